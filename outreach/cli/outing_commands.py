"""activity groups, group, rules, sent-out, vehicles; stock posted, look."""

from __future__ import annotations

import argparse
from datetime import date

from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group, set_day_vehicles
from outreach.actions.stock import check_upkeep
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.report_commands import DATE_WRONG
from outreach.errors import UserMistake
from outreach.queries.activities import ChatGroupRow, chat_groups
from outreach.queries.campaign_spans import period_asked
from outreach.queries.least_rules import RuleRow, rule_rows
from outreach.queries.sent_out import sent_out
from outreach.queries.upkeep import PostedRow, posted_things
from outreach.vocabulary import LABELS, UpkeepCondition
from outreach.wording import zh


def group_list(options: argparse.Namespace, output: Output) -> None:
    """List the WeChat groups, closed ones last."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(chat_groups)
    lines = [f"{row.name}\t责任人 {row.responsible}\t{row.members} 人\t推送 {row.pushes} 次" for row in rows]
    output.document([_group(row) for row in rows], lines or ["还没有登记微信群。"])


def group_keep(options: argparse.Namespace, output: Output) -> None:
    """Register a WeChat group, or correct the one of this name."""
    with open_ledger(options) as workspace:
        known = {row.name: row for row in workspace.ask(chat_groups)}.get(options.name.strip())
        form = ChatGroupForm(
            name=options.name,
            responsible=options.responsible or (known.responsible if known else ""),
            covers=options.covers if options.covers is not None else known.covers if known else "",
            members=options.members if options.members is not None else known.members if known else 0,
            since=known.since if known else workspace.now().date(),
            checked_on=_day(options.checked) if options.checked else known.checked_on if known else None,
            closed_on=_day(options.closed) if options.closed else known.closed_on if known else None,
        )
        group_id = workspace.run(keep_chat_group, form, known.id if known else None)
    output.document({"id": group_id, "name": form.name}, [f"登记了：{form.name}"])


def rule_list(options: argparse.Namespace, output: Output) -> None:
    """List the “at least” rules with what was done in the period that runs today."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(rule_rows, workspace.now().date())
    lines = [
        f"{row.label}\t{row.first} 至 {row.last}\t{row.done}/{row.needed}"
        + (f"，还差 {row.short}" if row.short else "")
        for row in rows
        if row.active and row.applies
    ]
    output.document([_rule(row) for row in rows], lines or ["没有要核对的规定。"])


def sent_out_of(options: argparse.Namespace, output: Output) -> None:
    """Count people and vehicles sent out in a period."""
    with open_ledger(options) as workspace:
        period = workspace.ask(period_asked, options.period)
        found = workspace.ask(sent_out, period)
    document = {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "people": found.people,
        "visit_people": found.visit_people,
        "activity_people": found.activity_people,
        "vehicles": found.vehicles,
        "visit_vehicles": found.visit_vehicles,
        "activity_vehicles": found.activity_vehicles,
        "workers": [
            {"name": row.worker, "role": row.role, "days": row.days, "activities": row.activities}
            for row in found.workers
        ],
    }
    lines = [
        f"{period.chinese()}\t出动 {found.people} 人次（入户 {found.visit_people}，活动 "
        f"{found.activity_people}），车 {found.vehicles} 车次"
    ]
    output.document(document, lines)


def day_vehicles(options: argparse.Namespace, output: Output) -> None:
    """Note the vehicle trips of a day's visits."""
    day = _day(options.day)
    with open_ledger(options) as workspace:
        workspace.run(set_day_vehicles, day, options.vehicles)
    output.document({"day": day.isoformat(), "vehicles": options.vehicles}, ["记下了。"])


def posted_list(options: argparse.Namespace, output: Output) -> None:
    """List what hangs outside and how it was found."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(posted_things)
    lines = [
        f"{row.since}\t{row.place}\t{row.label} {row.count} {row.unit}\t"
        f"{zh(LABELS[row.condition]) if row.condition else '没查过'}\t{row.id}"
        for row in rows
    ]
    output.document([_posted(row) for row in rows], lines or ["还没有张挂什么。"])


def posted_look(options: argparse.Namespace, output: Output) -> None:
    """Note how something that hangs was found."""
    with open_ledger(options) as workspace:
        condition = UpkeepCondition(options.condition)
        check = workspace.run(check_upkeep, options.id, condition, options.note)
    output.document({"saved": check}, ["记下了。"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise UserMistake(DATE_WRONG, field="date", text=text[:20]) from problem


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _group(row: ChatGroupRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "responsible": row.responsible,
        "covers": row.covers,
        "members": row.members,
        "since": _iso(row.since),
        "checked": _iso(row.checked_on),
        "closed": _iso(row.closed_on),
        "pushes": row.pushes,
        "last_push": _iso(row.last_push),
    }


def _rule(row: RuleRow) -> dict[str, object]:
    return {
        "code": row.code,
        "label": row.label,
        "kinds": list(row.kinds),
        "least": row.least,
        "per": row.per.value,
        "each_group": row.each_group,
        "active": row.active,
        "applies": row.applies,
        "from": row.first.isoformat(),
        "to": row.last.isoformat(),
        "done": row.done,
        "needed": row.needed,
        "short": row.short,
        "missing": list(row.missing),
    }


def _posted(row: PostedRow) -> dict[str, object]:
    return {
        "id": row.id,
        "code": row.code,
        "count": row.count,
        "place": row.place,
        "since": row.since.isoformat(),
        "checked": _iso(row.checked_on),
        "condition": row.condition.value if row.condition else None,
        "note": row.note,
    }
