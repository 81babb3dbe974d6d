"""A report as it went out: its figures and every line behind them, packed; read again byte for byte."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from outreach.tallies.reading import Reading
from outreach.tallies.tally import Column, TallySheet, lines, windows_of


class Line(NamedTuple):
    """One line behind the period's column of a figure: `n` of `unit`, by `visit` if one stands behind it.

    Of another book `unit_id` is that of its entry; the group is "" where it belongs to the whole village.
    """

    code: str
    group: str
    unit_id: str
    visit_id: str | None
    n: int | float


@dataclass(frozen=True)
class Frozen:
    """Figures by code and group (None = the village), and the lines that sum to the period's column."""

    figures: Mapping[tuple[str, str | None], Column]
    lines: tuple[Line, ...]


def all_lines(session: Session, sheet: TallySheet) -> tuple[Line, ...]:
    """Give every line behind the period's column of a sheet's figures, register included."""
    reading = Reading(session)
    now = windows_of(session, sheet.period, sheet.campaign)[0]
    at_doors = [
        Line(figure.code, reading.units[entry.unit_id].group, entry.unit_id, entry.visit_id, entry.n)
        for figure in sheet.figures
        if figure.numerator is None
        for entry in lines(reading, figure, now)
    ]
    aside = [
        Line(figure.code, line.group, line.id, None, line.n)
        for figure in sheet.figures
        if figure.book is not None
        for line in figure.book(reading, now)
    ]
    return (*at_doors, *aside)


def pack_figures(sheet: TallySheet) -> str:
    """Write the figures of a sheet as JSON: code, group, then the four columns."""
    rows = [[code, group, *column] for (code, group), column in sheet.rows.items()]
    return json.dumps(rows, ensure_ascii=False)


def pack_lines(found: Iterable[Line]) -> bytes:
    """Write lines so that each id stands once; what repeats is small."""
    names: dict[str | None, int] = {}
    rows = [
        [names.setdefault(part, len(names)) for part in (line.code, line.group, line.unit_id, line.visit_id)]
        + [line.n]
        for line in found
    ]
    text = json.dumps({"names": list(names), "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def unpack(figures: str, packed: bytes) -> Frozen:
    """Read figures and lines again."""
    known = {(code, group): Column(*numbers) for code, group, *numbers in json.loads(figures)}
    content: dict[str, Any] = json.loads(zlib.decompress(packed))
    names = content["names"]
    rows = tuple(
        Line(names[code], names[group], names[unit], names[visit], n)
        for code, group, unit, visit, n in content["rows"]
    )
    return Frozen(known, rows)


def frozen_of(session: Session, sheet: TallySheet) -> Frozen:
    """Give a sheet as it would be frozen now."""
    return Frozen(dict(sheet.rows), all_lines(session, sheet))


