"""What was changed of a household and its people, by whom, in sentences; numbers stay masked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import ActionEntry, Area, Exclusion, OccupancyEntry, Person, RowImage, Unit
from outreach.places import group_label, place_label
from outreach.privacy import mask_id_no, mask_phone
from outreach.vocabulary import LABELS, ExclusionReason, Occupancy, PersonStatus, UnitKind
from outreach.wording import mark, tr

FIELDS: dict[str, dict[str, str]] = {
    "unit": {
        "area_id": mark("Group"),
        "door": mark("Door"),
        "kind": mark("Kind"),
        "name": mark("Name of the unit"),
        "address": mark("Address"),
        "phone": mark("Phone"),
        "note": mark("Note"),
        "no": mark("Number in the register"),
        "position": mark("place in the walk"),
        "merged_into_id": mark("merged into"),
    },
    "person": {
        "unit_id": mark("household"),
        "name": mark("Full name"),
        "relation": mark("Relation to the head"),
        "sex": mark("Sex"),
        "birth": mark("Born"),
        "id_no": mark("ID number"),
        "phone": mark("Phone"),
        "status": mark("Still here?"),
        "address": mark("Address"),
        "alias": mark("other name"),
        "note": mark("Note"),
        "reading": mark("How the name is read"),
    },
    "exclusion": {"reason": mark("Reason"), "since": mark("Since"), "ended_on": mark("counted again from")},
    "occupancy_entry": {
        "state": mark("Who lives there"),
        "since": mark("Since"),
        "back_on": mark("Back on"),
        "note": mark("Reason"),
        "ended_on": mark("until"),
    },
}
TABLES: dict[str, Any] = {
    "unit": Unit,
    "person": Person,
    "exclusion": Exclusion,
    "occupancy_entry": OccupancyEntry,
}
CHUNK = 500


@dataclass(frozen=True)
class ChangeRow:
    """One action that touched a record: `what` it was, `lines` what it changed, in the window's words."""

    counter: int
    at: datetime
    by: str
    what: str
    lines: tuple[str, ...]
    undone: bool


def record_history(session: Session, unit_id: str) -> tuple[ChangeRow, ...]:
    """Give what was done to a household, its people and why it was not counted, the newest first."""
    people = list(session.scalars(select(Person.id).where(Person.unit_id == unit_id)))
    reasons = list(session.scalars(select(Exclusion.id).where(Exclusion.unit_id == unit_id)))
    reasons += session.scalars(select(OccupancyEntry.id).where(OccupancyEntry.unit_id == unit_id))
    closed = list(session.scalars(select(Unit.id).where(Unit.merged_into_id == unit_id)))
    images = _images(session, [unit_id, *closed, *people, *reasons])
    images = _with_gone(session, images, unit_id)
    telling = _Telling(session, unit_id)
    lines: dict[int, list[str]] = {}
    later: dict[tuple[str, str], dict[str, Any]] = {}
    for image in sorted(images, key=lambda row: row.id, reverse=True):
        now = later.setdefault((image.table, image.row_id), telling.now(image))
        said = telling.lines(image, now)
        lines.setdefault(image.counter, [])[:0] = said
        now.update(json.loads(image.before or "{}"))
    entries = _entries(session, list(lines))
    return tuple(
        ChangeRow(
            entry.counter, entry.at, entry.by,
            tr(entry.label, **json.loads(entry.values)) if entry.label else "",
            tuple(dict.fromkeys(lines[entry.counter])), entry.undone_by is not None,
        )
        for entry in entries
    )  # fmt: skip


def _images(session: Session, ids: Sequence[str]) -> list[RowImage]:
    found: list[RowImage] = []
    for start in range(0, len(ids), CHUNK):
        wanted = select(RowImage).where(RowImage.row_id.in_(ids[start : start + CHUNK]))
        found += session.scalars(wanted.where(RowImage.table.in_(TABLES)))
    return found


