"""follow-up list, done, later, off."""

from __future__ import annotations

import argparse
from datetime import date

from outreach.actions.known import UNIT_UNKNOWN
from outreach.actions.waits import WaitForm, answer_waits
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.errors import UserMistake, declare
from outreach.periods import PeriodKind, containing
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import unit_id_of
from outreach.queries.village import village
from outreach.queries.wait_answers import AnsweredRow, answered
from outreach.queries.waiting import WaitingRow, waiting
from outreach.waits import WAIT_LABELS, Answer, WaitKind
from outreach.wording import mark, zh

NOTHING_WAITS = declare(
    "nothing_waits", mark("Nothing of this kind waits at this household: see follow-up list.")
)
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


def follow_up_answered(options: argparse.Namespace, output: Output) -> None:
    """List what was done otherwise, put off or dropped, with why; the newest first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(answered)
    lines = [
        f"{row.no}\t{row.place}\t{zh(WAIT_LABELS[row.answer])}\t{row.reason}\t{row.by}" for row in rows
    ]
    output.document([_answered(row) for row in rows], lines or ["没有销掉、推迟的回访。"])


def follow_up_answer(options: argparse.Namespace, output: Output) -> None:
    """Answer what waits at a household: done otherwise, put off to a day, or dropped with the reason."""
    with open_ledger(options) as workspace:
        unit_id = workspace.ask(unit_id_of, options.household)
        if unit_id is None:
            raise UserMistake(UNIT_UNKNOWN, field="household")
        campaign = workspace.ask(open_campaign)
        today = workspace.now().date()
        rows = workspace.ask(waiting, campaign.id if campaign else None, today)
        here = [row for row in rows if row.unit_id == unit_id and options.kind in ("", row.kind)]
        if not here:
            raise UserMistake(NOTHING_WAITS, field="household")
        said = (Answer(options.answer), options.reason, options.until)
        forms = [WaitForm(unit_id, row.kind, row.cause, row.due, *said) for row in here]
        workspace.run(answer_waits, forms)
    answer = Answer(options.answer)
    document = [{"household": row.no, "kind": row.kind.value, "answer": answer.value} for row in here]
    output.document(document, [f"{row.place} {row.head}：{zh(WAIT_LABELS[answer])}" for row in here])


def _answered(row: AnsweredRow) -> dict[str, object]:
    return {
        "household": row.no,
        "head": row.head,
        "place": row.place,
        "kind": row.kind.value,
        "due": row.due.isoformat(),
        "answer": row.answer.value,
        "until": row.until.isoformat() if row.until else None,
        "reason": row.reason,
        "at": row.at.isoformat(timespec="seconds"),
        "by": row.by,
    }


def _waiting(row: WaitingRow, today: date) -> dict[str, object]:
    return {
        "household": row.no,
        "head": row.head,
        "place": row.place,
        "kind": row.kind.value,
        "due": row.due.isoformat(),
        "overdue_days": max(0, (today - row.due).days),
        "put_off_from": row.put_off.isoformat() if row.put_off else None,
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
