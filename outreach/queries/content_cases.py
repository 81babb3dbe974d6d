"""What the digest says of cases and dissuasions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Dissuasion, FraudCase


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
