"""The audit as it is read and verified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import AuditRow
from outreach.storage.audit import Break, Head, find_break, head_of
from outreach.storage.audit_heads import KnownHead, contradiction, printed_head

__all__ = [
    "AuditLineRow",
    "Break",
    "Head",
    "KnownHead",
    "audit_break",
    "audit_contradiction",
    "audit_head",
    "audit_rows",
    "printed_head",
]


@dataclass(frozen=True)
class AuditLineRow:
    """One line: who did what as whom; `result` is done, refused or noted; `counter` finds the action."""

    seq: int
    at: datetime
    by: str
    access: str
    name: str
    result: str
    counter: int | None


def audit_head(session: Session) -> Head:
    """Give the newest line; its `short` goes on every paper and file for the office."""
    return head_of(session)


def audit_break(session: Session) -> Break | None:
    """Verify the whole chain against the history; gives the first bad line."""
    return find_break(session)


def audit_contradiction(session: Session, heads: Sequence[KnownHead]) -> Break | None:
    """Compare the chain with what copies and printed sheets know of it; gives the first line that differs."""
    return contradiction(session, heads)


def audit_rows(session: Session, newest: int = 200) -> tuple[AuditLineRow, ...]:
    """Give the newest lines, the newest first."""
    wanted = select(AuditRow).order_by(AuditRow.seq.desc()).limit(newest)
    return tuple(
        AuditLineRow(row.seq, row.at, row.by, row.access, row.name, row.result, row.counter)
        for row in session.scalars(wanted)
    )
