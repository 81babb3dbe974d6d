"""Hostile bytes and text, tried in processes that may die: nothing crashes, hangs or grows."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from outreach.errors import DoorbookError
from tests.soak.results import Result, chance, workplace

MEMORY, SECONDS, BATCH = 500 << 20, 10, 250
One = Callable[[random.Random, Path], None]
"""Tries one thing in a folder; a refusal that is known is raised."""
BITS = (
    "=cmd|' /C calc'!A0",
    "<b>",
    "</para>",
    "<img src='/etc/passwd'>",
    "&amp;",
    '\t+1',
    "@SUM(A1)",
    '\u202e',
    '\u200b',
    '\U0001f468\u200d\U0001f469\u200d\U0001f467',
    "é",
    '\U00020bb7',
    '\x00',
    "张三",
    '\u201c\u201d',
    "{x}",
    "%s",
    '\r\n',
    "-2+3",
    '\uff5e',
    "<font size='1e9'>",
)


def hostile(dice: random.Random) -> str:
    """Make a text as nobody should type it."""
    if dice.random() < 0.01:
        return "长" * dice.choice((1000, 32_000))
    return "".join(dice.choice(BITS) for _ in range(dice.randrange(1, 12)))


def broken(dice: random.Random, data: bytes) -> bytes:
    """Flip, cut, repeat or mix bytes."""
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(changed) + 1)
        how = dice.randrange(5)
        if how == 0 and changed:
            changed[place % len(changed)] ^= 1 << dice.randrange(8)
        elif how == 1:
            del changed[place:]
        elif how == 2:
            changed[place:place] = dice.randbytes(dice.randrange(1, 40))
        elif how == 3:
            changed[place:place] = changed[max(0, place - 200) : place]
        else:
            changed[place : place + dice.randrange(1, 60)] = bytes(dice.randrange(1, 60))
    return bytes(changed)


def broken_inside(dice: random.Random, data: bytes) -> bytes:
    """Break one part of a workbook and pack it again, so that the container is sound."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, broken(dice, part) if name == chosen else part)
    return made.getvalue()


def in_batches(what: str, seed: int, count: int, one: One, each: int = 1, fence: int = 0) -> Result:
    """Try `count` things, `each` at a time, in batches of processes of their own.

    A crash, a hang or greed is then seen and told by its seed. Greed is what a batch takes beyond what it
    was born with: the tests before it are not its own. `fence` bytes more are all it gets, where the program
    too does the work in a process behind a fence and refuses what would climb over it.
    """
    result = Result(f"fuzz: {what}", seed)
    with workplace() as folder:
        while result.done < count and not result.bad:
            size = min(BATCH, -(-(count - result.done) // each))
            before = _resident()
            ours, theirs = os.pipe()
            number = os.fork()
            if number == 0:
                os.close(ours)
                _batch(result, size, one, folder, theirs, fence)
            os.close(theirs)
            with os.fdopen(ours) as said:
                words = said.read().split("|", 2)
            _, status, usage = os.wait4(number, 0)
            result.done += size * each
            result.peak("MB", (max(0, (usage.ru_maxrss << 10) - before)) / (1 << 20))
            _tell(result, status, words)
    if result.peaks["MB"] > MEMORY >> 20:
        result.fail(f"{result.peaks['MB']:.0f} MB")
    return result


def _tell(result: Result, status: int, words: list[str]) -> None:
    """Take over what a batch said of itself: refused, slowest, trouble."""
    if len(words) == 3:
        result.count("refused", int(words[0]))
        result.peak("s", float(words[1]))
    if status:
        how = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else words[-1]
        result.fail(f"batch up to {result.done}: {how}")


def _resident() -> int:
    """Give the bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _batch(result: Result, size: int, one: One, folder: Path, pipe: int, fence: int) -> None:
    """Never comes back; leaves with 0 where every one was read or refused as it should be."""
    dice = chance(result.seed, f"{result.what} {result.done}")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if fence:
        whole = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") + fence
        resource.setrlimit(resource.RLIMIT_AS, (whole, whole))
    refusals = (DoorbookError, MemoryError) if fence else (DoorbookError,)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    refused, slowest, trouble = 0, 0.0, ""
    for _ in range(size):
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.alarm(6 * SECONDS)
        began = time.process_time()
        try:
            one(dice, folder)
        except refusals:
            refused += 1
        except BaseException as problem:  # noqa: BLE001 - told and counted as a failure
            trouble = f"{type(problem).__name__}: {problem}"
            break
        slowest = max(slowest, time.process_time() - began)
    os.write(pipe, f"{refused}|{slowest}|{trouble}"[:4000].encode(errors="replace"))
    os._exit(1 if trouble else 0)
