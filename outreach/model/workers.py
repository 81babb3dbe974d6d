"""Who goes to the doors and who types it up (DOMAIN W1-W15)."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record


class Worker(Record):
    """A grid worker, cadre, officer or volunteer; a phone is kept only with the reason why."""

    __tablename__ = "worker"

    name: Mapped[str] = mapped_column(String(100), unique=True)
    role: Mapped[str] = mapped_column(String(40), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    phone_reason: Mapped[str] = mapped_column(String(200), default="", server_default="")
    active: Mapped[bool] = mapped_column(default=True)
    access: Mapped[str] = mapped_column(String(20), default="worker", server_default="worker")
