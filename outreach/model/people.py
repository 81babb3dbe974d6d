"""People of a household, and the keys by which they are found."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Base, Record, reference


class Person(Record):
    """A member of a household; ID number and phone are kept only where the ledger says so.

    `reading` is how the name is said in pinyin, syllables parted by blanks, where the usual is wrong.
    """

    __tablename__ = "person"

    unit_id: Mapped[str] = mapped_column(reference("unit.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(1000))
    relation: Mapped[str] = mapped_column(String(40), default="")
    sex: Mapped[str] = mapped_column(String(4), default="")
    birth: Mapped[str] = mapped_column(String(10), default="")
    id_no: Mapped[str] = mapped_column(String(40), default="")
    id_digest: Mapped[str] = mapped_column(String(64), default="", index=True)
    phone: Mapped[str] = mapped_column(String(40), default="")
    status: Mapped[str] = mapped_column(String(20), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    alias: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(1000), default="")
    reading: Mapped[str] = mapped_column(String(200), default="")


class SearchKey(Base):
    """One way to find a household or person: derived from them, rebuilt at will, so no history."""

    __tablename__ = "search_key"
    __table_args__ = (Index("ix_search_key_value", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(reference("unit.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(reference("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(String(200))
