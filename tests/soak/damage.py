"""Rot and tampering: flipped bits, a changed audit, and how long it takes to be whole again."""

from __future__ import annotations

import contextlib
import time
from datetime import datetime
from pathlib import Path

from outreach.errors import DoorbookError, StorageProblem
from outreach.queries.audit import audit_break, audit_head
from outreach.storage import backups, keys
from outreach.storage.database import connect
from outreach.workspace import Workspace, backup_contents, list_backups, restore_backup
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log, small_village

LEDGER = "village.doorbook"


def bit_flips(seed: int, count: int) -> Result:
    """One bit of the ledger flips: it is noticed, and the newest backup is whole."""
    result = Result("bit flips in the ledger", seed)
    dice = chance(seed, result.what)
    with workplace() as folder:
        with small_village(folder) as village:
            log(village, "1")
            village.keep_copy()
        path = folder / LEDGER
        whole, key = path.read_bytes(), keys.read_key(path)
        for _ in range(count):
            bit = dice.randrange(len(whole) * 8)
            rotten = bytearray(whole)
            rotten[bit // 8] ^= 1 << bit % 8
            path.write_bytes(rotten)
            result.done += 1
            try:
                backups.verify_copy(path, key)
                result.fail(f"bit {bit} passed every check")
            except StorageProblem:
                pass
        newest = list_backups(path)[0]
        if backup_contents(newest.file, path)[0].visits != 1:
            result.fail("the backup offered is not whole")
    return result


def tampering(seed: int, count: int) -> Result:
    """Lines of the audit are edited, deleted, exchanged, cut: the first bad one is named each time."""
    result = Result("audit tampering", seed)
    dice = chance(seed, result.what)
    with workplace() as folder:
        village = small_village(folder)
        for number in range(30):
            log(village, str(1 + number % 9))
        lines = village.ask(audit_head).seq
        connection = connect(village.path, keys.read_key(village.path))
        for name in ("audit_no_update", "audit_no_delete"):
            connection.execute(f"DROP TRIGGER {name}")
        for _ in range(count):
            seq = dice.randrange(1, lines)
            how, wanted, statements = dice.choice(
                (
                    ("edit", seq, [f"UPDATE audit SET by = by || 'x' WHERE seq = {seq}"]),
                    ("edit", seq, [f"UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE seq = {seq}"]),
                    ("delete", seq, [f"DELETE FROM audit WHERE seq = {seq}"]),
                    ("cut", seq + 1, [f"DELETE FROM audit WHERE seq > {seq}"]),
                    (
                        "reorder",
                        seq,
                        [
                            f"UPDATE audit SET seq = -1 WHERE seq = {seq}",
                            f"UPDATE audit SET seq = {seq} WHERE seq = {seq + 1}",
                            f"UPDATE audit SET seq = {seq + 1} WHERE seq = -1",
                        ],
                    ),
                )
            )
            rows = connection.execute("SELECT * FROM audit").fetchall()
            connection.execute("BEGIN")
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")
            found = village.ask(audit_break)
            result.done += 1
            if found is None or found.seq != wanted:
                result.fail(f"{how} at {seq}: {found}")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM audit")
            places = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO audit VALUES ({places})", rows)
            connection.execute("COMMIT")
        connection.close()
        village.close()
    return result


def copy_ratio(seed: int, households: int, most: float = 3) -> Result:
    """Backup and verify against a bare copy and check; then from damaged to working again."""
    from benchmarks.village import filled_ledger

    result = Result("backup + verify; damaged to working", seed)
    with workplace() as folder:
        path = folder / "big.ledger"
        with filled_ledger(path, households, 1):
            pass
        key = keys.read_key(path)
        bare = min(_bare(path, key, folder / f"bare{n}") for n in range(3))
        ours = min(_ours(path, key) for _ in range(3))
        result.done = backups.verify_copy(path, key).rows
        ratio = ours / bare
        copy = backups.list_backups(path)[0]
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        started = time.monotonic()
        with contextlib.suppress(DoorbookError):
            Workspace.open(path).close()
        restore_backup(copy.file, path)
        with Workspace.open(path) as opened:
            sound = not opened.verify()
        whole = time.monotonic() - started
        result.peak("times the bare copy", ratio)
        result.peak("s to working again", whole)
        if ratio >= most or whole >= 10 or not sound:
            result.fail(f"{ratio:.2f} times, whole again in {whole:.1f} s")
    return result


def _bare(path: Path, key: str, target: Path) -> float:
    started = time.monotonic()
    connection = connect(path, key)
    connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()
    check = connect(target, key)
    check.execute("PRAGMA cipher_integrity_check").fetchall()
    check.execute("PRAGMA integrity_check").fetchall()
    check.close()
    return time.monotonic() - started


def _ours(path: Path, key: str) -> float:
    started = time.monotonic()
    backups.keep_copy(path, key, datetime(2026, 11, 20, 9))
    return time.monotonic() - started
