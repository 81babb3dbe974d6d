"""FAULTS 2, 5, 8, 9, 12, 17, 21, 23 as a script meets them: separate processes, full disks, odd clocks."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from outreach.errors import StorageProblem
from outreach.files import write_whole
from outreach.storage import backups, keys, retention
from outreach.storage.lock import LedgerLock

ROOT = Path(__file__).resolve().parents[2]
LINE = {"household": "1", "at": "2026-11-16T10:30", "workers": ["王芳"], "outcome": "met"}


def start(ledger: Path, *words: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    """Start a command as a script would; `limit` is the size in bytes no file may grow beyond."""

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit or 0, limit or 0))

    return subprocess.Popen(
        [sys.executable, "-m", "outreach", "--ledger", str(ledger), "--json", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=small_files if limit else None,
    )


def end(process: subprocess.Popen[bytes], stdin: bytes = b"") -> tuple[int, bytes, str]:
    out, err = process.communicate(stdin, timeout=60)
    assert b"Traceback" not in err
    return process.returncode, out, err.decode()


def test_of_several_new_ledgers_at_one_place_the_first_stands(tmp_path):
    path = tmp_path / "race.doorbook"
    running = [start(path, "new", "--village-name", f"{n}村") for n in range(3)]
    assert sorted(end(process)[0] for process in running) == [0, 1, 1]
    code, out, _ = end(start(path, "check"))
    assert (code, json.loads(out)["ok"]) == (0, True)


def test_a_refused_ledger_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a.doorbook"
    code, out, err = end(start(path, "new", "--village-name", "村", limit=8192))
    assert (code, json.loads(out)["error"]) == (3, "disk_full")
    assert err.count("。") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("tally", "week", "2026-W47"), "week.xlsx"),
        (("print", "leaflet"), "leaflet.pdf"),
        (("roster", "export"), "people.csv"),
    ],
)
def test_a_full_disk_keeps_the_old_file_and_says_one_sentence(village, tmp_path, words, name):
    village.close()
    target = tmp_path / "out" / name
    target.parent.mkdir()
    target.write_bytes(b"old")
    code, out, err = end(start(village.path, *words, "--out", str(target), limit=1024))
    assert (code, json.loads(out)["error"]) == (3, "disk_full")
    assert len(err.splitlines()) == 1
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_acknowledged_lines_are_named_when_nobody_listens_any_more(village):
    village.close()
    process = start(village.path, "visit", "log")
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write(json.dumps(LINE).encode() + b"\n")
    process.stdin.flush()
    assert b"saved" in process.stdout.readline()
    process.stdout.close()
    process.stdin.write(json.dumps(LINE).encode() + b"\n")
    process.stdin.close()
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 1
    assert "第 2 行" in err
    assert len(err.splitlines()) == 1


def test_a_closed_output_is_no_trouble(village):
    village.close()
    command = f"{sys.executable} -m outreach --ledger {village.path} --json coverage >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, check=False).returncode == 0
    assert end(start(village.path, "check"))[0] == 0


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "raw", "key": "00"},
        {"kind": "raw", "key": 5},
        {"kind": "scrypt", "salt": "no hex", "n": 32768, "r": 8, "p": 1},
        {"kind": "scrypt", "salt": 5, "n": 32768, "r": 8, "p": 1},
        {"kind": "scrypt", "salt": "00", "n": 3, "r": 8, "p": 1},
        {"kind": "scrypt", "salt": "00", "n": 2**40, "r": 800, "p": 1},
        [],
        5,
    ],
)
def test_a_key_file_that_was_tampered_with_is_said_to_be_broken(tmp_path, content):
    ledger = tmp_path / "a.doorbook"
    keys.key_file(ledger).write_text(json.dumps(content))
    with pytest.raises(StorageProblem) as problem:
        keys.read_key(ledger, "口令")
    assert problem.value.code == "key_broken"


def test_a_clock_that_is_wrong_costs_no_copy(village):
    key = keys.read_key(village.path)
    years = (2026, 2000, 2099, 1980, 2026)
    made = [
        backups.keep_copy(village.path, key, datetime(year, 11, 20, 9), "exit")
        for year in years
        for _ in range(3)
    ]
    listed = [row.file for row in backups.list_backups(village.path)]
    assert listed == made[::-1][: retention.LAST]
    assert all(file.is_file() and keys.key_file(file).is_file() for file in listed)


def test_a_copy_that_fails_leaves_no_key_behind_and_costs_no_older_copy(village, monkeypatch):
    kept = village.keep_copy()
    monkeypatch.setattr(backups, "verify_copy", lambda file, key: (0, 0))
    with pytest.raises(StorageProblem):
        village.keep_copy()
    assert sorted(kept.parent.iterdir()) == [kept, keys.key_file(kept)]


def test_a_lock_file_that_was_cleared_away_holds_nobody(tmp_path):
    ledger = tmp_path / "a.doorbook"
    first = LedgerLock(ledger, 0)
    first.release(forget=True)
    assert not first.path.exists()
    second = LedgerLock(ledger, 0)
    with pytest.raises(StorageProblem):
        LedgerLock(ledger, 0)
    second.release()


def test_from_a_read_only_folder_a_copy_can_be_taken_but_nothing_is_made_there(village, tmp_path):
    village.close()
    folder, out = tmp_path / "stick", tmp_path / "out"
    out.mkdir()
    shutil.copytree(village.path.parent, folder, ignore=shutil.ignore_patterns("stick", "out"))
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("this machine may not mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True, capture_output=True)
        ledger = folder / village.path.name
        code, printed, _ = end(start(ledger, "backup", "--to", str(out)))
        assert (code, Path(json.loads(printed)["file"]).parent) == (0, out)
        for words, place in ((("backup",), ledger), (("new", "--village-name", "村"), folder / "b.doorbook")):
            code, printed, err = end(start(place, *words))
            assert (code, json.loads(printed)["error"]) == (3, "cannot_write")
            assert len(err.splitlines()) == 1
    finally:
        subprocess.run(["umount", folder], check=False, capture_output=True)


@pytest.mark.soak
@pytest.mark.parametrize("step", range(20))
def test_a_copy_or_a_restore_cut_short_leaves_a_ledger_and_only_whole_copies(village, step):
    copy = village.keep_copy()
    village.close()
    for words in (("backup",), ("restore", str(copy))):
        process = start(village.path, *words)
        try:
            process.wait(0.2 + step * 0.03)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert end(start(village.path, "check"))[0] == 0
    for row in backups.list_backups(village.path):
        assert backups.verify_copy(row.file, keys.read_key(row.file))[1] == 12


def test_what_a_killed_command_left_half_written_is_cleared_away_later(tmp_path):
    old, fresh = tmp_path / ".doorbook-a.csv.part", tmp_path / ".doorbook-b.csv.part"
    for file in (old, fresh):
        file.write_text("张三")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    write_whole(tmp_path / "people.csv", b"all")
    assert sorted(file.name for file in tmp_path.iterdir()) == [fresh.name, "people.csv"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are always text")
def test_a_folder_whose_name_is_no_utf8_is_no_trouble(village, tmp_path):
    village.close()
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    code, out, _ = end(start(village.path, "backup", "--to", str(folder)))
    (copy,) = folder.glob("*.doorbook")
    assert code == 0
    assert json.loads(out)["file"].endswith(copy.name)
    assert end(start(folder / "there.doorbook", "restore", str(copy)))[0] == 0
    assert end(start(folder / "there.doorbook", "check"))[0] == 0
