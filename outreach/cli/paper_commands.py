"""print."""

from __future__ import annotations

import argparse

from outreach.cli.output import Output


def print_paper(options: argparse.Namespace, output: Output) -> None:
    """Print a paper into a PDF; sheets that come back are remembered."""
