"""kill -9 inside each long job, at moments spread over its length: then it is undone or done, never half."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from outreach.actions.register import apply_register_update
from outreach.periods import PeriodKind, containing
from outreach.printing.jobs import save
from outreach.queries.content import content_digest
from outreach.queries.register import register
from outreach.queries.reports import sent_reports
from outreach.register_rows import AddHousehold, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.roster.export import export_people
from outreach.storage import backups, keys
from outreach.storage.database import connect
from outreach.storage.migrate import RELEASED, STEPS
from outreach.tallies.making import make_report, save_again
from outreach.workspace import Workspace, restore_backup
from tests.soak.kills import child, end
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log, small_village
from tests.support.old_ledgers import put
from tests.support.printing import prepared

Look = Callable[[], tuple[str, str]]
"""Gives how it stands after a kill (undone, done, made) and what is wrong with it, "" where all is well."""
Job = Callable[[Path], tuple[Callable[[], None], Look]]
"""Given a folder: the work to be killed, and what looks afterwards and puts all back."""


def kill_inside(seed: int, name: str, times: int) -> Result:
    """Kill one of `JOBS` so often."""
    result = Result(f"kill -9 inside {name}", seed)
    dice = chance(seed, name)
    with workplace() as folder:
        work, look = JOBS[name](folder)
        length = _length(work)
        for _ in range(times):
            number, pipe = child(lambda _pipe: work())
            time.sleep(dice.random() * length * 1.1)
            end(number)
            os.close(pipe)
            result.done += 1
            state, trouble = look()
            result.count(state)
            if trouble:
                result.fail(f"kill {result.done}: {trouble}")
                break
    result.count("half", len(result.bad))
    return result


def _length(work: Callable[[], None]) -> float:
    """Give the seconds that the work takes in a program of its own."""
    lengths = []
    for _ in range(5):
        started = time.monotonic()
        number, pipe = child(lambda _: work())
        os.waitpid(number, 0)
        os.close(pipe)
        lengths.append(time.monotonic() - started)
    return sorted(lengths)[2]


def _migrate(folder: Path) -> tuple[Callable[[], None], Look]:
    path = put(RELEASED[0], folder / "old.doorbook")
    whole = path.read_bytes()

    def work() -> None:
        Workspace.open(path).close()

    def look() -> tuple[str, str]:
        state = "undone" if _schema(path) == RELEASED[0] else "done"
        with Workspace.open(path) as opened:
            good = len(opened.ask(register).households) == 12 and not opened.verify()
        good = good and _schema(path) == STEPS[-1]
        path.write_bytes(whole)
        for extra in path.parent.glob("old.doorbook.backups/*"):
            extra.unlink()
        return state, "" if good else "records missing, or not today's schema"

    return work, look


def _schema(path: Path) -> str:
    connection = connect(path, keys.read_key(path))
    try:
        return str(connection.execute("SELECT * FROM alembic_version").fetchone()[0])
    finally:
        connection.close()


def _backup(folder: Path) -> tuple[Callable[[], None], Look]:
    with small_village(folder) as village:
        village.keep_copy()
    path, key = folder / "village.doorbook", keys.read_key(folder / "village.doorbook")
    newest = backups.list_backups(path)[0].file

    def work() -> None:
        backups.keep_copy(path, key, datetime(2026, 11, 20, 9))

    def look() -> tuple[str, str]:
        nonlocal newest
        rows = backups.list_backups(path)
        state = "undone" if rows and rows[0].file == newest else "done"
        newest = rows[0].file
        good = bool(rows) and all(backups.verify_copy(row.file, key).units == 12 for row in rows[:3])
        good = good and all(keys.key_file(row.file).is_file() for row in rows)
        return state, "" if good else "a copy is not whole"

    return work, look


def _restore(folder: Path) -> tuple[Callable[[], None], Look]:
    with small_village(folder) as village:
        copy = village.keep_copy()
        before = village.ask(content_digest)
        log(village, "1")
        after = village.ask(content_digest)
    path = folder / "village.doorbook"
    newer = path.read_bytes()

    def work() -> None:
        restore_backup(copy, path)

    def look() -> tuple[str, str]:
        with Workspace.open(path) as opened:
            digest, sound = opened.ask(content_digest), not opened.verify()
        path.write_bytes(newer)
        for extra in [*folder.glob("*.aside*"), *folder.glob("*-journal"), *folder.glob(".doorbook-*")]:
            extra.unlink()
        good = sound and digest in (before, after)
        state = "undone" if digest == after else "done"
        return state, "" if good else "neither the old nor the restored ledger"

    return work, look


def _export(folder: Path) -> tuple[Callable[[], None], Look]:
    """The register as a table, then the week's workbook, which the ledger keeps as it went out."""
    with small_village(folder) as village:
        found = village.ask(register)
        week = containing(PeriodKind.WEEK, village.now().date())
    many = replace(found, households=found.households * 100)
    table, book = (folder / "out" / name for name in ("people.csv", "week.xlsx"))
    table.parent.mkdir()
    export_people(many, table)
    whole = table.read_bytes()
    path = folder / "village.doorbook"
    ledger = path.read_bytes()

    def work() -> None:
        export_people(many, table)
        with Workspace.open(path) as workspace:
            make_report(workspace, week, book)

    work()  # the libraries are then read, so that the kills fall into the work itself
    path.write_bytes(ledger)
    _clear(table, book)

    def look() -> tuple[str, str]:
        good = table.read_bytes() in (OLD, whole) and (book.read_bytes() == OLD or _opens(book))
        with Workspace.open(path) as opened:
            kept = opened.ask(sent_reports)
            for row in kept:
                save_again(opened, row.id, book)
                good = good and _opens(book)
        path.write_bytes(ledger)
        _clear(table, book)
        return "done" if kept else "undone", "" if good else "half a file"

    return work, look


