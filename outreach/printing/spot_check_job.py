"""Puts the sheet of a spot check together from the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.printing.blank_count import blank_count
from outreach.printing.columns import chosen_columns
from outreach.printing.form_columns import SPOT_CHECK
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.printing.whole_numbers import reason_for_whole, with_numbers
from outreach.progress import Report, silent
from outreach.queries.spot_checks import CheckLine, check_by_number, spot_check
from outreach.queries.whole_phones import whole_phones
from outreach.vocabulary import LABELS, SIGNED, CheckResult
from outreach.wording import mark, zh
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.source import PaperSource
    from outreach.printing.spot_check import CheckRow, SpotCheckJob

TITLE = "反诈入户宣传抽查表"
NO_CHECK_TO_PRINT = declare(
    "no_check_to_print", mark("There is no such spot check: draw a sample first, then print its sheet.")
)


def prepare_spot_check(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the sheet of a check by its number, of the newest if none is named, or blank pages.

    Raises UserMistake (no such check, whole numbers without right or reason).
    """
    from outreach.printing.source import paper_source
    from outreach.printing.spot_check import SpotCheckJob, draw

    source, blank = workspace.ask(paper_source), blank_count(order.options["blank"])
    columns = with_numbers(order, chosen_columns(order.options, SPOT_CHECK), "phone")
    if blank:
        today = workspace.now().date()
        campaign = source.campaign.name if source.campaign else ""
        job = SpotCheckJob(TITLE, source.place, campaign, source.office, today, "", (), blank=blank)
        job = replace(job, destroyed_by=source.notice.destroyed_by, columns=columns)
        sheet = draw(job, report)
        return Prepared("spot-check", TITLE, sheet.pdf, sheet.pages, sheet.warnings)
    reason = reason_for_whole(workspace, order) if "phone" in columns else ""
    masked = {row.id: row.phone for row in source.households}
    job = replace(_job(workspace, source, order, masked), columns=columns)
    sheet = draw(job, report)
    made = Prepared("spot-check", job.title, sheet.pdf, sheet.pages, sheet.warnings)
    if not reason:
        return made
    whole = _job(workspace, source, order, workspace.ask(whole_phones))
    return replace(made, whole=draw(replace(whole, columns=columns, whole=True), report).pdf, reason=reason)


def _job(
    workspace: Workspace, source: PaperSource, order: PaperOrder, phones: Mapping[str, str]
) -> SpotCheckJob:
    """Put the sheet of the check that is asked for together. Raises UserMistake."""
    from outreach.printing.spot_check import SpotCheckJob

    text = order.options["check"].strip()
    number = int(text[:9]) if text.isascii() and text.isdecimal() else None
    check_id = workspace.ask(check_by_number, number) if number is not None or not text else None
    found = None if check_id is None else workspace.ask(spot_check, check_id)
    if found is None:
        raise UserMistake(NO_CHECK_TO_PRINT, field="check")
    drawn = sum(not row.picked_for for row in found.rows)
    about = f"{found.population}次走访按组和走访人分层抽{drawn}次，种子{found.seed}"
    if len(found.rows) > drawn:
        about += f"，另加可疑的{len(found.rows) - drawn}次"
    return SpotCheckJob(
        title=f"{TITLE}（{found.number}）",
        place=source.place,
        campaign=found.campaign,
        office=source.office,
        drawn_on=found.drawn_at.date(),
        about=about,
        rows=tuple(_row(row, phones) for row in found.rows),
        destroyed_by=source.notice.destroyed_by,
    )


def _row(row: CheckLine, phones: Mapping[str, str]) -> CheckRow:
    from outreach.printing.spot_check import CheckRow

    visit = row.visit
    signed = f"{visit.signed_by}{zh(LABELS[visit.signoff])}" if visit.signoff in SIGNED else ""
    topics = "、".join(label for _, label in visit.topics)
    return CheckRow(
        number=row.number,
        place=visit.place,
        head=visit.head,
        at=f"{visit.at:%m-%d %H:%M}",
        workers="、".join(visit.workers),
        outcome=zh(LABELS[visit.outcome]),
        told="；".join(part for part in (topics, signed) if part) or "—",
        result=list(CheckResult).index(row.result) if row.result else None,
        said=row.said,
        checked=f"{row.checked_on:%m-%d} {row.checked_by}".strip() if row.checked_on else "",
        no=visit.no,
        phone=phones.get(visit.unit_id, ""),
    )
