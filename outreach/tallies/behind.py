"""From a figure to the doors: the households and visits behind a number, which sum to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.errors import UserMistake, declare
from outreach.model import Unit, Visit, VisitWorker, Worker
from outreach.periods import Period
from outreach.storage.portions import chunks
from outreach.tallies.catalogue import Figure, catalogue
from outreach.tallies.reading import Reading
from outreach.tallies.tally import COLUMNS, campaign_to_count, figure_of, lines, windows_of
from outreach.tallies.windows import Entry, Window
from outreach.vocabulary import ExclusionReason, HouseholdState, Outcome, SignOff, UnitKind
from outreach.wording import mark

BEHIND_RATE = declare(
    "behind_rate", mark("A rate has no doors of its own: look behind the two figures it is made of.")
)


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One line behind a figure: a door with the visit that counts there, if there is one.

    `n` is what it adds to the figure, -1 where a household counted before is not due any more; `day` of the
    visit or exclusion; `workers` in their order, joined; `state` at the end of the column's period. Of an
    entry in another book `head` says what it was, and there is no unit.
    """

    group: str
    unit_id: str
    no: str
    door: str
    head: str
    kind: UnitKind | None
    state: HouseholdState | None
    visit_id: str | None
    day: date | None
    workers: str
    outcome: Outcome | None
    signoff: SignOff | None
    reason: ExclusionReason | None
    n: int | float


def behind(
    session: Session,
    period: Period,
    code: str,
    group: str | None = None,
    column: str = "value",
    campaign_id: str | None = None,
) -> tuple[BehindRow, ...]:
    """Give what a figure is made of in walking order; the `n` sum to it. Raises UserMistake.

    `group` None is the whole village; `column` is one of `COLUMNS`.
    """
    campaign = campaign_to_count(session, campaign_id)
    figure = figure_of(catalogue(session, campaign), code)
    if figure.numerator is not None:
        raise UserMistake(BEHIND_RATE, field="figure")
    window = windows_of(session, period, campaign)[COLUMNS.index(column)]
    if figure.book is None and not window.campaign_id:
        return ()
    if figure.book is not None:
        rows = book_rows(Reading(session), figure, window)
        return tuple(row for row in rows if group in (None, row.group))
    reading = Reading(session)
    found = lines(reading, figure, window)
    wanted = [entry for entry in found if group in (None, reading.units[entry.unit_id].group)]
    return tuple(Doors(reading, window, wanted).rows(wanted))


def book_rows(reading: Reading, figure: Figure, window: Window) -> Iterator[BehindRow]:
    """Give the entries of another book behind a figure, in their order."""
    for line in figure.book(reading, window) if figure.book is not None else ():
        yield BehindRow(
            group=line.group,
            unit_id="",
            no="",
            door="",
            head=line.what,
            kind=None,
            state=None,
            visit_id=None,
            day=line.day,
            workers=line.workers,
            outcome=None,
            signoff=None,
            reason=None,
            n=line.n,
        )


class Doors:
    """What is said of doors and visits, read once for all lines that stand together."""

    def __init__(self, reading: Reading, window: Window, entries: Sequence[Entry]) -> None:
        self._reading = reading
        self._order = {unit_id: place for place, unit_id in enumerate(reading.units)}
        self._states = reading.states(window.campaign_id, window.ends)
        self._excluded = reading.excluded(window.ends)
        self._doors = _doors(reading.session, {entry.unit_id for entry in entries})
        visits = {entry.visit_id for entry in entries if entry.visit_id is not None}
        self._visits = _visits(reading.session, visits)
        self._workers = _workers(reading.session, visits)

    def rows(self, entries: Iterable[Entry]) -> Iterator[BehindRow]:
        """Give the lines in walking order, at each door in order of time."""
        for entry in sorted(entries, key=self._place):
            yield self._row(entry)

    def _place(self, entry: Entry) -> tuple[int, str]:
        return self._order[entry.unit_id], str(entry.at or "")

    def _row(self, entry: Entry) -> BehindRow:
        place = self._reading.units[entry.unit_id]
        no, door, head = self._doors[entry.unit_id]
        outcome, signoff = self._visits.get(entry.visit_id or "", (None, None))
        why = self._excluded.get(entry.unit_id)
        return BehindRow(
            group=place.group,
            unit_id=entry.unit_id,
            no=no,
            door=door,
            head=head,
            kind=place.kind,
            state=self._states[entry.unit_id],
            visit_id=entry.visit_id,
            day=entry.at.date() if isinstance(entry.at, datetime) else entry.at,
            workers=self._workers.get(entry.visit_id or "", ""),
            outcome=outcome,
            signoff=signoff,
            reason=ExclusionReason(why.reason) if why is not None else None,
            n=entry.n,
        )


def _doors(session: Session, ids: set[str]) -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for some in chunks(ids):
        wanted = select(Unit.id, Unit.no, Unit.door, Unit.head).where(Unit.id.in_(some))
        found.update({unit_id: (no, door, head) for unit_id, no, door, head in session.execute(wanted)})
    return found


def _visits(session: Session, ids: set[str]) -> dict[str, tuple[Outcome, SignOff]]:
    found: dict[str, tuple[Outcome, SignOff]] = {}
    for some in chunks(ids):
        wanted = select(Visit.id, Visit.outcome, Visit.signoff).where(Visit.id.in_(some))
        found.update({id_: (Outcome(came), SignOff(sign)) for id_, came, sign in session.execute(wanted)})
    return found


def _workers(session: Session, ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(ids):
        wanted = select(VisitWorker.visit_id, Worker.name).join(Worker, Worker.id == VisitWorker.worker_id)
        wanted = wanted.where(VisitWorker.visit_id.in_(some)).order_by(VisitWorker.position)
        for visit_id, name in session.execute(wanted):
            found[visit_id] = f"{found[visit_id]}、{name}" if visit_id in found else name
    return found
