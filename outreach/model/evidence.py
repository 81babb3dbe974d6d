"""Photos and scans kept beside the ledger; each is sealed under a salt of its own that only its row holds."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Photo(Record):
    """One picture of a visit, activity, case or receipt; `file` is its random name in the store.

    `exact` is the digest of the file it came from, `near` of what it shows at a glance, `look` more closely
    ("" on photos of before). Without its `salt` the sealed file can never be read again, here or in any copy.
    """

    __tablename__ = "photo"

    file: Mapped[str] = mapped_column(String(40), unique=True)
    salt: Mapped[str] = mapped_column(String(64))
    exact: Mapped[str] = mapped_column(String(64), index=True)
    near: Mapped[str] = mapped_column(String(16))
    look: Mapped[str] = mapped_column(String(2400), server_default="", default="")
    width: Mapped[int]
    height: Mapped[int]
    taken_at: Mapped[datetime | None]
    caption: Mapped[str] = mapped_column(String(300), default="")
    visit_id: Mapped[str | None] = mapped_column(reference("visit.id"), index=True)
    activity_id: Mapped[str | None] = mapped_column(reference("activity.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(reference("fraud_case.id"), index=True)
    receipt_id: Mapped[str | None] = mapped_column(reference("receipt.id"), index=True)
    added_at: Mapped[datetime] = mapped_column(index=True)
    added_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]
