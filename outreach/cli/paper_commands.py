"""print, print again."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.printing.jobs import PrintedFile
from outreach.queries.patches import patch_named
from outreach.queries.sheets import BatchRow, print_batches

AGAIN = "again"


def print_command(options: argparse.Namespace, output: Output) -> None:
    """Print a paper; or list what was printed before, or print of that once more."""
    chosen = _chosen(options)
    if options.kind != AGAIN:
        if options.batch is not None or options.pages is not None:
            options.usage_error("编号和 --pages 只写在 again 后面")
        if options.out is None:
            options.usage_error("还缺 --out")
        _print_paper(options, chosen, output)
    elif chosen or options.group is not None or options.patch is not None:
        options.usage_error("again 后面只写编号、--pages 和 --out，别的照原来的")
    elif options.batch is None:
        _list_prints(options, output)
    elif options.out is None:
        options.usage_error("还缺 --out")
    else:
        _print_again(options, output)


def _chosen(options: argparse.Namespace) -> dict[str, str]:
    from outreach.printing.papers import all_options
    from outreach.printing.whole_numbers import WHOLE

    given = {code: getattr(options, code.replace("-", "_")) for code in all_options()}
    chosen = {code: value for code, value in given.items() if value is not None}
    if options.unmasked:
        chosen["numbers"] = WHOLE
    return chosen


def _print_paper(options: argparse.Namespace, chosen: dict[str, str], output: Output) -> None:
    """Print a paper into a PDF; sheets that come back are remembered."""
    from outreach.printing.papers import print_paper

    with open_ledger(options) as workspace:
        patch = workspace.ask(patch_named, options.patch) if options.patch else ""
        made = print_paper(workspace, options.kind, Path(options.out), options.group, chosen, patch=patch)
    _tell(made, output)


def _print_again(options: argparse.Namespace, output: Output) -> None:
    """Write pages of an earlier print as they were; nothing new is remembered."""
    from outreach.printing.printed_before import print_again

    with open_ledger(options) as workspace:
        made = print_again(workspace, options.batch, Path(options.out), options.pages or "")
    _tell(made, output)


def _tell(made: PrintedFile, output: Output) -> None:
    warnings = [warning.sentence() for warning in made.warnings]
    document = {
        "file": readable(str(made.file)),
        "pages": made.pages,
        "batch": made.batch,
        "warnings": warnings,
    }
    output.document(document, [f"印好了 {made.pages} 页：{readable(str(made.file))}", *warnings])


def _list_prints(options: argparse.Namespace, output: Output) -> None:
    """List what was printed before, the newest first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(print_batches)
    lines = [_line(row) for row in rows] or ["还没有打印过要收回来的纸。先用 print 打印。"]
    output.document([_document(row) for row in rows], lines)


def _document(row: BatchRow) -> dict[str, object]:
    return {
        "batch": row.id,
        "kind": row.kind,
        "title": row.title,
        "printed": row.printed_at.isoformat(timespec="seconds"),
        "by": row.printed_by,
        "pages": row.pages,
        "edition": row.edition,
        "copies": row.copies,
    }


def _line(row: BatchRow) -> str:
    when, pages = f"{row.printed_at:%Y-%m-%d %H:%M}", f"{row.pages} 页"
    return "  ".join(filter(None, (row.id, when, row.title, pages, row.printed_by)))
