"""Runs a command in this process, as a script would call it."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from outreach.cli import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Commands:
    """Calls `python -m outreach --ledger FILE --json ...` and checks what holds for every command."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ledger: Path
    ) -> None:
        self.capsys, self.monkeypatch, self.ledger = capsys, monkeypatch, ledger

    def __call__(self, *words: str, stdin: bytes | None = None, json_: bool = True) -> Done:
        if stdin is not None:
            self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.capsys.readouterr()
        arguments = ["--ledger", str(self.ledger), *(["--json"] if json_ else []), *words]
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = self.capsys.readouterr()
        assert "Traceback" not in captured.err
        return Done(code, captured.out, captured.err)
