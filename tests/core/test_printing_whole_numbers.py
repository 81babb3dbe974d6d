"""Numbers on paper are masked; whole ones need right and reason, are noted, neither shown nor kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.spot_checks import draw_spot_check
from outreach.errors import UserMistake
from outreach.model import ActionEntry, Contact, Unit
from outreach.printing.jobs import keep_print
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import PAPERS
from outreach.queries.sheets import batch_pdf, print_batches
from outreach.vocabulary import Access, Outcome
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import log
from tests.support.printing import prepared

KINDS = ("registration", "not-reached", "spot-check")
WHOLE, MASKED = "13800000003", "138****0003"


def text_of(pdf: bytes) -> str:
    return "".join(re.sub(r"\s", "", page_text(pdf, page)) for page in range(1, page_count(pdf) + 1))


def reasons(workspace: Workspace) -> list[str]:
    def values(session: Session) -> list[str]:
        wanted = select(ActionEntry.values).where(ActionEntry.name == "note_unmasked_export")
        return list(session.scalars(wanted))

    return [json.loads(text)["reason"] for text in workspace.ask(values)]


@pytest.fixture
def checked(village: Workspace) -> Workspace:
    """Household 3, which has a phone, was nobody home; a check of that visit is drawn."""
    log(village, "3", Outcome.NOBODY_HOME)
    village.run(draw_spot_check, 7, 1)
    return village


@pytest.mark.parametrize("kind", KINDS)
def test_whole_numbers_stand_on_the_paper_alone(checked: Workspace, tmp_path: Path, kind: str) -> None:
    usual = prepared(checked, kind)
    assert MASKED not in text_of(usual.pdf) and WHOLE not in text_of(usual.pdf) and not usual.whole
    made = prepared(checked, kind, numbers="whole", reason="电话回访外出户")
    assert reasons(checked) == [], "looking at the masked preview is noted nowhere"
    assert MASKED in text_of(made.pdf) and WHOLE not in text_of(made.pdf)
    assert WHOLE in text_of(made.whole) and MASKED not in text_of(made.whole)
    assert "用完即交回销毁" in text_of(made.whole)
    keep_print(checked, made)
    (noted,) = reasons(checked)
    assert noted.endswith("：电话回访外出户") and made.title in noted
    (batch,) = checked.ask(print_batches)
    assert WHOLE not in text_of(checked.ask(batch_pdf, batch.id))


def test_contacts_of_shops_and_schools_are_masked_and_whole_for_a_reason(checked: Workspace) -> None:
    def keep(act: Act) -> None:
        act.describe("x")
        shop = act.session.query(Unit).filter(Unit.no == "12").one()
        act.session.add(Contact(unit_id=shop.id, name="赵店主", phone="13900000912"))

    checked.run(keep)
    assert "139****0912" in text_of(prepared(checked, "contacts").pdf)
    made = prepared(checked, "contacts", numbers="whole", reason="送材料要先打电话")
    assert "13900000912" in text_of(made.whole) and "13900000912" not in text_of(made.pdf)


@pytest.mark.parametrize("kind", [*KINDS, "household"])
def test_whole_numbers_need_a_reason_and_the_right(checked: Workspace, kind: str) -> None:
    given = {"household": "3"} if kind == "household" else {}
    with pytest.raises(UserMistake, match="numbers_reason") as refused:
        prepared(checked, kind, numbers="whole", reason=" 看 ", **given)
    assert refused.value.field == "reason"
    checked.access = Access.WORKER
    with pytest.raises(UserMistake, match="forbidden"):
        prepared(checked, kind, numbers="whole", reason="电话回访外出户", **given)
    assert reasons(checked) == []


def test_no_paper_shows_a_whole_number_of_a_resident_unasked(checked: Workspace) -> None:
    for paper in PAPERS:
        given = {"household": "3"} if paper.code == "household" else {}
        columns = next((one for one in paper.options if one.code == "columns"), None)
        try:
            made = prepared(checked, paper.code, **given, **({"columns": ""} if columns else {}))
        except UserMistake:
            continue
        assert WHOLE not in text_of(made.pdf), paper.code


def test_the_command_takes_unmasked_with_its_reason(
    checked: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked.close()
    run = Commands(capsys, monkeypatch, checked.path)
    target = tmp_path / "list.pdf"
    refused = run("print", "not-reached", "--unmasked", "--out", str(target))
    assert refused.code == 1 and refused.document["error"] == "numbers_reason" and not target.exists()
    done = run("print", "not-reached", "--unmasked", "--reason", "电话回访外出户", "--out", str(target))
    assert done.code == 0 and WHOLE in text_of(target.read_bytes())
    assert run("print", "leaflet", "--unmasked", "--out", str(target)).code == 1
    with Workspace.open(checked.path) as again:
        assert reasons(again) == ["未见面住户清单：电话回访外出户"]
