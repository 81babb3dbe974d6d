"""What the user said of the rosters of a township, by how they are laid out."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record


class RosterReading(Record):
    """One remembered answer; `layout` is a fingerprint of headings, `key` never holds personal data."""

    __tablename__ = "roster_reading"
    __table_args__ = (UniqueConstraint("layout", "kind", "key"),)

    layout: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(100))
    value: Mapped[str] = mapped_column(String(100))
