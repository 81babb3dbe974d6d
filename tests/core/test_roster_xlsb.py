"""Binary workbooks (.xlsb) come in like any other; cut and hostile ones get one sentence."""

import re
from pathlib import Path

import pytest

from outreach.errors import UserMistake
from outreach.roster.check import check
from outreach.roster.reading import read_file
from tests.support.roster_files import ROWS
from tests.support.roster_xlsb import write_xlsb


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "名册.xlsb")
    assert read_file(path).kind == "xlsb"
    plan = check(path)
    assert [person.name for home in plan.found for person in home.members] == [row[2] for row in ROWS[1:]]
    assert [home.no for home in plan.found] == ["1", "2"]
    assert plan.found[0].members[0].phone == "13800000001"
    assert plan.sheets == ("名册",)


def test_rows_are_counted_as_the_program_shows_them(tmp_path: Path) -> None:
    rows = [*ROWS, ["2组", 3, "黄?", "户主", "女", "", ""]]
    plan = check(write_xlsb(tmp_path / "a.xlsb", rows, first=4))
    assert [(p.row, str(p.kind)) for p in plan.problems if p.kind == "name_lost_character"] == [
        (9, "name_lost_character")
    ]


def test_it_is_known_by_what_it_holds_not_by_its_name(tmp_path: Path) -> None:
    assert len(check(write_xlsb(tmp_path / "名册.xlsx")).found) == 2


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_one_and_one_with_a_far_cell_get_one_sentence(share: float, tmp_path: Path) -> None:
    whole = write_xlsb(tmp_path / "a.xlsb").read_bytes()
    (tmp_path / "a.xlsb").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UserMistake) as caught:
        check(tmp_path / "a.xlsb")
    assert re.search("[\u4e00-\u9fff]", caught.value.chinese())
    far = write_xlsb(tmp_path / "far.xlsb", [["姓名", *[""] * 16_382, "x"]] * 2, first=1_048_570)
    with pytest.raises(UserMistake) as caught:
        check(far)
    assert "请" in caught.value.chinese()
