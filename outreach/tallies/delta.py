"""What changed in a period since its report went out, figure by figure and door by door (本周补报上周)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from outreach.actions.settings import setting
from outreach.periods import PeriodKind
from outreach.queries.activities import activities
from outreach.queries.cases import cases, dissuasions
from outreach.queries.reports import SentRow, sent_content
from outreach.tallies.books import activity_words, case_words, stopped_words
from outreach.tallies.catalogue import Figure, handout_figures
from outreach.tallies.delta_causes import Cause, Causes, Change, calls_of, doors_of
from outreach.tallies.frozen import Line, frozen_of, unpack
from outreach.tallies.tally import Column, Number, tally
from outreach.wording import mark

OTHER_WEEKS = mark("It counted {period}; weeks begin on another day now, so the week of that name differs.")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class DeltaLine:
    """One line that came (`n` as it adds) or went (`n` turned round), with the door and why.

    Of an entry in another book `head` says which, and there is no door. `unit_id` leads to the door as it
    stands: of a household that was merged, to the one that has its visits now.
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
    """Everything that changed since a report; the lines of each figure sum to its difference.

    `other_weeks`: weeks begin on another day now, so that the week of that name has other days.
    """

    sent: SentRow
    figures: tuple[DeltaFigure, ...]
    lines: tuple[DeltaLine, ...]
    other_weeks: bool = False


def delta(session: Session, sent: SentRow) -> Delta:
    """Compare a report that went out with the same period as it stands now."""
    before = unpack(*sent_content(session, sent.id))
    sheet = tally(session, sent.period, sent.campaign_id)
    now = frozen_of(session, sheet)
    changes = _changes(before.lines, now.lines)
    gone = {code for code, _ in before.figures} - {figure.code for figure in sheet.figures}
    by_code = {one.code: one for one in (*sheet.figures, *handout_figures(session, gone))}
    figures = tuple(
        DeltaFigure(figure, reported, stands)
        for code, figure in by_code.items()
        if figure.asked is None or (code, None) in before.figures  # older reports did not know it
        if (reported := _value(before.figures, code)) != (stands := _value(sheet.rows, code))
    )
    known = [change for change in changes if change.line.code in by_code]
    return Delta(sent, figures, tuple(_told(session, sent, by_code, known)), _other_weeks(session, sent))


def _other_weeks(session: Session, sent: SentRow) -> bool:
    starts: int = setting(session, "week_starts")
    return sent.period.kind is PeriodKind.WEEK and sent.period.first.weekday() != starts


def _value(figures: Mapping[tuple[str, str | None], Column], code: str) -> Number:
    """Give a figure of the whole village; a handout that was never given is not listed, and is 0."""
    found = figures.get((code, None))
    return found.value if found is not None else 0


def _changes(before: Iterable[Line], now: Iterable[Line]) -> list[Change]:
    """Give the lines that come to another number, each once: one visit at one door, for one figure."""
    counted: tuple[Counter[Line], Counter[Line]] = (Counter(), Counter())
    for lines, sums in zip((before, now), counted, strict=True):
        for line in lines:
            sums[line._replace(n=0)] += line.n  # type: ignore[assignment]
    old, new = counted
    found = [Change(line, old[line], new[line]) for line in {**old, **new}]
    return [change for change in found if change.n]


def _told(
    session: Session, sent: SentRow, figures: dict[str, Figure], changes: list[Change]
) -> list[DeltaLine]:
    doors = doors_of(session, {change.line.unit_id for change in changes})
    calls = calls_of(session, {change.line.visit_id for change in changes if change.line.visit_id})
    entries = _entries(session, {change.line.unit_id for change in changes} - doors.keys())
    causes = Causes(sent.made_at, changes, doors, calls)
    rows = []
    for change in changes:
        line, entry = change.line, entries.get(change.line.unit_id, ("", None))
        place, call = doors.get(line.unit_id), calls.get(line.visit_id or "")
        rows.append(
            DeltaLine(
                figure=figures[line.code],
                group=line.group,
                unit_id=(place.kept_as if place is not None else None) or line.unit_id,
                no=place.no if place is not None else "",
                door=place.door if place is not None else "",
                head=place.head if place is not None else entry[0],
                visit_id=line.visit_id,
                day=call.at.date() if call is not None else entry[1],
                n=change.n,
                cause=causes.cause(change),
            )
        )
    places = {code: place for place, code in enumerate(figures)}
    return sorted(rows, key=lambda row: (places[row.figure.code], row.no, str(row.day), row.n))


def _entries(session: Session, ids: set[str]) -> dict[str, tuple[str, date]]:
    """Say what the entries of other books are and of which day; those sent out stand under their day."""
    found = {id_: ("出动", date.fromisoformat(id_)) for id_ in ids if DAY.fullmatch(id_)}
    if ids - found.keys():
        books = [(row.id, activity_words(row), row.on) for row in activities(session)]
        books += [(row.id, case_words(row), row.happened_on) for row in cases(session)]
        books += [(row.id, stopped_words(row), row.happened_on) for row in dissuasions(session)]
        found |= {id_: (words, day) for id_, words, day in books if id_ in ids}
    return found

