"""The columns of the list of households, described by data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from outreach.places import door_label, group_label
from outreach.queries.household_list import ListRow
from outreach.queries.search import SearchHit
from outreach.vocabulary import LABELS, REACHED, ExclusionReason, HouseholdState, Occupancy, UnitKind
from outreach.wording import tr
from ui import words
from ui.tables import Column
from ui.widgets.glyph import state_words

NOTHING = "—"


@dataclass(frozen=True)
class Found:
    """What the search found in one household: the marked part of the head's name, or a member."""

    start: int = -1
    length: int = 0
    member: str = ""

    @classmethod
    def of(cls, hit: SearchHit) -> Found:
        """Take what the list shows from a hit."""
        if hit.kind == "person":
            return cls(member=f"{hit.relation} {hit.name}".strip())
        return cls(hit.start, hit.length)


def columns(found: Callable[[], Mapping[str, Found]]) -> list[Column]:
    """Give the columns; `found` tells the present search's finds by household id."""

    def find(row: ListRow) -> Found:
        return found().get(row.household.id, Found())

    def aside(row: ListRow) -> str:
        kind = row.household.kind
        return find(row).member or (tr(LABELS[kind]) if kind is not UnitKind.RESIDENT else "")

    return [
        Column("state", tr("State"), state_text, 148, sort="state", glyph=_mark, fixed=True),
        Column(
            "head", tr("Head"), lambda row: row.household.head or NOTHING, 178, fixed=True, aside=aside,
            marks=lambda row: (find(row).start, find(row).length),
        ),
        Column("group", tr("Group"), _group, 72, right=True, sort="walk"),
        Column("door", tr("Door"), lambda row: door_label(row.household.door), 76, right=True, sort="walk"),
        Column(
            "members", tr("Members"), lambda row: tr("{n} people", n=row.household.members), 68,
            right=True, sort="members",
        ),
        Column("contact", tr("Contact person"), lambda row: row.household.contact, 96, rank=1),
        Column("phone", tr("Phone"), lambda row: row.household.phone, 152),
        Column("last_visit", tr("Last visit"), _last_visit, 138, sort="last_visit"),
        Column("workers", tr("Who went"), lambda row: row.household.last_workers or NOTHING, 96),
        Column("note", tr("Note"), note_text, 160, stretch=True, token="muted"),
    ]  # fmt: skip


def state_text(row: ListRow) -> str:
    """Say how far a household is, or why it is not counted."""
    household = row.household
    if household.state is HouseholdState.EXCLUDED and household.exclusion:
        return tr("not counted: {reason}", reason=tr(LABELS[ExclusionReason(household.exclusion)]))
    return state_words(household.state, household.tries)


def note_text(row: ListRow) -> str:
    """Say the one thing that matters most of what else is known."""
    household = row.household
    if household.state is HouseholdState.EXCLUDED and row.since is not None:
        return tr("{day} as told by {who}", day=words.short_day(row.since), who=row.said_by)
    if row.occupancy.state is Occupancy.RENTED_OUT:
        return tr(LABELS[Occupancy.RENTED_OUT])
    if row.occupancy.state is Occupancy.AWAY and household.state not in REACHED:
        day = row.occupancy.back_on
        return tr("away, back on {day}", day=words.day_words(day)) if day else tr("away")
    if household.follow_up is not None and household.state not in REACHED:
        return tr("come again on {day}", day=words.day_words(household.follow_up))
    if household.receipt:
        return tr("slip {no}", no=household.receipt)
    if row.sheet_out and household.state is HouseholdState.TOLD:
        return tr("the sheet is still out")
    return household.note


def _group(row: ListRow) -> str:
    return group_label(row.household.group)


def _mark(row: ListRow) -> tuple[HouseholdState, int]:
    return row.household.state, row.household.tries


def _last_visit(row: ListRow) -> str:
    at = row.household.last_visit
    return words.day_words(at.date()) if at else NOTHING
