"""kill -9 at random moments: while visits are acknowledged over a pipe, and inside each long job."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from outreach.actions.register import apply_register_update
from outreach.queries.content import content_digest
from outreach.queries.register import register
from outreach.queries.visits import all_visits
from outreach.register_rows import AddHousehold, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.storage import backups, keys
from outreach.storage.migrate import STEPS
from outreach.workspace import Workspace, restore_backup
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log, small_village
from tests.support.old_ledgers import put


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
    """Visits are logged and acknowledged one by one; the program dies again and again."""
    result = Result("kill -9 while visits are logged", f"{kills} kills, {acknowledged} acknowledged", seed)
    dice = chance(seed, result.what)
    saved: set[str] = set()
    with workplace() as folder:
        small_village(folder).close()
        path = folder / "village.doorbook"

        def work(pipe: int) -> None:
            with Workspace.open(path, recorder="王芳") as workspace:
                while True:
                    visit = log(workspace, str(1 + len(saved) % 9))
                    os.write(pipe, visit.encode() + b"\n")

        while result.done < kills or len(saved) < acknowledged:
            number, pipe = child(work)
            wanted = dice.randrange(1, 2 * -(-acknowledged // kills))
            got, data, deadline = 0, b"", time.monotonic() + 20
            while got < wanted and time.monotonic() < deadline:
                if select.select([pipe], [], [], 1)[0]:
                    data += (piece := os.read(pipe, 4096))
                    got = data.count(b"\n")
                    if not piece:
                        break
            time.sleep(dice.random() * 0.004)
            end(number)
            while piece := os.read(pipe, 4096):
                data += piece
            os.close(pipe)
            saved.update(line.decode() for line in data.split(b"\n")[:-1])
            result.done += 1
            if got == 0:
                result.fail(f"kill {result.done}: nothing was acknowledged in 20 s")
                break
        with Workspace.open(path) as opened:
            there = {row.id for row in opened.ask(all_visits)}
            if lost := saved - there:
                result.fail(f"{len(lost)} acknowledged visits are lost")
            if opened.verify():
                result.fail("the ledger is damaged")
    result.note = f"{len(saved)} acknowledged, 0 lost" if not result.bad else f"{len(saved)} acknowledged"
    return result


def kill_inside(seed: int, times: int) -> list[Result]:
    """Each long job is killed at moments spread over its length: then it is undone or done, never half."""
    jobs = {
        "migrate": _migrate,
        "backup": _backup,
        "restore": _restore,
        "export": _export,
        "import": _import,
        "print": _print,
    }
    return [_kill_job(seed, name, job, times) for name, job in jobs.items()]


Job = Callable[[Path], tuple[Callable[[], None], Callable[[], str]]]
"""Given a folder: the work to be killed, and what looks afterwards ("" = all is well)."""


def _kill_job(seed: int, name: str, job: Job, times: int) -> Result:
    result = Result(f"kill -9 inside {name}", f"{times} kills, 0 half states", seed)
    dice = chance(seed, name)
    with workplace() as folder:
        work, look = job(folder)
        length = _length(work)
        for _ in range(times):
            number, pipe = child(lambda _pipe, work=work: work())
            time.sleep(dice.random() * length * 1.1)
            end(number)
            os.close(pipe)
            result.done += 1
            if trouble := look():
                result.fail(f"kill {result.done}: {trouble}")
                break
    return result


def _length(work: Callable[[], None]) -> float:
    lengths = []
    for _ in range(3):
        started = time.monotonic()
        number, pipe = child(lambda _: work())
        os.waitpid(number, 0)
        os.close(pipe)
        lengths.append(time.monotonic() - started)
    return sorted(lengths)[1]


def _migrate(folder: Path) -> tuple[Callable[[], None], Callable[[], str]]:
    path = put("0001", folder / "old.doorbook")
    whole = path.read_bytes()

    def work() -> None:
        Workspace.open(path).close()

    def look() -> str:
        with Workspace.open(path) as opened:
            wanted = "SELECT * FROM alembic_version"
            version = opened.ask(lambda s: s.connection().exec_driver_sql(wanted).scalar())
            good = version == STEPS[-1] and len(opened.ask(register).households) == 12 and not opened.verify()
        path.write_bytes(whole)
        for extra in path.parent.glob("old.doorbook.backups/*"):
            extra.unlink()
        return "" if good else f"schema {version}, or records missing"

    return work, look


def _backup(folder: Path) -> tuple[Callable[[], None], Callable[[], str]]:
    with small_village(folder) as village:
        village.keep_copy()
    path, key = folder / "village.doorbook", keys.read_key(folder / "village.doorbook")

    def work() -> None:
        backups.keep_copy(path, key, datetime(2026, 11, 20, 9))

    def look() -> str:
        rows = backups.list_backups(path)
        good = bool(rows) and all(backups.verify_copy(row.file, key).units == 12 for row in rows[:3])
        good = good and all(keys.key_file(row.file).is_file() for row in rows)
        return "" if good else "a copy is not whole"

    return work, look


def _restore(folder: Path) -> tuple[Callable[[], None], Callable[[], str]]:
    with small_village(folder) as village:
        copy = village.keep_copy()
        before = village.ask(content_digest)
        log(village, "1")
        after = village.ask(content_digest)
    path = folder / "village.doorbook"
    newer = path.read_bytes()

    def work() -> None:
        restore_backup(copy, path)

    def look() -> str:
        with Workspace.open(path) as opened:
            digest, sound = opened.ask(content_digest), not opened.verify()
        path.write_bytes(newer)
        for extra in [*folder.glob("*.aside*"), *folder.glob("*-journal")]:
            extra.unlink()
        return "" if sound and digest in (before, after) else "neither the old nor the restored ledger"

    return work, look


def _whole_or_old(target: Path, whole: bytes | None) -> str:
    data = target.read_bytes()
    target.write_bytes(b"old")
    for extra in target.parent.glob(".doorbook-*"):
        extra.unlink()
    whole_now = data == whole if whole is not None else data.endswith(b"%%EOF\n")
    return "" if data == b"old" or whole_now else "half a file"


def _export(folder: Path) -> tuple[Callable[[], None], Callable[[], str]]:
    from outreach.roster.export import export_people

    with small_village(folder) as village:
        rows = village.ask(register)
    target = folder / "out" / "people.csv"
    target.parent.mkdir()
    export_people(rows, target)
    whole = target.read_bytes()
    target.write_bytes(b"old")
    return lambda: export_people(rows, target) and None, lambda: _whole_or_old(target, whole)


def _import(folder: Path) -> tuple[Callable[[], None], Callable[[], str]]:
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

    def look() -> str:
        with Workspace.open(path) as opened:
            count, sound = len(opened.ask(register).households), not opened.verify()
        path.write_bytes(old)
        return "" if sound and count in (before, before + 200) else f"{count} households"

    return work, look


def _print(folder: Path) -> tuple[Callable[[], None], Callable[[], str]]:
    from outreach.printing.jobs import prepare_progress, save

    small_village(folder).close()
    target = folder / "out" / "progress.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")

    def work() -> None:
        with Workspace.open(folder / "village.doorbook") as workspace:
            save(workspace, prepare_progress(workspace), target)

    return work, lambda: _whole_or_old(target, None)


