"""Row images: every change a session flushes is kept with what undo needs to take it back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from outreach.errors import Conflict, declare
from outreach.model import ActionEntry, Base, RowImage
from outreach.model.base import Record
from outreach.storage.bulk import add_rows
from outreach.wording import mark

CHANGED_SINCE = declare(
    "changed_since",
    mark("This cannot be undone: it was changed again since. Open it and correct it there."),
)
CLASSES: dict[str, type[Record]] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Record)
}


@dataclass(slots=True)
class Image:
    """A row image before it is written; a plain value, since an import makes ten thousand of them."""

    table: str
    row_id: str
    revision: int | None
    before: str | None


def watch(session: Session) -> list[Image]:
    """Collect a row image for each record that the session adds, changes or deletes from now on."""
    images = images_of(session)
    fresh: list[tuple[Image, Record]] = []

    @event.listens_for(session, "before_flush")
    def before(flushing: Session, _context: Any, _instances: Any) -> None:
        for record in flushing.new:
            if isinstance(record, Record):
                fresh.append((_image(record, None), record))
        for record in flushing.dirty:
            if isinstance(record, Record) and (changed := _old_values(record)):
                if not inspect(record).attrs["revision"].history.has_changes():
                    record.revision += 1
                fresh.append((_image(record, changed), record))
        for record in flushing.deleted:
            if isinstance(record, Record):
                images.append(Image(record.__tablename__, record.id, None, _json(_all_values(record))))

    @event.listens_for(session, "after_flush")
    def after(_flushed: Session, _context: Any) -> None:
        for image, record in fresh:
            image.row_id, image.revision = record.id, record.revision
            images.append(image)
        fresh.clear()

    return images


def images_of(session: Session) -> list[Image]:
    """Give the row images collected so far; who writes records past the session adds theirs."""
    images: list[Image] = session.info.setdefault("row_images", [])
    return images


def write_images(session: Session, counter: int, images: Iterable[Image]) -> None:
    """Write the row images of one action."""
    rows = [(counter, one.table, one.row_id, one.revision, one.before) for one in images]
    add_rows(session, RowImage, ("counter", "table", "row_id", "revision", "before"), rows)


def _image(record: Record, before: dict[str, Any] | None) -> Image:
    return Image(record.__tablename__, record.id or "", None, None if before is None else _json(before))


def _old_values(record: Record) -> dict[str, Any]:
    state = inspect(record)
    changed = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes() and attribute.key != "revision":
            changed[attribute.key] = history.deleted[0] if history.deleted else None
    return changed


def _all_values(record: Record) -> dict[str, Any]:
    keys = [attribute.key for attribute in inspect(record).mapper.column_attrs]
    return {key: getattr(record, key) for key in keys}


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    raise TypeError(type(value))


def _python(record_class: type[Record], key: str, value: Any) -> Any:
    if value is None:
        return None
    wanted = record_class.__table__.c[key].type.python_type
    if wanted is bytes:
        return bytes.fromhex(value["hex"])
    if wanted in (date, datetime):
        return wanted.fromisoformat(value)
    return value


def take_back(session: Session, entry: ActionEntry) -> None:
    """Undo one action: its row images in reverse. Raises Conflict where a row changed since."""
    images = session.query(RowImage).filter_by(counter=entry.counter).order_by(RowImage.id.desc()).all()
    taken: dict[tuple[str, str], Record | None] = {}
    with session.no_autoflush:
        for image in images:
            key = (image.table, image.row_id)
            if key not in taken:
                taken[key] = session.get(CLASSES[image.table], image.row_id)
            taken[key] = _take_back_row(session, image, taken[key])
    try:
        session.flush()
    except (IntegrityError, StaleDataError) as problem:
        raise Conflict(CHANGED_SINCE) from problem


def _take_back_row(session: Session, image: RowImage, record: Record | None) -> Record | None:
    record_class = CLASSES[image.table]
    before = None if image.before is None else json.loads(image.before)
    if image.revision is None:
        if record is not None or before is None:
            raise Conflict(CHANGED_SINCE)
        values = {key: _python(record_class, key, value) for key, value in before.items()}
        record = record_class(**values)
        session.add(record)
        return record
    if record is None or record.revision != image.revision:
        raise Conflict(CHANGED_SINCE)
    if before is None:
        session.delete(record)
        return None
    for key, value in before.items():
        setattr(record, key, _python(record_class, key, value))
    record.revision = image.revision - 1
    return record
