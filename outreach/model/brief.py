"""Sentences of the summary that somebody put in other words, to be used from then on."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record


class BriefSentence(Record):
    """One sentence by code and tone, with fields such as {reached.value} in it."""

    __tablename__ = "brief_sentence"
    __table_args__ = (UniqueConstraint("code", "tone"),)

    code: Mapped[str] = mapped_column(String(40))
    tone: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(String(2000))
