"""What changed in a period since its report went out, figure by figure and door by door (本周补报上周)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Unit, Visit
from outreach.queries.activities import activities
from outreach.queries.cases import cases, dissuasions
from outreach.queries.reports import SentRow, sent_content
from outreach.tallies.books import activity_words, case_words, stopped_words
from outreach.tallies.catalogue import Figure, handout_figures
from outreach.tallies.frozen import Line, frozen_of, unpack
from outreach.tallies.tally import Column, Number, tally
from outreach.wording import mark

AT_ONCE = 5000
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Cause(StrEnum):
    """Why a line came or went since."""

    LATE = "late"
    VOIDED = "voided"
    CHANGED = "changed"


CAUSES = {
    Cause.LATE: mark("Typed up later"),
    Cause.VOIDED: mark("Voided since"),
    Cause.CHANGED: mark("Corrected since"),
}


@dataclass(frozen=True)
class DeltaLine:
    """One line that came (`n` as it adds) or went (`n` turned round), with the door and why.

    Of an entry in another book `head` says which, and there is no door.
    """

    figure: Figure
    group: str
    unit_id: str
    no: str
    door: str
    head: str
    visit_id: str | None
    day: date | None
    n: int | float
    cause: Cause


@dataclass(frozen=True)
class DeltaFigure:
    """A figure of the whole village that differs: as reported, and as it stands now."""

    figure: Figure
    reported: Number
    now: Number


@dataclass(frozen=True)
class Delta:
    """Everything that changed since a report; the lines of each figure sum to its difference."""

    sent: SentRow
    figures: tuple[DeltaFigure, ...]
    lines: tuple[DeltaLine, ...]


def delta(session: Session, sent: SentRow) -> Delta:
    """Compare a report that went out with the same period as it stands now."""
    before = unpack(*sent_content(session, sent.id))
    sheet = tally(session, sent.period, sent.campaign_id)
    now = frozen_of(session, sheet)
    old, new = _counted(before.lines), _counted(now.lines)
    changed = [(line, 1) for line in new - old] + [(line, -1) for line in old - new]
    times = {**(new - old), **(old - new)}
    gone = {code for code, _ in before.figures} - {figure.code for figure in sheet.figures}
    by_code = {one.code: one for one in (*sheet.figures, *handout_figures(session, gone))}
    figures = tuple(
        DeltaFigure(figure, reported, stands)
        for code, figure in by_code.items()
        if figure.asked is None or (code, None) in before.figures  # older reports did not know it
        if (reported := _value(before.figures, code)) != (stands := _value(sheet.rows, code))
    )
    known = [(line, sign * times[line]) for line, sign in changed if line.code in by_code]
    return Delta(sent, figures, tuple(_told(session, sent, by_code, known)))


def _value(figures: Mapping[tuple[str, str | None], Column], code: str) -> Number:
    """Give a figure of the whole village; a handout that was never given is not listed, and is 0."""
    found = figures.get((code, None))
    return found.value if found is not None else 0


def _counted(found: Iterable[Line]) -> Counter[Line]:
    return Counter(found)


def _told(
    session: Session, sent: SentRow, figures: dict[str, Figure], changed: list[tuple[Line, int]]
) -> list[DeltaLine]:
    doors = _doors(session, {line.unit_id for line, _ in changed})
    visits = _visits(session, {line.visit_id for line, _ in changed if line.visit_id})
    entries = _entries(session, {line.unit_id for line, _ in changed} - doors.keys())
    rows = []
    for line, times in changed:
        no, door, head = doors.get(line.unit_id) or ("", "", entries.get(line.unit_id, ("", None))[0])
        at, entered, voided = visits.get(line.visit_id or "", (None, None, None))
        cause = Cause.CHANGED
        if times < 0 and voided is not None:
            cause = Cause.VOIDED
        elif times > 0 and entered is not None and entered >= sent.made_at:
            cause = Cause.LATE
        day = at.date() if at is not None else entries.get(line.unit_id, ("", None))[1]
        figure = figures[line.code]
        rows.append(
            DeltaLine(
                figure, line.group, line.unit_id, no, door, head, line.visit_id, day, times * line.n, cause
            )
        )
    places = {code: place for place, code in enumerate(figures)}
    return sorted(rows, key=lambda row: (places[row.figure.code], row.no, str(row.day), row.n))


def _doors(session: Session, ids: set[str]) -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        wanted = select(Unit).where(Unit.id.in_(ordered[start : start + AT_ONCE]))
        found.update({unit.id: (unit.no, unit.door, unit.head) for unit in session.scalars(wanted)})
    return found


def _entries(session: Session, ids: set[str]) -> dict[str, tuple[str, date]]:
    """Say what the entries of other books are and of which day; those sent out stand under their day."""
    found = {id_: ("出动", date.fromisoformat(id_)) for id_ in ids if DAY.fullmatch(id_)}
    if ids - found.keys():
        books = [(row.id, activity_words(row), row.on) for row in activities(session)]
        books += [(row.id, case_words(row), row.happened_on) for row in cases(session)]
        books += [(row.id, stopped_words(row), row.happened_on) for row in dissuasions(session)]
        found |= {id_: (words, day) for id_, words, day in books if id_ in ids}
    return found


def _visits(session: Session, ids: set[str]) -> dict[str, tuple[datetime, datetime, datetime | None]]:
    found: dict[str, tuple[datetime, datetime, datetime | None]] = {}
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        wanted = select(Visit.id, Visit.at, Visit.entered_at, Visit.voided_at)
        some = wanted.where(Visit.id.in_(ordered[start : start + AT_ONCE]))
        for id_, at, entered, voided in session.execute(some):
            found[id_] = (at, entered, voided)
    return found
