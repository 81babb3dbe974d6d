"""Which ledger a command works on, and who acts."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from outreach.cli.words import fit_text
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.wording import mark
from outreach.workspace import Workspace

LEDGER_NOT_NAMED = declare("ledger_not_named", mark("Which ledger is not said: give it with --ledger FILE."))
PASSPHRASE_FILE = declare(
    "passphrase_file", mark("The file with the pass phrase cannot be read: check its path.")
)


def ledger_path(options: argparse.Namespace) -> Path:
    """Give the path named by --ledger or DOORBOOK_LEDGER. Raises UserMistake."""
    name = options.ledger or os.environ.get("DOORBOOK_LEDGER", "")
    if not name:
        raise UserMistake(LEDGER_NOT_NAMED, field="ledger")
    return Path(name)


def passphrase(options: argparse.Namespace) -> str:
    """Give the pass phrase from the file named, else from DOORBOOK_PASSPHRASE, else nothing."""
    if options.passphrase_file:
        try:
            text = Path(options.passphrase_file).read_text(encoding="utf-8-sig")
            return fit_to_store(text.rstrip("\r\n"), "passphrase")
        except (OSError, UnicodeDecodeError) as problem:
            raise UserMistake(PASSPHRASE_FILE, field="passphrase") from problem
    return fit_text(os.environ.get("DOORBOOK_PASSPHRASE", ""), "passphrase")


def recorder(options: argparse.Namespace) -> str:
    """Give who acts."""
    return fit_length(options.acting or "", 100, "as")


def open_ledger(options: argparse.Namespace) -> Workspace:
    """Open the ledger a command names."""
    return Workspace.open(ledger_path(options), recorder=recorder(options), passphrase=passphrase(options))
