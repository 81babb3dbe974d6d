"""catalog, tally, figures."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from outreach.catalog import catalog
from outreach.cli.form_commands import fill_form
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.errors import UserMistake, declare
from outreach.queries.campaign_spans import period_asked
from outreach.queries.campaigns import options as catalog_options
from outreach.wording import mark

DATE_WRONG = declare("date_wrong", mark("“{text}” is no date: write it like 2026-11-30."))


def catalog_list(options: argparse.Namespace, output: Output) -> None:
    """List the catalog: the ledger's own where one is named, else the built-in one."""
    if options.ledger or os.environ.get("DOORBOOK_LEDGER"):
        with open_ledger(options) as workspace:
            rows = [
                (r.code, r.kind, r.label, r.unit, r.list_name, r.source, r.year)
                for r in workspace.ask(catalog_options)
            ]
    else:
        rows = [(e.code, str(e.kind), e.label, e.unit, e.list_name, e.source, e.year) for e in catalog()]
    names = ("code", "kind", "label", "unit", "list", "source", "year")
    document = [dict(zip(names, row, strict=True)) for row in rows]
    output.document(document, [f"{row[0]}\t{row[2]}\t{row[3]}" for row in rows])


def tally(options: argparse.Namespace, output: Output) -> None:
    """Make the tally of a period; a workbook of it with --out."""
    from outreach.tallies.as_json import tally_json
    from outreach.tallies.tally import tally as count
    from outreach.tallies.workbook import write_tally

    warnings: tuple[str, ...] = ()
    with open_ledger(options) as workspace:
        period = workspace.ask(period_asked, options.period)
        if options.template or options.map:
            sheet, warnings = fill_form(workspace, period, options)
        elif options.out:
            sheet = write_tally(workspace, period, Path(options.out))
        else:
            sheet = workspace.ask(count, period)
    total = [f"{figure.name} {figure.shown(sheet.row(figure.code).value)}" for figure in sheet.figures]
    file = readable(options.out) if options.out else None
    lines = [period.chinese(), *total, *([f"工作簿：{file}"] if file else []), *warnings]
    output.document({**tally_json(sheet, file), "warnings": list(warnings)}, lines)


def figures(options: argparse.Namespace, output: Output) -> None:
    """List the catalogue of figures."""
    from outreach.tallies.as_json import figures_json

    with open_ledger(options) as workspace:
        rows = workspace.ask(figures_json)
    output.document(rows, [f"{row['code']}\t{row['name']}\t{row['definition']}" for row in rows])


def read_date(text: str) -> date:
    """Read a day written like 2026-11-30. Raises UserMistake."""
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise UserMistake(DATE_WRONG, field="date", text=text[:20]) from problem
