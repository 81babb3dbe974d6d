"""The words beside a mapped cell, by which a form is known again when the office has changed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from outreach.tallies.office.mapping import CellEntry
from outreach.tallies.office.package import OfficeBook
from outreach.tallies.office.sheet import SheetXml, name_of, place_of
from outreach.wording import mark, zh

FAR = 40
MOVED = mark("{cell} on sheet “{sheet}” stood at “{before}”, now at “{now}”: learn the form anew.")
SHEET_GONE = mark("Sheet “{sheet}” is gone: learn the form anew.")
NOTHING = mark("no words")


def labels(book: OfficeBook, entries: Iterable[CellEntry]) -> dict[str, str]:
    """Give the words left of and above each mapped cell by sheet and cell (`表!B5`), figures left out."""
    found: dict[str, str] = {}
    texts: dict[str, dict[tuple[int, int], str]] = {}
    for entry in entries:
        sheet = book.sheet(entry.sheet)
        if entry.sheet not in texts:
            texts[entry.sheet] = _texts(book, sheet)
        row, column = place_of(entry.cell)
        key = f"{entry.sheet}!{name_of(row, column)}"
        if entry.blank is not None:
            found[key] = _steady(texts[entry.sheet].get((row, column), ""))
        else:
            found[key] = " / ".join(_beside(texts[entry.sheet], row, column))
    return found


def what_moved(before: Mapping[str, str], book: OfficeBook, entries: Iterable[CellEntry]) -> list[str]:
    """Say in Chinese which mapped cells stand at other words than when the form was learned."""
    here = [entry for entry in entries if entry.sheet in book.sheets]
    gone = sorted({key.rpartition("!")[0] for key in before} - set(book.sheets))
    now = labels(book, here)
    moved = [
        zh(
            MOVED,
            cell=key.rpartition("!")[2],
            sheet=key.rpartition("!")[0],
            before=before[key] or zh(NOTHING),
            now=words or zh(NOTHING),
        )
        for key, words in now.items()
        if key in before and before[key] != words
    ]
    return [zh(SHEET_GONE, sheet=sheet) for sheet in gone] + moved


def _texts(book: OfficeBook, sheet: SheetXml) -> dict[tuple[int, int], str]:
    """Give the words of every cell that has some, merged ones over their whole range."""
    words = {}
    for place, cell in sheet.cells.items():
        if cell.formula is None and (rich := book.rich_text(cell)) is not None and rich.text.strip():
            words[place] = rich.text
    for merge in sheet.merges:
        text = words.get((merge.top, merge.left))
        if text is not None and (merge.bottom - merge.top) * (merge.right - merge.left) < FAR * FAR:
            for row in range(merge.top, merge.bottom + 1):
                for column in range(merge.left, merge.right + 1):
                    words[row, column] = text
    return words


def _beside(words: Mapping[tuple[int, int], str], row: int, column: int) -> list[str]:
    left = next((words[row, c] for c in range(column - 1, 0, -1) if (row, c) in words), "")
    above = list(dict.fromkeys(words[r, column] for r in range(row - 1, 0, -1) if (r, column) in words))[:2]
    return [_steady(text) for text in (left, *reversed(above)) if _steady(text)]


def _steady(text: str) -> str:
    """Leave out what differs from week to week: figures, room, underlines."""
    return re.sub(r"[\s\d_＿\u3000]+", "", text)[:60]
