"""People of a household."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Person(Record):
    """A member of a household; ID number and phone are kept only where the ledger says so.

    `reading` is how the name is said in pinyin, syllables parted by blanks, where the usual is wrong.
    """

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_unit", "unit_id", "status"),)

    unit_id: Mapped[str] = mapped_column(reference("unit.id"))
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
