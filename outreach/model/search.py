"""How households and people are found: derived from them, rebuilt at will, so without history.

No references: a county's keys are many, and what writes them drops those of the same households first.
"""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import BigInteger, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Base


class KeyKind(IntEnum):
    """What a key says of its entry; numbers, as a county's ledger has ten million keys.

    A part is the end of a name or door from any character on, so that every part of it begins a key.
    Phone and ID numbers stand backwards, so that the end that is typed begins the key.
    """

    CODE = 1
    NO = 2
    NAME = 3
    PINYIN = 4
    INITIALS = 5
    DOOR = 6
    PHONE = 7
    ID = 8
    NAME_PART = 9
    DOOR_PART = 10


class SearchEntry(Base):
    """Something that can be found: a unit together with its head (no `person_id`), or another member."""

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(String(36), index=True)
    person_id: Mapped[str | None] = mapped_column(String(36))


class SearchKey(Base):
    """One way to find an entry; `place` puts heads before members, each in walking order.

    Looked up by value or by what it begins with, so that the primary key is the index for it.
    """

    __tablename__ = "search_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    value: Mapped[str] = mapped_column(
        String(200).with_variant(String(200, collation="C"), "postgresql"), primary_key=True
    )
    place: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    entry_id: Mapped[int] = mapped_column(primary_key=True, index=True)
