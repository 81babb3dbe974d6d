"""The papers about a campaign, put together from the ledger: wall chart, doors left, progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from outreach.coverage.summary import CoverageRow, CoverageSummary
from outreach.printing.chart_layout import Block, Tile
from outreach.printing.coverage_sheet import CoverageJob
from outreach.printing.not_reached import Door, DoorGroup, NotReachedJob
from outreach.printing.order import EVERY_DOOR, PatchDoors
from outreach.printing.progress import ProgressJob, ProgressRow
from outreach.printing.source import PaperSource
from outreach.queries.campaigns import CampaignRow
from outreach.queries.households import HouseholdRow
from outreach.queries.patches import PatchCoverage, PatchRow
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, HouseholdState

MOST_STAFF = 2
"""Names that stand beside a group on chart and lists."""


def coverage_job(
    source: PaperSource,
    campaign: CampaignRow,
    summary: CoverageSummary,
    curve: tuple[int, ...],
    at: datetime,
) -> CoverageJob:
    """Put the wall chart together; `curve` counts reached households day by day from the start."""
    total = summary.total
    return CoverageJob(
        village=source.village.name,
        campaign=campaign.name,
        office=source.office,
        at=at,
        starts=campaign.starts,
        deadline=campaign.deadline,
        registered=total.registered,
        excluded=total.excluded,
        incomers=total.incomers,
        signed=total.signed,
        blocks=tuple(_block(source, row) for row in summary.groups),
        curve=curve,
    )


def not_reached_job(
    source: PaperSource,
    campaign: CampaignRow,
    summary: CoverageSummary,
    group: str | None,
    at: datetime,
    patch: PatchDoors = EVERY_DOOR,
) -> NotReachedJob:
    """Put the list of doors left together, of a group and a patch or of all; groups without are not in it."""
    return NotReachedJob(
        township=source.village.township,
        village=source.village.name,
        campaign=campaign.name,
        office=source.office,
        at=at,
        deadline=campaign.deadline,
        groups=tuple(_doors_left(source, summary, group, patch)),
        whose=patch.title,
        destroyed_by=campaign.keep_until,
    )


def with_phones(job: NotReachedJob, phones: Mapping[str, str]) -> NotReachedJob:
    """Give the list with whole numbers, by the id of the household."""
    groups = tuple(
        replace(group, doors=tuple(replace(door, phone=phones.get(door.unit_id, "")) for door in group.doors))
        for group in job.groups
    )
    return replace(job, groups=groups, whole=True)


def progress_job(
    source: PaperSource, campaign: CampaignRow, summary: CoverageSummary, at: datetime
) -> ProgressJob:
    """Put the progress sheet together."""
    return ProgressJob(
        township=source.village.township,
        village=source.village.name,
        campaign=campaign.name,
        office=source.office,
        at=at,
        starts=campaign.starts,
        deadline=campaign.deadline,
        rows=tuple(_progress_row(source, row) for row in summary.groups),
        total=_progress_row(source, summary.total),
        destroyed_by=campaign.keep_until,
    )


def progress_by_patch(job: ProgressJob, found: PatchCoverage, patches: Sequence[PatchRow]) -> ProgressJob:
    """Give the sheet a line a patch; doors nobody answers for stand last, the total stays the village's."""
    parts = {patch.worker_id: _parts_of(patch) for patch in patches}
    rows = [_counted(row, parts.get(who, "")) for who, row in found.rows]
    if found.nobody.registered or found.nobody.incomers:
        rows.append(_counted(replace(found.nobody, group="没人包片"), ""))
    return replace(job, rows=tuple(rows), by_patch=True)


def _parts_of(patch: PatchRow) -> str:
    singly = (f"另{patch.singly}户" if patch.areas else f"{patch.singly}户",) if patch.singly else ()
    return "、".join((*patch.areas, *singly))


def _block(source: PaperSource, row: CoverageRow) -> Block:
    tiles = tuple(Tile(door.state, door.tries) for door in _households(source, row.group))
    return Block(row.group or "", _staff(source, row.group), tiles, row.reached, row.due)


def _doors_left(
    source: PaperSource, summary: CoverageSummary, group: str | None, patch: PatchDoors
) -> Iterator[DoorGroup]:
    """Give the doors left of each group, numbered as they stand in it, with the counts of the patch."""
    for row in summary.groups:
        if group is not None and row.group != group:
            continue
        numbered = enumerate(_households(source, row.group), start=1)
        due = [
            (number, door)
            for number, door in numbered
            if patch.holds(door.id) and door.state is not HouseholdState.EXCLUDED
        ]
        doors = tuple(_door(number, door) for number, door in due if door.state not in REACHED)
        if doors:
            staff = _staff(source, row.group) if patch.staff is None else "、".join(patch.staff)
            yield DoorGroup(row.group or "", staff, len(due) - len(doors), len(due), doors)


def _door(number: int, row: HouseholdRow) -> Door:
    return Door(
        number, row.door, row.head, row.state, row.tries, row.last_visit, row.last_workers, row.follow_up,
        row.no, row.phone, row.id,
    )  # fmt: skip


def _progress_row(source: PaperSource, row: CoverageRow) -> ProgressRow:
    return _counted(row, _staff(source, row.group))


def _counted(row: CoverageRow, staff: str) -> ProgressRow:
    def count(state: HouseholdState) -> int:
        return row.states.get(state, 0)

    return ProgressRow(
        group=row.group,
        staff=staff,
        due=row.due,
        reached=row.reached,
        phone=row.phone,
        signed=row.signed,
        refused=count(HouseholdState.REFUSED),
        nobody=count(HouseholdState.NOBODY_HOME),
        leaflet=count(HouseholdState.LEAFLET_ONLY),
        untouched=count(HouseholdState.NOT_VISITED),
    )


def _households(source: PaperSource, group: str | None) -> list[HouseholdRow]:
    return [row for row in source.households if row.group == group and row.kind in HOUSEHOLD_KINDS]


def _staff(source: PaperSource, group: str | None) -> str:
    return "、".join(source.staff.get(group or "", ())[:MOST_STAFF])
