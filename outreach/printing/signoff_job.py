"""The sign-off sheets of a ledger: which doors stand on them, and what is remembered of each page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from outreach.actions.sheets import BatchRecord, PageRecord
from outreach.codes import CodeKind, make_code
from outreach.printing.signoff import (
    HANDOUTS_SHOWN,
    RenderedSheets,
    SignOffJob,
    SignOffRow,
    SignOffRun,
    pages_needed,
)
from outreach.printing.signoff_form import TickColumn
from outreach.printing.source import PaperSource
from outreach.queries.campaigns import CampaignRow
from outreach.queries.households import HouseholdRow
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState


def signoff_job(
    source: PaperSource, campaign: CampaignRow, group: str | None, today: date
) -> SignOffJob:
    """Put together what is drawn; `group` None means every group. Without such doors there are no runs."""
    groups = [group] if group is not None else list(source.village.groups)
    return SignOffJob(
        township=source.village.township,
        village=source.village.name,
        campaign=campaign.name,
        handouts=_tick_columns(campaign),
        runs=tuple(_runs(source, groups)),
        notice=source.notice,
        printed_on=today,
    )


def signoff_record(
    source: PaperSource, campaign: CampaignRow, job: SignOffJob, sheets: RenderedSheets, title: str
) -> BatchRecord:
    """Say what the ledger keeps: each page with its rows in the paper's order, the geometry, the PDF."""
    ids = {row.code: row.id for row in source.households}
    columns = [{"code": column.code, "label": column.label} for column in job.columns]
    pages = [
        PageRecord(
            code=page.code,
            page=page.number,
            of_pages=page.total,
            area_id=source.group_ids.get(page.group),
            columns=columns,
            rows=[
                (place, number, ids[code])
                for place, (number, code) in enumerate(zip(page.row_numbers, page.row_codes, strict=True))
            ],
            geometry=sheets.geometry,
        )
        for page in sheets.pages
    ]
    layout, version = sheets.geometry["layout"], sheets.geometry["version"]
    return BatchRecord("signoff", title, campaign.id, layout, version, pages, sheets.pdf)


def _runs(source: PaperSource, groups: list[str]) -> Iterator[SignOffRun]:
    for group in groups:
        doors = [row for row in source.households if row.group == group and _is_due(row)]
        if not doors:
            continue
        rows = tuple(
            SignOffRow(number, row.group, row.door, row.head, row.code, row.no)
            for number, row in enumerate(doors, start=1)
        )
        codes = tuple(make_code(CodeKind.SHEET, source.secret) for _ in range(pages_needed(len(rows))))
        yield SignOffRun(group, source.staff.get(group, ()), rows, codes)


def _is_due(row: HouseholdRow) -> bool:
    return row.kind in HOUSEHOLD_KINDS and row.state is not HouseholdState.EXCLUDED


def _tick_columns(campaign: CampaignRow) -> tuple[TickColumn, ...]:
    """Give boxes to the handouts each household gets; others fill what room is left."""
    usual = [option for option in campaign.handouts if option.usual]
    spare = [option for option in campaign.handouts if not option.usual]
    chosen = usual + spare[: max(0, HANDOUTS_SHOWN - len(usual))]
    return tuple(TickColumn(option.code, option.label) for option in chosen)
