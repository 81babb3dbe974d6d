"""follow-up list."""

from __future__ import annotations

import argparse
from datetime import date

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.periods import PeriodKind, containing
from outreach.queries.campaigns import open_campaign
from outreach.queries.village import village
from outreach.queries.waiting import WaitingRow, waiting
from outreach.waits import WAIT_LABELS, WaitKind
from outreach.wording import zh

DUE = ("today", "week", "overdue")
"""Today and this week hold what is overdue as well: it stays until it is done."""


def follow_up_list(options: argparse.Namespace, output: Output) -> None:
    """List what waits: whom to go to once more, which slips to ask for; the longest overdue first."""
    with open_ledger(options) as workspace:
        today = workspace.now().date()
        week = containing(PeriodKind.WEEK, today, workspace.ask(village).week_starts)
        until = {"today": today, "overdue": today, "week": week.last}.get(options.due or "")
        campaign = workspace.ask(open_campaign)
        rows = workspace.ask(waiting, campaign.id if campaign else None, today, until)
    if options.due == "overdue":
        rows = tuple(row for row in rows if row.due < today)
    lines = [
        f"{row.no}\t{row.place}\t{row.head}\t{_when(row.due, today)}\t"
        f"{_why(row)}\t{zh(WAIT_LABELS[row.suggestion])}"
        for row in rows
    ]
    output.document([_waiting(row, today) for row in rows], lines or ["没有要回访的。"])


def _waiting(row: WaitingRow, today: date) -> dict[str, object]:
    return {
        "household": row.no,
        "head": row.head,
        "place": row.place,
        "kind": row.kind.value,
        "due": row.due.isoformat(),
        "overdue_days": max(0, (today - row.due).days),
        "why": _why(row),
        "suggest": zh(WAIT_LABELS[row.suggestion]),
    }


def _when(due: date, today: date) -> str:
    late = (today - due).days
    return f"过期 {late} 天" if late > 0 else "今天" if late == 0 else due.isoformat()


def _why(row: WaitingRow) -> str:
    """Say why it waits, with the note, the tries, the case or the slip."""
    said = zh(WAIT_LABELS[row.kind])
    if row.kind is WaitKind.NOBODY_HOME and row.tries > 1:
        said = f"{said} {row.tries} 次"
    elif row.kind is WaitKind.VICTIM:
        said = f"{said}（案件 {row.what}）"
    elif row.kind is WaitKind.SLIP_OUT:
        said = f"{said} {row.what}" + (f"，{row.worker}领用" if row.worker else "")
    return f"{said}：{row.note}" if row.note else said
