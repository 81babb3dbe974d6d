"""What a paper cannot show is said with its place; the window also names the person, nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.actions.act import Act
from outreach.actions.receipts_back import return_receipt
from outreach.actions.spot_checks import draw_spot_check
from outreach.model import Unit
from outreach.printing.pages import page_text
from outreach.printing.papers import print_paper
from outreach.printing.table_form import TableColumn, TableJob, draw
from outreach.printing.warnings import PaperFault
from outreach.queries.receipts import receipts
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import log
from tests.support.printing import prepared

KINDS = {
    "signoff": {}, "registration": {}, "receipts": {}, "letter": {}, "leaflet": {"slip": "yes"},
    "card-slip": {}, "not-reached": {}, "spot-check": {}, "handover": {}, "household": {"household": "4"},
}  # fmt: skip


def rename(act: Act) -> None:
    act.describe("x")
    act.session.query(Unit).filter(Unit.no == "4").one().head = "曾😀顺"


@pytest.fixture
def odd(village: Workspace, tmp_path: Path) -> Workspace:
    """Household 4 has a name that no typeface holds, a slip in hand, and a check drawn of its visit."""
    print_paper(village, "receipts", tmp_path / "slips.pdf", "1")
    slip = next(row for row in village.ask(receipts) if row.household_no == "4")
    village.run(return_receipt, slip.serial)
    log(village, "4", day=17)
    village.run(draw_spot_check, 7, 3)
    village.run(rename)
    return village


def assert_named(workspace: Workspace, kind: str) -> None:
    made = prepared(workspace, kind, **KINDS[kind])
    (first, *_) = [one for one in made.warnings if one.fault is PaperFault.MISSING]
    assert "4号户 曾😀顺" in first.sentence_on_screen(), kind
    assert "曾" not in first.sentence() and "曾" not in repr(first), "never in a log or on standard error"
    assert "U+1F600" in first.sentence()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not-reached"])
def test_the_window_names_who_has_a_character_that_cannot_be_printed(odd: Workspace, kind: str) -> None:
    assert_named(odd, kind)


def test_who_is_not_reached_is_named_and_the_command_names_nobody(
    village: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    village.run(rename)
    assert_named(village, "not-reached")
    village.close()
    run = Commands(capsys, monkeypatch, village.path)
    done = run("print", "not-reached", "--out", str(tmp_path / "a.pdf"))
    (warning,) = done.document["warnings"]
    assert "U+1F600" in warning and "曾" not in done.out + done.err


def test_a_text_too_long_for_its_cell_is_cut_with_a_mark_and_said() -> None:
    columns = (TableColumn("a", "名称", 1), TableColumn("b", "内容", 6))
    rows = (("王芳", "长" * 200_000), ("李强", "短"))
    drawn = draw(TableJob("表", "", "", "", columns, rows, lying=False, whose=(("3", "王芳"), ("4", "李强"))))
    (warning,) = drawn.warnings
    assert (warning.fault, warning.row) == (PaperFault.CUT, 1) and "王芳" in warning.sentence_on_screen()
    assert "…" in page_text(drawn.pdf, 1)
