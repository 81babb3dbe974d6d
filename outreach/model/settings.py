"""What holds for the whole ledger: village, privacy choices, secrets, start of the week."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record


class Setting(Record):
    """One named value as JSON text."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[str] = mapped_column(Text)
