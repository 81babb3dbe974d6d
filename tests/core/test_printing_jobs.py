"""From the ledger to paper and back: what is printed is remembered, what is scanned opens the right door."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.actions.campaigns import close_campaign
from outreach.actions.patches import give_households
from outreach.actions.workers import worker_ids
from outreach.errors import UserMistake
from outreach.printing.chosen_doors import prepare_doors
from outreach.printing.jobs import keep, keep_print
from outreach.printing.order import Doors, PaperOrder
from outreach.printing.pages import page_count, page_text
from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.printing.papers import KINDS, paper_kind, print_paper
from outreach.queries.households import household_rows, unit_id_of
from outreach.queries.scans import resolve_scan
from outreach.queries.sheets import batch_pdf, print_batches, sheet_page, sheet_pages
from outreach.vocabulary import Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log
from tests.support.printing import decoded, font_names, prepared

OF_ONE_CASE = ("back-trace", "household", "spot-check", "tasks")


def test_every_printed_code_opens_its_own_door(village: Workspace, tmp_path: Path) -> None:
    printed = print_paper(village, "signoff", tmp_path / "sheets.pdf")
    pdf = printed.file.read_bytes()
    pages = {page.code: page for page in village.ask(sheet_pages)}
    rows = {row.id: row for row in village.ask(household_rows, campaign_id(village))}
    seen = set()
    for number in range(1, printed.pages + 1):
        text = page_text(pdf, number)
        for code in decoded(pdf, number):
            found = village.ask(resolve_scan, code)
            assert found.status == "open"
            if found.page_id is None:
                assert rows[found.unit_id or ""].head in text
                seen.add(found.household_no)
            else:
                assert pages.pop(code).id == found.page_id
    assert pages == {}
    assert seen == {*map(str, range(1, 10)), "11"}, "neither the empty house nor the shop is due"


def test_a_sheet_is_typed_up_in_the_order_of_the_paper(village: Workspace, tmp_path: Path) -> None:
    printed = print_paper(village, "signoff", tmp_path / "sheets.pdf", "第2组")
    [page] = village.ask(sheet_pages)
    opened = village.ask(sheet_page, page.id)
    assert [(line.row, line.number, line.place) for line in opened.lines] == [
        (place, place + 1, f"2组{place + 1}号") for place in range(4)
    ]
    assert [column["label"] for column in opened.columns] == ["宣传单", "警民联系卡", "一封信", "APP", "代签"]
    assert opened.geometry["layout"] == "signoff-a4"
    assert opened.geometry["rows"][3]["cells"]["signature"] == [188, 66, 50, 13]
    assert printed.batch is not None
    assert village.ask(batch_pdf, printed.batch) == printed.file.read_bytes()


def test_who_has_signed_or_is_excluded_can_stay_off_the_sheet(village: Workspace) -> None:
    log(village, "1", signoff=SignOff.SIGNATURE)
    log(village, "2", Outcome.MOVED_AWAY)
    all_due = page_text(prepared(village, "signoff", "1").pdf, 1)
    wanted = paper_kind("signoff").order(PaperOrder("1", doors=Doors.UNSIGNED))
    unsigned = page_text(prepare_doors(village, wanted).pdf, 1)
    assert "李建国" in all_due
    assert "单春生" not in all_due
    assert "李建国" not in unsigned
    assert "仇志强" in unsigned


def test_a_preview_is_remembered_only_when_it_is_printed(village: Workspace) -> None:
    paper = prepared(village, "signoff")
    assert village.ask(sheet_pages) == ()
    batch = keep(village, paper)
    assert len(village.ask(sheet_pages)) == paper.pages
    assert village.ask(batch_pdf, batch or "") == paper.pdf


def test_a_file_that_cannot_be_written_is_not_remembered(village: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="cannot_write"):
        print_paper(village, "signoff", tmp_path / "no such folder" / "sheets.pdf")
    assert village.ask(sheet_pages) == ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in OF_ONE_CASE])
def test_each_paper_prints_with_embedded_fonts_only(village: Workspace, tmp_path: Path, kind: str) -> None:
    printed = print_paper(village, kind, tmp_path / f"{kind}.pdf")
    assert printed.pages == page_count(printed.file)
    assert all(name[6] == "+" for name in font_names(printed.file.read_bytes()))
    assert not printed.warnings


def test_a_paper_takes_its_own_choices_and_refuses_others(village: Workspace, tmp_path: Path) -> None:
    options = (PaperOption("ink", "", (("colour", ""), ("black", ""))), PaperOption("by", ""))
    kind = PaperKind("x", "", "", "", "", prepare_doors, "", options=options)
    assert kind.chosen({}) == {"ink": "colour", "by": ""}
    assert kind.chosen({"ink": "black", "by": "王芳"}) == {"ink": "black", "by": "王芳"}
    with pytest.raises(UserMistake, match="paper_option_value_unknown"):
        kind.chosen({"ink": "gold"})
    with pytest.raises(UserMistake, match="paper_option_unknown"):
        print_paper(village, "progress", tmp_path / "x.pdf", options={"gold": "yes"})
    with pytest.raises(UserMistake, match="paper_unknown"):
        print_paper(village, "gold", tmp_path / "x.pdf")


def test_the_list_of_doors_left_names_those_and_nobody_else(village: Workspace) -> None:
    log(village, "1", signoff=SignOff.SIGNATURE)
    log(village, "2", Outcome.NOBODY_HOME)
    log(village, "2", Outcome.NOBODY_HOME, day=17)
    text = page_text(prepared(village, "not-reached", "1").pdf, 1)
    assert "李建国" not in text
    assert "单春生" in text
    assert "未遇 2 次" in text
    assert "欧阳文静" not in text


def test_progress_and_doors_left_go_by_patch_too(village: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="no_patches_to_print"):
        print_paper(village, "progress", tmp_path / "x.pdf", options={"by": "patch"})
    worker = village.run(lambda act: worker_ids(act, ["王芳"]))[0]
    village.run(give_households, [village.ask(unit_id_of, no) for no in ("1", "2")], worker)
    log(village, "1", signoff=SignOff.SIGNATURE)
    sheet = page_text(print_paper(village, "progress", tmp_path / "p.pdf", options={"by": "patch"}).file, 1)
    assert "王芳" in sheet and "没人包片" in sheet and "包哪里" in sheet and "第1组" not in sheet
    left = page_text(print_paper(village, "not-reached", tmp_path / "n.pdf", patch=worker).file, 1)
    assert "单春生" in left and "王芳的片" in left and "已入户 1/2" in left
    assert "欧阳文静" not in left
    with pytest.raises(UserMistake, match="not_by_patch"):
        print_paper(village, "coverage", tmp_path / "c.pdf", patch=worker)


def test_wall_chart_and_leaflet_name_no_household(village: Workspace, tmp_path: Path) -> None:
    for kind in ("coverage", "leaflet", "progress"):
        text = page_text(print_paper(village, kind, tmp_path / f"{kind}.pdf").file, 1)
        assert "欧阳文静" not in text
        assert "1380000" not in text


@pytest.mark.parametrize(
    ("group", "code"), [("9组", "group_to_print_unknown"), ("", "group_to_print_unknown")]
)
def test_an_unknown_group_is_refused_with_the_groups_there_are(
    village: Workspace, group: str, code: str
) -> None:
    with pytest.raises(UserMistake) as caught:
        prepared(village, "signoff", group)
    assert caught.value.code == code
    assert "1组、2组、3组" in caught.value.chinese()


def test_without_a_campaign_only_the_leaflet_prints(village: Workspace, tmp_path: Path) -> None:
    village.run(close_campaign, campaign_id(village))
    assert print_paper(village, "leaflet", tmp_path / "leaflet.pdf").pages == 1
    with pytest.raises(UserMistake, match="no_campaign_to_print"):
        prepared(village, "signoff")


def test_what_went_to_the_printer_is_remembered_with_edition_and_copies(village: Workspace) -> None:
    keep_print(village, prepared(village, "leaflet"), copies=200)
    keep_print(village, prepared(village, "card", edition="春季版"), copies=3)
    keep_print(village, prepared(village, "leaflet", slip="yes", edition="长" * 300))
    rows = [(row.kind, row.edition, row.copies) for row in reversed(village.ask(print_batches))]
    assert rows == [("leaflet", "2026年11月版", 200), ("card", "春季版", 3), ("leaflet", "长" * 60, 1)]
