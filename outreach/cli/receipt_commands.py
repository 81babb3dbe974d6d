"""scan; receipt list, out, return, missing, void, label."""

from __future__ import annotations

import argparse

from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.actions.receipts_made import label_receipt
from outreach.actions.receipts_out import miss_receipts, take_receipts_out, void_receipts
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.report_commands import read_date
from outreach.cli.visit_commands import household_id
from outreach.queries.receipts import ReceiptRow, receipt, receipts, receipts_long_out
from outreach.scanning.stack import ScanAnswer, ScanStack
from outreach.vocabulary import LABELS, EntrySource, Outcome, ReceiptState, ScanCommand, SignOff
from outreach.wording import zh

BAD = 1
WORDS = {
    "saved": "登记了",
    "already": "已登记过",
    "open": "认得",
    "unknown": "不认识这个码",
    "forged": "不是本村的码",
}
STATES = tuple(state.value for state in ReceiptState)
SIGNOFFS = ("signature", "fingerprint", "proxy", "refused")


def scan(options: argparse.Namespace, output: Output) -> int:
    """Do what scanned payloads say, one after the other."""
    with open_ledger(options) as workspace:
        stack = ScanStack(workspace)
        answers = [stack.take(code) for code in options.codes]
    output.document([_answer(answer) for answer in answers], [_said(answer) for answer in answers])
    return BAD if any(answer.status in ("unknown", "forged") for answer in answers) else 0


def _answer(answer: ScanAnswer) -> dict[str, object]:
    row = answer.row
    document: dict[str, object] = {
        "kind": row.kind,
        "status": answer.status,
        "household": answer.household_no,
        "sheet": row.page_id,
    }
    if answer.receipt is not None:
        document["serial"] = answer.receipt.serial
        document["state"] = answer.receipt.state.value
        document["visit"] = answer.visit.id if answer.visit else None
    if answer.problem is not None:
        document["message"] = answer.problem.chinese()
    if row.card is not None:
        document["command"] = row.card.command.value
        if answer.day is not None:
            document["date"] = answer.day.isoformat()
        if row.card.command is ScanCommand.UNDO:
            document["undone"] = answer.undone
    return document


def _said(answer: ScanAnswer) -> str:
    if answer.problem is not None:
        return answer.problem.chinese()
    if answer.command is ScanCommand.UNDO:
        return "撤销了前一个码做的" if answer.undone else "前一个码没做什么，不用撤销"
    if answer.command is not None:
        day = f" {answer.day}" if answer.day and answer.command is ScanCommand.DATE else ""
        return f"{zh(LABELS[answer.command])}{day}：算在下一张上"
    slip = answer.receipt
    where = f"{slip.serial} {slip.place}" if slip else answer.household_no or ""
    return f"{WORDS[answer.status]} {where}".strip()


def receipt_list(options: argparse.Namespace, output: Output) -> None:
    """List the slips: all, those of one state, or those out for longer than some days."""
    with open_ledger(options) as workspace:
        if options.out_over is not None:
            rows = workspace.ask(receipts_long_out, workspace.now().date(), options.out_over)
        else:
            rows = workspace.ask(receipts)
        today = workspace.now().date()
    if options.state is not None:
        rows = tuple(row for row in rows if row.state == options.state)
    lines = [
        f"{row.serial}\t{row.place or '空白'}\t{zh(LABELS[row.state])}\t{row.worker}".rstrip() for row in rows
    ]
    output.document([{**_receipt(row), "days_out": row.days_out(today)} for row in rows], lines or ["没有。"])


def _receipt(row: ReceiptRow) -> dict[str, object]:
    return {
        "serial": row.serial,
        "household": row.household_no or None,
        "state": row.state.value,
        "code": row.code,
        "campaign": row.campaign,
        "blank": row.blank,
        "worker": row.worker or None,
        "taken": row.taken_at.isoformat(timespec="minutes") if row.taken_at else None,
        "returned": row.returned_at.isoformat(timespec="minutes") if row.returned_at else None,
        "visit": row.visit_id,
        "void_reason": row.void_reason,
    }


def receipt_out(options: argparse.Namespace, output: Output) -> None:
    """Note that a worker took a range of slips out."""
    with open_ledger(options) as workspace:
        count = workspace.run(take_receipts_out, options.first, options.last, options.worker)
    output.document({"out": count, "worker": options.worker}, [f"{options.worker} 领走 {count} 张回执。"])


def receipt_return(options: argparse.Namespace, output: Output) -> None:
    """Take one slip back by its number: for codes that cannot be read, and for blank ones."""
    signoff = SignOff(options.signoff)
    with open_ledger(options) as workspace:
        form = SlipForm(
            outcome=Outcome.MET,
            signoff=signoff,
            on=read_date(options.on) if options.on else None,
            unit_id=household_id(workspace, options.household) if options.household else None,
            signed_by=options.by,
            relation=options.relation,
            source=EntrySource.COMMAND,
        )
        done = workspace.run(return_receipt, options.serial, form)
        row = workspace.ask(receipt, done.receipt_id)
    assert row is not None
    status = "saved" if done.saved else "already"
    output.document({**_receipt(row), "status": status}, [f"{WORDS[status]} {row.serial} {row.place}"])


def receipt_missing(options: argparse.Namespace, output: Output) -> None:
    """Note that slips cannot be found."""
    with open_ledger(options) as workspace:
        workspace.run(miss_receipts, options.serials)
    output.document({"missing": options.serials}, ["记下了：找不到。找到了照样扫。"])


def receipt_void(options: argparse.Namespace, output: Output) -> None:
    """Take slips out of use, with a reason."""
    with open_ledger(options) as workspace:
        workspace.run(void_receipts, options.serials, options.reason)
    output.document({"void": options.serials}, ["已作废，号不再用，理由留着。"])


def receipt_label(options: argparse.Namespace, output: Output) -> None:
    """Give a hand-written slip of a household its number."""
    with open_ledger(options) as workspace:
        receipt_id = workspace.run(label_receipt, household_id(workspace, options.household))
        row = workspace.ask(receipt, receipt_id)
    assert row is not None
    output.document(_receipt(row), [f"编号 {row.serial}，写在纸上或者贴标签，再扫或用 receipt return 收回。"])
