"""New records as plain values, written together with their row images: an import makes thousands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from outreach.model.base import Record
from outreach.storage.bulk import add_rows
from outreach.storage.history import Image, images_of


class Fresh:
    """A record not written yet: each column is an attribute, with the model's default where not given."""

    def __init__(self, record_class: type[Record], id: str, values: dict[str, Any]) -> None:
        self.__dict__ = {**_defaults(record_class), **values, "id": id}

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: object) -> None: ...


def add_records(session: Session, record_class: type[Record], records: Sequence[Fresh]) -> None:
    """Write new records at once, each with the row image by which undo takes it away again.

    None of them may change afterwards in the same session.
    """
    names = [column.key for column in record_class.__table__.columns]
    add_rows(session, record_class, names, map(attrgetter(*names), records))
    table = record_class.__tablename__
    images_of(session).extend([Image(table, record.id, 1, None) for record in records])
    fresh_of(session, record_class).update({record.id: record for record in records})


def fresh_of(session: Session, record_class: type[Record]) -> dict[str, Fresh]:
    """Give the records written so in this session, by id: who needs them need not read them again."""
    known: dict[str, dict[str, Fresh]] = session.info.setdefault("fresh", {})
    return known.setdefault(record_class.__tablename__, {})


@cache
def _defaults(record_class: type[Record]) -> dict[str, object]:
    columns = record_class.__table__.columns
    return {
        column.key: column.default.arg if column.default is not None and column.default.is_scalar else None
        for column in columns
    }
