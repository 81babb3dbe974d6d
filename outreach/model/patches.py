"""Patches: which doors each worker answers for (分片包干, DOMAIN R7)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class PatchPart(Record):
    """A part of one worker's patch: an area with all that is in it, or a single household or unit.

    A door given to somebody singly is theirs alone, whoever has the area around it (`queries.patches`).
    """

    __tablename__ = "patch_part"

    worker_id: Mapped[str] = mapped_column(reference("worker.id"), index=True)
    area_id: Mapped[str | None] = mapped_column(reference("area.id"), index=True)
    unit_id: Mapped[str | None] = mapped_column(reference("unit.id"), index=True)
