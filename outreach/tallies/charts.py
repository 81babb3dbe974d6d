"""What the charts of a period show: groups against the plan, households day by day, kinds of scam, tiles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.coverage.states import state_rows
from outreach.model import Unit
from outreach.queries.kinds_told import KindToldRow, kinds_told
from outreach.queries.today import reached_by_day
from outreach.tallies.layout import group_name_shown
from outreach.tallies.tally import TallySheet
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState

MOST_DAYS, MOST_KINDS, MOST_TILES = 31, 8, 3_000


@dataclass(frozen=True)
class GroupBar:
    """How many of a group's due households are reached; `place` by rate, equal rates sharing one."""

    label: str
    reached: int
    due: int
    place: int

    @property
    def rate(self) -> float:
        """Give reached / due, 0 where nothing is due."""
        return self.reached / self.due if self.due else 0.0


@dataclass(frozen=True)
class Tile:
    """One door of the coverage map."""

    group: str
    door: str
    state: HouseholdState


@dataclass(frozen=True)
class Charts:
    """What is drawn of a period; `planned` is the rate an even pace would have reached by then.

    `whole` is the village, which has no place.
    """

    bars: tuple[GroupBar, ...]
    whole: GroupBar
    planned: float
    days: tuple[tuple[date, int], ...]
    kinds: tuple[KindToldRow, ...]

    def ranked(self) -> tuple[GroupBar, ...]:
        """Give the groups in the order of their rate."""
        return tuple(sorted(self.bars, key=lambda bar: (bar.place, bar.label)))


def charts(session: Session, sheet: TallySheet, today: date) -> Charts:
    """Read what the charts of a sheet show; days yet to come are left out."""
    places = sheet.ranks("reached_rate")
    bars = tuple(_bar(sheet, group, places[group]) for group in sheet.groups)
    kinds = kinds_told(session, sheet.campaign.id, sheet.period.ends)[:MOST_KINDS]
    days = _days(session, sheet, today)
    return Charts(bars, _bar(sheet, None, 0), planned(sheet, today), days, kinds)


def _bar(sheet: TallySheet, group: str | None, place: int) -> GroupBar:
    label = "全村" if group is None else group_name_shown(group)
    reached, due = sheet.row("reached", group).cumulative, sheet.row("due", group).value
    return GroupBar(label, int(reached), int(due), place)


def planned(sheet: TallySheet, today: date) -> float:
    """Give the rate that an even pace to the deadline would have reached at the end of the period."""
    campaign = sheet.campaign
    whole = max(1, (campaign.deadline - campaign.starts).days)
    return min(1.0, max(0.0, (min(today, sheet.period.last) - campaign.starts).days / whole))


def _days(session: Session, sheet: TallySheet, today: date) -> tuple[tuple[date, int], ...]:
    last = min(sheet.period.last, today, sheet.campaign.ends)
    first = max(sheet.period.first, sheet.campaign.starts, last - timedelta(days=MOST_DAYS - 1))
    if last < first:
        return ()
    counts = reached_by_day(session, sheet.campaign.id, first - timedelta(days=1), last)
    steps = (now - then for then, now in zip(counts, counts[1:], strict=False))
    return tuple((first + timedelta(days=nth), step) for nth, step in enumerate(steps))


def tiles(session: Session, sheet: TallySheet) -> tuple[Tile, ...]:
    """Give a tile a door as it stood at the end of a sheet's period; none where they would be too many."""
    rows = [
        row
        for row in state_rows(session, sheet.campaign.id, sheet.period.ends)
        if row.kind in HOUSEHOLD_KINDS
    ]
    if len(rows) > MOST_TILES:
        return ()
    doors = dict(session.execute(select(Unit.id, Unit.door)).all())
    return tuple(Tile(row.group, doors[row.unit_id], row.state) for row in rows)
