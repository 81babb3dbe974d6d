"""FAULTS 1, 7, 9, 17, 18, 25: killed, full, read-only or held by others while the ledger is open."""

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

from outreach.errors import StorageProblem
from outreach.queries.visits import all_visits
from outreach.storage import keys
from outreach.storage.database import PRAGMAS, connect
from outreach.workspace import Workspace
from tests.support.ledgers import log

ROOT = Path(__file__).resolve().parents[2]


def refused(path: Path) -> str:
    with pytest.raises(StorageProblem) as problem:
        Workspace.open(path, wait=0)
    return problem.value.code


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
