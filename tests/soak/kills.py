"""kill -9 at random moments while visits are logged and acknowledged over a pipe."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select as choose
from sqlalchemy.orm import Session

from outreach.model import Visit
from outreach.workspace import Workspace
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log, small_village

PATIENCE = 60
"""Seconds without a visit after which a life counts as hung."""


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a program that does `work` with the end of a pipe; gives its number and our end."""
    ours, theirs = os.pipe()
    number = os.fork()
    if number:
        os.close(theirs)
        return number, ours
    os.close(ours)
    try:
        work(theirs)
    finally:
        os._exit(0)


def end(number: int) -> None:
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)


def kill_while_logging(seed: int, kills: int, acknowledged: int) -> Result:
    """Visits are logged and acknowledged one by one; the program dies again and again, at any moment."""
    result = Result("kill -9 while visits are logged", seed)
    dice = chance(seed, result.what)
    saved: set[str] = set()
    most = 2 * -(-acknowledged // kills)
    with workplace() as folder:
        small_village(folder).close()
        path = folder / "village.doorbook"
        while not result.bad and (result.done < kills or len(saved) < acknowledged):
            told = _one_life(path, dice, dice.randrange(most))
            saved |= told
            result.done += 1
            result.count("acknowledged", len(told))
            result.count("in the middle of a commit", _hot_journal(path))
            _look(path, saved, result)
    result.count("lost", 0)
    return result


def _one_life(path: Path, dice: random.Random, wanted: int) -> set[str]:
    """Let a program log visits until `wanted` are told, kill it a moment later; gives the ids it told."""

    def work(pipe: int) -> None:
        with Workspace.open(path, recorder="王芳") as workspace:
            for number in range(10**9):
                os.write(pipe, log(workspace, str(1 + number % 12)).encode() + b"\n")

    number, pipe = child(work)
    data = b""
    while data.count(b"\n") < wanted:
        if not select.select([pipe], [], [], PATIENCE)[0] or not (piece := os.read(pipe, 4096)):
            break
        data += piece
    time.sleep(dice.random() * 0.02)
    end(number)
    while piece := os.read(pipe, 4096):
        data += piece
    os.close(pipe)
    return {line.decode() for line in data.split(b"\n")[:-1]}


def _hot_journal(path: Path) -> bool:
    """Tell whether the program died with a transaction half on the disk."""
    journal = path.with_name(path.name + "-journal")
    return journal.is_file() and journal.stat().st_size > 0


def _look(path: Path, saved: set[str], result: Result) -> None:
    with Workspace.open(path) as opened:
        if lost := len(saved - opened.ask(_visit_ids)):
            result.count("lost", lost)
            result.fail(f"life {result.done}: {lost} acknowledged visits are lost")
        if opened.verify():
            result.fail(f"life {result.done}: the ledger is damaged")


def _visit_ids(session: Session) -> set[str]:
    return set(session.scalars(choose(Visit.id)))
