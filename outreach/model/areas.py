"""Areas: a tree of any depth from county to group (DOMAIN R4-R8)."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Area(Record):
    """A village, a group in it, or any other division; children sort by `position`."""

    __tablename__ = "area"

    parent_id: Mapped[str | None] = mapped_column(reference("area.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    code: Mapped[str] = mapped_column(String(20), default="")
    position: Mapped[int] = mapped_column(default=0)
