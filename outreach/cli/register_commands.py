"""household list, search."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.errors import UserMistake, declare
from outreach.places import group_name, place_label
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import HouseholdRow, household_rows
from outreach.queries.occupancy import OccupancyRow, occupancies
from outreach.queries.patches import patch_named, unit_ids_of_patch
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
        living = workspace.ask(occupancies)
        patch = options.patch
        own = workspace.ask(unit_ids_of_patch, workspace.ask(patch_named, patch)) if patch else None
    groups = list(dict.fromkeys(row.group for row in rows))
    if options.kind is not None:
        rows = tuple(row for row in rows if row.kind == options.kind)
    if options.occupancy is not None:
        rows = tuple(row for row in rows if living.get(row.id, OccupancyRow()).state == options.occupancy)
    if own is not None:
        rows = tuple(row for row in rows if row.id in own)
    if options.group is not None:
        wanted = known_group(options.group, groups)
        rows = tuple(row for row in rows if row.group == wanted)
    if options.state is not None:
        if options.state not in set(HouseholdState):
            known_states = "、".join(HouseholdState)
            raise UserMistake(STATE_UNKNOWN, field="state", state=options.state, known=known_states)
        rows = tuple(row for row in rows if row.state == options.state)
    lines = [f"{row.no}\t{row.place}\t{row.head}\t{row.members}人\t{zh(LABELS[row.state])}" for row in rows]
    document = [_household(row, living.get(row.id, OccupancyRow())) for row in rows]
    output.document(document, lines or ["这里一户也没有。"])


def known_group(text: str, known: Sequence[str]) -> str:
    """Give the group that was meant ("3", "3组"). Raises UserMistake where there is none of that name."""
    wanted = group_name(text)
    if wanted not in known:
        raise UserMistake(GROUP_UNKNOWN, field="group", group=text, known="、".join(known))
    return wanted


def search_text(options: argparse.Namespace, output: Output) -> None:
    """Find households, people and units by whatever was typed."""
    with open_ledger(options) as workspace:
        hits = workspace.ask(search, options.text, options.limit)
    lines = [f"{hit.no}\t{hit.place}\t{hit.name}\t{hit.relation}" for hit in hits]
    output.document({"hits": [_hit(hit) for hit in hits]}, lines or ["没找到，换个写法再试。"])


def _household(row: HouseholdRow, living: OccupancyRow) -> dict[str, object]:
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
        "occupancy": living.state.value,
        "back_on": living.back_on.isoformat() if living.back_on else None,
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
