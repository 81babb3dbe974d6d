"""Sound files of every kind are read; wrong and hostile ones get one clear sentence, in bounded time."""

import os
import re
import time
import zipfile
from pathlib import Path

import pytest

from outreach.errors import Cancelled, UserMistake
from outreach.roster import limits, reading, refusals
from outreach.roster.check import check
from outreach.roster.reading import read_file
from outreach.roster.workbook import read_workbook
from tests.support.roster_files import (
    ROWS,
    compound,
    csv_text,
    html_text,
    overlapping,
    png,
    sheet_xml,
    write_xlsx,
    write_zip,
    xlsx_parts,
    xml_2003,
)

CHINESE = re.compile("[\u4e00-\u9fff]")


def refusal(path: Path) -> str:
    """Give the code of the one mistake that reading ends with; its sentence says what to do next."""
    with pytest.raises(UserMistake) as caught:
        check(path)
    sentence = caught.value.chinese()
    assert CHINESE.search(sentence)
    assert "\n" not in sentence and ("请" in sentence)
    return caught.value.code


def names(path: Path) -> list[str]:
    return [person.name for household in check(path).found for person in household.members]


NAMES = [str(row[2]) for row in ROWS[1:]]

TEXTS = {
    "utf8.csv": csv_text().encode(),
    "mark.csv": csv_text().encode("utf-8-sig"),
    "gb18030.csv": csv_text().encode("gb18030"),
    "utf16.csv": csv_text().encode("utf-16"),
    "utf16be.txt": csv_text(sign="\t").encode("utf-16-be"),
    "utf16le.tsv": csv_text(sign="\t").encode("utf-16-le"),
    "semicolon.csv": csv_text(sign=";").encode("gb18030"),
    "fullwidth_comma.csv": csv_text(sign="，").encode(),
    "mac.csv": csv_text().replace("\r\n", "\r").encode(),
    "html.xls": html_text().encode("gb18030"),
    "html_utf8.xls": html_text().encode("utf-8-sig"),
    "xml.xls": xml_2003().encode(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_every_encoding_and_kind_are_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(TEXTS[name])
    assert names(tmp_path / name) == NAMES


def test_a_workbook_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    assert names(write_xlsx(tmp_path / "花名册.et")) == NAMES
    assert names(write_xlsx(tmp_path / "no_ending")) == NAMES


def test_mixed_encodings_are_read_line_by_line(tmp_path: Path) -> None:
    lines = csv_text().splitlines(keepends=True)
    (tmp_path / "a.csv").write_bytes("".join(lines[:2]).encode("gb18030") + "".join(lines[2:]).encode())
    assert names(tmp_path / "a.csv") == NAMES


WRONG = {
    "picture.xlsx": (png(), refusals.PICTURE),
    "empty.xlsx": (b"", refusals.EMPTY),
    "blank.csv": (b" \r\n\r\n ", refusals.EMPTY),
    "nul.csv": (b"\0" * 5000, refusals.EMPTY),
    "paper.xlsx": (b"%PDF-1.7 ...", refusals.DOCUMENT),
    "packed.xlsx": (b"Rar!\x1a\x07\x01\x00\x33\x92", refusals.PACKED),
    "locked.xlsx": (compound("EncryptionInfo", "EncryptedPackage"), refusals.ENCRYPTED),
    "word.xls": (compound("WordDocument"), refusals.DOCUMENT),
    "odd.xls": (compound("Something"), refusals.DAMAGED),
    "cut.xls": (compound("Workbook"), refusals.DAMAGED),
    "noise.csv": (bytes(range(256)) * 20, refusals.UNKNOWN),
    "letter.txt": ("各位村民：\n今天下午三点在村委会开会。\n".encode(), refusals.NO_TABLE),
    "nothing.csv": ("姓名,身份证号,电话\n".encode(), refusals.NO_TABLE),
    "other.csv": ("日期,支出,收入\n2026-01-01,12,30\n".encode(), refusals.NO_TABLE),
    "entity.xls": (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', refusals.UNSAFE),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_files_get_one_sentence(name: str, tmp_path: Path) -> None:
    data, code = WRONG[name]
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name) == code


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == refusals.NOT_A_FILE
    assert refusal(tmp_path / "missing.xlsx") == refusals.MISSING


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a Unix thing")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refusal(tmp_path / "pipe.xlsx") == refusals.NOT_A_FILE


def test_a_workbook_cut_anywhere_is_damaged(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "whole.xlsx").read_bytes()
    for place in (10, len(whole) // 2, len(whole) - 30):
        (tmp_path / "cut.xlsx").write_bytes(whole[:place])
        assert refusal(tmp_path / "cut.xlsx") == refusals.DAMAGED


def test_an_old_workbook_at_which_its_reader_panics_is_damaged(tmp_path: Path) -> None:
    whole = (Path(__file__).parents[1] / "data" / "rosters" / "struck.xls").read_bytes()
    (tmp_path / "cut.xls").write_bytes(whole[:513])
    with pytest.raises(UserMistake) as caught:
        read_workbook(tmp_path / "cut.xls", "xls")
    assert caught.value.code == refusals.DAMAGED


def test_word_and_other_packages_are_told_apart(tmp_path: Path) -> None:
    word = write_zip(tmp_path / "word.xlsx", {"[Content_Types].xml": "", "word/document.xml": "<w/>"})
    assert refusal(word) == refusals.DOCUMENT
    assert refusal(write_zip(tmp_path / "zip.xlsx", {"a.xlsx": "b"})) == refusals.PACKED


@pytest.mark.parametrize(
    "entry", ["../evil", "/abs", "C:\\x", "xl/CON", "xl/nul.xml", "a\u202egnp.exe", "a\\b"]
)
def test_entries_with_strange_names_are_refused(entry: str, tmp_path: Path) -> None:
    parts = xlsx_parts({"名册": sheet_xml(ROWS)}) | {entry: "x"}
    assert refusal(write_zip(tmp_path / "a.xlsx", parts)) == refusals.UNSAFE


def test_links_duplicates_overlaps_and_crowds_of_entries_are_refused(tmp_path: Path) -> None:
    parts = xlsx_parts({"名册": sheet_xml(ROWS)})
    path = write_zip(tmp_path / "link.xlsx", parts)
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    assert refusal(path) == refusals.UNSAFE
    path = write_zip(tmp_path / "twice.xlsx", parts)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("xl/workbook.xml", "<other/>")
    assert refusal(path) == refusals.UNSAFE
    assert refusal(overlapping(tmp_path / "overlap.xlsx")) == refusals.UNSAFE
    crowd = {f"part{number}": "" for number in range(limits.ENTRIES + 1)}
    assert refusal(write_zip(tmp_path / "crowd.xlsx", crowd)) == refusals.UNSAFE


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = write_zip(tmp_path / "bomb.xlsx", xlsx_parts({"名册": sheet_xml(ROWS)}))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.xml", "w") as big:
        for _ in range(limits.INFLATED_BYTES // 2**20 + 1):
            big.write(b" " * 2**20)
    started = time.monotonic()
    assert refusal(bomb) == refusals.TOO_BIG
    assert time.monotonic() - started < limits.SECONDS


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    assert refusal(write_xlsx(tmp_path / "a.xlsx", head=evil)) == refusals.UNSAFE
    parts = xlsx_parts({"名册": sheet_xml(ROWS)})
    parts["xl/workbook.xml"] = evil + parts["xl/workbook.xml"]
    assert refusal(write_zip(tmp_path / "b.xlsx", parts)) == refusals.UNSAFE


def test_a_cell_at_the_far_corner_is_named(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(UserMistake) as caught:
        check(write_xlsx(tmp_path / "a.xlsx", more=far))
    assert caught.value.code == refusals.FAR_CELL
    assert "XFD1048576" in caught.value.chinese()


def test_styled_but_empty_far_cells_and_empty_rows_do_no_harm(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{row}" ht="15"/>' for row in range(5, 1_000_000, 10))
    far = empty + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert names(write_xlsx(tmp_path / "a.xlsx", more=far)) == NAMES


def test_lying_dimensions_and_merges_of_whole_columns_do_no_harm(tmp_path: Path) -> None:
    tail = '<mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>'
    sheet = sheet_xml(ROWS, tail=tail).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    path = write_zip(tmp_path / "a.xlsx", xlsx_parts({"名册": sheet}))
    started = time.monotonic()
    try:
        assert names(path)
    except UserMistake as mistake:
        assert CHINESE.search(mistake.chinese())
    assert time.monotonic() - started < limits.SECONDS


def test_a_lying_count_of_shared_texts_does_not_kill_the_program(tmp_path: Path) -> None:
    parts = xlsx_parts({"名册": sheet_xml(ROWS)})
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", link
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}" uniqueCount="4294967295"><si><t>a</t></si></sst>'
    path = write_zip(tmp_path / "a.xlsx", parts)
    try:
        assert names(path) == NAMES
    except UserMistake as mistake:
        assert CHINESE.search(mistake.chinese())


def test_a_very_long_line_and_many_columns_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text("姓名,身份证号\n" + '"' + "长" * 5_000_000, encoding="utf-8")
    assert refusal(tmp_path / "long.csv") in (refusals.DAMAGED, refusals.TOO_BIG)
    wide = [[*row, *["x"] * 1990] for row in ROWS]
    (tmp_path / "wide.csv").write_text(csv_text(wide), encoding="utf-8")
    assert names(tmp_path / "wide.csv") == NAMES


def test_a_quotation_mark_never_closed_does_not_swallow_the_village(tmp_path: Path) -> None:
    rows = [*ROWS, *[["2组", n, f"张{n}山", "户主", "男", "", ""] for n in range(3, 13)]]
    rows = [list(map(str, row)) for row in rows]
    rows[2][6] = '"坏了'
    more = [["3组", str(100 + n), f"赵大{'甲乙丙丁'[n % 4]}", "户主", "女", "", ""] for n in range(40)]
    (tmp_path / "a.csv").write_text(csv_text([*rows, *more]), encoding="utf-8")
    assert len(names(tmp_path / "a.csv")) == len(rows) + len(more) - 1


def test_reading_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -reading.GRACE_SECONDS)
    assert refusal(write_xlsx(tmp_path / "a.xlsx")) == refusals.TOO_SLOW


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_file(write_xlsx(tmp_path / "a.xlsx"), stop)


def test_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx")
    before = path.read_bytes(), path.stat().st_mtime_ns
    check(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]
