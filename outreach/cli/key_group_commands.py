"""key-group list, people, tick, add, change."""

from __future__ import annotations

import argparse

from outreach.actions.key_groups import (
    KEY_GROUP_UNKNOWN,
    KeyGroupForm,
    add_key_group,
    correct_key_group,
    mark_key_group,
    retire_key_group,
)
from outreach.actions.visits import PERSON_UNKNOWN
from outreach.cli.ledger_file import open_ledger
from outreach.cli.occupancy_commands import known_units
from outreach.cli.output import Output
from outreach.errors import UserMistake
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import members
from outreach.queries.key_groups import (
    KeyGroupCount,
    KeyGroupRow,
    KeyPersonRow,
    campaign_day,
    key_group_counts,
    key_groups,
    key_people,
)
from outreach.workspace import Workspace


def key_group_list(options: argparse.Namespace, output: Output) -> None:
    """List the key groups with their people and how many of them were told in person."""
    with open_ledger(options) as workspace:
        rows = _counts(workspace, retired=options.all)
    lines = [
        f"{row.group.code}\t{row.group.label}\t{row.people} 人\t已当面告知 {row.told} 人" for row in rows
    ]
    output.document([_count(row) for row in rows], lines)


def key_group_people(options: argparse.Namespace, output: Output) -> None:
    """List the people of one group; those under 14 as a number only."""
    with open_ledger(options) as workspace:
        group = known_key_group(workspace, options.code)
        campaign = workspace.ask(open_campaign)
        on = workspace.ask(campaign_day, workspace.now().date())
        found = workspace.ask(key_people, group.code, campaign.id if campaign else None, on)
    lines = [
        f"{row.place}\t{row.head}\t{row.name}\t{row.relation}\t{'已告知' if row.told else ''}"
        for row in found.named
    ]
    if found.unnamed:
        lines.append(f"另有 14 周岁以下 {found.unnamed} 人，只报人数")
    document = {"people": [_person(row) for row in found.named], "unnamed": found.unnamed}
    output.document(document, lines or ["这一类里还没有人。"])


def key_group_tick(options: argparse.Namespace, output: Output) -> None:
    """Tick whole households, or people of one household by name."""
    with open_ledger(options) as workspace:
        group = known_key_group(workspace, options.code)
        units = known_units(workspace, options.households)
        people: list[str] = []
        if options.person:
            on = workspace.now().date()
            known = {row.name: row.id for unit_id in units for row in workspace.ask(members, unit_id, on)}
            if not set(options.person) <= set(known):
                raise UserMistake(PERSON_UNKNOWN, field="people")
            people, units = [known[name] for name in options.person], []
        workspace.run(mark_key_group, group.code, units, person_ids=people, on=not options.off)
    document = {"code": group.code, "households": len(units), "people": len(people), "on": not options.off}
    done = "去掉" if options.off else "勾上"
    output.document(document, [f"{group.label}：{done} {len(units) + len(people)}"])


def key_group_add(options: argparse.Namespace, output: Output) -> None:
    """Add a key group of one's own."""
    with open_ledger(options) as workspace:
        code = workspace.run(add_key_group, _form(options, options.label))
    output.document({"code": code}, [f"加上了：{options.label}"])


def key_group_change(options: argparse.Namespace, output: Output) -> None:
    """Change name or ages of a key group, use it no more, or again."""
    with open_ledger(options) as workspace:
        group = known_key_group(workspace, options.code, retired=True)
        if options.label is not None or options.age_from is not None or options.age_to is not None:
            workspace.run(correct_key_group, group.code, _changed(options, group))
        if options.stop or options.use:
            workspace.run(retire_key_group, group.code, bool(options.stop))
    output.document({"code": group.code}, [f"改好了：{options.label or group.label}"])


def known_key_group(workspace: Workspace, text: str, *, retired: bool = False) -> KeyGroupRow:
    """Give a key group by its code or name. Raises UserMistake."""
    rows = workspace.ask(key_groups, retired=retired)
    found = next((row for row in rows if text in (row.code, row.label)), None)
    if found is None:
        known = "、".join(row.code for row in rows)
        raise UserMistake(KEY_GROUP_UNKNOWN, field="key_group", group=text, known=known)
    return found


def _counts(workspace: Workspace, *, retired: bool) -> tuple[KeyGroupCount, ...]:
    campaign = workspace.ask(open_campaign)
    on = workspace.ask(campaign_day, workspace.now().date())
    return workspace.ask(key_group_counts, campaign.id if campaign else None, on, retired=retired)


def _form(options: argparse.Namespace, label: str) -> KeyGroupForm:
    return KeyGroupForm(label, options.age_from, options.age_to)


def _changed(options: argparse.Namespace, group: KeyGroupRow) -> KeyGroupForm:
    """Give the group as it is with what was said now."""
    return KeyGroupForm(
        group.label if options.label is None else options.label,
        group.age_from if options.age_from is None else options.age_from,
        group.age_to if options.age_to is None else options.age_to,
    )


def _count(row: KeyGroupCount) -> dict[str, object]:
    return {
        "code": row.group.code,
        "label": row.group.label,
        "people": row.people,
        "told": row.told,
        "households": row.households,
        "age_from": row.group.age_from,
        "age_to": row.group.age_to,
        "used": not row.group.retired,
    }


def _person(row: KeyPersonRow) -> dict[str, object]:
    return {
        "place": row.place,
        "head": row.head,
        "name": row.name,
        "relation": row.relation,
        "told": row.told,
    }
