"""What photos belong to, in words: the door of a visit, an activity, a case, the number of a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Activity, Area, CatalogOption, FraudCase, Photo, Receipt, Unit, Visit
from outreach.places import place_label
from outreach.storage.portions import chunks
from outreach.wording import zh


def owner_words(session: Session, photos: Sequence[Photo]) -> dict[str, str]:
    """Say for each photo what it belongs to."""
    told: dict[str, str] = {}
    for ask, column in (
        (_visits, "visit_id"), (_receipts, "receipt_id"), (_activities, "activity_id"), (_cases, "case_id"),
    ):  # fmt: skip
        ids = {getattr(photo, column) for photo in photos} - {None}
        words = dict(ask(session, ids))
        told.update({row.id: words.get(key, "") for row in photos if (key := getattr(row, column))})
    return told


def _asked(session: Session, wanted: Any, column: Any, ids: Iterable[str]) -> Iterator[Any]:
    for some in chunks(ids):
        yield from session.execute(wanted.where(column.in_(some)))


def _visits(session: Session, ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    wanted = (
        select(Visit.id, Area.name, Unit.door, Unit.head, Unit.name)
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
    )
    for visit_id, group, door, head, name in _asked(session, wanted, Visit.id, ids):
        yield visit_id, f"{place_label(group, door)} {head or name}".strip()


def _receipts(session: Session, ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    wanted = (
        select(Receipt.id, Receipt.serial, Area.name, Unit.door, Unit.head, Unit.name)
        .outerjoin(Unit, Unit.id == Receipt.unit_id)
        .outerjoin(Area, Area.id == Unit.area_id)
    )
    for receipt_id, serial, group, door, head, name in _asked(session, wanted, Receipt.id, ids):
        place = f"{place_label(group, door)} {head or name}".strip() if group else ""
        yield receipt_id, f"{serial} {place}".strip()


def _activities(session: Session, ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    wanted = select(Activity.id, CatalogOption.label, Activity.place, Activity.kind).outerjoin(
        CatalogOption, CatalogOption.code == Activity.kind
    )
    for activity_id, label, place, kind in _asked(session, wanted, Activity.id, ids):
        yield activity_id, f"{label or kind} {place}".strip()


def _cases(session: Session, ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    for case_id, number in _asked(session, select(FraudCase.id, FraudCase.no), FraudCase.id, ids):
        yield case_id, zh("Case {no}", no=number)
