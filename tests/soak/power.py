"""Power cuts: what was written and not synced is lost, torn or kept by chance; the rest is there."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

import sqlcipher3.dbapi2 as sqlcipher

from outreach.errors import DoorbookError
from outreach.storage import database, keys
from outreach.storage.database import connect
from outreach.workspace import Workspace
from tests.soak.recording_disk import Recorder, Step
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log, small_village

SECTOR = 512
LEDGER = "village.doorbook"


class Disk:
    """What is surely on the disk, and what may or may not be."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.sure = {name: bytearray(data) for name, data in files.items()}
        self.unsure: dict[str, list[Step]] = {}
        self.going: dict[str, bytearray] = {}

    def take(self, step: Step) -> None:
        """Let one step happen."""
        kind, name, place, _ = step
        if kind in ("write", "truncate"):
            self.unsure.setdefault(name, []).append(step)
        elif kind == "sync":
            data = self.sure.setdefault(name, bytearray())
            for waiting in self.unsure.pop(name, []):
                apply(data, waiting)
            self.going.pop(name, None)
        elif kind == "delete":
            old = self.sure.pop(name, None)
            self.unsure.pop(name, None)
            if old is not None and not place:
                self.going[name] = old

    def after_a_cut(self, dice: random.Random) -> dict[str, bytes]:
        """Give the files as the next start may find them."""
        kept = dice.choice((0.0, 0.5, 0.5, 1.0))
        found = {name: bytearray(data) for name, data in self.sure.items()}
        for name, data in self.going.items():
            if dice.random() < 0.5:
                found[name] = bytearray(data)
        for name, steps in self.unsure.items():
            data = found.setdefault(name, bytearray())
            for step in steps:
                if dice.random() < kept:
                    apply(data, torn(step, dice))
        return {name: bytes(data) for name, data in found.items()}


def apply(data: bytearray, step: Step) -> None:
    """Do one step to a file."""
    kind, _, place, new = step
    if kind == "truncate":
        del data[place:]
        data.extend(bytes(place - len(data)))
        return
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    data[place : place + len(new)] = new


def torn(step: Step, dice: random.Random) -> Step:
    """Let a write end after some of its sectors, now and then."""
    kind, name, place, data = step
    if kind == "write" and len(data) > SECTOR and dice.random() < 0.2:
        return kind, name, place, data[: SECTOR * dice.randrange(1, len(data) // SECTOR)]
    return step


def record(folder: Path, visits: int) -> tuple[dict[str, bytes], list[Step], str]:
    """Log visits on the recording disk; gives the files at the start, the steps, and the key."""
    small_village(folder).close()
    path = folder / LEDGER
    recorder = Recorder()
    start = {LEDGER: path.read_bytes()}
    with recorder.on(), Workspace.open(path, recorder="王芳") as workspace:
        for number in range(visits):
            recorder.ack(log(workspace, str(1 + number % 9)))
    return start, recorder.steps, keys.read_key(path)


def cuts(seed: int, count: int, visits: int = 120) -> Result:
    """Cut the power `count` times; every acknowledged visit must be there, every ledger readable."""
    result = Result("simulated power cuts", seed)
    with workplace() as folder:
        _play(folder, seed, count, visits, result)
    if result.counts["lost"] or result.counts["unreadable"]:
        result.fail(f"{result.counts}")
    return result


def control(seed: int, count: int, visits: int = 120) -> Result:
    """The same with DELETE and FULL, known to lose: where it does not, the test is blind."""
    result = Result("power cuts, control (DELETE, FULL)", seed)
    unsafe = {**database.PRAGMAS, "journal_mode": "delete", "synchronous": 2}
    with workplace() as folder, mock.patch.object(database, "PRAGMAS", unsafe):
        _play(folder, seed, count, visits, result)
    if not result.counts["lost"] and not result.counts["unreadable"]:
        result.fail("the control lost nothing: the simulation is blind")
    return result


def _play(folder: Path, seed: int, count: int, visits: int, result: Result) -> None:
    """Play every cut; counts in how many something was lost, or nothing could be read."""
    dice = chance(seed, "power")
    start, steps, key = record(folder, visits)
    moments = sorted(dice.randrange(1, len(steps) + 1) for _ in range(count))
    disk, told, taken = Disk(start), set[str](), 0
    result.counts = {"lost": 0, "unreadable": 0}
    place = folder / "after"
    place.mkdir()
    for moment in moments:
        for step in steps[taken:moment]:
            if step[0] == "ack":
                told.add(step[1])
            else:
                disk.take(step)
        taken = moment
        missing = _missing(place, disk.after_a_cut(dice), key, told)
        result.count("lost", bool(missing))
        result.count("unreadable", missing is None)
        result.done += 1


def _missing(place: Path, files: Mapping[str, bytes], key: str, told: set[str]) -> Sequence[str] | None:
    """Open what the cut left; gives the acknowledged visits that are not there, None if it cannot be read."""
    for old in place.iterdir():
        old.unlink()
    for name, data in files.items():
        (place / name).write_bytes(data)
    try:
        connection = connect(place / LEDGER, key)
    except DoorbookError:
        return None
    try:
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            return None
        there = {row[0] for row in connection.execute("SELECT id FROM visit")}
        return sorted(told - there)
    except sqlcipher.Error:
        return None
    finally:
        connection.close()
