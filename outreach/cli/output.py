"""What commands print: one JSON document, or short Chinese lines for people."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO


def use_utf8() -> None:
    """Read and write UTF-8 whatever the console's code page; what cannot be shown is escaped.

    A stream that the caller closed leads nowhere, and takes its place before the ledger's file could.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def leave_stdout() -> None:
    """Let what is still to be printed go nowhere: nobody reads it any more, or its disk is full."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class Output:
    """Prints either the JSON document or the lines, never both."""

    def __init__(self, as_json: bool, stream: TextIO | None = None) -> None:
        self.as_json = as_json
        self.stream = stream or sys.stdout

    def document(self, document: Any, lines: Iterable[str]) -> None:
        """Print the document with --json, else the lines."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False), file=self.stream)
        else:
            for line in lines:
                print(line, file=self.stream)
        self.stream.flush()

    def line(self, document: Any) -> None:
        """Print one JSON line at once; for commands that answer line by line."""
        print(json.dumps(document, ensure_ascii=False), file=self.stream, flush=True)

    def failure(self, code: str, message: str) -> None:
        """Say what went wrong: the document with --json, the sentence on standard error in any case."""
        try:
            if self.as_json:
                self.document({"error": code, "message": message}, ())
        except OSError:
            leave_stdout()
        with contextlib.suppress(OSError):
            print(message, file=sys.stderr, flush=True)
