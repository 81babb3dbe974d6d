"""Macros, links, a pivot table, a chart, protection: kept byte by byte, what would be lost said before."""

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest

from outreach.errors import UserMistake
from outreach.periods import parse
from outreach.tallies.office.learn import fill, learn
from outreach.tallies.office.mapping import map_of
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.office_odd import PARTS, odd_form

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
