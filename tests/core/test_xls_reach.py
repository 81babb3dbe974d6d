"""An old workbook whose damaged numbers would make its reader ask for gigabytes is refused before it does."""

import struct
from pathlib import Path

import pytest

from outreach.errors import UserMistake
from outreach.roster.reader_process import read_here

WHOLE = (Path(__file__).resolve().parents[1] / "data" / "rosters" / "struck.xls").read_bytes()
TEXT_CELL, REACH = b"\xfd\x00\x0a\x00", b"\x00\x02\x0e\x00"


def refused(tmp_path: Path, data: bytes) -> str:
    file = tmp_path / "roster.xls"
    file.write_bytes(data)
    with pytest.raises(UserMistake) as caught:
        read_here(file)
    return caught.value.code


def with_number(mark: bytes, at: int, form: str, number: int) -> bytes:
    """The workbook with another number in the first record of a kind."""
    place = WHOLE.index(mark) + len(mark) + at
    return WHOLE[:place] + struct.pack(form, number) + WHOLE[place + struct.calcsize(form) :]


def test_a_workbook_cut_off_is_damaged(tmp_path: Path) -> None:
    assert refused(tmp_path, WHOLE[: len(WHOLE) * 9 // 10 // 512 * 512 + 7]) == "roster_damaged"


def test_a_cell_outside_of_any_sheet_is_damage(tmp_path: Path) -> None:
    assert refused(tmp_path, with_number(TEXT_CELL, 2, "<H", 65_000)) == "roster_damaged"


def test_a_sheet_said_to_reach_beyond_its_end_is_damage(tmp_path: Path) -> None:
    assert refused(tmp_path, with_number(REACH, 4, "<I", 4_000_000_000)) == "roster_damaged"


def test_cells_too_far_apart_are_too_big(tmp_path: Path) -> None:
    far = with_number(TEXT_CELL, 0, "<H", 65_535)
    last = far.rindex(TEXT_CELL) + len(TEXT_CELL)
    assert refused(tmp_path, far[: last + 2] + struct.pack("<H", 255) + far[last + 4 :]) == "roster_too_big"
