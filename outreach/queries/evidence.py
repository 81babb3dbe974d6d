"""Photos as they are attached: by day, of one record, and those that look the same."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import ActionEntry, Activity, FraudCase, Photo, RowImage, Visit
from outreach.vocabulary import PhotoOf

COLUMNS = {
    PhotoOf.VISIT: Photo.visit_id,
    PhotoOf.ACTIVITY: Photo.activity_id,
    PhotoOf.CASE: Photo.case_id,
    PhotoOf.RECEIPT: Photo.receipt_id,
}


@dataclass(frozen=True)
class PhotoRow:
    """One photo; `day` is that of what it belongs to, `again` are others that show the same picture."""

    id: str
    of: PhotoOf
    record_id: str
    day: date
    file: str
    salt: str
    width: int
    height: int
    taken_at: datetime | None
    caption: str
    added_at: datetime
    added_by: str
    again: tuple[str, ...]


def photos(session: Session, of: PhotoOf | None = None, record_id: str = "") -> tuple[PhotoRow, ...]:
    """Give the photos of one record, of one kind of record or all, the newest day first."""
    wanted = (
        select(Photo, Visit.at, Activity.on, FraudCase.happened_on)
        .outerjoin(Visit, Visit.id == Photo.visit_id)
        .outerjoin(Activity, Activity.id == Photo.activity_id)
        .outerjoin(FraudCase, FraudCase.id == Photo.case_id)
        .order_by(Photo.added_at, Photo.counter)
    )
    if of is not None:
        wanted = wanted.where(COLUMNS[of].is_not(None))
        if record_id:
            wanted = wanted.where(COLUMNS[of] == record_id)
    twins = same_pictures(session)
    rows = [
        _row(photo, at.date() if at else held or happened or photo.added_at.date(), twins.get(photo.id, ()))
        for photo, at, held, happened in session.execute(wanted)
    ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.added_at), reverse=True))


def photo(session: Session, photo_id: str) -> PhotoRow | None:
    """Give one photo."""
    return next((row for row in photos(session) if row.id == photo_id), None)


def photo_files(session: Session) -> dict[str, str]:
    """Give the file of every photo that can still be read, with its salt."""
    return {file: salt for file, salt in session.execute(select(Photo.file, Photo.salt)) if salt}


def known_files(session: Session) -> frozenset[str]:
    """Give every file that a photo names, or one that was taken off and may come back by undo."""
    names = set(session.scalars(select(Photo.file)))
    wanted = (
        select(RowImage.before)
        .join(ActionEntry, ActionEntry.counter == RowImage.counter)
        .where(RowImage.table == "photo", RowImage.before.is_not(None))
        .where(ActionEntry.undoable, ActionEntry.undone_by.is_(None))
    )
    for before in session.scalars(wanted):
        names.add(json.loads(before or "{}").get("file", ""))
    return frozenset(names)


def same_pictures(session: Session) -> dict[str, tuple[str, ...]]:
    """Give for each photo that is there more than once the others: the same file, or looking the same."""
    from outreach.pictures import chunks, looks_alike

    twins: dict[str, dict[str, None]] = {}
    buckets: dict[tuple[int, str], list[tuple[str, str, str]]] = {}
    for row in session.execute(select(Photo.id, Photo.exact, Photo.near).order_by(Photo.counter)):
        one = (row.id, row.exact, row.near)
        for place in ((-1, row.exact), *enumerate(chunks(row.near))):
            others = buckets.setdefault(place, [])
            for other in others:
                if one[1] == other[1] or looks_alike(one[2], other[2]):
                    twins.setdefault(one[0], {})[other[0]] = None
                    twins.setdefault(other[0], {})[one[0]] = None
            others.append(one)
    return {photo_id: tuple(others) for photo_id, others in twins.items()}


def photo_counts(session: Session, visit_ids: Collection[str]) -> dict[str, int]:
    """Count the photos of these visits."""
    counts: dict[str, int] = {}
    for visit_id in session.scalars(select(Photo.visit_id).where(Photo.visit_id.in_(visit_ids))):
        counts[str(visit_id)] = counts.get(str(visit_id), 0) + 1
    return counts


def _row(found: Photo, day: date, again: tuple[str, ...]) -> PhotoRow:
    of = next(kind for kind, column in COLUMNS.items() if getattr(found, column.key))
    return PhotoRow(
        id=found.id,
        of=of,
        record_id=getattr(found, COLUMNS[of].key),
        day=day,
        file=found.file,
        salt=found.salt,
        width=found.width,
        height=found.height,
        taken_at=found.taken_at,
        caption=found.caption,
        added_at=found.added_at,
        added_by=found.added_by,
        again=again,
    )