def _with_gone(session: Session, images: list[RowImage], unit_id: str) -> list[RowImage]:
    """Add the people who left the household in those same actions."""
    known = {image.id for image in images}
    counters = sorted({image.counter for image in images})
    for start in range(0, len(counters), CHUNK):
        wanted = select(RowImage).where(
            RowImage.counter.in_(counters[start : start + CHUNK]),
            RowImage.table == "person",
            RowImage.before.contains(unit_id, autoescape=True),
        )
        images = images + [image for image in session.scalars(wanted) if image.id not in known]
    return images


def _entries(session: Session, counters: Sequence[int]) -> list[ActionEntry]:
    found: list[ActionEntry] = []
    for start in range(0, len(counters), CHUNK):
        some = counters[start : start + CHUNK]
        found += session.scalars(select(ActionEntry).where(ActionEntry.counter.in_(some)))
    return sorted(found, key=lambda entry: entry.counter, reverse=True)


class _Telling:
    """Says row images in words, for one household."""

    def __init__(self, session: Session, unit_id: str) -> None:
        self._session = session
        self._unit_id = unit_id

    def now(self, image: RowImage) -> dict[str, Any]:
        """Give the record's values as they stand, empty where it is gone."""
        record = self._session.get(TABLES[image.table], image.row_id)
        return {} if record is None else {key: getattr(record, key) for key in FIELDS[image.table]}

    def lines(self, image: RowImage, now: Mapping[str, Any]) -> list[str]:
        """Say what one image changed; nothing for what nobody would ask about."""
        before = None if image.before is None else json.loads(image.before)
        if before is None:
            return self._new(image, now)
        if image.revision is None:
            return [tr("{name} was taken out", name=before["name"])] if image.table == "person" else []
        who = str(before.get("name", now.get("name", ""))) if image.table == "person" else ""
        said = []
        for key, label in FIELDS[image.table].items():
            if key in before and key != "position":
                line = self._change(tr(label), self._shown(key, before[key]), self._shown(key, now.get(key)))
                said.append(tr("{name}: {change}", name=who, change=line) if who else line)
        return said

    def _new(self, image: RowImage, now: Mapping[str, Any]) -> list[str]:
        if image.table == "person" and now.get("name"):
            return [tr("{name} was written down", name=str(now["name"]))]
        if image.table == "exclusion" and now.get("reason"):
            return [tr("Not counted: {reason}", reason=self._shown("reason", now["reason"]))]
        if image.table == "occupancy_entry" and now.get("state"):
            return [tr("Who lives there: {state}", state=self._shown("state", now["state"]))]
        return []

    @staticmethod
    def _change(field: str, before: str, after: str) -> str:
        if not before:
            return tr("{field} set to “{after}”", field=field, after=after)
        if not after:
            return tr("{field} taken away, it was “{before}”", field=field, before=before)
        return tr("{field} changed from “{before}” to “{after}”", field=field, before=before, after=after)

    def _shown(self, key: str, value: Any) -> str:
        if value is None or (value == "" and key != "status"):
            return ""
        if key in ("unit_id", "merged_into_id"):
            return self._place(str(value))
        if key == "area_id":
            area = self._session.get(Area, value)
            return group_label(area.name) if area else ""
        if isinstance(value, date):
            return value.isoformat()
        return _WORDS[key](str(value)) if key in _WORDS else str(value)

    def _place(self, unit_id: str) -> str:
        unit = self._session.get(Unit, unit_id)
        if unit is None:
            return ""
        area = self._session.get_one(Area, unit.area_id)
        return f"{place_label(area.name, unit.door)} {unit.head}".strip()


_WORDS: dict[str, Callable[[str], str]] = {
    "phone": mask_phone,
    "id_no": mask_id_no,
    "kind": lambda value: tr(LABELS[UnitKind(value)]),
    "status": lambda value: tr(LABELS[PersonStatus(value)]),
    "state": lambda value: tr(LABELS[Occupancy(value)]),
    "reason": lambda value: tr(LABELS[ExclusionReason(value)]),
}
