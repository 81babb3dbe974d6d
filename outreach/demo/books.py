"""The demo village's stock of handouts and its activities, typed up on the evening of each day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from outreach.actions.act import Act
from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group, set_day_vehicles
from outreach.actions.stock import MovementForm, mark_stale, record_movement, set_low_limit
from outreach.queries.stock_editions import editions
from outreach.vocabulary import EntrySource, MovementKind
from outreach.wording import mark
from outreach.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "resources" / "demo" / "books.json"
DAYS = ("since", "checked_on", "printed_on")


def fill_books(workspace: Workspace) -> None:
    """Write all of it in one action that is not taken back, before the visits of the same days."""
    workspace.run(_write, json.loads(DATA.read_text(encoding="utf-8")))


def _write(act: Act, data: dict[str, Any]) -> None:
    for code, low in data["low"].items():
        set_low_limit(act, code, low)
    for group in data["groups"]:
        keep_chat_group(act, ChatGroupForm(**_days(group)))
    for _, write in sorted(_entries(data), key=lambda entry: entry[0]):
        write(act)
    act.session.flush()
    known = {(row.code, row.name): row.id for row in editions(act.session)}
    for code, name, since, left in data["stale"]:
        act.now = datetime.combine(date.fromisoformat(since), time(9))
        mark_stale(act, known[code, name], date.fromisoformat(since), left)
    for day, trips in data["vehicles"]:
        set_day_vehicles(act, date.fromisoformat(day), trips)
    act.describe(mark("Fill the books of the demo village"))
    act.undoable = False


def _entries(data: dict[str, Any]) -> list[tuple[datetime, Callable[[Act], object]]]:
    """Give every movement and activity as (when typed up, what writes it)."""
    found: list[tuple[datetime, Callable[[Act], object]]] = []
    for day, clock, kind, code, count, more in data["movements"]:
        at = datetime.fromisoformat(f"{day}T{clock}")
        movement = MovementForm(MovementKind(kind), code, count, at=at, **_days(more))
        found.append((at, _evening(record_movement, movement, at)))
    for day, kind, quantity, more in data["activities"]:
        at = datetime.combine(date.fromisoformat(day), time(19, 45))
        form = ActivityForm(kind, at.date(), quantity=quantity, source=EntrySource.DEMO, **more)
        found.append((at, _evening(record_activity, form, at)))
    return found


def _evening(action: Callable[[Act, Any], object], form: Any, at: datetime) -> Callable[[Act], object]:
    def write(act: Act) -> object:
        act.now = at
        return action(act, form)

    return write


def _days(values: dict[str, Any]) -> dict[str, Any]:
    return {key: date.fromisoformat(value) if key in DAYS else value for key, value in values.items()}
