"""activity log, list, void."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from outreach.actions.activities import ActivityForm, record_activity, void_activity
from outreach.actions.campaigns import add_option
from outreach.cli.json_lines import log_lines
from outreach.cli.ledger_file import open_ledger
from outreach.cli.line_fields import (
    DAYS,
    FIELD_WRONG,
    known_fields,
    moment,
    text,
    texts,
    whichever,
    whole,
)
from outreach.cli.output import Output
from outreach.cli.visit_lines import campaign_named, handout_counts, topic_codes
from outreach.errors import UserMistake
from outreach.queries.activities import ActivityRow, activities, activity_kinds
from outreach.vocabulary import EntrySource
from outreach.workspace import Workspace

FIELDS = {
    "kind", "at", "on", "date", "place", "theme", "organiser", "workers", "others", "vehicles", "audience",
    "quantity", "handouts", "posted", "topics", "groups", "gap_seconds", "cost", "note", "campaign",
}  # fmt: skip


def activity_log(options: argparse.Namespace, output: Output) -> int:
    """Record activities line by line; each is committed before it is acknowledged."""
    return log_lines(
        options, output, lambda workspace, line: workspace.run(record_activity, read_line(workspace, line))
    )


def read_line(workspace: Workspace, line: Mapping[str, Any]) -> ActivityForm:
    """Read one JSON line into a form. Raises UserMistake naming the field that is wrong."""
    known_fields(line, FIELDS)
    vehicles, gap = line.get("vehicles"), line.get("gap_seconds")
    return ActivityForm(
        kind=_kind(workspace, line),
        on=moment(whichever(line, DAYS), "at").date(),
        place=text(line.get("place"), "place"),
        theme=text(line.get("theme"), "theme"),
        organiser=text(line.get("organiser"), "organiser"),
        workers=texts(line.get("workers", []), "workers"),
        others=whole(line.get("others"), "others"),
        vehicles=None if vehicles is None else whole(vehicles, "vehicles"),
        audience=whole(line.get("audience"), "audience"),
        quantity=_number(line.get("quantity"), "quantity"),
        handouts=handout_counts(workspace, line, "handouts"),
        posted=handout_counts(workspace, line, "posted"),
        topics=topic_codes(workspace, line),
        groups=texts(line.get("groups", []), "groups"),
        gap_seconds=None if gap is None else whole(gap, "gap_seconds"),
        cost=_fen(line),
        note=text(line.get("note"), "note"),
        campaign_id=campaign_named(workspace, line),
        source=EntrySource.COMMAND,
    )


def activity_list(options: argparse.Namespace, output: Output) -> None:
    """List the activities, the newest first, the void ones too."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(activities)
    lines = [f"{row.on}\t{row.label} {row.quantity:g} {row.unit}\t{row.place}\t{row.id}" for row in rows]
    output.document([_activity(row) for row in rows], lines or ["还没有活动。"])


def activity_void(options: argparse.Namespace, output: Output) -> None:
    """Void an activity with a reason."""
    with open_ledger(options) as workspace:
        workspace.run(void_activity, options.id, options.reason)
    output.document({"voided": options.id}, ["已作废，记录和理由都留着。"])


def own_kind(options: argparse.Namespace, output: Output) -> None:
    """Add a kind of activity, or a handout, of one's own."""
    with open_ledger(options) as workspace:
        code = workspace.run(
            add_option, options.option_kind, options.label, options.unit, str(options.manner)
        )
    output.document({"code": code, "label": options.label}, [f"添加了：{options.label}，代码 {code}"])


def _activity(row: ActivityRow) -> dict[str, object]:
    return {
        "id": row.id,
        "kind": row.kind,
        "label": row.label,
        "date": row.on.isoformat(),
        "place": row.place,
        "theme": row.theme,
        "organiser": row.organiser,
        "workers": list(row.workers),
        "others": row.others,
        "vehicles": row.vehicles,
        "audience": row.audience,
        "quantity": row.quantity,
        "unit": row.unit,
        "handouts": {code: count for code, _, count, _ in row.handouts},
        "posted": {code: count for code, _, count, _ in row.posted},
        "topics": [code for code, _ in row.topics],
        "groups": list(row.groups),
        "gap_seconds": row.gap_seconds,
        "cost": None if row.cost is None else row.cost / 100,
        "note": row.note,
        "campaign": row.campaign,
        "entered": row.entered_at.isoformat(timespec="seconds"),
        "by": row.entered_by,
        "voided": row.voided,
        "void_reason": row.void_reason,
    }


def _kind(workspace: Workspace, line: Mapping[str, Any]) -> str:
    """Take the kind by code or by its Chinese label."""
    kind = text(line.get("kind"), "kind").strip()
    if not kind:
        raise UserMistake(FIELD_WRONG, field="kind", name="kind")
    return next((row.code for row in workspace.ask(activity_kinds) if kind in (row.code, row.label)), kind)


def _number(value: Any, name: str) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return float(value)


def _fen(line: Mapping[str, Any]) -> int | None:
    yuan = _number(line.get("cost"), "cost")
    return None if yuan is None else round(min(yuan, 1e9) * 100)
