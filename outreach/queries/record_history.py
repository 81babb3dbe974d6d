"""What was changed of a household and its people, by whom, in sentences; numbers stay masked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import (
    ActionEntry,
    Area,
    CatalogOption,
    Contact,
    Exclusion,
    KeyMark,
    OccupancyEntry,
    Person,
    RowImage,
    Unit,
)
from outreach.places import group_label, place_label
from outreach.privacy import mask_id_no, mask_phone
from outreach.storage.portions import chunks
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
    "contact": {
        "name": mark("Contact person"),
        "post": mark("Post"),
        "phone": mark("Phone of the contact person"),
        "wechat": mark("WeChat"),
    },
    "key_mark": {"code": mark("Key group"), "person_id": mark("Full name")},
}
MARKS = ("contact", "key_mark")
"""Records of a household that are gone once they are taken away."""
TABLES: dict[str, Any] = {
    "unit": Unit,
    "person": Person,
    "exclusion": Exclusion,
    "occupancy_entry": OccupancyEntry,
    "contact": Contact,
    "key_mark": KeyMark,
}
TAKING = ("mark_key_group", "keep_key_marks", "correct_household")
"""Actions that take ticks and contact persons away."""


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
    """Give what was done to a household, its people, ticks and contact person, the newest first."""
    people = list(session.scalars(select(Person.id).where(Person.unit_id == unit_id)))
    reasons = list(session.scalars(select(Exclusion.id).where(Exclusion.unit_id == unit_id)))
    reasons += session.scalars(select(OccupancyEntry.id).where(OccupancyEntry.unit_id == unit_id))
    closed = list(session.scalars(select(Unit.id).where(Unit.merged_into_id == unit_id)))
    reasons += session.scalars(select(Contact.id).where(Contact.unit_id == unit_id))
    mine = select(Person.id).where(Person.unit_id == unit_id)
    ticked = (KeyMark.unit_id == unit_id) | KeyMark.person_id.in_(mine)
    reasons += session.scalars(select(KeyMark.id).where(ticked))
    images = _images(session, [unit_id, *closed, *people, *reasons])
    images += _taken_away(session, [unit_id, *people], images)
    images = _with_gone(session, images, unit_id)
    telling = _Telling(session, unit_id)
    lines: dict[int, list[str]] = {}
    later: dict[tuple[str, str], dict[str, Any]] = {}
    for image in sorted(images, key=lambda row: row.id, reverse=True):
        now = later.setdefault((image.table, image.row_id), telling.now(image))
        said = telling.lines(image, now)
        lines.setdefault(image.counter, [])[:0] = said
        now.update(json.loads(image.before or "{}"))
    entries = _entries(session, lines)
    return tuple(
        ChangeRow(
            entry.counter, entry.at, entry.by,
            tr(entry.label, **json.loads(entry.values)) if entry.label else "",
            tuple(dict.fromkeys(lines[entry.counter])), entry.undone_by is not None,
        )
        for entry in entries
    )  # fmt: skip


def _images(session: Session, ids: Iterable[str]) -> list[RowImage]:
    found: list[RowImage] = []
    for some in chunks(ids):
        wanted = select(RowImage).where(RowImage.row_id.in_(some))
        found += session.scalars(wanted.where(RowImage.table.in_(TABLES)))
    return found


def _taken_away(session: Session, owners: Sequence[str], known: list[RowImage]) -> list[RowImage]:
    """Give the images of ticks and contact persons that these records had once."""
    taking = select(ActionEntry.counter).where(ActionEntry.name.in_(TAKING))
    either = ActionEntry.counter.in_(taking) | ActionEntry.undoes.in_(taking)
    counters = select(ActionEntry.counter).where(either)
    gone = select(RowImage).where(RowImage.counter.in_(counters), RowImage.table.in_(MARKS))
    rows = {image.row_id for image in session.scalars(gone) if _belongs(image.before, owners)}
    ids = {image.id for image in known}
    return [image for image in _images(session, rows) if image.id not in ids]


def _belongs(before: str | None, owners: Sequence[str]) -> bool:
    values = json.loads(before or "{}")
    return values.get("unit_id") in owners or values.get("person_id") in owners


def _with_gone(session: Session, images: list[RowImage], unit_id: str) -> list[RowImage]:
    """Add the people who left the household in those same actions."""
    known = {image.id for image in images}
    for some in chunks({image.counter for image in images}):
        wanted = select(RowImage).where(
            RowImage.counter.in_(some),
            RowImage.table == "person",
            RowImage.before.contains(unit_id, autoescape=True),
        )
        images = images + [image for image in session.scalars(wanted) if image.id not in known]
    return images


def _entries(session: Session, counters: Iterable[int]) -> list[ActionEntry]:
    found: list[ActionEntry] = []
    for some in chunks(counters):
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
            return self._gone(image, before)
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
        if image.table == "contact" and now.get("name"):
            return [self._change(tr(FIELDS["contact"]["name"]), "", str(now["name"]))]
        if image.table == "key_mark" and now.get("code"):
            return [self._tick(mark("{name}: ticked as {group}"), now)]
        if image.table == "exclusion" and now.get("reason"):
            return [tr("Not counted: {reason}", reason=self._shown("reason", now["reason"]))]
        if image.table == "occupancy_entry" and now.get("state"):
            return [tr("Who lives there: {state}", state=self._shown("state", now["state"]))]
        return []

    def _gone(self, image: RowImage, before: Mapping[str, Any]) -> list[str]:
        if image.table == "person":
            return [tr("{name} was taken out", name=before["name"])]
        if image.table == "contact":
            return [self._change(tr(FIELDS["contact"]["name"]), str(before["name"]), "")]
        if image.table == "key_mark":
            return [self._tick(mark("{name}: no longer ticked as {group}"), before)]
        return []

    def _tick(self, sentence: str, values: Mapping[str, Any]) -> str:
        """Say a tick of a person, or of everybody of the household."""
        option = self._session.scalar(select(CatalogOption).where(CatalogOption.code == values["code"]))
        person = self._session.get(Person, values["person_id"]) if values.get("person_id") else None
        name = person.name if person else tr("Everybody")
        return tr(sentence, name=name, group=tr(option.label) if option else values["code"])

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
    "wechat": mask_phone,
    "kind": lambda value: tr(LABELS[UnitKind(value)]),
    "status": lambda value: tr(LABELS[PersonStatus(value)]),
    "state": lambda value: tr(LABELS[Occupancy(value)]),
    "reason": lambda value: tr(LABELS[ExclusionReason(value)]),
}
