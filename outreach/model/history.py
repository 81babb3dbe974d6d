"""What was done, in order, with the old values: undo and the log stand on it. Drafts lie beside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Base, reference


class ActionEntry(Base):
    """One thing a user did; the counter orders, the clock only tells."""

    __tablename__ = "action_entry"

    counter: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(100), default="")
    name: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(String(200))
    values: Mapped[str] = mapped_column(Text, default="{}")
    undoes: Mapped[int | None] = mapped_column(reference("action_entry.counter"))
    undone_by: Mapped[int | None]
    undoable: Mapped[bool] = mapped_column(default=True)


class RowImage(Base):
    """One row an action touched: `before` holds the changed columns as they were (JSON), null if new."""

    __tablename__ = "row_image"

    id: Mapped[int] = mapped_column(primary_key=True)
    counter: Mapped[int] = mapped_column(reference("action_entry.counter"), index=True)
    table: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36), index=True)
    revision: Mapped[int | None]
    before: Mapped[str | None] = mapped_column(Text)


class AuditRow(Base):
    """One thing done or refused, chained to the one before; says who and what, never a person's values.

    `rows` is a digest of which records an action touched, `hash` of the whole line and the one before it.
    """

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(100))
    access: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    result: Mapped[str] = mapped_column(String(20))
    counter: Mapped[int | None]
    rows: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """The newest line of the audit, kept apart from it so that a cut tail shows; one row."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    epoch: Mapped[int] = mapped_column(default=0)


class Draft(Base):
    """A half-filled form, kept so that a crash loses nothing."""

    __tablename__ = "draft"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    saved_at: Mapped[datetime]
    content: Mapped[str] = mapped_column(Text)
