"""print."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.input_edge import fit_to_store


def print_paper(options: argparse.Namespace, output: Output) -> None:
    """Print a paper into a PDF; sheets that come back are remembered."""
    from outreach.printing import jobs

    group = None if options.group is None else fit_to_store(options.group, "group")
    with open_ledger(options) as workspace:
        made = jobs.print_paper(workspace, options.kind, Path(options.out), group)
    warnings = [warning.sentence() for warning in made.warnings]
    document = {
        "file": str(made.file),
        "pages": made.pages,
        "batch": made.batch,
        "warnings": warnings,
    }
    output.document(document, [f"印好了 {made.pages} 页：{made.file}", *warnings])
