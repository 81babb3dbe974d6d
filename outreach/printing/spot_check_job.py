"""Puts the sheet of a spot check together from the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.progress import Report, silent
from outreach.queries.spot_checks import CheckLine, check_by_number, spot_check
from outreach.vocabulary import LABELS, SIGNED, CheckResult
from outreach.wording import mark, zh
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.spot_check import CheckRow

NO_CHECK_TO_PRINT = declare(
    "no_check_to_print", mark("There is no such spot check: draw a sample first, then print its sheet.")
)


def prepare_spot_check(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the sheet of a check by its number, of the newest if none is named. Raises UserMistake."""
    from outreach.printing.source import paper_source
    from outreach.printing.spot_check import SpotCheckJob, draw

    text = order.options["check"].strip()
    number = int(text[:9]) if text.isascii() and text.isdecimal() else None
    check_id = workspace.ask(check_by_number, number) if number is not None or not text else None
    found = None if check_id is None else workspace.ask(spot_check, check_id)
    if found is None:
        raise UserMistake(NO_CHECK_TO_PRINT, field="check")
    source = workspace.ask(paper_source)
    drawn = sum(not row.picked_for for row in found.rows)
    about = f"{found.population}次走访按组和走访人分层抽{drawn}次，种子{found.seed}"
    if len(found.rows) > drawn:
        about += f"，另加可疑的{len(found.rows) - drawn}次"
    job = SpotCheckJob(
        title=f"反诈入户宣传抽查表（{found.number}）",
        place=source.place,
        campaign=found.campaign,
        office=source.office,
        drawn_on=found.drawn_at.date(),
        about=about,
        rows=tuple(_row(row) for row in found.rows),
        destroyed_by=source.notice.destroyed_by,
    )
    sheet = draw(job, report)
    return Prepared("spot-check", job.title, sheet.pdf, sheet.pages, sheet.warnings)


def _row(row: CheckLine) -> CheckRow:
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
    )
