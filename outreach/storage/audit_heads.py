"""What copies and printed sheets know of the audit: a chain cut short or written anew is noticed by them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.errors import DoorbookError, UserMistake, declare
from outreach.model import AuditRow
from outreach.storage.audit import RESTORED, SHORT, Break, Head, head_of
from outreach.storage.backups import list_backups
from outreach.storage.database import connect
from outreach.wording import mark, zh

HEAD_UNREADABLE = declare(
    "head_unreadable", mark("“{text}” is no audit number of a sheet: type it as printed, like 1024-38052417.")
)
COPY_UNREADABLE = declare(
    "head_copy_unreadable", mark("“{name}” is no copy of this ledger: choose one that was made of it.")
)
CUT = mark("{where} knows line {seq} of the audit, it ends at {last}: its end was cut off, or it is old.")
OTHERWISE = mark("{where} knows line {seq} of the audit otherwise: it was written anew since.")
COPY, PAPER = mark("The copy of {at}"), mark("The sheet")
_PRINTED = re.compile(rf"(\d{{1,12}})-([0-9a-f]{{{SHORT},64}})")
_RESTORED = re.compile(rf"{RESTORED}_(\d+)_from_(\d+)")


@dataclass(frozen=True)
class KnownHead:
    """A line of the audit that something else than the ledger knows; a sheet knows the hash's first only.

    `epoch` None = not known.
    """

    seq: int
    hash: str
    where: str
    epoch: int | None = None


def head_in(file: Path, key: str) -> Head | None:
    """Give the newest line of the audit in a ledger or copy, None where it cannot be read."""
    with contextlib.suppress(DoorbookError, sqlcipher.Error, OSError):
        connection = connect(file, key)
        try:
            row = connection.execute("SELECT seq, hash, epoch FROM audit_head").fetchone()
        finally:
            connection.close()
        return None if row is None else Head(*row)
    return None


def heads_of_copies(ledger: Path, key: str, others: Iterable[Path] = ()) -> Iterator[KnownHead]:
    """Give what the copies beside the ledger know, the newest first, then what `others` know.

    Raises UserMistake where one of the others cannot be read with the ledger's key.
    """
    for row in list_backups(ledger):
        if head := head_in(row.file, key):
            where = zh(COPY, at=f"{row.made_at:%Y-%m-%d %H:%M}")
            yield KnownHead(head.seq, head.hash, where, head.epoch)
    for file in others:
        if (head := head_in(file, key)) is None:
            raise UserMistake(COPY_UNREADABLE, field="copy", name=file.name)
        yield KnownHead(head.seq, head.hash, zh(COPY, at=file.name), head.epoch)


def printed_head(text: str) -> KnownHead:
    """Read the number at the foot of a sheet. Raises UserMistake."""
    found = _PRINTED.fullmatch(text.removeprefix("审计").strip().lower())
    if found is None:
        raise UserMistake(HEAD_UNREADABLE, field="head", text=text)
    return KnownHead(int(found[1]), found[2], zh(PAPER))


def contradiction(session: Session, heads: Iterable[KnownHead]) -> Break | None:
    """Give the first line that is not as something else knows it; what a restore left behind is left out."""
    last, parted = head_of(session), _parted(session)
    found = [bad for head in heads if (bad := _compared(session, head, last, parted)) is not None]
    return min(found, key=lambda bad: bad.seq, default=None)


def _compared(session: Session, head: KnownHead, last: Head, parted: dict[int, int]) -> Break | None:
    if head.epoch is not None and head.seq > _common(head.epoch, last.epoch, parted):
        return None
    if head.seq == 0:
        return None
    kept = session.scalar(select(AuditRow.hash).where(AuditRow.seq == head.seq))
    if kept is None:
        return Break(last.seq + 1, zh(CUT, where=head.where, seq=head.seq, last=last.seq))
    if not kept.startswith(head.hash):
        return Break(head.seq, zh(OTHERWISE, where=head.where, seq=head.seq))
    return None


def _common(epoch: int, present: int, parted: dict[int, int]) -> int:
    """Give the last line that an epoch shares with today: all of its own where none began since."""
    if epoch >= present:
        return 10**12
    return min((line for later, line in parted.items() if later > epoch), default=0)


def _parted(session: Session) -> dict[int, int]:
    """Give each epoch with the line of the copy that it went on from."""
    names = session.scalars(select(AuditRow.name).where(AuditRow.name.startswith(RESTORED)))
    found = (_RESTORED.fullmatch(name) for name in names)
    return {int(match[1]): int(match[2]) for match in found if match}
