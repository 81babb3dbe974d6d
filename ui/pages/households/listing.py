"""Which households the list shows, and in which order: by state, group, search and the clicked head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from outreach.queries.doors import DoorRow
from outreach.queries.search import SearchHit
from outreach.vocabulary import HouseholdState
from ui.pages.households.columns import Found
from ui.widgets.glyph import STATE_TOKENS

ALL, UNITS = "all", "units"
"""Filters beside the states: every household; shops, schools and the like."""

_STATES = list(STATE_TOKENS)
_KEYS: dict[str, Callable[[DoorRow], Any]] = {
    "state": lambda row: (_STATES.index(row.state), row.tries),
    "members": lambda row: row.members,
    "last_visit": lambda row: row.last_visit.date() if row.last_visit else date.min,
}
_WITHIN: dict[str, Callable[[DoorRow], Any]] = {"last_visit": lambda row: row.last_visit or datetime.min}
"""Orders among those with one key: a day's visits by the clock."""


@dataclass(frozen=True)
class Listing:
    """What is asked for: a filter (a state's code, ALL or UNITS), a group ("" = all), an order.

    `keep` is what a door must be besides, None for nothing.
    """

    kept: str = ALL
    group: str = ""
    order: str = ""
    descending: bool = False
    keep: Callable[[DoorRow], bool] | None = None


@dataclass(frozen=True)
class Listed:
    """What the list shows: doors in order, their ids, and how many doors each filter would leave."""

    listing: Listing
    rows: Sequence[DoorRow]
    ids: Sequence[str]
    counts: Mapping[str, int]


def listed(rows: Sequence[DoorRow], listing: Listing, found: Mapping[str, Found] | None) -> Listed:
    """Choose, order and count; only what was `found`, unless that is None. May be called from any thread."""
    shown = chosen(rows, listing)
    if found is not None:
        shown = heads_first(shown, found, apart=not listing.order)
    return Listed(listing, shown, [row.id for row in shown], counts(rows, listing))


def chosen(rows: Iterable[DoorRow], listing: Listing) -> list[DoorRow]:
    """Give the doors that pass the filters, in the order asked for."""
    found = [row for row in rows if _passes(row, listing)]
    if listing.order in _KEYS:
        return _in_order(found, listing)
    if listing.descending:
        found.reverse()
    return found


def _in_order(rows: Iterable[DoorRow], listing: Listing) -> list[DoorRow]:
    """Sort heap by heap: one sort of all doors of a county would hold the window up."""
    key, within = _KEYS[listing.order], _WITHIN.get(listing.order)
    heaps: dict[Any, list[DoorRow]] = {}
    for row in rows:
        heaps.setdefault(key(row), []).append(row)
    ordered: list[DoorRow] = []
    for heap in sorted(heaps, reverse=listing.descending):
        if within is not None:
            heaps[heap].sort(key=within, reverse=listing.descending)
        ordered += heaps[heap]
    return ordered


def _passes(row: DoorRow, listing: Listing) -> bool:
    if listing.group and row.group != listing.group:
        return False
    if listing.keep is not None and not listing.keep(row):
        return False
    if listing.kept == UNITS:
        return not row.is_household
    return row.is_household and listing.kept in (ALL, row.state.value)


def counts(rows: Iterable[DoorRow], listing: Listing) -> dict[str, int]:
    """Count the doors of each filter within what else is asked for."""
    found = {ALL: 0, UNITS: 0} | {state.value: 0 for state in HouseholdState}
    for row in rows:
        if listing.group and row.group != listing.group:
            continue
        if listing.keep is not None and not listing.keep(row):
            continue
        for name in (ALL, row.state.value) if row.is_household else (UNITS,):
            found[name] += 1
    return found


def found_in(hits: Sequence[SearchHit]) -> dict[str, Found]:
    """Give what was found by household, a find in the head's name before one in a member's."""
    found: dict[str, Found] = {}
    for hit in hits:
        if hit.unit_id not in found or (found[hit.unit_id].member and hit.kind != "person"):
            found[hit.unit_id] = Found.of(hit)
    return found


def heads_first(rows: Sequence[DoorRow], found: Mapping[str, Found], apart: bool) -> list[DoorRow]:
    """Keep what was found; `apart`: first where the head was, then where a member was."""
    kept = [row for row in rows if row.id in found]
    return sorted(kept, key=lambda row: bool(found[row.id].member)) if apart else kept
