"""Old schemas and wrong clocks: everything upgrades, the order stays, no backup is lost."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

from outreach.errors import StorageProblem
from outreach.queries.audit import audit_break
from outreach.queries.newest_entry import clock_trouble, newest_entry_at
from outreach.queries.visits import all_visits
from outreach.storage import backups, keys
from outreach.storage.migrate import STEPS
from outreach.workspace import Workspace
from tests.soak.kills import child, end
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log, small_village
from tests.support.old_ledgers import counted, figures_of, put, released


def schemas(seed: int, kills: int) -> Result:
    """Every released ledger opens whole, killed on its way or not; a newer one is refused unchanged."""
    result = Result("old schemas upgrade, a newer one is refused", seed)
    dice = chance(seed, result.what)
    with workplace() as folder:
        for schema in released():
            began = time.monotonic()
            _comes_up(schema, folder / f"{schema}.doorbook", result)
            length = time.monotonic() - began
            for number in range(kills):
                path = put(schema, folder / f"{schema}-{number}.doorbook")
                _die_while_opening(path, figures_of(schema).passphrase, dice.random() * length)
                result.count("killed midway")
                _comes_up(schema, path, result)
        _newer(folder, result)
    return result


def _comes_up(schema: str, path: Path, result: Result) -> None:
    figures = figures_of(schema)
    if not path.exists():
        put(schema, path)
    with Workspace.open(path, passphrase=figures.passphrase) as opened:
        copied = bool(opened.backups()) or schema == STEPS[-1]
        if counted(opened, figures.passphrase) != figures or opened.verify() or not copied:
            result.fail(f"{path.name} did not come up whole")
    result.done += 1


def _die_while_opening(path: Path, passphrase: str, after: float) -> None:
    number, pipe = child(lambda _: Workspace.open(path, passphrase=passphrase).close())
    time.sleep(after)
    end(number)
    os.close(pipe)


def _newer(folder: Path, result: Result) -> None:
    path = put("newer", folder / "newer.doorbook")
    before = path.read_bytes()
    try:
        Workspace.open(path).close()
        result.fail("a newer ledger was opened")
    except StorageProblem as problem:
        if problem.code != "newer_ledger" or path.read_bytes() != before:
            result.fail("a newer ledger was changed")
    result.done += 1


def clocks(seed: int, count: int) -> Result:
    """The date jumps between 2000 and 2099 while visits are logged and copies are kept."""
    result = Result("clock in 2000, in 2099, jumping", seed)
    dice = chance(seed, result.what)
    with workplace() as folder, small_village(folder) as village:
        key = keys.read_key(village.path)
        made: list[str] = []
        for number in range(count):
            year, month = dice.choice((2000, 2026, 2099)), dice.choice((1, 2, 12))
            now = datetime(year, month, dice.randrange(1, 29), 23, 59)
            village.now = lambda now=now: now
            before = village.ask(newest_entry_at)
            flagged = bool(village.ask(clock_trouble, now))
            wrong = year == 2000 or before is None or not before <= now <= before + timedelta(days=731)
            if flagged != wrong:
                result.fail(f"at {now} after {before}: flagged {flagged}")
            result.count("flagged", flagged)
            made.append(log(village, str(1 + number % 9)))
            if number < 10:
                backups.keep_copy(village.path, key, now)
            result.done += 1
        rows = sorted(village.ask(all_visits), key=lambda row: row.counter)
        if [row.id for row in rows] != made:
            result.fail("the order is not that of the counter")
        if len(village.backups()) != min(10, count):
            result.fail("a backup was lost")
        if village.ask(audit_break) is not None:
            result.fail("the audit is broken")
    return result
