"""unit list, unit contact."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Sequence
from pathlib import Path

from outreach.actions.exports import note_unmasked_export
from outreach.actions.households import correct_household
from outreach.cli.ledger_file import open_ledger
from outreach.cli.occupancy_commands import known_units
from outreach.cli.output import Output
from outreach.cli.roster_commands import EXPORT_REASON
from outreach.errors import UserMistake
from outreach.files import write_whole
from outreach.queries.contacts import ContactRow, contacts, whole_contacts
from outreach.roster.export import harmless

COLUMNS = ("no", "kind", "name", "group", "door", "contact", "post", "phone", "wechat")


def unit_list(options: argparse.Namespace, output: Output) -> None:
    """List the units beside the households with their contact persons; into a CSV file with --out."""
    if options.unmasked and not options.reason.strip():
        raise UserMistake(EXPORT_REASON, field="reason")
    with open_ledger(options) as workspace:
        if options.unmasked:
            workspace.run(note_unmasked_export, options.reason)
        rows = workspace.ask(whole_contacts if options.unmasked else contacts)
    rows = tuple(row for row in rows if options.kind in (None, row.kind))
    if options.out:
        write_whole(Path(options.out), _table(rows))
    lines = [f"{row.no}\t{row.place}\t{row.name}\t{row.contact}\t{row.post}\t{row.phone}" for row in rows]
    output.document([_unit(row) for row in rows], lines or ["还没有单位。"])


def unit_contact(options: argparse.Namespace, output: Output) -> None:
    """Set the contact person of a unit; what is not said stays as it is."""
    said = {
        f"contact_{name}": getattr(options, name)
        for name in ("name", "post", "phone", "wechat")
        if getattr(options, name) is not None
    }
    with open_ledger(options) as workspace:
        (unit_id,) = known_units(workspace, [options.no])
        workspace.run(correct_household, unit_id, said)
    output.document({"no": options.no}, [f"{options.no} 的联络人记下了"])


def _unit(row: ContactRow) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in COLUMNS}


def _table(rows: Sequence[ContactRow]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(value) for value in _unit(row).values()] for row in rows)
    return text.getvalue().encode("utf-8")
