"""print."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.queries.patches import patch_named


def print_paper(options: argparse.Namespace, output: Output) -> None:
    """Print a paper into a PDF; sheets that come back are remembered."""
    from outreach.printing.papers import all_options, print_paper
    from outreach.printing.whole_numbers import WHOLE

    given = {code: getattr(options, code.replace("-", "_")) for code in all_options()}
    chosen = {code: value for code, value in given.items() if value is not None}
    if options.unmasked:
        chosen["numbers"] = WHOLE
    with open_ledger(options) as workspace:
        patch = workspace.ask(patch_named, options.patch) if options.patch else ""
        made = print_paper(workspace, options.kind, Path(options.out), options.group, chosen, patch=patch)
    warnings = [warning.sentence() for warning in made.warnings]
    document = {
        "file": readable(str(made.file)),
        "pages": made.pages,
        "batch": made.batch,
        "warnings": warnings,
    }
    output.document(document, [f"印好了 {made.pages} 页：{readable(str(made.file))}", *warnings])
