"""The weekly workbook: formulas come to the figures, lines add up, text stays text, one page wide."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet._writer import ALL_TEMP_FILES

from outreach.actions.campaigns import CampaignForm, add_option, correct_campaign
from outreach.actions.register import apply_register_update
from outreach.actions.settings import change_setting
from outreach.actions.visits import void_visit
from outreach.errors import StorageProblem, UserMistake
from outreach.periods import parse
from outreach.queries.households import members, unit_id_of
from outreach.register_rows import AddHousehold, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.tallies.layout import table_columns, workbook_name
from outreach.tallies.tally import TallySheet
from outreach.tallies.workbook import write_tally
from outreach.vocabulary import AppState, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log
from tests.support.tallies_formulas import Sheets

WEEK = parse("week", "2026-W47")
NASTY = ('=HYPERLINK("x")', "+8613800001111", "-1", "@SUM(A1)", "\t=1", "王\x07芳", "a" * 900, "*", "宣传单?")


@pytest.fixture
def busy(village: Workspace) -> Workspace:
    """The small village after a few days of work, one household gone, one shop told."""
    unit = village.ask(unit_id_of, "1")
    head, wife = (row.id for row in village.ask(members, unit, date(2026, 11, 16)))
    given = {"leaflet": 2, "card": 1, "poster": 1}
    log(village, "1", day=10, signoff=SignOff.SIGNATURE, handouts=given, app={head: AppState.HAD})
    log(village, "2", day=11, workers=["王芳", "赵强"])
    log(village, "2", Outcome.MOVED_AWAY, day=17)
    log(village, "3", day=17, signoff=SignOff.PROXY, handouts={"leaflet": 1})
    log(village, "5", day=18, handouts={"leaflet": 3, "fan": 1})
    log(village, "5", day=19, signoff=SignOff.FINGERPRINT, workers=["赵强"])
    log(village, "6", Outcome.PHONE, day=19)
    log(village, "1", day=20, app={wife: AppState.NEW})
    log(village, "12", day=20)
    village.run(void_visit, log(village, "7", day=18, handouts={"leaflet": 9}), "记错了")
    return village


def written(village: Workspace, folder: Path) -> tuple[Path, TallySheet]:
    target = folder / "周统计表.xlsx"
    return target, write_tally(village, WEEK, target)


def table(book, sheet: TallySheet) -> dict[str, list]:
    """The rows of the table by the name in front: whatever the cells hold."""
    rows = book["周统计表"].iter_rows(min_row=5, max_row=5 + len(sheet.groups))
    return {row[0].value: list(row[1:-1]) for row in rows}


def expected(sheet: TallySheet, group: str | None) -> list[float]:
    return [getattr(sheet.row(c.code, group), c.column) for c in table_columns(sheet)]


def test_the_formulas_come_to_the_figures(busy: Workspace, tmp_path: Path) -> None:
    target, sheet = written(busy, tmp_path)
    book = load_workbook(target)
    sheets, rows = Sheets(book), table(book, sheet)
    assert list(rows) == ["1组", "2组", "3组", "合计"]
    for name, group in zip(rows, (*sheet.groups, None), strict=True):
        results = [sheets.result("周统计表", cell.coordinate) for cell in rows[name]]
        assert results == pytest.approx(expected(sheet, group))
    totals = [cell.value for cell in rows["合计"]]
    assert all(str(value).startswith(("=SUM(", "=IF(")) for value in totals)


def test_every_formula_carries_its_result_for_programs_that_do_not_calculate(
    busy: Workspace, tmp_path: Path
) -> None:
    target, _ = written(busy, tmp_path)
    formulas, kept = load_workbook(target), load_workbook(target, data_only=True)
    sheets = Sheets(formulas)
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(cells) > 60
    for sheet, cell in cells:
        assert sheets.result(sheet, cell) == pytest.approx(kept[sheet][cell].value), (sheet, cell)


def test_the_lines_add_up_to_the_table_and_say_so(busy: Workspace, tmp_path: Path) -> None:
    target, sheet = written(busy, tmp_path)
    book = load_workbook(target)
    rows = list(book["明细"].iter_rows(min_row=5, values_only=True))
    sums: dict[tuple, int] = {}
    for figure, when, group, *_, n, _unit in rows:
        sums[figure, when, group] = sums.get((figure, when, group), 0) + n
    assert sums["入户", "本期", "1组"] == sheet.row("reached", "1").value == 0
    assert sums["入户", "以前", "1组"] == 2
    assert sums["发放宣传单", "本期", "2组"] == 3
    assert sums["宣传人次", "本期", "2组"] == sheet.row("person_times", "2").value
    sheets = Sheets(book)
    checks = [
        sheets.result("指标说明", row[8].coordinate)
        for row in book["指标说明"].iter_rows(min_row=4)
        if row[8].value
    ]
    assert checks and set(checks) == {"对得上"}


def test_who_is_not_due_any_more_is_said(busy: Workspace, tmp_path: Path) -> None:
    target, _ = written(busy, tmp_path)
    lines = list(load_workbook(target)["明细"].iter_rows(min_row=5, values_only=True))
    gone = [row for row in lines if row[8] == -1]
    assert [(row[0], row[3], row[7]) for row in gone] == [("入户", "2号", "转为不计：已搬走")]
    assert {row[7] for row in lines if row[0] == "签收"} == {"签字", "代签", "按手印"}


def test_text_never_becomes_a_formula(village: Workspace, tmp_path: Path) -> None:
    doors = [
        RegisterHousehold("", f"x{place}", "东组", name, members=(RegisterPerson("", name, "户主"),))
        for place, name in enumerate(NASTY)
    ]
    operations = tuple(AddHousehold(door.no, door) for door in doors)
    village.run(apply_register_update, RegisterUpdate("花名册", operations))
    village.run(change_setting, "office", "=1+1")
    village.recorder = "@王芳"
    option = village.run(add_option, "handout", "=SUM(1)", "-个")
    for door in doors:
        log(village, door.no, workers=["=2+3"], handouts={option: 1})
    target, _ = written(village, tmp_path)
    own = re.compile(r"=(SUM\([A-Z]+\d|IF\(|SUBTOTAL\(109|SUMPRODUCT\(\('明细'|'周统计表'!)")
    book = load_workbook(target)
    formulas = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert [text for text in formulas if not own.match(text)] == []
    heads = {row[4].value for row in book["明细"].iter_rows(min_row=5)}
    assert heads >= {name.replace("\x07", "\ufffd") for name in NASTY}
    first = next(row[4] for row in book["明细"].iter_rows(min_row=5) if row[4].value == NASTY[0])
    assert first.quotePrefix, "stays text when somebody edits the cell in place"


def test_it_says_where_it_comes_from_and_prints_on_one_page_width(busy: Workspace, tmp_path: Path) -> None:
    target, sheet = written(busy, tmp_path)
    book = load_workbook(target)
    assert book.sheetnames == ["周统计表", "明细", "指标说明", "图表", "覆盖图"]
    page = book["周统计表"]
    assert page["A1"].value == "周新庄村反诈宣传周统计表"
    said = "".join(str(cell.value or "") for cell in page[2])
    assert "填报单位：周新庄村村民委员会" in said and "专项行动：秋季反诈入户宣传" in said
    assert "第47周 11-16 周一 至 11-22 周日" in said and "填报日期：2026-11-18" in said
    last = "".join(str(cell.value or "") for cell in page[page.max_row])
    assert last == "填表人：王芳审核人：单位负责人："
    for one in book:
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
        assert one.sheet_properties.pageSetUpPr.fitToPage and one.page_setup.fitToHeight == 0
        assert one.print_title_rows
    assert page.print_title_rows == "$3:$4"
    detail = book["明细"]
    assert detail.auto_filter.ref == f"A4:J{detail.max_row}" and detail.freeze_panes == "A5"
    assert "不得外传" in detail["A2"].value
    assert isinstance(detail["F5"].value, date)
    assert workbook_name(sheet) == "周新庄村反诈宣传周统计表_2026-W47.xlsx"


def test_charts_are_drawn_by_excel_from_the_numbers_beside_them(busy: Workspace, tmp_path: Path) -> None:
    target, sheet = written(busy, tmp_path)
    with ZipFile(target) as file:
        drawn = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == 3, "no case happened: no chart of kinds"
    assert all("'图表'!$" in chart and '<c:min val="0"' in chart.replace("<min", "<c:min") for chart in drawn)
    assert sum("lineChart" in chart for chart in drawn) == 1, "the plan"
    page = load_workbook(target)["图表"]
    rows = {row[0]: row[1:] for row in page.iter_rows(min_row=5, max_row=8, values_only=True)}
    for group in sheet.groups:
        due, reached, rate, *_ = rows[f"{group}组"]
        assert (due, reached) == (sheet.row("due", group).value, sheet.row("reached", group).cumulative)
        assert str(rate).startswith("=IF(B")
    tiles = load_workbook(target)["覆盖图"].iter_rows(min_row=4, min_col=2, values_only=True)
    tiles = [tile for row in tiles for tile in row]
    signed = sum(str(tile).startswith("✓") for tile in tiles if tile)
    assert signed == sheet.row("signed").cumulative
    assert sum(tile is not None for tile in tiles) == sheet.row("households").value


def test_no_phone_and_no_id_number_is_in_it(busy: Workspace, tmp_path: Path) -> None:
    target, _ = written(busy, tmp_path)
    with ZipFile(target) as file:
        text = b"".join(file.read(name) for name in file.namelist()).decode(errors="ignore")
    assert "138000" not in text and "320623197506091234" not in text


def test_a_village_without_doors_gets_an_empty_table(tmp_path: Path, village: Workspace) -> None:
    from outreach.actions.campaigns import start_campaign
    from outreach.actions.ledger import LedgerForm

    with Workspace.create(tmp_path / "new.doorbook", LedgerForm("新城社区")) as empty:
        empty.run(start_campaign, CampaignForm("春季", date(2026, 11, 1), date(2026, 11, 30)))
        target, _ = written(empty, tmp_path)
    book = load_workbook(target)
    assert "新城社区居民委员会" in book["周统计表"]["A2"].value
    assert [cell.value for cell in book["周统计表"][5]][:3] == ["合计", 0, 0]


def test_many_kinds_of_handouts_go_under_the_table(village: Workspace, tmp_path: Path) -> None:
    codes = ("leaflet", "card", "letter", "fan", "poster", "banner", "booklet", "sticker")
    form = CampaignForm(
        "秋季反诈入户宣传", date(2026, 11, 2), date(2026, 11, 30), handouts=[(code, 1) for code in codes]
    )
    village.run(correct_campaign, campaign_id(village), form)
    log(village, "1", handouts={"sticker": 4})
    target, sheet = written(village, tmp_path)
    page = load_workbook(target)["周统计表"]
    heads = [str(cell.value).split("\n")[0] for cell in page[3] if cell.value]
    assert "温馨提示贴" not in heads and sum(head in ("宣传单", "横幅", "海报") for head in heads) == 3
    under = [cell.value for row in page.iter_rows(min_row=10) for cell in row]
    assert "温馨提示贴" in under and 4 in under


def test_a_folder_that_is_not_there_leaves_nothing_behind(village: Workspace, tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="cannot_write"):
        write_tally(village, WEEK, tmp_path / "没有" / "周统计表.xlsx")
    target, _ = written(village, tmp_path)
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".doorbook"].count(target.name) == 1
    assert not list(tmp_path.glob(".*"))


def test_nothing_of_it_lies_in_the_temporary_folder_meanwhile(
    busy: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    (tmp_path / "temporary").chmod(0o500)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", pytest.fail)
    write_tally(busy, WEEK, tmp_path / "week.xlsx")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_text_no_cell_can_hold_is_said_and_the_old_workbook_stays(busy: Workspace, tmp_path: Path) -> None:
    target, _ = written(busy, tmp_path)
    before = target.read_bytes()
    busy.run(change_setting, "office", "办" * 40_000)
    with pytest.raises(UserMistake, match="cell_too_long"):
        write_tally(busy, WEEK, target)
    assert target.read_bytes() == before
    assert ALL_TEMP_FILES == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_works_the_formulas_out_to_the_same_figures(busy: Workspace, tmp_path: Path) -> None:
    target, sheet = written(busy, tmp_path)
    bare = tmp_path / "bare.xlsx"
    without_results(target, bare)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    done = subprocess.run([*command, tmp_path / "out", bare], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    book = load_workbook(tmp_path / "out" / "bare.xlsx", data_only=True)
    rows = table(book, sheet)
    for name, group in zip(rows, (*sheet.groups, None), strict=True):
        assert [cell.value for cell in rows[name]] == pytest.approx(expected(sheet, group))
    checks = {row[8].value for row in book["指标说明"].iter_rows(min_row=4) if row[8].value}
    assert checks == {"对得上"}


def without_results(source: Path, target: Path) -> None:
    """Drop what our formulas say they come to, so that only working them out can give it back."""
    with ZipFile(source) as before, ZipFile(target, "w") as after:
        for item in before.infolist():
            content = before.read(item)
            after.writestr(item, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content))
