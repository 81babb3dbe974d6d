"""household list, search."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from outreach.actions.phones import reveal_phone
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.errors import UserMistake, declare
from outreach.places import group_name, place_label
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import HouseholdRow, household_rows
from outreach.queries.key_groups import campaign_day, unit_ids_of_key_group
from outreach.queries.occupancy import OccupancyRow, occupancies
from outreach.queries.patches import patch_named, unit_ids_of_patch
from outreach.queries.search import SearchHit, search
from outreach.vocabulary import LABELS, HouseholdState, LookReason
from outreach.wording import mark, zh
from outreach.workspace import Workspace

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
        among = _of_key_group(workspace, options.key_group)
    kept = [chosen for chosen in (own, among) if chosen is not None]
    rows = tuple(row for row in _chosen(rows, options) if all(row.id in chosen for chosen in kept))
    if options.occupancy is not None:
        rows = tuple(row for row in rows if living.get(row.id, OccupancyRow()).state == options.occupancy)
    lines = [f"{row.no}\t{row.place}\t{row.head}\t{row.members}人\t{zh(LABELS[row.state])}" for row in rows]
    document = [_household(row, living.get(row.id, OccupancyRow())) for row in rows]
    output.document(document, lines or ["这里一户也没有。"])


def household_phone(options: argparse.Namespace, output: Output) -> None:
    """Give one household's whole number; who looked and why is written down."""
    from outreach.cli.occupancy_commands import known_units

    with open_ledger(options) as workspace:
        (unit_id,) = known_units(workspace, [options.no])
        phone = workspace.run(reveal_phone, unit_id, LookReason(options.why))
    output.document({"no": options.no, "phone": phone}, [phone or "这一户没有记电话。"])


def _chosen(rows: Sequence[HouseholdRow], options: argparse.Namespace) -> Sequence[HouseholdRow]:
    """Keep one group, state or kind. Raises UserMistake where there is none of that name."""
    if options.group is not None:
        wanted = known_group(options.group, list(dict.fromkeys(row.group for row in rows)))
        rows = [row for row in rows if row.group == wanted]
    if options.state is not None:
        if options.state not in set(HouseholdState):
            known = "、".join(HouseholdState)
            raise UserMistake(STATE_UNKNOWN, field="state", state=options.state, known=known)
        rows = [row for row in rows if row.state == options.state]
    return [row for row in rows if options.kind in (None, row.kind)]


def _of_key_group(workspace: Workspace, text: str | None) -> frozenset[str] | None:
    """Give the households in which somebody is of a key group, None where none is asked for."""
    from outreach.cli.key_group_commands import known_key_group

    if text is None:
        return None
    group = known_key_group(workspace, text)
    on = workspace.ask(campaign_day, workspace.now().date())
    return workspace.ask(unit_ids_of_key_group, group.code, on)


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
