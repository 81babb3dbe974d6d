"""household list, search."""

from __future__ import annotations

import argparse

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.errors import UserMistake, declare
from outreach.places import group_name, place_label
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import HouseholdRow, household_rows
from outreach.queries.search import SearchHit, search
from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import mark, zh

STATE_UNKNOWN = declare("state_unknown", mark("There is no state “{state}”: use one of {known}."))
GROUP_UNKNOWN = declare("group_unknown", mark("There is no group “{group}”: use one of {known}."))


def household_list(options: argparse.Namespace, output: Output) -> None:
    """List every unit, all or of one group or state."""
    with open_ledger(options) as workspace:
        campaign = workspace.ask(open_campaign)
        rows = workspace.ask(household_rows, campaign.id if campaign else None)
    if options.group is not None:
        wanted = group_name(options.group)
        known = list(dict.fromkeys(row.group for row in rows))
        if wanted not in known:
            raise UserMistake(GROUP_UNKNOWN, field="group", group=options.group, known="、".join(known))
        rows = tuple(row for row in rows if row.group == wanted)
    if options.state is not None:
        if options.state not in set(HouseholdState):
            known_states = "、".join(HouseholdState)
            raise UserMistake(STATE_UNKNOWN, field="state", state=options.state, known=known_states)
        rows = tuple(row for row in rows if row.state == options.state)
    lines = [f"{row.no}\t{row.place}\t{row.head}\t{row.members}人\t{zh(LABELS[row.state])}" for row in rows]
    output.document([_household(row) for row in rows], lines or ["这里一户也没有。"])


def search_text(options: argparse.Namespace, output: Output) -> None:
    """Find households, people and units by whatever was typed."""
    with open_ledger(options) as workspace:
        hits = workspace.ask(search, options.text, options.limit)
    lines = [f"{hit.no}\t{hit.place}\t{hit.name}\t{hit.relation}" for hit in hits]
    output.document({"hits": [_hit(hit) for hit in hits]}, lines or ["没找到，换个写法再试。"])


def _household(row: HouseholdRow) -> dict[str, object]:
    return {
        "no": row.no,
        "code": row.code,
        "group": row.group,
        "door": row.door,
        "head": row.head,
        "members": row.members,
        "unit": row.kind.value,
        "state": row.state.value,
        "last_visit": row.last_visit.isoformat() if row.last_visit else None,
        "place": place_label(row.group, row.door),
        "tries": row.tries,
    }


def _hit(hit: SearchHit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "no": hit.no,
        "household": None if hit.kind == "unit" else hit.no,
        "name": hit.name,
        "why": hit.why,
        "place": hit.place,
        "relation": hit.relation,
    }
