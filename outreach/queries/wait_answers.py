"""What was said of work that waits, read once for all of it, and the list of what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from outreach.model import Area, Unit, WaitAnswer
from outreach.places import place_label
from outreach.waits import Answer, WaitKind

if TYPE_CHECKING:
    from outreach.queries.waiting import WaitingRow


@dataclass(frozen=True)
class AnsweredRow:
    """One answer: where, what waited since when, what was said, by whom; `until` the new day."""

    no: str
    head: str
    place: str
    kind: WaitKind
    due: date
    answer: Answer
    until: date | None
    reason: str
    at: datetime
    by: str


def still_waiting(session: Session, rows: Iterable[WaitingRow]) -> Iterator[WaitingRow]:
    """Leave out what was done or dropped, and give what was put off its new day."""
    newest = {
        (row.kind, row.cause): row
        for row in session.scalars(select(WaitAnswer).order_by(WaitAnswer.counter, WaitAnswer.id))
    }
    for row in rows:
        said = newest.get((row.kind.value, row.cause))
        if said is None:
            yield row
        elif said.answer == Answer.PUT_OFF and said.until is not None:
            yield replace(row, due=said.until, promised=True, put_off=said.due, note=said.reason or row.note)


def answered(session: Session, unit_id: str | None = None) -> tuple[AnsweredRow, ...]:
    """Give every answer, the newest first: what is not waited for any more is still to be read here.

    `unit_id`: those of one household alone, with what was merged into it.
    """
    wanted = (
        select(WaitAnswer, Unit, Area.name)
        .join(Unit, Unit.id == WaitAnswer.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .order_by(WaitAnswer.counter.desc(), WaitAnswer.id)
    )
    if unit_id is not None:
        wanted = wanted.where(or_(Unit.id == unit_id, Unit.merged_into_id == unit_id))
    return tuple(
        AnsweredRow(
            unit.no, unit.head, place_label(group, unit.door), WaitKind(row.kind), row.due,
            Answer(row.answer), row.until, row.reason, row.at, row.by,
        )
        for row, unit, group in session.execute(wanted)
    )  # fmt: skip
