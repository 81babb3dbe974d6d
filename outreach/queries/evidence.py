"""Photos as they are attached: by day, of one record, and those that look the same."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import ActionEntry, Activity, FraudCase, Photo, Receipt, RowImage, Visit
from outreach.queries.photo_owners import owner_words
from outreach.vocabulary import PhotoOf

COLUMNS = {
    PhotoOf.VISIT: Photo.visit_id,
    PhotoOf.ACTIVITY: Photo.activity_id,
    PhotoOf.CASE: Photo.case_id,
    PhotoOf.RECEIPT: Photo.receipt_id,
}


@dataclass(frozen=True)
class PhotoRow:
    """One photo; `day` is that of what it belongs to, `whose` says of that in words (place, name, number).

    `again` are others that show the same picture.
    """

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
    whose: str = ""


def photos(session: Session, of: PhotoOf | None = None, record_id: str = "") -> tuple[PhotoRow, ...]:
    """Give the photos of one record, of one kind of record or all, the newest day first."""
    wanted = (
        select(Photo, Visit.at, Activity.on, FraudCase.happened_on)
        .outerjoin(Visit, Visit.id == Photo.visit_id)
        .outerjoin(Activity, Activity.id == Photo.activity_id)
        .outerjoin(FraudCase, FraudCase.id == Photo.case_id)
        .where(Photo.salt != "")
        .order_by(Photo.added_at, Photo.counter, Photo.id)
    )
    if of is not None:
        wanted = wanted.where(COLUMNS[of].is_not(None))
        if record_id:
            wanted = wanted.where(COLUMNS[of] == record_id)
    found = session.execute(wanted).all()
    twins = same_pictures(session, None if of is None else [photo.id for photo, *_ in found])
    whose = owner_words(session, [photo for photo, *_ in found])
    rows = [
        _row(photo, at.date() if at else held or happened or photo.added_at.date(), twins, whose)
        for photo, at, held, happened in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.added_at), reverse=True))


def photo(session: Session, photo_id: str) -> PhotoRow | None:
    """Give one photo."""
    found = session.get(Photo, photo_id)
    if found is None or not found.salt:
        return None
    of = _of(found)
    return next(row for row in photos(session, of, getattr(found, COLUMNS[of].key)) if row.id == photo_id)


def attached(session: Session, of: PhotoOf, record_id: str) -> tuple[str, ...]:
    """Give the digests of the files that are attached to a record already."""
    return tuple(session.scalars(select(Photo.exact).where(COLUMNS[of] == record_id)))


def known_digests(session: Session) -> frozenset[str]:
    """Give the digests of every file that is attached somewhere."""
    return frozenset(session.scalars(select(Photo.exact).where(Photo.salt != "")))


def photo_numbers(session: Session, of: PhotoOf) -> dict[str, int]:
    """Count the photos of every record of a kind that has some."""
    column = COLUMNS[of]
    wanted = select(column, func.count()).where(column.is_not(None), Photo.salt != "").group_by(column)
    return {str(record_id): n for record_id, n in session.execute(wanted)}


def photos_of_calls(session: Session, visit_ids: Collection[str]) -> dict[str, tuple[PhotoRow, ...]]:
    """Give the photos of these visits, each with those of the slip that was signed at it."""
    slips = select(Receipt.id, Receipt.visit_id).where(Receipt.visit_id.in_(visit_ids))
    call_of = {slip: str(visit_id) for slip, visit_id in session.execute(slips)}
    found: dict[str, tuple[PhotoRow, ...]] = {}
    of_visits = select(Photo.visit_id).where(Photo.visit_id.in_(visit_ids)).distinct()
    of_slips = select(Photo.receipt_id).where(Photo.receipt_id.in_(call_of)).distinct()
    for visit_id in session.scalars(of_visits):
        found[str(visit_id)] = photos(session, PhotoOf.VISIT, str(visit_id))
    for slip in session.scalars(of_slips):
        call = call_of[str(slip)]
        found[call] = (*found.get(call, ()), *photos(session, PhotoOf.RECEIPT, str(slip)))
    return found


def known_files(session: Session) -> frozenset[str]:
    """Give every file that a photo names, or one that was taken off or turned and may come back by undo."""
    names = set(session.scalars(select(Photo.file).where(Photo.salt != "")))
    wanted = _of_before().where(ActionEntry.undoable, ActionEntry.undone_by.is_(None))
    return frozenset(names | {file for file, salt in _named(session, wanted) if salt})


def erased_files(session: Session) -> frozenset[str]:
    """Give the files of photos that were erased: nobody can read them any more."""
    names = set(session.scalars(select(Photo.file).where(Photo.salt == "")))
    return frozenset(names | {file for file, salt in _named(session, _of_before()) if not salt})


def _of_before() -> Any:
    return (
        select(RowImage.before)
        .join(ActionEntry, ActionEntry.counter == RowImage.counter)
        .where(RowImage.table == "photo", RowImage.before.is_not(None))
    )


def _named(session: Session, wanted: Any) -> Iterator[tuple[str, str]]:
    for before in session.scalars(wanted):
        values = json.loads(before or "{}")
        if "file" in values:
            yield values["file"], values.get("salt", "")


def same_pictures(session: Session, asked: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Give for each photo (or those asked for) that is there more than once the others, the oldest first.

    The same are those of one file, and those that look the same.
    """
    from outreach.pictures.marks import Marked, twins

    wanted = select(Photo.id, Photo.exact, Photo.near, Photo.look).where(Photo.salt != "")
    rows = session.execute(wanted.order_by(Photo.counter, Photo.id))
    return twins([Marked.of(*row) for row in rows], asked)


def _of(found: Photo) -> PhotoOf:
    return next(kind for kind, column in COLUMNS.items() if getattr(found, column.key))


def _row(
    found: Photo, day: date, twins: dict[str, tuple[str, ...]], whose: dict[str, str]
) -> PhotoRow:
    of = _of(found)
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
        again=twins.get(found.id, ()),
        whose=whose.get(found.id, ""),
    )
