"""What commands print: one JSON document, or short Chinese lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO


def use_utf8() -> None:
    """Read and write UTF-8 whatever the console's code page; what cannot be shown is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
        if self.as_json:
            self.document({"error": code, "message": message}, ())
        print(message, file=sys.stderr, flush=True)
