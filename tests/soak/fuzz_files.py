"""Broken rosters and backups: read and planned as they are, or refused."""

from __future__ import annotations

import random
from functools import cache
from html import escape
from pathlib import Path

from outreach.roster import limits
from outreach.storage import backups, key_files, keys
from tests.soak.fuzz import broken, broken_inside, hostile, in_batches
from tests.soak.results import Result, workplace
from tests.support.hostile_files import sheet_row, xlsx
from tests.support.ledgers import small_village

ROSTERS = Path(__file__).resolve().parents[1] / "data" / "rosters"
BOOKS = ("printed_sheet.xlsx", "merged_cells.ods", "merged_cells.xls", "merged_cells.html", "struck.xls")
HEAD = ("户号", "姓名", "与户主关系", "联系电话")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5")
LINES = 40


def workbooks(seed: int, count: int) -> Result:
    """Workbooks of every kind with bytes or parts broken, and sound ones full of hostile text."""
    from outreach.roster.workbook import read_workbook, read_zip  # noqa: F401 - loaded before the forks

    def one(dice: random.Random, folder: Path) -> None:
        if dice.random() < 0.25:
            _plan(_hostile_book(dice, folder / "hostile.xlsx"))
            return
        name = dice.choice(BOOKS)
        file = folder / name
        inside = name.endswith(("xlsx", "ods")) and dice.random() < 0.8
        file.write_bytes((broken_inside if inside else broken)(dice, _bytes_of(name)))
        _plan(file)

    return in_batches("workbook rosters", seed, count, one, fence=limits.MEMORY_BYTES)


def texts(seed: int, count: int) -> Result:
    """Tables as text of every encoding, with bytes broken or cells that hold hostile text."""
    lines = (ROSTERS / "gbk_text.csv").read_bytes().decode("gb18030").splitlines()

    def one(dice: random.Random, folder: Path) -> None:
        start = dice.randrange(1, len(lines) - LINES)
        rows = [line.split(",") for line in (lines[0], *lines[start : start + dice.randrange(LINES)])]
        if dice.random() < 0.5:
            for _ in range(dice.randrange(1, 12)):
                row = dice.choice(rows)
                row[dice.randrange(len(row))] = hostile(dice)
        joint, ending = dice.choice((",", "\t", ";")), dice.choice(("\n", "\r\n", "\r"))
        data = ending.join(map(joint.join, rows)).encode(dice.choice(ENCODINGS), "ignore")
        file = folder / "roster.csv"
        file.write_bytes(broken(dice, data) if dice.random() < 0.6 else data)
        _plan(file)

    return in_batches("text rosters", seed, count, one, fence=limits.MEMORY_BYTES)


def _plan(file: Path) -> None:
    """Read a file as the reading process does, and plan its import as the program does."""
    from outreach.roster.check import plan_import
    from outreach.roster.reader_process import read_here

    plan_import(read_here(file), file.name)


def _hostile_book(dice: random.Random, file: Path) -> Path:
    """Write a sound workbook whose cells hold hostile text, digits and nothing."""
    rows = [sheet_row(1, HEAD)]
    for number in range(2, dice.randrange(3, 20)):
        texts = (str(number), hostile(dice), dice.choice(("户主", "妻", hostile(dice))), hostile(dice)[:40])
        rows.append(sheet_row(number, tuple(map(_as_xml, texts))))
    return xlsx(file, "".join(rows))


def _as_xml(text: str) -> str:
    return escape("".join(letter for letter in text if letter >= " "))


@cache
def _bytes_of(name: str) -> bytes:
    return (ROSTERS / name).read_bytes()


def backup_files(seed: int, count: int) -> Result:
    """Broken backups and key files: refused, never half read."""
    with workplace() as place:
        with small_village(place) as village:
            copy = village.keep_copy()
        data, key = copy.read_bytes(), keys.read_key(copy)
        slots = keys.key_file(copy).read_bytes()

    def one(dice: random.Random, folder: Path) -> None:
        if dice.random() < 0.5:
            file = folder / "copy.key"
            file.write_bytes(broken(dice, slots))
            key_files.read(file)
            return
        file = folder / "copy.ledger"
        file.write_bytes(changed := broken(dice, data))
        if changed != data:
            backups.verify_copy(file, key)
            raise AssertionError("a changed backup passed")

    return in_batches("backup files", seed, count, one)
