"""erase household, campaign, due, keep-until: taking personal data out for good, the totals stay."""

from __future__ import annotations

import argparse

from outreach.actions.keeping import set_keeping
from outreach.actions.known import CAMPAIGN_UNKNOWN
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.report_commands import read_date
from outreach.cli.visit_commands import HOUSEHOLD_UNKNOWN
from outreach.errors import UserMistake
from outreach.queries.households import unit_id_of
from outreach.queries.keeping import KeepingRow, keeping
from outreach.workspace import Workspace


def erase_household(options: argparse.Namespace, output: Output) -> None:
    """Erase one household's people, phones and words; its visits keep counting."""
    with open_ledger(options) as workspace:
        unit_id = workspace.ask(unit_id_of, options.no)
        if unit_id is None:
            raise UserMistake(HOUSEHOLD_UNKNOWN, field="household")
        count = workspace.erase(options.reason, units=[unit_id])
    output.document({"records": count}, [f"抹去了 {count} 条里的个人信息，走访次数照留。这一步不能撤销。"])


def erase_campaign(options: argparse.Namespace, output: Output) -> None:
    """Erase what was said and signed in one campaign, and the files of its sheets."""
    with open_ledger(options) as workspace:
        row = _campaign(workspace, options.name)
        count = workspace.erase(options.reason, campaigns=[row.id])
    output.document({"records": count}, [f"抹去了 {count} 次走访里的签名和备注，数字照留。这一步不能撤销。"])


def erase_due(options: argparse.Namespace, output: Output) -> None:
    """List the campaigns with the day until which their records are kept, those due first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(keeping, workspace.now().date())
    output.document([_document(row) for row in rows], [_line(row) for row in rows] or ["还没有专项行动。"])


def keep_until(options: argparse.Namespace, output: Output) -> None:
    """Say until which day a campaign's records are kept, what for and on what ground."""
    day = read_date(options.date)
    with open_ledger(options) as workspace:
        row = _campaign(workspace, options.name)
        purpose, basis = options.purpose or row.purpose, options.basis or row.legal_basis
        workspace.run(set_keeping, row.id, day, purpose, basis)
        row = _campaign(workspace, options.name)
    output.document(_document(row), [_line(row)])


def _campaign(workspace: Workspace, name: str) -> KeepingRow:
    for row in workspace.ask(keeping, workspace.now().date()):
        if row.name == name.strip():
            return row
    raise UserMistake(CAMPAIGN_UNKNOWN, field="campaign")


def _document(row: KeepingRow) -> dict[str, object]:
    return {
        "campaign": row.name,
        "keep_until": row.keep_until.isoformat() if row.keep_until else None,
        "due": row.due,
        "left": row.left,
        "purpose": row.purpose,
        "basis": row.legal_basis,
    }


def _line(row: KeepingRow) -> str:
    until = f"留到 {row.keep_until}" if row.keep_until else "没定留到哪天"
    due = "，该抹去了" if row.due else ""
    return f"{row.name}　{until}，还有 {row.left} 条{due}"
