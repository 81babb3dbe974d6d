"""The visit forms of a ledger: which doors stand on them, or blank ones; what is remembered of each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from outreach.codes import CodeKind, make_code
from outreach.errors import UserMistake
from outreach.places import group_label
from outreach.printing.blank_count import blank_count
from outreach.printing.chosen_doors import chosen_households
from outreach.printing.columns import chosen_columns
from outreach.printing.form_columns import REGISTRATION
from outreach.printing.jobs import NO_DOORS_TO_PRINT, Prepared, campaign_source, chosen_group
from outreach.printing.order import PaperOrder
from outreach.printing.whole_numbers import reason_for_whole, with_numbers
from outreach.progress import Report
from outreach.queries.whole_phones import whole_phones
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.actions.sheets import PageRecord
    from outreach.printing.signoff_form import TickColumn
    from outreach.printing.source import PaperSource
    from outreach.printing.visit_form import VisitFormJob, VisitPage
    from outreach.printing.visit_record import VisitRecord
    from outreach.queries.campaigns import CampaignRow
    from outreach.queries.households import HouseholdRow


SHORT = 4
"""Characters that fit under a box in one line."""


def prepare_registration(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw visit forms of the chosen doors, or as many blank pages as asked; nothing is remembered yet.

    Raises UserMistake (no campaign, no such group, no household) and Cancelled through `report`.
    """
    from outreach.actions.sheets import BatchRecord
    from outreach.printing import visit_layout as layout
    from outreach.printing.visit_form import TITLE, draw

    source, campaign = campaign_source(workspace)
    group = None if order.unit_ids else chosen_group(source, order.group)
    blank = blank_count(order.options.get("blank", ""))
    rows = [] if blank else chosen_households(source, replace(order, group=group))
    shown = frozenset(with_numbers(order, chosen_columns(order.options, REGISTRATION), "known_phone"))
    reason = reason_for_whole(workspace, order) if "known_phone" in shown and not blank else ""
    if not rows and not blank:
        raise UserMistake(NO_DOORS_TO_PRINT, field="group")
    job = replace(_job(workspace, source, campaign, order, rows, blank), shown=shown)
    drawn = draw(job, report)
    part = f"空白{blank}页" if blank else f"{len(rows)}户" if order.unit_ids else group_label(group or "")
    title = f"{TITLE} {part}".strip()
    pages = [_page(source, job, page) for page in job.pages]
    record = BatchRecord("registration", title, campaign.id, layout.LAYOUT, layout.GEOMETRY, pages, drawn.pdf)
    made = Prepared("registration", title, drawn.pdf, drawn.pages, drawn.warnings, record)
    if not reason:
        return made
    whole = _with_phones(job, source, workspace.ask(whole_phones))
    return replace(made, whole=draw(whole, report).pdf, reason=reason)


def _with_phones(job: VisitFormJob, source: PaperSource, phones: Mapping[str, str]) -> VisitFormJob:
    """Give the same forms, of the same codes, with whole numbers."""
    ids = {row.code: row.id for row in source.households}
    pages = tuple(
        replace(page, records=tuple(replace(one, phone=phones.get(ids[one.code], "")) for one in here))
        for page, here in ((page, page.records) for page in job.pages)
    )
    return replace(job, pages=pages, whole=True)


def _job(
    workspace: Workspace,
    source: PaperSource,
    campaign: CampaignRow,
    order: PaperOrder,
    rows: Sequence[HouseholdRow],
    blank: int,
) -> VisitFormJob:
    from outreach.printing import visit_layout as layout
    from outreach.printing.signoff_form import TickColumn
    from outreach.printing.visit_form import VisitFormJob

    staff = order.patch.staff if order.staff is None else order.staff
    pages = tuple(_blank_pages(source, blank, staff) if blank else _pages(source, rows, staff))
    handouts = sorted(campaign.handouts, key=lambda option: not option.usual)[: layout.HANDOUTS]
    return VisitFormJob(
        source.village.township,
        source.village.name,
        campaign.name,
        tuple(_topics(campaign)),
        tuple(TickColumn(option.code, _short(option.label)) for option in handouts),
        pages,
        source.notice,
        workspace.now().date(),
    )


def _pages(
    source: PaperSource, rows: Sequence[HouseholdRow], staff: tuple[str, ...] | None
) -> Iterator[VisitPage]:
    from outreach.printing import visit_layout as layout
    from outreach.printing.visit_form import VisitPage

    for group in dict.fromkeys(row.group for row in rows):
        here = [_record(number, row) for number, row in enumerate((r for r in rows if r.group == group), 1)]
        total = -(-len(here) // layout.RECORDS)
        who = source.staff.get(group, ()) if staff is None else staff
        for page in range(total):
            code = make_code(CodeKind.SHEET, source.secret)
            part = tuple(here[page * layout.RECORDS : (page + 1) * layout.RECORDS])
            yield VisitPage(group, who, page + 1, total, code, part)


def _blank_pages(source: PaperSource, count: int, staff: tuple[str, ...] | None) -> Iterator[VisitPage]:
    from outreach.printing.visit_form import VisitPage

    for page in range(count):
        yield VisitPage("", staff or (), page + 1, count, make_code(CodeKind.SHEET, source.secret), ())


def _record(number: int, row: HouseholdRow) -> VisitRecord:
    from outreach.printing.visit_record import VisitRecord

    return VisitRecord(number, row.group, row.door, row.head, row.members, row.code, row.no, row.phone)


def _short(label: str) -> str:
    """Give a handout the name it has among grid workers: 联系卡 for 警民联系卡."""
    return label.removeprefix("警民") if len(label) > SHORT else label


def _topics(campaign: CampaignRow) -> Iterator[TickColumn]:
    """Give the campaign's own scam kinds, five at most, by the short names they have on leaflets."""
    from outreach.printing import visit_layout as layout
    from outreach.printing.leaflet_content import print_data
    from outreach.printing.signoff_form import TickColumn

    scams = print_data("scams")["scams"]
    kinds = [option for option in campaign.topics if option.kind == "scam"]
    for option in kinds[: layout.TOPICS]:
        short = "".join(scams[option.code]["name"]) if option.code in scams else option.label
        yield TickColumn(option.code, short)


def _page(source: PaperSource, job: VisitFormJob, page: VisitPage) -> PageRecord:
    from outreach.actions.sheets import PageRecord
    from outreach.printing import visit_layout as layout

    ids = {row.code: row.id for row in source.households}
    return PageRecord(
        code=page.code,
        page=page.number,
        of_pages=page.total,
        area_id=source.group_ids.get(page.group),
        columns=[{"code": column.code, "label": column.label} for column in job.columns],
        rows=[(place, record.number, ids[record.code]) for place, record in enumerate(page.records)],
        geometry=layout.geometry([column.code for column in job.columns], job.shown),
    )
