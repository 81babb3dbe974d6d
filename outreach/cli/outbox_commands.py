"""report, duty, outbox."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach.actions.reports import DutyForm, keep_duty, note_acknowledged, note_carried
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.report_commands import read_date
from outreach.cli.words import readable
from outreach.errors import UserMistake
from outreach.periods import EXAMPLES, PERIOD_KIND_WRONG, PeriodKind
from outreach.queries.campaign_spans import period_asked
from outreach.queries.reports import (
    DutyRow,
    OwedRow,
    SentRow,
    calendar,
    duties,
    duty,
    sent_report,
    sent_reports,
)
from outreach.vocabulary import LABELS
from outreach.wording import zh

if TYPE_CHECKING:
    from outreach.tallies.delta import Delta


def report_make(options: argparse.Namespace, output: Output) -> None:
    """Make the report of a period and keep it as it goes out."""
    from outreach.tallies.making import make_report

    with open_ledger(options) as workspace:
        period = workspace.ask(period_asked, options.period)
        owed = workspace.ask(duty, options.duty) if options.duty else None
        made = make_report(workspace, period, Path(options.out), duty=owed, reason=options.reason)
    document = {**_sent(made.sent), "file": readable(options.out), "warnings": list(made.warnings)}
    document["late"] = [_late(row) for row in made.late.figures] if made.late else []
    lines = [f"报表做好了：{readable(options.out)}（第 {made.sent.version} 版）", *made.warnings]
    output.document(document, lines)


def package(options: argparse.Namespace, output: Output) -> None:
    """Put workbooks, summary and list of a period into one folder and a zip."""
    from outreach.tallies.brief.sentences import Length, Tone
    from outreach.tallies.monthly import make_package

    with open_ledger(options) as workspace:
        period = workspace.ask(period_asked, options.period)
        tone, length = Tone(options.tone), Length(options.length)
        made = make_package(workspace, period, Path(options.out), tone=tone, length=length)
    document = {
        "folder": readable(str(made.folder)),
        "zip": readable(str(made.zip)),
        "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in made.files],
        "reports": [_sent(row) for row in made.reports],
        "warnings": list(made.warnings),
    }
    lines = [f"材料放好了：{readable(str(made.folder))}", *(one.name for one in made.files), *made.warnings]
    output.document(document, lines)


def report_list(options: argparse.Namespace, output: Output) -> None:
    """List the reports that were made, the newest first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(sent_reports)
    lines = [f"{row.id}\t{row.period.chinese()}\t第{row.version}版\t{zh(LABELS[row.state])}" for row in rows]
    output.document([_sent(row) for row in rows], lines or ["还没有做过报表。"])


def report_delta(options: argparse.Namespace, output: Output) -> None:
    """Say what changed in a report's period since it went out."""
    from outreach.tallies.delta import OTHER_WEEKS, delta

    with open_ledger(options) as workspace:
        found = workspace.ask(delta, workspace.ask(sent_report, options.id))
    other = [zh(OTHER_WEEKS, period=found.sent.period.chinese())] if found.other_weeks else []
    rows = [
        {
            "figure": line.figure.code,
            "group": line.group,
            "household": line.no,
            "visit": line.visit_id,
            "day": line.day.isoformat() if line.day else None,
            "n": line.n,
            "cause": line.cause.value,
        }
        for line in found.lines
    ]
    document = {"figures": [_late(row) for row in found.figures], "lines": rows, "warnings": other}
    output.document(document, [*(_delta_words(found) or ["报出以后没有变过。"]), *other])


def _delta_words(found: Delta) -> list[str]:
    """Say which figures differ, and under each the doors that make it so, with why."""
    from outreach.places import door_label
    from outreach.tallies.delta_causes import CAUSES
    from outreach.tallies.layout import group_name_shown

    said = []
    named = dict.fromkeys([row.figure for row in found.figures] + [line.figure for line in found.lines])
    shown = {row.figure: [row.figure.shown(n) for n in (row.reported, row.now)] for row in found.figures}
    for figure in named:
        said.append(f"{figure.name}\t{' → '.join(shown.get(figure, ['全村没变']))}")
        for line in (line for line in found.lines if line.figure == figure):
            group = group_name_shown(line.group) if line.group else ""
            place = "".join(part for part in (group, door_label(line.door)) if part)
            day = line.day.isoformat() if line.day else ""
            said.append("\t".join(("", place, line.head, day, f"{line.n:+}", zh(CAUSES[line.cause]))))
    return said


