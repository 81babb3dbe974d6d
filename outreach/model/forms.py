"""The offices' own workbooks, learned once: the empty form, its map, and the words beside each cell."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from outreach.model.base import Record


class OfficeForm(Record):
    """One form as it was learned; learning it anew adds a row, the newest of a name counts.

    `map` is the JSON of its map's file, `labels` what stood beside each mapped cell (`表!B5` -> words).
    """

    __tablename__ = "office_form"

    name: Mapped[str] = mapped_column(String(200), index=True)
    map: Mapped[str] = mapped_column(Text)
    labels: Mapped[str] = mapped_column(Text, default="{}")
    learned_at: Mapped[datetime]
    learned_by: Mapped[str] = mapped_column(String(100), default="")
    file: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
