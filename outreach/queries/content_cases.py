"""What the digest says of cases, dissuasions, answered call-backs and spot checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import (
    Dissuasion,
    Finding,
    FraudCase,
    Photo,
    SpotCheck,
    SpotCheckRow,
    Unit,
    Visit,
    WaitAnswer,
)


def case_lines(session: Session, numbers: Mapping[str, str]) -> Iterator[list[Any]]:
    """Give a line for each; `numbers` are the units' by id."""
    for c in session.scalars(select(FraudCase)):
        where = [c.happened_on, c.group, numbers.get(c.unit_id or "")]
        closed = [c.closed_on, c.responsible, c.done, c.voided_at is not None, c.void_reason]
        yield ["case", *where, c.kind, c.loss, c.source, c.note, *closed]
    for d in session.scalars(select(Dissuasion)):
        where = [d.happened_on, d.group, numbers.get(d.unit_id or "")]
        said = [d.risk, d.way, d.kind, d.people, d.saved, d.done_by, d.note, d.voided_at is not None]
        yield ["dissuasion", *where, *said, d.void_reason]
    for w in session.scalars(select(WaitAnswer)):
        yield ["wait", numbers.get(w.unit_id), w.kind, w.answer, w.due, w.until, w.reason]
    yield from _check_lines(session)
    for p in session.scalars(select(Photo)):
        yield ["photo", p.exact, p.near, p.width, p.height, p.taken_at, p.caption]


def _check_lines(session: Session) -> Iterator[list[Any]]:
    """Give a line for each check, row and finding."""
    numbers = {}
    for check in session.scalars(select(SpotCheck)):
        numbers[check.id] = check.no
        yield ["check", check.no, check.seed, check.size, check.population]
    wanted = (
        select(SpotCheckRow, Finding, Unit.no, Visit.at)
        .join(Visit, Visit.id == SpotCheckRow.visit_id)
        .join(Unit, Unit.id == Visit.unit_id)
        .outerjoin(Finding, Finding.row_id == SpotCheckRow.id)
    )
    for row, finding, no, at in session.execute(wanted):
        said = [row.picked_for, row.result, row.said, row.checked_on, row.checked_by]
        yield ["check row", numbers[row.check_id], row.number, no, at, *said]
        if finding is not None:
            answer = [finding.due, finding.reply, finding.closed_on]
            yield ["finding", numbers[row.check_id], row.number, *answer]