def report_save(options: argparse.Namespace, output: Output) -> None:
    """Write the file of a report once more, as it went out."""
    from outreach.tallies.making import save_again

    with open_ledger(options) as workspace:
        save_again(workspace, options.id, Path(options.out))
        row = workspace.ask(sent_report, options.id)
    output.document({**_sent(row), "file": readable(options.out)}, [f"写好了：{readable(options.out)}"])


def duty_add(options: argparse.Namespace, output: Output) -> None:
    """Add a report to the schedule, or correct it."""
    if options.period not in set(PeriodKind):
        kinds = "、".join(EXAMPLES)
        raise UserMistake(PERIOD_KIND_WRONG, field="period", text=options.period, kinds=kinds)
    form = DutyForm(
        name=options.name,
        period_kind=PeriodKind(options.period),
        office=options.office,
        days_after=options.days_after,
        hour=options.at,
        form=options.form,
        starts=read_date(options.starts) if options.starts else None,
        active=not options.ended,
    )
    with open_ledger(options) as workspace:
        workspace.run(keep_duty, form)
        row = workspace.ask(duty, options.name)
    output.document(_duty(row), [f"记下了：{row.name}，报给{row.office}。"])


def duty_list(options: argparse.Namespace, output: Output) -> None:
    """List the schedule of reports."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(duties)
    lines = [f"{row.name}\t{row.office}\t{row.period_kind.value}\t期末后 {row.days_after} 天" for row in rows]
    output.document([_duty(row) for row in rows], lines or ["还没有定期要报的表。"])


def outbox(options: argparse.Namespace, output: Output) -> None:
    """List what was made and what is owed; or note that one was carried over or acknowledged."""
    with open_ledger(options) as workspace:
        on = read_date(options.on) if options.on else None
        if options.what == "carried":
            workspace.run(note_carried, options.id or "", on)
        elif options.what == "acknowledged":
            workspace.run(note_acknowledged, options.id or "", options.note, on)
        now = workspace.now()
        rows = workspace.ask(sent_reports)
        owed = [row for row in workspace.ask(calendar, now) if row.sent is None]
    document = [*[_owed(row, now) for row in owed], *[_boxed(row) for row in rows]]
    lines = [f"{one['due'] or ''}\t{one['office']}\t{one['title']}\t{one['state']}" for one in document]
    output.document(document, lines or ["没有要报的，也没有报过的。"])


def _sent(row: SentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "office": row.office,
        "period": {
            "code": row.period.code,
            "from": row.period.first.isoformat(),
            "to": row.period.last.isoformat(),
        },
        "version": row.version,
        "reason": row.reason,
        "made": row.made_at.isoformat(timespec="seconds"),
        "by": row.made_by,
        "sha256": row.sha256,
    }


def _boxed(row: SentRow) -> dict[str, Any]:
    return {
        **_sent(row),
        "due": row.due_at.isoformat(timespec="minutes") if row.due_at else None,
        "state": row.state.value,
        "carried": _day(row.carried_on),
        "acknowledged": _day(row.acknowledged_on),
        "note": row.acknowledgement,
        "file": row.file_name,
        "late": bool(row.due_at and (row.carried_on or row.made_at.date()) > row.due_at.date()),
    }


def _owed(row: OwedRow, now: Any) -> dict[str, Any]:
    return {
        "id": None,
        "title": row.duty.name,
        "office": row.duty.office,
        "period": {
            "code": row.period.code,
            "from": row.period.first.isoformat(),
            "to": row.period.last.isoformat(),
        },
        "due": row.due_at.isoformat(timespec="minutes"),
        "made": None,
        "state": "owed",
        "carried": None,
        "acknowledged": None,
        "late": row.is_late(now),
    }


def _duty(row: DutyRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "office": row.office,
        "period": row.period_kind.value,
        "days_after": row.days_after,
        "at": row.hour,
        "form": row.form,
        "starts": row.starts.isoformat(),
        "active": row.active,
    }


def _late(row: Any) -> dict[str, Any]:
    return {"code": row.figure.code, "reported": row.reported, "now": row.now}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
