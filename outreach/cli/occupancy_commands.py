"""household occupancy, exclusion list."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from outreach.actions.known import UNIT_UNKNOWN
from outreach.actions.occupancy import OccupancyForm, set_occupancy
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.register_commands import known_group
from outreach.cli.report_commands import read_date
from outreach.errors import UserMistake
from outreach.queries.exclusion_list import ExcludedRow, excluded_households
from outreach.queries.households import unit_id_of
from outreach.queries.village import village
from outreach.vocabulary import LABELS, Occupancy
from outreach.wording import zh
from outreach.workspace import Workspace


def household_occupancy(options: argparse.Namespace, output: Output) -> None:
    """Say who lives in households: away until a day, rented out, empty ..."""
    with open_ledger(options) as workspace:
        form = OccupancyForm(
            state=Occupancy(options.state),
            since=_day(options.since) or workspace.now().date(),
            said_by=options.said_by,
            back_on=_day(options.back),
            note=options.note,
            incomer=options.incomer,
            owners_count=options.owners_count,
        )
        ids = known_units(workspace, options.households)
        workspace.run(set_occupancy, ids, form)
    words = zh(LABELS[form.state])
    output.document(
        {"households": options.households, "occupancy": form.state.value}, [f"{len(ids)} 户记为：{words}"]
    )


def exclusion_list(options: argparse.Namespace, output: Output) -> None:
    """List the households that are not counted, with reason, day and who said so."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(excluded_households)
        groups = workspace.ask(village).groups
    if options.group is not None:
        wanted = known_group(options.group, groups)
        rows = tuple(row for row in rows if row.group == wanted)
    lines = [
        f"{row.no}\t{row.place}\t{row.head}\t{zh(LABELS[row.reason])}\t{row.since}\t{row.said_by}"
        for row in rows
    ]
    output.document([_excluded(row) for row in rows], lines or ["没有不计的户，登记的都要访。"])


def known_units(workspace: Workspace, texts: Sequence[str]) -> list[str]:
    """Give the units of these numbers or codes. Raises UserMistake where one is not in the register."""
    ids = [workspace.ask(unit_id_of, text) for text in texts]
    if not all(ids):
        raise UserMistake(UNIT_UNKNOWN, field="household")
    return [unit_id for unit_id in ids if unit_id]


def _day(text: str | None) -> date | None:
    return read_date(text) if text else None


def _excluded(row: ExcludedRow) -> dict[str, object]:
    return {
        "no": row.no,
        "group": row.group,
        "door": row.door,
        "head": row.head,
        "reason": row.reason.value,
        "since": row.since.isoformat(),
        "said_by": row.said_by,
        "by_visit": row.by_visit,
    }
