"""Which ledger a command works on, and who acts."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from outreach.cli.words import fit_text
from outreach.errors import StorageProblem, UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.wording import mark
from outreach.workspace import Workspace

LEDGER_NOT_NAMED = declare("ledger_not_named", mark("Which ledger is not said: give it with --ledger FILE."))
PASSPHRASE_FILE = declare(
    "passphrase_file", mark("The file with the pass phrase cannot be read: check its path.")
)
PIN_FILE = declare("pin_file", mark("The file with the PIN cannot be read: check its path."))


def ledger_path(options: argparse.Namespace) -> Path:
    """Give the path named by --ledger or DOORBOOK_LEDGER. Raises UserMistake."""
    name = options.ledger or os.environ.get("DOORBOOK_LEDGER", "")
    if not name:
        raise UserMistake(LEDGER_NOT_NAMED, field="ledger")
    return Path(name)


def passphrase(options: argparse.Namespace) -> str:
    """Give the pass phrase from the file named, else from DOORBOOK_PASSPHRASE, else nothing."""
    return said_in(options.passphrase_file, "DOORBOOK_PASSPHRASE", PASSPHRASE_FILE, "passphrase")


def pin(options: argparse.Namespace) -> str:
    """Give the PIN from the file named, else from DOORBOOK_PIN, else nothing."""
    return said_in(options.pin_file, "DOORBOOK_PIN", PIN_FILE, "pin")


def said_in(file: str | None, variable: str, trouble: str, field: str) -> str:
    """Give what a file holds, else what the environment does; never from an argument. Raises UserMistake."""
    if file:
        try:
            text = Path(file).read_text(encoding="utf-8-sig")
            return fit_to_store(text.rstrip("\r\n"), field)
        except (OSError, UnicodeDecodeError) as problem:
            raise UserMistake(trouble, field=field) from problem
    return fit_text(os.environ.get(variable, ""), field)


def recorder(options: argparse.Namespace) -> str:
    """Give who acts."""
    return fit_length(options.acting or "", 100, "as")


@contextlib.contextmanager
def open_ledger(options: argparse.Namespace) -> Iterator[Workspace]:
    """Open the ledger a command names; where many changes have gathered, a copy is kept at the end."""
    opened = Workspace.open(
        ledger_path(options), recorder=recorder(options), passphrase=passphrase(options), pin=pin(options)
    )
    with opened as workspace:
        yield workspace
        keep_copy_if_due(workspace)


def keep_copy_if_due(workspace: Workspace) -> None:
    """Keep a copy where it is time; one that fails changes nothing of what was done and said."""
    if workspace.copy_is_due():
        with contextlib.suppress(StorageProblem):
            workspace.keep_copy("changes")
