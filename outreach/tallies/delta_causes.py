"""Why a line of a report came or went since: late paper, a correction, a household merged or moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.visits import CORRECTED
from outreach.model import Unit, Visit
from outreach.storage.portions import chunks
from outreach.tallies.frozen import Line
from outreach.wording import mark


class Cause(StrEnum):
    """Why a line came or went since."""

    LATE = "late"
    VOIDED = "voided"
    CHANGED = "changed"
    MERGED = "merged"
    MOVED = "moved"
    EXCLUDED = "excluded"


CAUSES = {
    Cause.LATE: mark("Typed up later"),
    Cause.VOIDED: mark("Voided since"),
    Cause.CHANGED: mark("Corrected since"),
    Cause.MERGED: mark("Household merged since"),
    Cause.MOVED: mark("In another group since"),
    Cause.EXCLUDED: mark("Left out or counted again since"),
}


class Door(NamedTuple):
    """A door as it stands now; `kept_as` is the household that has its people and visits after a merge."""

    no: str
    door: str
    head: str
    kept_as: str | None


class Call(NamedTuple):
    """A visit as it stands now; `corrects`: it was recorded anew, or is what was recorded anew."""

    at: datetime
    entered: datetime
    voided: datetime | None
    corrects: bool


@dataclass(frozen=True)
class Change:
    """A line with how much it came to in the report and how much now."""

    line: Line
    before: int | float
    now: int | float

    @property
    def n(self) -> int | float:
        """Give what it adds to the figure since, below 0 where it takes away."""
        return round(self.now - self.before, 2)


class Causes:
    """Tells the cause of each of the changes that stand together."""

    def __init__(
        self,
        made_at: datetime,
        changes: Sequence[Change],
        doors: Mapping[str, Door],
        calls: Mapping[str, Call],
    ) -> None:
        self._made_at, self._doors, self._calls = made_at, doors, calls
        self._merged = {unit for unit, door in doors.items() if door.kept_as} | {
            door.kept_as for door in doors.values() if door.kept_as
        }
        self._groups: dict[str, set[str]] = {}
        for change in changes:
            self._groups.setdefault(change.line.unit_id, set()).add(change.line.group)
        self._left_out = {change.line.unit_id for change in changes if change.line.code == "excluded"}
        came = {(change.line.code, change.line.visit_id) for change in changes if change.n > 0}
        went = {(change.line.code, change.line.visit_id) for change in changes if change.n < 0}
        self._elsewhere = {visit for _, visit in came & went}
        self._by_visits: dict[str, set[Cause]] = {}
        for change in changes:
            call = calls.get(change.line.visit_id or "")
            if call is not None and (cause := self._of_visit(change)) is not None:
                for about in (change.line.unit_id, call.at.date().isoformat()):
                    self._by_visits.setdefault(about, set()).add(cause)

    def cause(self, change: Change) -> Cause:
        """Give the cause of one change: what its visit tells, else what became of its household."""
        unit = change.line.unit_id
        if (own := self._of_visit(change)) is not None:
            return own
        if unit in self._merged:
            return Cause.MERGED
        if len(self._groups[unit]) > 1:
            return Cause.MOVED
        if unit in self._left_out:
            return Cause.EXCLUDED
        if unit not in self._doors and change.before == 0 and not _is_day(unit):
            return Cause.LATE
        found = self._by_visits.get(unit, set())
        return next(iter(found)) if len(found) == 1 else Cause.CHANGED

    def _of_visit(self, change: Change) -> Cause | None:
        """Give what the visit itself tells; one that only counts elsewhere now tells nothing."""
        call = self._calls.get(change.line.visit_id or "")
        if call is None or change.line.visit_id in self._elsewhere:
            return None
        if change.n < 0 and call.voided is not None:
            return Cause.CHANGED if call.corrects else Cause.VOIDED
        if change.n > 0 and call.entered >= self._made_at:
            return Cause.CHANGED if call.corrects else Cause.LATE
        return None


def doors_of(session: Session, ids: Iterable[str]) -> dict[str, Door]:
    """Give the doors with these ids."""
    found: dict[str, Door] = {}
    for some in chunks(ids):
        wanted = select(Unit.id, Unit.no, Unit.door, Unit.head, Unit.merged_into_id).where(Unit.id.in_(some))
        rows = session.execute(wanted)
        found.update({id_: Door(no, door, head, kept_as) for id_, no, door, head, kept_as in rows})
    return found


def calls_of(session: Session, ids: Iterable[str]) -> dict[str, Call]:
    """Give the visits with these ids."""
    gone = select(Visit.unit_id, Visit.voided_at).where(Visit.void_reason == CORRECTED)
    corrected = {(unit, voided) for unit, voided in session.execute(gone)}
    found: dict[str, Call] = {}
    for some in chunks(ids):
        wanted = select(Visit.id, Visit.unit_id, Visit.at, Visit.entered_at, Visit.voided_at)
        for id_, unit, at, entered, voided in session.execute(wanted.where(Visit.id.in_(some))):
            found[id_] = Call(at, entered, voided, (unit, voided or entered) in corrected)
    return found


def _is_day(text: str) -> bool:
    """Tell whether an entry stands for who was sent out on a day."""
    try:
        return date.fromisoformat(text) is not None and len(text) == 10
    except ValueError:
        return False
