"""Who belongs to a key group by a tick (DOMAIN R11-R24); who does by age is reckoned from the birth."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class KeyMark(Record):
    """A tick: one person (`person_id`), or everybody of a household, in a key group of the catalog."""

    __tablename__ = "key_mark"

    code: Mapped[str] = mapped_column(reference("catalog_option.code"), index=True)
    unit_id: Mapped[str | None] = mapped_column(reference("unit.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(reference("person.id"), index=True)
