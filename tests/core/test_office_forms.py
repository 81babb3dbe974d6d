"""An office's own workbook is refilled: the mapped cells change, all else stays as the office made it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from outreach.errors import UserMistake
from outreach.periods import parse
from outreach.queries.content import content_digest
from outreach.queries.village import VillageRow
from outreach.tallies.office.blanks import blanks
from outreach.tallies.office.group_labels import GroupLabels
from outreach.tallies.office.learn import fill, fill_learned, learn
from outreach.tallies.office.mapping import map_of
from outreach.vocabulary import Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import log
from tests.support.office_forms import (
    FORMS,
    Map,
    a_page_of_text,
    a_sheet_a_month,
    groups_across,
    groups_down,
    two_columns_a_group,
    write_map,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
WEEK = parse("week", "2026-W47")
VILLAGE = VillageRow("", "", "", "", (), 0, "", "", False, ())
Form = Callable[[Path], tuple[Path, Map]]
CHANGED = {
    groups_down: {"周报": "A2 G2 B5 B6 B7 C5 C6 C7 D5 D6 D7 F5 F6 F7"},
    groups_across: {"11月": "B3 C3 D3 E3 B4 C4 D4 E4 B5 C5 D5 E5"},
    a_page_of_text: {"简况": "A1 A2"},
    a_sheet_a_month: {"11月": "B2 B3 B5 C2 C3 C5"},
    two_columns_a_group: {"11月": "D4 E4 E5 F4 G4 G5"},
}


@pytest.fixture
def busy(village: Workspace) -> Workspace:
    log(village, "1", signoff=SignOff.SIGNATURE, handouts={"leaflet": 2})
    log(village, "5", day=17)
    log(village, "2", day=10)
    log(village, "6", Outcome.PHONE, day=18)
    return village


def filled(workspace: Workspace, form: Form, folder: Path) -> tuple[Path, Path]:
    """The form and its filled copy."""
    path, document = form(folder)
    learn(workspace, path, map_of(document))
    target = folder / f"交-{path.name}"
    fill(workspace, WEEK, path, map_of(document), target)
    return path, target


@pytest.mark.parametrize("form", FORMS)
def test_only_the_mapped_cells_differ(busy: Workspace, tmp_path: Path, form: Form) -> None:
    before, after = filled(busy, form, tmp_path)
    old, new = load_workbook(before, rich_text=True), load_workbook(after, rich_text=True)
    assert new.sheetnames == old.sheetnames
    for sheet in old:
        changed = {
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if cell.value != new[sheet.title][cell.coordinate].value
        }
        assert changed <= set(CHANGED[form].get(sheet.title, "").split())
        looks = [(c.coordinate, c._style) for row in sheet.iter_rows() for c in row]
        assert looks == [(c.coordinate, c._style) for row in new[sheet.title].iter_rows() for c in row]
    with ZipFile(before) as first, ZipFile(after) as second:
        assert second.namelist() == first.namelist()
        sheets = {name for name in first.namelist() if "worksheets/sheet" in name}
        others = set(first.namelist()) - sheets - {"xl/workbook.xml"}
        assert [name for name in others if first.read(name) != second.read(name)] == []


def test_the_cells_hold_the_figures_and_the_totals_are_to_be_worked_out(
    busy: Workspace, tmp_path: Path
) -> None:
    _, after = filled(busy, groups_down, tmp_path)
    sheet = load_workbook(after)["周报"]
    assert [[cell.value for cell in row] for row in sheet["B5:D7"]] == [[1, 2, 4], [1, 1, 4], [0, 0, 2]]
    assert sheet["A2"].value == "填报单位：周新庄村  填表人：王芳"
    assert sheet["G2"].value == datetime(2026, 11, 18)
    assert sheet["B8"].value == "=SUM(B5:B7)"
    shown = load_workbook(after, data_only=True)
    assert shown["周报"]["B8"].value is None
    assert shown["说明"]["A2"].value is None
    assert shown["说明"]["A3"].value == 2, "what hangs on nothing that changed keeps its result"
    assert b'fullCalcOnLoad="1"' in ZipFile(after).read("xl/workbook.xml")


def test_a_total_through_several_sheets_does_not_keep_its_old_result(busy: Workspace, tmp_path: Path) -> None:
    before, after = filled(busy, a_sheet_a_month, tmp_path)
    shown = [load_workbook(file, data_only=True) for file in (before, after)]
    assert [book["全年"]["B1"].value for book in shown] == [0, None]
    assert [book["10月"]["B6"].value for book in shown] == [0, 0]


def test_blanks_in_a_sentence_are_filled_and_keep_their_underline(busy: Workspace, tmp_path: Path) -> None:
    _, after = filled(busy, a_page_of_text, tmp_path)
    sheet = load_workbook(after, rich_text=True)["简况"]
    assert str(sheet["A1"].value) == "本周入户2户，累计3户，入户率30.0%。"
    under = [str(run) for run in sheet["A1"].value if getattr(run, "font", None) and run.font.u]
    assert under == ["2", "3", "30.0"]
    assert sheet["A2"].value.split() == ["填表人：王芳", "审核人：", "（2026）年第（47）周"]
    assert sheet["A3"].value == "　　年　　月　　日"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("填报单位：____ 填表人：____ 日期：__年__月__日", 5),
        ("填表人：      审核人：      ", 2),
        ("填报单位：柳河村      填表人：      ", 1),
        ("　　本周入户    户，发放    份。", 2),
        ("　　年　　月　　日", 3),
        ("（ ）年第（）周", 2),
        ("周 统 计 表", 0),
        ("", 0),
    ],
)
def test_what_counts_as_a_blank(sentence: str, found: int) -> None:
    assert len(blanks(sentence)) == found


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_filled_forms_and_their_totals_are_right(
    busy: Workspace, tmp_path: Path
) -> None:
    files = [filled(busy, form, tmp_path)[1] for form in FORMS]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, tmp_path / "out", *files], capture_output=True, timeout=180, check=True)
    down, across, text, months, pairs = (
        load_workbook(tmp_path / "out" / file.name, data_only=True) for file in files
    )
    assert [cell.value for cell in down["周报"]["B8:F8"][0]] == pytest.approx([2, 3, 10, 0.3, 2])
    assert down["说明"]["A2"].value == 2
    assert across["11月"]["A6"].value == 2 - 7
    assert [cell.value for cell in across["11月"]["B5:E5"][0]] == pytest.approx([50, 25, 0, 30])
    assert text["简况"]["B6"].value == 6
    assert [[cell.value for cell in row] for row in months["11月"]["B2:C6"]] == [
        [1, 1], [1, 0], [2, 1], [0, 0], [2, 1],
    ]  # fmt: skip
    rows = [[cell.value for cell in row] for row in pairs["11月"]["B4:H5"]]
    assert rows == [[None, None, 1, 2, 1, 1, 2], [None, None, None, 1, None, 0, 0]]
    assert pairs["全年"]["A4"].value == 4


def test_a_form_is_filled_from_the_ledger_without_its_file(busy: Workspace, tmp_path: Path) -> None:
    path, first = filled(busy, groups_down, tmp_path)
    path.unlink()
    again = tmp_path / "再填.xlsx"
    fill_learned(busy, WEEK, path.name, again)
    with ZipFile(first) as one, ZipFile(again) as other:
        assert [one.read(name) for name in one.namelist()] == [other.read(name) for name in other.namelist()]


def test_what_the_office_changed_is_said(busy: Workspace, tmp_path: Path) -> None:
    path, document = groups_down(tmp_path)
    learn(busy, path, map_of(document))
    book = load_workbook(path)
    book["周报"]["B3"], book["周报"]["D3"] = "走访（次）", "应访户"
    book.save(path)
    done = fill(busy, WEEK, path, map_of(document), tmp_path / "out.xlsx")
    assert len([words for words in done.warnings if "走访（次）" in words]) == 6
    assert all("D5" not in words for words in done.warnings)


def test_learning_can_be_undone_and_is_part_of_the_content(village: Workspace, tmp_path: Path) -> None:
    before = village.ask(content_digest)
    path, document = groups_across(tmp_path)
    learn(village, path, map_of(document))
    assert village.ask(content_digest) != before
    village.undo()
    assert village.ask(content_digest) == before


def test_a_form_takes_last_year_rank_difference_and_target(busy: Workspace, tmp_path: Path) -> None:
    path, _ = groups_down(tmp_path)
    wanted = {"B": ("reached", "last_year"), "C": ("reached_rate", "rank"), "D": ("reached", "diff")}
    cells = {column: {"figure": figure, "period": period} for column, (figure, period) in wanted.items()}
    cells["F"] = {"figure": "target", "period": "value"}
    line = {"sheet": "周报", "from": "5", "to": "7", "label": "A", "cells": cells}
    learned = learn(busy, path, map_of({"rows": [line]}))
    assert learned.warnings == (), "a rank needs no format of per cent"
    target = tmp_path / "排名.xlsx"
    fill(busy, WEEK, path, None, target)
    sheet = load_workbook(target)["周报"]
    rows = [[sheet[f"{column}{row}"].value for column in "BCDF"] for row in (5, 6, 7)]
    assert rows == [[None, 1, 0, 4], [None, 2, 1, 4], [None, 3, 0, 2]], "no campaign ran a year ago"


def test_what_a_label_names() -> None:
    place = replace(VILLAGE, name="周新庄村", township="洋口镇")
    labels = GroupLabels(("1", "2", "东组"), place)
    said = {
        "1": ("1组", "周新庄村一组", "周新庄1组", "洋口镇周新庄村委会第一村民小组（河东）", "周新庄村-1组"),
        "东组": ("东组", "周新庄村东组"),
        None: ("3组", "柳河村一组", "周新庄村", "合计", "", "洋口镇一组"),
    }
    for group, words in said.items():
        assert {labels.named(text) for text in words} == {group}, group


def test_a_rate_in_a_cell_without_per_cent_is_said(village: Workspace, tmp_path: Path) -> None:
    path, document = groups_across(tmp_path)
    entry = {"sheet": "10月", "cell": "E5", "figure": "reached_rate", "period": "cumulative"}
    document["cells"].append(entry)
    learned = learn(village, path, map_of(document))
    assert [words[:2] for words in learned.warnings] == ["“1"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"sheet": "没有", "cell": "A1", "figure": "due"}, "map_sheet_missing"),
        ({"sheet": "周报", "cell": "C3", "figure": "due"}, "map_in_merge"),
        ({"sheet": "周报", "cell": "5B", "figure": "due"}, "map_cell_wrong"),
        ({"sheet": "周报", "cell": "B5", "figure": "没有"}, "figure_unknown"),
        ({"sheet": "周报", "cell": "B5", "figure": "due", "group": "99"}, "map_group_unknown"),
        ({"sheet": "周报", "cell": "A2", "text": "village", "blank": 3}, "map_no_blank"),
        ({"sheet": "周报", "cell": "B5", "text": "什么"}, "map_entry"),
        ({"sheet": "周报", "cell": "B5", "figure": "due", "period": "next"}, "map_entry"),
        ({"sheet": "周报", "cell": "B5", "figure": "due", "period": "rank"}, "map_rank_of_all"),
    ],
)
def test_a_wrong_map_is_refused_before_anything_is_written(
    busy: Workspace, tmp_path: Path, entry: dict[str, object], code: str
) -> None:
    path, _ = groups_down(tmp_path)
    target = tmp_path / "out.xlsx"
    with pytest.raises(UserMistake) as refused:
        fill(busy, WEEK, path, map_of({"cells": [entry]}), target)
    assert refused.value.code == code
    assert not target.exists()
    with pytest.raises(UserMistake, match=code):
        learn(busy, path, map_of({"cells": [entry]}))


def test_the_office_s_own_file_is_never_written_over(busy: Workspace, tmp_path: Path) -> None:
    path, document = groups_down(tmp_path)
    before = path.read_bytes()
    with pytest.raises(UserMistake) as refused:
        fill(busy, WEEK, path, map_of(document), path)
    assert refused.value.code == "template_same_file"
    assert path.read_bytes() == before


def test_names_never_become_formulas(busy: Workspace, tmp_path: Path) -> None:
    path, _ = a_page_of_text(tmp_path)
    entry = {"sheet": "简况", "cell": "D9", "text": "preparer"}
    target = tmp_path / "out.xlsx"
    nasty = "=cmd|'/c calc'!A1"
    fill(busy, WEEK, path, map_of({"cells": [entry]}), target, preparer=nasty, on=date(2026, 11, 22))
    cell = load_workbook(target)["简况"]["D9"]
    assert (cell.value, cell.data_type) == (nasty, "s")


def test_the_commands_learn_fill_and_hand_on(
    busy: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.close()
    command = Commands(capsys, monkeypatch, busy.path)
    path, document = groups_down(tmp_path)
    mapped, target = write_map(tmp_path, document), tmp_path / "周报11.xlsx"
    learned = command("template", "learn", str(path), "--map", str(mapped)).document
    assert learned["cells"] == 15
    assert learned["lost"] == []
    words = ["--template", str(path), "--map", str(mapped)]
    told = command("tally", "week", "2026-W47", "--out", str(target), *words).document
    due = next(f for f in told["figures"] if (f["code"], f["group"]) == ("due", "1"))
    assert load_workbook(target)["周报"]["D5"].value == due["cumulative"]
    handed = tmp_path / "给下一个村.json"
    assert command("template", "export", path.name, "--map", str(handed)).code == 0
    assert json.loads(handed.read_text(encoding="utf-8")) == map_of(document).as_json()
    assert command("tally", "week", "2026-W47", "--template", str(path)).code == 1
