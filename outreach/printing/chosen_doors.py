"""Sign-off sheets for doors of one's own choice: picked ones, those without a signature or not reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from outreach.errors import UserMistake
from outreach.places import group_label
from outreach.printing.blank_count import blank_count
from outreach.printing.columns import chosen_columns
from outreach.printing.form_columns import SIGNOFF
from outreach.printing.jobs import NO_DOORS_TO_PRINT, Prepared, campaign_source, chosen_group
from outreach.printing.order import Doors, PaperOrder
from outreach.progress import Report, silent
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, HouseholdState
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.signoff import SignOffRun
    from outreach.printing.source import PaperSource
    from outreach.queries.households import HouseholdRow


def prepare_doors(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw sign-off sheets of the chosen doors, or blank ones; units that are not due get no row.

    Nothing is remembered yet.

    Raises UserMistake (no campaign, no such group, no household) and Cancelled through `report`.
    """
    from outreach.printing.signoff import draw
    from outreach.printing.signoff_job import signoff_job, signoff_record

    source, campaign = campaign_source(workspace)
    group = None if order.unit_ids else chosen_group(source, order.group)
    job = signoff_job(source, campaign, group, workspace.now().date())
    staff = order.patch.staff if order.staff is None else order.staff
    blank = blank_count(order.options["blank"])
    runs = _blank_runs(source, blank, staff) if blank else _runs(job.runs, _codes(source, order), staff)
    shown = chosen_columns(order.options, SIGNOFF)
    job = replace(job, runs=tuple(runs), shown=None if len(shown) == len(SIGNOFF) else shown)
    if not job.runs:
        raise UserMistake(NO_DOORS_TO_PRINT, field="group")
    sheets = draw(job, report)
    count = sum(len(run.rows) for run in job.runs)
    part = f"{count}户" if order.unit_ids else order.patch.title + (group_label(group) if group else "")
    title = f"{job.title} {f'空白{blank}页' if blank else part}".strip()
    record = signoff_record(source, campaign, job, sheets, title)
    record = replace(record, kind="signoff-blank" if blank else record.kind)
    return Prepared("signoff", title, sheets.pdf, len(sheets.pages), sheets.warnings, record)


def chosen_households(source: PaperSource, order: PaperOrder) -> list[HouseholdRow]:
    """Give the due households that an order asks for, in walking order; its group by plain name."""
    codes = _codes(source, order)
    return [
        row
        for row in source.households
        if row.code in codes
        and row.kind in HOUSEHOLD_KINDS
        and row.state is not HouseholdState.EXCLUDED
        and order.group in (None, row.group)
    ]


def _codes(source: PaperSource, order: PaperOrder) -> set[str]:
    """Give the codes of the households that are wanted."""
    ids = set(order.unit_ids)
    return {
        row.code
        for row in source.households
        if (row.id in ids if ids else order.patch.holds(row.id) and _is_wanted(row.state, order.doors))
    }


def _is_wanted(state: HouseholdState, doors: Doors) -> bool:
    if doors is Doors.UNSIGNED:
        return state is not HouseholdState.SIGNED
    return doors is Doors.ALL or state not in REACHED


def _blank_runs(source: PaperSource, pages: int, staff: tuple[str, ...] | None) -> Iterator[SignOffRun]:
    """Give pages without doors; each has a code of its own, so that a scan of it is known."""
    from outreach.codes import CodeKind, make_code
    from outreach.printing.signoff import SignOffRun

    for _ in range(pages):
        yield SignOffRun("", staff or (), (), (make_code(CodeKind.SHEET, source.secret),))


def _runs(
    runs: tuple[SignOffRun, ...], codes: set[str], staff: tuple[str, ...] | None
) -> Iterator[SignOffRun]:
    """Keep the chosen rows of each group, numbered anew in walking order."""
    from outreach.printing.signoff import pages_needed

    for run in runs:
        chosen = [row for row in run.rows if row.code in codes]
        if not chosen:
            continue
        rows = tuple(replace(row, number=number) for number, row in enumerate(chosen, start=1))
        pages = run.page_codes[: pages_needed(len(rows))]
        yield replace(run, rows=rows, page_codes=pages, staff=run.staff if staff is None else staff)