def _import(folder: Path) -> tuple[Callable[[], None], Look]:
    people = (RegisterPerson("", "李建国", "户主", "男", "1975-06-09"),)
    adds = tuple(
        AddHousehold(f"n{n}", RegisterHousehold("", str(100 + n), "9", str(n), members=people))
        for n in range(200)
    )
    with small_village(folder) as village:
        before = len(village.ask(register).households)
    path = folder / "village.doorbook"
    old = path.read_bytes()

    def work() -> None:
        with Workspace.open(path) as workspace:
            workspace.keeps_copies = False
            workspace.run(apply_register_update, RegisterUpdate("花名册", adds))

    def look() -> tuple[str, str]:
        with Workspace.open(path) as opened:
            count, sound = len(opened.ask(register).households), not opened.verify()
        path.write_bytes(old)
        good = sound and count in (before, before + 200)
        return "undone" if count == before else "done", "" if good else f"{count} households"

    return work, look


def _print(folder: Path) -> tuple[Callable[[], None], Look]:
    small_village(folder).close()
    target = folder / "out" / "progress.pdf"
    target.parent.mkdir()
    target.write_bytes(OLD)

    def work() -> None:
        with Workspace.open(folder / "village.doorbook") as workspace:
            save(workspace, prepared(workspace, "progress"), target)

    work()  # the fonts are then read, so that the kills fall into the work itself
    target.write_bytes(OLD)

    def look() -> tuple[str, str]:
        data = target.read_bytes()
        _clear(target)
        whole = data.startswith(b"%PDF") and data.endswith(b"%%EOF\n")
        return "undone" if data == OLD else "done", "" if whole or data == OLD else "half a file"

    return work, look


def _opens(book: Path) -> bool:
    with zipfile.ZipFile(book) as archive:
        return archive.testzip() is None


def _clear(*targets: Path) -> None:
    for target in targets:
        target.write_bytes(OLD)
        for extra in target.parent.glob(".doorbook-*"):
            extra.unlink()


OLD = b"old"
JOBS: dict[str, Job] = {
    "migrate": _migrate,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
    "import": _import,
    "print": _print,
}
