"""A disk fills up, 64 KiB larger each time: what was acknowledged is there, the ledger is sound."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outreach.errors import StorageProblem
from outreach.queries.visits import all_visits
from outreach.workspace import Workspace
from tests.soak.kills import child
from tests.soak.results import Result, workplace
from tests.support.ledgers import log, small_village

LEDGER = "village.doorbook"
STEP = 64 * 1024


def full_disk(seed: int, steps: int) -> Result:
    """Fill a small disk to the end, `steps` sizes; where nothing may be mounted, a limit of file size."""
    result = Result("disk full at every 64 KiB step", seed)
    with workplace() as folder:
        (template := folder / "template").mkdir()
        small_village(template).close()
        size = (template / LEDGER).stat().st_size
        for step in range(1, steps + 1):
            with _small_disk(folder / f"disk{step}", size + 128 * 1024 + step * STEP) as (disk, limit):
                for name in (LEDGER, LEDGER + ".key"):
                    (disk / name).write_bytes((template / name).read_bytes())
                _fill(disk, limit, result, step)
            result.count("by a limit of file size" if limit else "by a small disk")
            result.done += 1
    result.count("lost", 0)
    return result


@contextmanager
def _small_disk(disk: Path, room: int) -> Iterator[tuple[Path, int]]:
    """Give a disk of so many bytes, or a folder and the most a file may have."""
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield disk, 0 if mounted else room
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=False, capture_output=True)


def _fill(disk: Path, limit: int, result: Result, step: int) -> None:
    """Log visits in a program of its own until the disk is full; then look at what is there."""
    number, pipe = child(lambda pipe: _log_on(disk, limit, pipe))
    with os.fdopen(pipe) as said:
        lines = [json.loads(line) for line in said]
    os.waitpid(number, 0)
    saved = {line["saved"] for line in lines if "saved" in line}
    codes = [line["said"] for line in lines if "said" in line]
    if codes != ["disk_full", "disk_full"]:
        result.fail(f"step {step}: {codes or 'nothing'} was said")
    if any(disk.glob(f"{LEDGER}.backups/*.part")) or any(disk.glob(f"{LEDGER}.backups/.doorbook-*")):
        result.fail(f"step {step}: half a copy stayed")
    with Workspace.open(disk / LEDGER) as again:
        if lost := len(saved - {row.id for row in again.ask(all_visits)}):
            result.count("lost", lost)
            result.fail(f"step {step}: {lost} lost")
        if again.verify():
            result.fail(f"step {step}: damaged")


def _log_on(disk: Path, limit: int, pipe: int) -> None:
    def say(**words: str) -> None:
        os.write(pipe, json.dumps(words).encode() + b"\n")

    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    with Workspace.open(disk / LEDGER, recorder="王芳") as workspace:
        try:
            for number in range(4000):
                say(saved=log(workspace, str(1 + number % 9), note="长" * 1500))
        except StorageProblem as problem:
            say(said=problem.code)
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit // 2, limit))
        try:
            workspace.keep_copy()
        except StorageProblem as problem:
            say(said=problem.code)
