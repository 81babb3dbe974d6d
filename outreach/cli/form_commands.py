"""template; and the part of tally that fills an office's own workbook."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.errors import UserMistake, declare
from outreach.files import write_whole
from outreach.queries.forms import form, forms
from outreach.wording import mark

if TYPE_CHECKING:
    from outreach.periods import Period
    from outreach.tallies.tally import TallySheet
    from outreach.workspace import Workspace

FORM_NEEDS = declare(
    "form_needs",
    mark("A form is filled into a new file: name the form with --template and the file with --out."),
)


def template_learn(options: argparse.Namespace, output: Output) -> None:
    """Check a form with its map and remember it."""
    from outreach.tallies.office.learn import learn
    from outreach.tallies.office.mapping import read_map

    with open_ledger(options) as workspace:
        learned = learn(workspace, Path(options.file), read_map(Path(options.map)))
    document = {
        "cells": learned.cells,
        "kept": list(learned.kept),
        "lost": list(learned.lost),
        "warnings": list(learned.warnings),
    }
    lines = [
        f"学会了：{learned.cells} 格。",
        f"原样保留：{'；'.join(learned.kept)}",
        *(f"会变：{words}" for words in learned.lost),
        *learned.warnings,
    ]
    output.document(document, lines)


def template_list(options: argparse.Namespace, output: Output) -> None:
    """List the forms that were learned."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(forms)
    document = [
        {"name": row.name, "learned": row.learned_at.isoformat(timespec="minutes"), "by": row.learned_by}
        for row in rows
    ]
    lines = [f"{row.name}\t{row.learned_at:%Y-%m-%d}\t{row.learned_by}" for row in rows]
    output.document(document, lines or ["还没有学过上级的表：用 template learn 学一张。"])


def template_export(options: argparse.Namespace, output: Output) -> None:
    """Write the map of a learned form into a file for another village."""
    with open_ledger(options) as workspace:
        row = workspace.ask(form, options.name)
    text = json.dumps(json.loads(row.map), ensure_ascii=False, indent=1)
    write_whole(Path(options.map), text.encode())
    output.document({"file": readable(options.map)}, [f"填法存好了：{readable(options.map)}"])


def fill_form(
    workspace: Workspace, period: Period, options: argparse.Namespace
) -> tuple[TallySheet, tuple[str, ...]]:
    """Fill a copy of the form that the options name; gives the figures and what to look at."""
    from outreach.tallies.office.learn import fill
    from outreach.tallies.office.mapping import read_map

    if not options.template or not options.out:
        raise UserMistake(FORM_NEEDS, field="template")
    wanted = read_map(Path(options.map)) if options.map else None
    done = fill(workspace, period, Path(options.template), wanted, Path(options.out))
    return done.sheet, (*(f"会变：{words}" for words in done.lost), *done.warnings)
