"""spot-check draw, list, result, findings, close."""

from __future__ import annotations

import argparse
from datetime import date

from outreach.actions.spot_checks import (
    CHECK_UNKNOWN,
    FINDING_UNKNOWN,
    ROW_UNKNOWN,
    close_finding,
    draw_spot_check,
    enter_result,
)
from outreach.cli.ledger_file import open_ledger
from outreach.cli.line_fields import code
from outreach.cli.output import Output
from outreach.errors import UserMistake
from outreach.queries.spot_checks import (
    Agreement,
    CheckLine,
    FindingRow,
    SpotCheckSummary,
    check_by_number,
    findings,
    spot_check,
    spot_checks,
)
from outreach.queries.suspicions import SuspicionRow, suspicions
from outreach.vocabulary import LABELS, CheckResult
from outreach.wording import zh
from outreach.workspace import Workspace


def check_draw(options: argparse.Namespace, output: Output) -> None:
    """Draw a sample and list the suspicious patterns with why."""
    with open_ledger(options) as workspace:
        check_id = workspace.run(draw_spot_check, options.seed, options.size)
        check = workspace.ask(spot_check, check_id)
        assert check is not None
        strange = workspace.ask(suspicions, check.campaign_id)
    document = {**_check(check), "suspicious": [_suspicion(row) for row in strange]}
    lines = [f"抽查 {check.number}：{check.population} 次走访里抽了 {len(check.rows)} 次"]
    lines += [_row_words(row) for row in check.rows]
    lines += [_suspicion_words(row) for row in strange]
    output.document(document, lines)


def check_list(options: argparse.Namespace, output: Output) -> None:
    """List the spot checks; the rows of one with its number."""
    with open_ledger(options) as workspace:
        if options.check is not None:
            check = _known(workspace, options.check)
            output.document([_row(row) for row in check.rows], [_row_words(row) for row in check.rows])
            return
        checks = [workspace.ask(spot_check, entry.id) for entry in workspace.ask(spot_checks)]
    shown = [check for check in checks if check is not None]
    lines = [_check_words(check) for check in shown]
    output.document([_check(check) for check in shown], lines or ["还没有抽查。"])


def check_result(options: argparse.Namespace, output: Output) -> None:
    """Enter the result of one row."""
    result = code(CheckResult, options.result, "result")
    with open_ledger(options) as workspace:
        check = _known(workspace, options.check)
        row = next((row for row in check.rows if row.number == options.row), None)
        if row is None:
            raise UserMistake(ROW_UNKNOWN, field="row")
        on: date | None = options.on
        workspace.run(enter_result, row.id, result, options.said, on, options.by)
        check = _known(workspace, check.number)
    output.document(_check(check), [_check_words(check)])


def check_findings(options: argparse.Namespace, output: Output) -> None:
    """List what was found and has to be put right."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(findings, options.open)
    output.document([_finding(row) for row in rows], [_finding_words(row) for row in rows] or ["没有问题。"])


def check_close(options: argparse.Namespace, output: Output) -> None:
    """Close a finding with its reply."""
    with open_ledger(options) as workspace:
        found = [
            row
            for row in workspace.ask(findings, True)
            if options.finding in (row.id, f"{row.check_no}-{row.row_number}")
        ]
        if not found:
            raise UserMistake(FINDING_UNKNOWN, field="finding")
        workspace.run(close_finding, found[0].id, options.reply)
    output.document({"closed": found[0].id}, ["问题销号了。"])


def _known(workspace: Workspace, number: int | None) -> SpotCheckSummary:
    check_id = workspace.ask(check_by_number, number)
    check = None if check_id is None else workspace.ask(spot_check, check_id)
    if check is None:
        raise UserMistake(CHECK_UNKNOWN, field="check")
    return check


def _check(check: SpotCheckSummary) -> dict[str, object]:
    return {
        "id": check.id,
        "number": check.number,
        "campaign": check.campaign,
        "seed": check.seed,
        "size": check.size,
        "population": check.population,
        "drawn": check.drawn_at.isoformat(timespec="seconds"),
        "by": check.drawn_by,
        "left": check.left,
        "results": {result.value: check.count(result) for result in CheckResult},
        "agreement": _agreement(check.agreement),
        "rows": [_row(row) for row in check.rows],
    }


def _agreement(found: Agreement) -> dict[str, object]:
    return {
        "agrees": found.agrees,
        "answered": found.answered,
        "rate": found.rate if found.answered else None,
        "low": found.low,
        "high": found.high,
    }


def _row(row: CheckLine) -> dict[str, object]:
    return {
        "row": row.number,
        "visit": row.visit.id,
        "household": row.visit.no,
        "at": row.visit.at.isoformat(timespec="minutes"),
        "workers": list(row.visit.workers),
        "outcome": row.visit.outcome.value,
        "picked_for": row.picked_for or None,
        "result": row.result.value if row.result else None,
        "said": row.said,
        "on": row.checked_on.isoformat() if row.checked_on else None,
        "by": row.checked_by,
    }


def _suspicion(row: SuspicionRow) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "why": zh(LABELS[row.kind]),
        "who": row.who,
        "day": row.day.isoformat() if row.day else None,
        "count": row.count,
        "visits": list(row.visit_ids),
    }


def _finding(row: FindingRow) -> dict[str, object]:
    return {
        "id": row.id,
        "check": row.check_no,
        "row": row.row_number,
        "household": row.visit.no,
        "said": row.said,
        "due": row.due.isoformat(),
        "reply": row.reply,
        "closed": row.closed_on.isoformat() if row.closed_on else None,
    }


def _row_words(row: CheckLine) -> str:
    visit = row.visit
    result = zh(LABELS[row.result]) if row.result else "还没查"
    who = "、".join(visit.workers)
    return f"{row.number}\t{visit.place}\t{visit.at:%m-%d %H:%M}\t{who}\t{result}\t{row.said}".rstrip()


def _suspicion_words(row: SuspicionRow) -> str:
    day = f"{row.day:%m-%d} " if row.day else ""
    return f"可疑\t{zh(LABELS[row.kind])}\t{row.who}\t{day}{row.count} 次"


def _check_words(check: SpotCheckSummary) -> str:
    found = check.agreement
    rate = f"相符 {found.agrees}/{found.answered}"
    if found.answered:
        rate += f"（{found.rate:.1%}，95% 区间 {found.low:.1%}–{found.high:.1%}）"
    return f"抽查 {check.number}\t种子 {check.seed}\t{len(check.rows)} 行，还有 {check.left} 行没查\t{rate}"


def _finding_words(row: FindingRow) -> str:
    state = f"已销号：{row.reply}" if row.closed_on else f"{row.due:%m-%d} 前要回音"
    return f"{row.check_no}-{row.row_number}\t{row.visit.place}\t{row.said}\t{state}"
