"""The common ground of all tables: naming, identity, the revision that undo compares."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

from sqlalchemy import ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_last = {"tick": 0}
_turn = threading.Lock()
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
_DRAWN = 1000


def new_id() -> str:
    """Make a UUIDv7 (RFC 9562) as 36 characters: sorts by the time it was made."""
    return _source["make"]()


def many_ids() -> Iterator[str]:
    """Make one id after the other without end, drawn many at a time."""
    while True:
        yield from uuids7(_DRAWN) if _source["make"] is uuid7 else (new_id(),)


def uuid7() -> str:
    """Make a UUIDv7 that is greater than the one before."""
    return next(uuids7(1))


def uuids7(count: int) -> Iterator[str]:
    """Make growing UUIDv7: clock in ms, 12 bits that count on, random bits."""
    with _turn:
        first = max(time.time_ns() // 1_000_000 << 12, _last["tick"] + 1)
        _last["tick"] = first + count - 1
    noise = os.urandom(8 * count).hex()
    for place in range(count):
        tick = f"{first + place:015x}"[-15:]
        bits = noise[place * 16 : place * 16 + 16]
        yield f"{tick[:8]}-{tick[8:12]}-7{tick[12:]}-{_VARIANT[bits[0]]}{bits[1:4]}-{bits[4:]}"


_source: dict[str, Callable[[], str]] = {"make": uuid7}


def use_ids(make: Callable[[], str] | None) -> None:
    """Let another function make the ids (the demo village is the same every time); None goes back."""
    _source["make"] = make or uuid7


class Base(DeclarativeBase):
    """Every table of the ledger."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A table whose rows people make: permanent id, and a revision that grows at each change."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    revision: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:  # noqa: N805
        """Refuse a stale update; `storage.history` counts the revision, so that undo can count it back."""
        return {"version_id_col": cls.revision, "version_id_generator": False}


def reference(column: str, ondelete: str | None = None) -> ForeignKey:
    """Point to another table; checked at the commit, so that the order of inserts does not matter."""
    return ForeignKey(column, ondelete=ondelete, deferrable=True, initially="DEFERRED")
