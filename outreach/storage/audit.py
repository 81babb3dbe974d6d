"""The audit: a chain of hashes over all that was done or refused, and what finds its first break."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from outreach.model import ActionEntry, AuditHead, AuditRow, RowImage
from outreach.wording import mark, zh

START = "0" * 64
DONE, REFUSED, NOTED = "done", "refused", "noted"
RESTORED = "restored"
"""The line with which an epoch begins; its name goes on with the epoch and the line of the copy."""
SHORT = 8
BROKEN = mark("Line {seq} of the audit was changed, moved or taken out after it was written.")
CUT = mark("The audit ends at line {seq}, {wanted} lines were written: its end was cut off.")
HISTORY = mark("Line {seq} of the audit does not match the history: what action {counter} did was changed.")


@dataclass(frozen=True)
class Head:
    """The newest line of the audit; `epoch` counts how often the ledger was restored from a copy."""

    seq: int
    hash: str
    epoch: int = 0

    @property
    def short(self) -> str:
        """Give what is printed on papers: line and the first of its hash, like 1024-3fa9c2d1."""
        return f"{self.seq}-{self.hash[:SHORT]}"


@dataclass(frozen=True)
class Break:
    """The first bad line: its number and what is wrong with it, in Chinese."""

    seq: int
    sentence: str


def head_of(session: Session) -> Head:
    """Give the newest line, line 0 where nothing was written yet."""
    row = session.execute(select(AuditHead.seq, AuditHead.hash, AuditHead.epoch)).first()
    return Head(0, START) if row is None else Head(row.seq, row.hash, row.epoch)


def digest_of_rows(images: Iterable[tuple[str, str, int | None]]) -> str:
    """Give the digest of the records an action touched: table, id, revision; no values."""
    text = "\n".join(f"{table} {row_id} {revision}" for table, row_id, revision in images)
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def add_line(
    session: Session,
    at: datetime,
    by: str,
    access: str,
    name: str,
    result: str = DONE,
    counter: int | None = None,
    rows: str = "",
) -> Head:
    """Add one line within the running transaction and move the head; gives it."""
    before = head_of(session)
    values = {
        "seq": before.seq + 1, "at": at, "by": by, "access": access, "name": name[:60], "result": result,
        "counter": counter, "rows": rows,
    }  # fmt: skip
    digest = _hash(before.hash, values)
    session.execute(insert(AuditRow).values(**values, hash=digest))
    if before.seq == 0 and session.get(AuditHead, 1) is None:
        session.execute(insert(AuditHead).values(id=1, seq=1, hash=digest, epoch=before.epoch))
    else:
        session.execute(update(AuditHead).values(seq=before.seq + 1, hash=digest))
    return Head(before.seq + 1, digest, before.epoch)


def start_epoch(session: Session, after: int) -> int:
    """Count one restore more than ever before (`after`: the newest epoch known elsewhere); gives it."""
    epoch = max(head_of(session).epoch, after) + 1
    session.execute(update(AuditHead).values(epoch=epoch))
    return epoch


def find_break(session: Session) -> Break | None:
    """Go through the whole chain; gives the first bad line, None if all is as it was written."""
    before, seq = START, 0
    images = _digests(session)
    entries = set(session.scalars(select(ActionEntry.counter)))
    for row in session.execute(select(AuditRow.__table__).order_by(AuditRow.seq)):
        values = dict(row._mapping)
        digest = values.pop("hash")
        if values["seq"] != seq + 1 or digest != _hash(before, values):
            return Break(seq + 1, zh(BROKEN, seq=seq + 1))
        before, seq = digest, seq + 1
        counter = values["counter"]
        if counter is not None and (counter not in entries or images.get(counter, "") != values["rows"]):
            return Break(seq, zh(HISTORY, seq=seq, counter=counter))
    head = head_of(session)
    if head.seq != seq:
        return Break(seq + 1, zh(CUT, seq=seq, wanted=head.seq))
    return None if head.hash == before else Break(seq, zh(BROKEN, seq=seq))


def _hash(before: str, values: dict[str, object]) -> str:
    text = json.dumps([before, *values.values()], ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _digests(session: Session) -> dict[int, str]:
    """Give the digest of each action's records as the history has them now."""
    touched: dict[int, list[tuple[str, str, int | None]]] = {}
    wanted = select(RowImage.counter, RowImage.table, RowImage.row_id, RowImage.revision)
    for counter, table, row_id, revision in session.execute(wanted.order_by(RowImage.id)):
        touched.setdefault(counter, []).append((table, row_id, revision))
    return {counter: digest_of_rows(rows) for counter, rows in touched.items()}
