"""Reads a foreign file through a process of its own and answers with grids or one clear mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from outreach.errors import SENTENCES, UserMistake
from outreach.progress import Report, silent
from outreach.roster import limits, refusals
from outreach.roster.container import look
from outreach.roster.grid import Grids, load
from outreach.roster.reader_process import READER_FLAG

ROOT = Path(__file__).resolve().parent.parent.parent
START = "import os, sys; from outreach.roster.reader_process import main; os._exit(main(sys.argv[1]))"
"""Once the answer is out, the process ends at once: taking down what it read would only keep us waiting."""
GRACE_SECONDS = 1
"""What starting a process may take on a slow machine, on top of the reading time."""


def read_file(path: Path, report: Report = silent) -> Grids:
    """Read a roster file into grids, in bounded time and memory; raises UserMistake and Cancelled.

    `report` is called with (0, 0) while the other process works, so that a task can be cancelled.
    """
    look(path)
    answer = _answer(path, report)
    try:
        if answer.startswith(b"{"):
            refusal = json.loads(answer)
            code = refusal["refused"]
            raise UserMistake(code if code in SENTENCES else refusals.READER_DIED, **refusal["values"])
        return load(answer)
    except (ValueError, TypeError, KeyError) as problem:
        raise UserMistake(refusals.READER_DIED, name=path.name) from problem


def _without_secrets() -> dict[str, str]:
    """Give the environment without the pass phrase: what reads foreign files must not know it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DOORBOOK_P")}


def _answer(path: Path, report: Report) -> bytes:
    process = subprocess.Popen(
        _command(path),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**_without_secrets(), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    heard = bytearray()
    listener = threading.Thread(target=_listen, args=(process, heard), daemon=True)
    listener.start()
    try:
        _watch(process, listener, path.name, report)
    finally:
        process.kill()
        process.wait()
        listener.join()
        if process.stdout:
            process.stdout.close()
    if len(heard) > limits.ANSWER_BYTES:
        raise UserMistake(refusals.TOO_BIG, name=path.name)
    if not heard:
        raise UserMistake(refusals.READER_DIED, name=path.name)
    return bytes(heard)


def _watch(process: subprocess.Popen[bytes], listener: threading.Thread, name: str, report: Report) -> None:
    """Wait until the other process has answered; raises where it takes too long or is no longer wanted."""
    limit = time.monotonic() + limits.SECONDS + GRACE_SECONDS
    while listener.is_alive():
        report(0, 0)
        listener.join(0.05)
        if time.monotonic() > limit:
            raise UserMistake(refusals.TOO_SLOW, name=name)


def _listen(process: subprocess.Popen[bytes], heard: bytearray) -> None:
    assert process.stdout is not None
    while len(heard) <= limits.ANSWER_BYTES and (part := process.stdout.read(1 << 20)):
        heard += part


def _command(path: Path) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_FLAG, str(path.resolve())]
    return [sys.executable, "-c", START, str(path.resolve())]
