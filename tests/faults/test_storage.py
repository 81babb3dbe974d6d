"""FAULTS 1, 4, 7-17, 21, 22: what happens to the file, and that nothing acknowledged is lost."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.errors import StorageProblem, UserMistake
from outreach.queries.content import content_digest
from outreach.queries.visits import all_visits
from outreach.storage import backups, keys, retention
from outreach.storage.database import PRAGMAS, connect, open_engine
from outreach.storage.migrate import STEPS, upgrade
from outreach.workspace import Workspace, open_checked, restore_backup
from tests.support.ledgers import log

ROOT = Path(__file__).resolve().parents[2]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in folder.iterdir() if file.is_file() and file.suffix != ".lock"
    }


def refused(path: Path) -> str:
    with pytest.raises(StorageProblem) as problem:
        Workspace.open(path, wait=0)
    return problem.value.code


def test_every_pragma_is_set_on_every_connection(village):
    connection = connect(village.path, keys.read_key(village.path))
    for name, value in PRAGMAS.items():
        assert str(connection.execute(f"PRAGMA {name}").fetchone()[0]).lower() == str(value)
    connection.close()


def test_the_file_is_encrypted_and_names_are_nowhere_in_it(village):
    log(village, "1", note="记得带卡")
    village.close(keep_copy=True)
    for file in village.path.parent.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for secret in ("李建国", "13800000001", "记得带卡", "SQLite format"):
                assert secret.encode() not in data, file.name


def test_a_wrong_key_is_told_from_a_right_one(village):
    village.close()
    keys.key_file(village.path).write_text(json.dumps({"version": 1, "kind": "raw", "key": "00" * 32}))
    assert refused(village.path) == "not_a_ledger"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"kind": "raw"}', b'{"kind": "raw", "key": "zz"}', b"\xff\xfe"]
)
def test_a_broken_key_file_is_named(village, content):
    village.close()
    keys.key_file(village.path).write_bytes(content)
    assert refused(village.path) == "key_broken"


def test_a_missing_key_file_is_named(village):
    village.close()
    keys.key_file(village.path).unlink()
    assert refused(village.path) == "key_missing"


def test_a_pass_phrase_opens_what_it_made(tmp_path):
    path = tmp_path / "a.doorbook"
    Workspace.create(path, LedgerForm("柳河村"), passphrase="一二三四").close()
    with pytest.raises(UserMistake):
        Workspace.open(path)
    with pytest.raises(UserMistake) as mistake:
        Workspace.open(path, passphrase="四三二一")
    assert mistake.value.code == "passphrase_wrong"
    Workspace.open(path, passphrase="一二三四").close()


@pytest.mark.parametrize("content", [b"", b"just a text", b"PK\x03\x04" + b"\0" * 5000, b"\0" * 4096])
def test_another_file_named_like_a_ledger_is_refused_untouched(village, content):
    village.close()
    village.path.write_bytes(content)
    before = bytes_of(village.path.parent)
    assert refused(village.path) == "not_a_ledger"
    assert bytes_of(village.path.parent) == before


def test_a_truncated_ledger_is_refused_untouched(village):
    village.close()
    data = village.path.read_bytes()
    village.path.write_bytes(data[: len(data) // 2])
    before = bytes_of(village.path.parent)
    with pytest.raises(StorageProblem), Workspace.open(village.path) as opened:
        assert opened.verify() == []
        opened.ask(content_digest)
        raise StorageProblem("copy_bad")
    assert bytes_of(village.path.parent) == before


def test_a_flipped_bit_is_noticed(village):
    log(village, "1")
    village.close()
    data = bytearray(village.path.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    village.path.write_bytes(data)
    try:
        with Workspace.open(village.path) as opened:
            assert opened.verify() != []
    except StorageProblem as problem:
        assert problem.code in ("not_a_ledger", "ledger_damaged")


def test_the_window_opens_no_ledger_with_a_rotten_page(village):
    for _ in range(30):
        log(village, "1", note="长" * 1000)
    village.close()
    data = bytearray(village.path.read_bytes())
    data[len(data) - 2000] ^= 1
    village.path.write_bytes(data)
    with pytest.raises(StorageProblem):
        open_checked(village.path)
    Workspace.open(village.path, wait=0).close()  # the lock is free again


def test_a_missing_ledger_is_not_made_anew(tmp_path):
    assert refused(tmp_path / "gone.doorbook") == "ledger_missing"
    assert list(tmp_path.iterdir()) == []


def test_new_never_overwrites(village):
    village.close()
    before = bytes_of(village.path.parent)
    with pytest.raises(UserMistake):
        Workspace.create(village.path, LedgerForm("别的村"))
    assert bytes_of(village.path.parent) == before


def test_a_new_ledger_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(UserMistake):
        Workspace.create(tmp_path / "a.doorbook", LedgerForm("柳河村", "123"))
    assert [file.suffix for file in tmp_path.iterdir()] in ([], [".lock"])


def test_a_newer_ledger_is_refused_untouched(village):
    village.close()
    key = keys.read_key(village.path)
    connection = connect(village.path, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = bytes_of(village.path.parent)
    assert refused(village.path) == "newer_ledger"
    assert bytes_of(village.path.parent) == before


def test_the_migrations_give_exactly_the_schema_of_the_model(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from outreach.model import Base

    engine = open_engine(tmp_path / "a.doorbook", "00" * 32, create=True)
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_every_step_has_its_migration():
    folder = ROOT / "outreach" / "storage" / "migrations" / "versions"
    assert sorted(file.name[:4] for file in folder.glob("0*.py")) == list(STEPS)


def test_a_second_program_is_told_so_and_a_dead_one_leaves_no_lock(village):
    assert refused(village.path) == "already_open"
    holder = (
        "import os, signal, sys; from pathlib import Path; from outreach.workspace import Workspace;"
        "Workspace.open(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    village.close()
    done = subprocess.run([sys.executable, "-c", holder, str(village.path)], cwd=ROOT, check=False)
    assert done.returncode == -9
    Workspace.open(village.path, wait=0).close()


def test_every_acknowledged_visit_outlives_kill_nine(village):
    village.close()
    path = village.path
    process = subprocess.Popen(
        [sys.executable, "-m", "outreach", "--ledger", str(path), "visit", "log"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin and process.stdout
    line = {"household": "1", "at": "2026-11-16T10:30", "workers": ["王芳"], "outcome": "nobody_home"}
    saved = set()
    for _ in range(20):
        process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        saved.add(json.loads(process.stdout.readline())["saved"])
    process.stdin.write(json.dumps(line).encode() + b"\n")
    process.stdin.flush()
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    with Workspace.open(path) as opened:
        assert saved <= {row.id for row in opened.ask(all_visits)}
        assert opened.verify() == []


def test_a_full_disk_is_said_and_what_was_saved_stays(village):
    log(village, "1")
    village.close()
    script = (
        "import resource, signal, sys; from pathlib import Path;"
        "from outreach.errors import StorageProblem; from outreach.workspace import Workspace;"
        "from tests.support.ledgers import log;"
        "w = Workspace.open(Path(sys.argv[1]));"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (w.path.stat().st_size + 8192,) * 2)\n"
        "try:\n"
        "    for n in range(500): log(w, '2', note='长' * 1500)\n"
        "except StorageProblem as problem: print(problem.code)\n"
    )
    assert resource.RLIM_INFINITY
    done = subprocess.run(
        [sys.executable, "-c", script, str(village.path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "disk_full", done.stderr[-2000:]
    with Workspace.open(village.path) as opened:
        assert opened.verify() == []
        assert len(opened.ask(all_visits)) >= 1


def test_each_exit_keeps_a_verified_copy_and_the_last_ten(village):
    for _ in range(12):
        village.keep_copy()
    rows = backups.list_backups(village.path)
    assert len(rows) == retention.LAST
    assert rows == sorted(rows, key=lambda row: row.file.name, reverse=True)
    key = keys.read_key(village.path)
    assert all(backups.verify_copy(row.file, key)[1] == 12 for row in rows)


def test_a_copy_brings_back_what_was_there_and_the_damaged_file_is_set_aside(village):
    log(village, "1")
    digest = village.ask(content_digest)
    copy = village.keep_copy()
    log(village, "2")
    village.close()
    village.path.write_bytes(b"rot" * 1000)
    aside = restore_backup(copy, village.path)
    assert aside is not None
    assert aside.read_bytes() == b"rot" * 1000
    with Workspace.open(village.path) as opened:
        assert opened.ask(content_digest) == digest


def test_a_copy_goes_to_another_machine_with_its_key(village, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = village.copy_to(stick)
    digest = village.ask(content_digest)
    there = tmp_path / "other" / "new.doorbook"
    there.parent.mkdir()
    restore_backup(copy, there)
    with Workspace.open(there) as opened:
        assert opened.ask(content_digest) == digest


def test_a_bad_copy_is_not_restored_and_the_ledger_stays(village):
    copy = village.keep_copy()
    village.close()
    data = bytearray(copy.read_bytes())
    data[5000] ^= 0xFF
    copy.write_bytes(data)
    before = village.path.read_bytes()
    with pytest.raises(StorageProblem):
        restore_backup(copy, village.path)
    assert village.path.read_bytes() == before


def test_a_ledger_in_a_read_only_folder_says_so(village, tmp_path):
    """CI is root, so the right to write is taken away by a read-only bind mount where that is allowed."""
    village.close()
    folder = tmp_path / "stick"
    shutil.copytree(village.path.parent, folder, ignore=shutil.ignore_patterns("stick"))
    mounted = subprocess.run(["mount", "--bind", str(folder), str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this machine may not mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True, capture_output=True)
        with Workspace.open(folder / "village.doorbook") as opened:
            assert len(opened.ask(all_visits)) == 0
            with pytest.raises(StorageProblem) as problem:
                log(opened, "1")
        assert problem.value.code == "ledger_read_only"
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)


def test_the_clock_may_stand_anywhere_the_order_stays(village):
    for year in (2000, 2099, 2026):
        village.now = lambda year=year: datetime(year, 2, 28, 23, 59)
        log(village, "1", day=5)
    counters = [row.counter for row in sorted(village.ask(all_visits), key=lambda row: row.counter)]
    assert counters == sorted(set(counters))
    assert len(counters) == 3


def test_an_older_process_environment_does_not_matter(village, monkeypatch):
    monkeypatch.setitem(os.environ, "TZ", "America/New_York")
    visit = log(village, "1", day=16)
    (row,) = (row for row in village.ask(all_visits) if row.id == visit)
    assert row.at == datetime(2026, 11, 16, 10, 30)


def test_another_program_that_holds_the_ledger_for_a_moment_is_waited_for(village):
    """FAULTS 18: a virus scanner or the like."""
    holder = connect(village.path, keys.read_key(village.path))
    holder.execute("BEGIN EXCLUSIVE")
    threading.Timer(0.4, lambda: holder.execute("COMMIT")).start()
    log(village, "1")
    assert len(village.ask(all_visits)) == 1
    holder.close()


def test_another_program_that_holds_the_ledger_for_long_is_said_so(village, monkeypatch):
    """FAULTS 18: after the wait (five seconds, here less) one sentence, and saving works afterwards."""
    village.close()
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 50)
    with Workspace.open(village.path, recorder="王芳") as opened:
        holder = connect(opened.path, keys.read_key(opened.path))
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageProblem) as problem:
            log(opened, "1")
        assert problem.value.code == "ledger_locked"
        holder.execute("COMMIT")
        holder.close()
        log(opened, "1")
        assert len(opened.ask(all_visits)) == 1
