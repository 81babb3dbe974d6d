"""Macros, links, a pivot table, a chart, protection: kept byte by byte, what would be lost said before."""

import hashlib
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from outreach.errors import UserMistake
from outreach.periods import parse
from outreach.tallies.office.learn import fill, learn
from outreach.tallies.office.mapping import map_of
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.office_odd import PARTS, odd_form, with_traps

WEEK = parse("week", "2026-W47")
DOWN = {"sheet": "周报", "from": 2, "to": 4, "label": "A", "cells": {"B": {"figure": "reached"}}}


def digests(path: Path) -> dict[str, str]:
    """Every part of a container by its digest."""
    with ZipFile(path) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def test_all_of_it_is_kept_byte_by_byte_but_the_sheet(village: Workspace, tmp_path: Path) -> None:
    log(village, "1")
    form, wanted = odd_form(tmp_path), map_of({"rows": [DOWN]})
    before = form.read_bytes()
    learned = learn(village, form, wanted)
    assert learned.lost == ()
    said = " ".join(learned.kept)
    for part in ("图表", "透视表", "宏", "别的工作簿", "保护"):
        assert part in said, part
    target = tmp_path / "交.xlsm"
    fill(village, WEEK, form, wanted, target)
    old, new = digests(form), digests(target)
    assert list(new) == list(old)
    assert {name for name in old if old[name] != new[name]} == {"xl/worksheets/sheet1.xml"}
    assert set(PARTS) <= set(new)
    assert form.read_bytes() == before


def test_what_would_be_lost_is_said_before_anything_is_written(village: Workspace, tmp_path: Path) -> None:
    form = odd_form(tmp_path)
    wanted = map_of({"cells": [{"sheet": "周报", "cell": "C2", "figure": "reached"}]})
    assert any("C2" in words for words in learn(village, form, wanted).lost)
    assert [file.name for file in tmp_path.glob("交*")] == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("B2", "map_in_array"),
        ("D3", "map_in_array"),
        ("B1", "map_shared_formula"),
        ("G1", "map_table_heading"),
    ],
)
def test_a_cell_that_others_work_out_or_are_named_by_is_refused(
    village: Workspace, tmp_path: Path, cell: str, code: str
) -> None:
    form = with_traps(tmp_path)
    with pytest.raises(UserMistake) as refused:
        learn(village, form, map_of({"cells": [{"sheet": "周报", "cell": cell, "figure": "reached"}]}))
    assert refused.value.code == code


def test_old_days_runs_of_text_and_sheets_named_by_numbers(village: Workspace, tmp_path: Path) -> None:
    log(village, "1")
    cells = [
        {"sheet": "周报", "cell": "A1", "text": "report_date"},
        {"sheet": "周报", "cell": "G2", "figure": "reached"},
        {"sheet": "周报", "cell": "H2", "figure": "reached"},
        {"sheet": "周报", "cell": "I1", "figure": "reached", "blank": 1},
        {"sheet": "11月", "cell": "A1", "figure": "reached"},
    ]
    form, target = with_traps(tmp_path), tmp_path / "交.xlsx"
    said = learn(village, form, map_of({"cells": cells})).warnings
    assert [words[:8] for words in said] == ["“周报”的 H2"], "a list of 是 and 否 takes no number"
    fill(village, WEEK, form, None, target)
    with form.open("rb") as one, target.open("rb") as other:
        before, after = load_workbook(one, data_only=True), load_workbook(other, data_only=True)
    sheet = after["周报"]
    assert (sheet["A1"].value, sheet["I1"].value) == (datetime(2026, 11, 18), "入户1户")
    assert [before["周报"][f"J{row}"].value for row in (1, 2, 3, 4)] == [8, 8, 8, 8]
    assert [sheet[f"J{row}"].value for row in (1, 2, 3, 4)] == [None, None, None, 8]


@pytest.mark.parametrize(
    ("name", "code"), [("交.xlsx", "template_needs_xlsm"), ("镇里的表.xlsm", "template_same_file")]
)
def test_macros_need_their_ending_and_the_original_is_never_written_over(
    village: Workspace, tmp_path: Path, name: str, code: str
) -> None:
    form = odd_form(tmp_path)
    before = form.read_bytes()
    with pytest.raises(UserMistake) as refused:
        fill(village, WEEK, form, map_of({"rows": [DOWN]}), tmp_path / name)
    assert refused.value.code == code
    assert form.read_bytes() == before
    assert not (tmp_path / "交.xlsx").exists()
