"""The history of the ledger: what each action did, written with it; and undo, itself an action."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.search_index import reindex
from outreach.model import ActionEntry, Contact, Unit
from outreach.storage import audit
from outreach.storage.history import Image, take_back, write_images
from outreach.wording import mark, tr


@dataclass(frozen=True)
class UndoRow:
    """What undo would take back, said in the window's language."""

    counter: int
    at: datetime
    by: str
    text: str


def undo_action(act: Act, counter: int) -> None:
    """Take back the action with this counter."""
    entry = act.session.get_one(ActionEntry, counter)
    act.describe(mark("Undo: {what}"), what=_text(entry))
    act.undoable = False
    take_back(act.session, entry)
    entry.undone_by = act.counter


def newest_counter(session: Session) -> int:
    """Give the counter of the newest action, 0 where nothing was done yet."""
    newest = session.scalar(select(ActionEntry.counter).order_by(ActionEntry.counter.desc()).limit(1))
    return newest or 0


def write_history(session: Session, act: Act, name: str, images: Iterable[Image]) -> frozenset[str]:
    """Write what an action did, its line of the audit and the search keys; gives the tables that changed."""
    images = list(images)
    if not images and not act.noted:
        return frozenset()
    entry = ActionEntry(
        counter=act.counter,
        at=act.now,
        by=act.by,
        name=name,
        label=act.label,
        values=act.values_text,
        undoable=act.undoable,
    )
    session.add(entry)
    session.flush()
    write_images(session, act.counter, images)
    digest = audit.digest_of_rows((image.table, image.row_id, image.revision) for image in images)
    audit.add_line(session, act.now, act.by, act.access, name, audit.DONE, act.counter, digest)
    touched = defaultdict[str, set[str]](set)
    for image in images:
        touched[image.table].add(image.row_id)
    renamed = {i.row_id for i in images if i.table == "area" and '"name"' in (i.before or "")}
    moved = session.scalars(select(Unit.id).where(Unit.area_id.in_(renamed))) if renamed else ()
    told = touched["contact"]
    named = session.scalars(select(Contact.unit_id).where(Contact.id.in_(told))) if told else ()
    reindex(session, touched["unit"].union(moved, named, _left_units(images)), touched["person"])
    return frozenset(table for table, rows in touched.items() if rows)


def _left_units(images: Iterable[Image]) -> set[str]:
    """Give the units that people or a contact left, and that merged units pointed to before."""
    left = set()
    for image in images:
        field = {"person": "unit_id", "contact": "unit_id", "unit": "merged_into_id"}.get(image.table)
        if field and image.before and f'"{field}"' in image.before:
            left.add(json.loads(image.before)[field])
    return left - {None}


def newest_undoable(session: Session) -> UndoRow | None:
    """Give the newest action that can be taken back."""
    wanted = select(ActionEntry).where(ActionEntry.undoable, ActionEntry.undone_by.is_(None))
    entry = session.scalar(wanted.order_by(ActionEntry.counter.desc()).limit(1))
    return None if entry is None else UndoRow(entry.counter, entry.at, entry.by, _text(entry))


def action_name(session: Session, counter: int) -> str:
    """Give the name of the function that an action was."""
    return session.get_one(ActionEntry, counter).name


def _text(entry: ActionEntry) -> str:
    return tr(entry.label, **json.loads(entry.values)) if entry.label else ""
