"""Everything the page shows, read at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from outreach.coverage.summary import CoverageCounts, coverage_counts
from outreach.periods import Period, PeriodKind, containing
from outreach.queries.campaigns import CampaignRow, open_campaign
from outreach.queries.cases import CaseRow, open_cases
from outreach.queries.doors import DoorRow, door_rows
from outreach.queries.entered import households_entered
from outreach.queries.households import any_households
from outreach.queries.newest_entry import oldest_entry_at
from outreach.queries.outbox import BoxRow, outbox_rows
from outreach.queries.patches import PatchCoverage, patch_coverage
from outreach.queries.receipts import ReceiptRow, receipts_long_out
from outreach.queries.sheets import SheetPageRow, sheet_pages
from outreach.queries.spot_checks import FindingRow, findings
from outreach.queries.today import next_door, reached_by_day
from outreach.queries.village import village
from outreach.queries.visits import VisitRow, latest_entries
from outreach.queries.waiting import WaitingRow, doors_waiting
from outreach.vocabulary import SheetState
from outreach.workspace import list_backups
from ui.pages.today.books_todo import BookNeeds, read_needs
from ui.pages.today.plan_todo import PlanNeeds, read_plans

if TYPE_CHECKING:
    from outreach.workspace import Workspace

LATEST = 5
OLD_AFTER_DAYS = 7
"""After so many days a copy on a stick is old."""
KEPT = 20
"""So many rows of what waits are kept to be shown."""
DRAFTS = "visit"
"""Under this name the page of visits keeps its half-filled forms."""


@dataclass(frozen=True)
class Copies:
    """When the ledger was last copied: into its own folder, and to another one."""

    here: datetime | None
    outside: datetime | None
    oldest: datetime | None = None
    """When the first entry was made; None in a demo, of which nobody wants a copy on a stick."""

    def stick_is_due(self, today: date) -> bool:
        """Tell whether what was written has been on no stick for a week."""
        since = self.outside or self.oldest
        return since is not None and (today - since.date()).days >= OLD_AFTER_DAYS


@dataclass(frozen=True)
class DueSummary:
    """What waits to the end of the week: the first rows, how many in all, due by today, and overdue.

    `heads` are some of those overdue, else of those due today; `first` is the door to begin with.
    """

    rows: tuple[WaitingRow, ...] = ()
    count: int = 0
    now: int = 0
    late: int = 0
    heads: tuple[str, ...] = ()
    first: str = ""

    @classmethod
    def of(cls, rows: Sequence[WaitingRow], today: date) -> DueSummary:
        """Sum up; a county's rows are not kept."""
        now = [row for row in rows if row.due <= today]
        late = [row for row in now if row.due < today]
        heads = tuple(row.head for row in (late or now)[:KEPT])
        return cls(tuple(rows[:KEPT]), len(rows), len(now), len(late), heads, now[0].unit_id if now else "")


@dataclass(frozen=True)
class TodaySummary:
    """The day as it stands; `due`: doors that wait, to the end of the week, `by_day` reached households."""

    now: datetime
    campaign: CampaignRow
    coverage: CoverageCounts
    patches: PatchCoverage | None
    next_door: DoorRow | None
    by_day: tuple[int, ...]
    due: DueSummary
    slips_out: tuple[ReceiptRow, ...]
    latest: tuple[VisitRow, ...]
    entered: int
    sheets: tuple[SheetPageRow, ...]
    half_filled: tuple[DoorRow, ...]
    week: Period
    office: str
    needs: BookNeeds
    plans: PlanNeeds
    cases: tuple[CaseRow, ...]
    findings: tuple[FindingRow, ...]
    owed: tuple[BoxRow, ...]
    """The reports not handed in yet, the one due first at the top."""
    copies: Copies

    @property
    def today(self) -> date:
        """Give the day."""
        return self.now.date()

    @property
    def days_left(self) -> int:
        """Give the days to the deadline, below 0 once it is over."""
        return (self.campaign.deadline - self.today).days

    @property
    def a_day(self) -> int:
        """Give how many households a day are needed, rounded up; all of them on the last day."""
        return math.ceil(self.coverage.total.left / max(1, self.days_left))

    @property
    def sheets_back(self) -> tuple[SheetPageRow, ...]:
        """Give the sheets that came back and are not typed up."""
        return tuple(row for row in self.sheets if row.state is SheetState.BACK)

    @property
    def planned_share(self) -> float:
        """Give the share of the due households that an even pace would have reached by now."""
        whole = max(1, (self.campaign.deadline - self.campaign.starts).days)
        return min(1.0, max(0.0, (self.today - self.campaign.starts).days / whole))


@dataclass(frozen=True)
class Beginning:
    """A ledger in which something has to be done first."""

    has_households: bool
    has_campaign: bool


def read_today(workspace: Workspace) -> TodaySummary | Beginning:
    """Read the day; what is still missing, where nothing can be said yet."""
    campaign = workspace.ask(open_campaign)
    has_households = workspace.ask(any_households)
    if campaign is None or not has_households:
        return Beginning(has_households, campaign is not None)
    now = workspace.now()
    today = now.date()
    place = workspace.ask(village)
    week = containing(PeriodKind.WEEK, today, place.week_starts)
    latest = workspace.ask(latest_entries, campaign.id, LATEST)
    coverage = workspace.ask(coverage_counts, campaign.id)
    until = max(week.last, today + timedelta(days=1))
    last = min(today, campaign.deadline) if today >= campaign.starts else campaign.starts
    return TodaySummary(
        now=now,
        campaign=campaign,
        coverage=coverage,
        patches=workspace.ask(patch_coverage, campaign.id),
        next_door=workspace.ask(next_door, campaign.id, latest[0].unit_id if latest else ""),
        by_day=workspace.ask(reached_by_day, campaign.id, campaign.starts, last),
        due=DueSummary.of(workspace.ask(doors_waiting, campaign.id, today, until), today),
        slips_out=workspace.ask(receipts_long_out, today),
        latest=latest,
        entered=workspace.ask(households_entered, campaign.id, today),
        sheets=workspace.ask(sheet_pages),
        half_filled=_half_filled(workspace, campaign.id),
        week=week,
        office=place.office,
        needs=read_needs(workspace),
        plans=read_plans(workspace, campaign.id, coverage.total),
        cases=workspace.ask(open_cases),
        findings=workspace.ask(findings, True),
        owed=tuple(row for row in workspace.ask(outbox_rows, now) if row.duty and not row.is_handed_in),
        copies=read_copies(workspace),
    )


def read_copies(workspace: Workspace) -> Copies:
    """Tell of the ledger's copies."""
    here = list_backups(workspace.path)
    oldest = workspace.ask(oldest_entry_at)
    return Copies(here[0].made_at if here else None, workspace.copied_out(), oldest)


def _half_filled(workspace: Workspace, campaign_id: str) -> tuple[DoorRow, ...]:
    kept = workspace.draft(DRAFTS)
    forms = kept[1].get("doors", {}) if kept and isinstance(kept[1], dict) else {}
    return workspace.ask(door_rows, campaign_id, list(forms)) if forms else ()
