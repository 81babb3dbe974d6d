"""campaign start, list: begun with what it explains and gives, listed with its plan."""

from __future__ import annotations

import argparse
import re

from outreach.actions.campaigns import CampaignForm, close_campaign, start_campaign
from outreach.actions.keeping import Keeping
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.plan_commands import campaign_meant, step_json, steps_of
from outreach.cli.report_commands import read_date
from outreach.cli.task_commands import leader_json
from outreach.errors import UserMistake, declare
from outreach.queries.campaigns import CampaignRow, campaigns
from outreach.queries.leading_group import leading_group
from outreach.vocabulary import StepKind
from outreach.wording import mark
from outreach.workspace import Workspace

HANDOUTS_WRONG = declare("handouts_wrong", mark("Handouts are written like leaflet=1,card=1: correct them."))


def campaign_start(options: argparse.Namespace, output: Output) -> None:
    """Start a campaign."""
    keep = read_date(options.keep_until) if options.keep_until else None
    form = CampaignForm(
        name=options.name,
        starts=read_date(options.starts),
        ends=read_date(options.ends),
        deadline=read_date(options.deadline) if options.deadline else None,
        theme=options.theme,
        topics=_words(options.topics) if options.topics else None,
        handouts=_handouts(options.handouts) if options.handouts else None,
        keeping=Keeping(keep, options.purpose, options.basis),
        plan=options.plan or "",
    )
    with open_ledger(options) as workspace:
        campaign_id = workspace.run(start_campaign, form)
        (row,) = (row for row in workspace.ask(campaigns) if row.id == campaign_id)
        document = _campaign(workspace, row)
    output.document(document, [f"专项行动“{row.name}”开始了，首轮 {row.deadline} 截止。"])


def campaign_list(options: argparse.Namespace, output: Output) -> None:
    """List the campaigns, the open one first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(campaigns)
        documents = [_campaign(workspace, row) for row in rows]
    lines = [
        f"{row.name}\t{row.starts} 至 {row.ends}\t{'已结束' if row.closed else '进行中'}" for row in rows
    ]
    output.document(documents, lines or ["还没有专项行动。"])


def campaign_close(options: argparse.Namespace, output: Output) -> None:
    """Close a campaign, or open it again."""
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.name)
        workspace.run(close_campaign, row.id, not options.reopen)
        document = _campaign(workspace, campaign_meant(workspace, row.id))
    output.document(document, [f"专项行动“{row.name}”{'又开始了' if options.reopen else '结束了'}。"])


def _campaign(workspace: Workspace, row: CampaignRow) -> dict[str, object]:
    steps = steps_of(workspace, row)
    return {
        "id": row.id,
        "name": row.name,
        "theme": row.theme,
        "from": row.starts.isoformat(),
        "to": row.ends.isoformat(),
        "deadline": row.deadline.isoformat(),
        "open": not row.closed,
        "topics": [option.code for option in row.topics],
        "handouts": {option.code: option.usual for option in row.handouts},
        "purpose": row.purpose,
        "basis": row.legal_basis,
        "keep_until": row.keep_until.isoformat() if row.keep_until else None,
        "phases": [step_json(step) for step in steps if step.kind is StepKind.PHASE],
        "deadlines": [step_json(step) for step in steps if step.kind is StepKind.DEADLINE],
        "leading_group": [leader_json(one) for one in workspace.ask(leading_group, row.id)],
    }


def _handouts(text: str) -> list[tuple[str, int]]:
    pairs = {code.strip(): count.strip() for code, _, count in (word.partition("=") for word in _words(text))}
    if not all(re.fullmatch("[0-9]{1,3}", count) for count in pairs.values()):
        raise UserMistake(HANDOUTS_WRONG, field="handouts")
    return [(code, int(count)) for code, count in pairs.items()]


def _words(text: str) -> list[str]:
    """Give the words between commas, each once."""
    return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
