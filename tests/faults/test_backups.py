"""FAULTS 3, 4, 19-23: copies that count only once they were read back, and going back to one of them."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.actions.register import apply_register_update
from outreach.errors import StorageProblem, UserMistake
from outreach.queries.audit import audit_break, audit_head, audit_rows
from outreach.queries.content import content_digest
from outreach.queries.visits import all_visits
from outreach.register_rows import RegisterUpdate
from outreach.storage import backups, key_files, keys, read_back, restoring, retention
from outreach.storage.backups import BackupRow
from outreach.workspace import COPY_AFTER_CHANGES, Workspace, backup_contents, restore_backup
from tests.support.commands import Commands
from tests.support.ledgers import log


def rows(days: list[datetime]) -> list[BackupRow]:
    """Backups made at these times, given newest first as they are listed."""
    made = [BackupRow(number, Path(f"{number:06}"), at, 1) for number, at in enumerate(days, 1)]
    return made[::-1]


def test_the_last_ten_and_one_a_day_a_week_a_month_stay() -> None:
    start = datetime(2026, 1, 1, 8)
    every = rows([start + timedelta(days=day // 2, hours=day % 2) for day in range(600)])
    kept = retention.to_keep(every)
    assert kept[:10] == every[:10]
    assert len({row.made_at.date() for row in kept}) >= 12
    assert len({(row.made_at.year, row.made_at.month) for row in kept}) == 9
    assert len(kept) <= 10 + 12 + 10 + 9


def test_a_clock_in_2099_or_2000_prunes_nothing_early() -> None:
    """FAULTS 23: the order is the counter's; a day that was never there counts once."""
    honest = [datetime(2026, 11, day, 8) for day in range(1, 9)]
    wrong = [datetime(2099, 1, 1), datetime(2000, 1, 1), datetime(2026, 11, 9)]
    kept = retention.to_keep(rows([*honest, *wrong]))
    assert len(kept) == 11


def test_nothing_is_forgotten_while_fewer_than_three_are_whole(village, monkeypatch) -> None:
    """FAULTS 21."""
    for _ in range(12):
        village.keep_copy()
    for row in village.backups()[:-1]:
        row.file.write_bytes(b"rot" * 1000)
    before = {row.file for row in village.backups()}
    backups._WHOLE.clear()
    village.keep_copy()
    assert before <= {row.file for row in village.backups()}


def test_the_newest_backup_that_is_corrupt_is_said_so_and_the_next_one_is_taken(village, capsys, monkeypatch):
    """FAULTS 21."""
    log(village, "1")
    good = village.keep_copy()
    log(village, "2")
    bad = village.keep_copy()
    village.close()
    bad.write_bytes(bad.read_bytes()[:5000])
    commands = Commands(capsys, monkeypatch, village.path)
    newest, next_one = commands("backups").document
    assert (newest["ok"], next_one["ok"], next_one["visits"], next_one["households"]) == (False, True, 1, 12)
    assert next_one["lost"] == {"changes": 1, "visits": 1}
    assert commands("restore", str(bad)).document["error"] == "backup_bad"
    assert commands("restore", str(good)).code == 0
    assert len(commands("visit", "list").document) == 1


def test_a_copy_that_is_stale_or_empty_is_no_copy(village, monkeypatch) -> None:
    """FAULTS 22: row counts and the audit's head are compared."""
    old = village.keep_copy()
    log(village, "1")
    whole = backups.verify_copy
    monkeypatch.setattr(backups, "verify_copy", lambda file, key: whole(old, key))
    with pytest.raises(StorageProblem) as problem:
        village.keep_copy()
    assert problem.value.code == "copy_bad"


def test_what_is_in_a_copy_and_what_would_be_lost_is_said(village) -> None:
    log(village, "1")
    copy = village.keep_copy()
    log(village, "2")
    village.undo()
    log(village, "3")
    inside, lost = backup_contents(copy, village.path)
    assert (inside.households, inside.visits, inside.last_by) == (12, 1, "王芳")
    assert inside.last_at is not None
    assert (lost.changes, lost.visits, lost.nothing) == (3, 1, False)
    village.close()
    village.path.write_bytes(b"rot" * 1000)
    assert not backup_contents(copy, village.path)[1].known


def test_a_stick_of_false_capacity_is_found_out(village, tmp_path, monkeypatch) -> None:
    """FAULTS 20: what is read back from the stick itself differs from what was written."""
    stick = tmp_path / "stick"
    stick.mkdir()

    def false_capacity(file: Path) -> str:
        data = bytearray(file.read_bytes())
        data[50_000:] = bytes(len(data) - 50_000)
        file.write_bytes(data)
        return read_back.digest(file)

    monkeypatch.setattr(read_back, "digest_from_disk", false_capacity)
    with pytest.raises(StorageProblem) as problem:
        village.copy_to(stick)
    assert problem.value.code == "copy_bad"
    assert list(stick.iterdir()) == []
    assert village.copied_out() is None


def test_a_stick_pulled_out_while_it_is_written_is_said_so(village, tmp_path, monkeypatch) -> None:
    """FAULTS 19."""
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(file: Path) -> str:
        shutil.rmtree(stick)
        raise FileNotFoundError(2, "gone", str(file))

    monkeypatch.setattr(read_back, "digest_from_disk", pulled)
    with pytest.raises(StorageProblem) as problem:
        village.copy_to(stick)
    assert (problem.value.code, problem.value.chinese()) == ("stick_unfinished", "U盘未写完，请重做。")
    log(village, "1")


def test_a_copy_is_due_after_fifty_changes_or_half_an_hour(village, monkeypatch) -> None:
    village.keep_copy()
    village._copied = (village._copied[0], 0.0)
    assert not village.copy_is_due()
    log(village, "1")
    assert village.changes_since_copy() == 1
    assert not village.copy_is_due()
    village._copied = (village._copied[0] - 31 * 60, 0.0)
    assert village.copy_is_due()
    village.keep_copy()
    village._copied = (village._copied[0], 0.0)
    for _ in range(COPY_AFTER_CHANGES):
        log(village, "2")
    assert village.copy_is_due()


def test_copying_never_takes_more_than_a_tenth_of_the_time(village) -> None:
    village.keep_copy()
    village._copied = (village._copied[0], 1000.0)
    for _ in range(COPY_AFTER_CHANGES):
        log(village, "2")
    assert not village.copy_is_due()


def test_a_roster_is_not_imported_without_a_copy_before(village) -> None:
    village.run(apply_register_update, RegisterUpdate("花名册", ()))
    assert [row.reason for row in village.backups()] == ["import"]


def test_going_back_begins_an_epoch_and_is_written_down(village) -> None:
    log(village, "1")
    digest = village.ask(content_digest)
    copy = village.keep_copy()
    log(village, "2")
    village.close()
    restore_backup(copy, village.path)
    with Workspace.open(village.path) as opened:
        assert opened.ask(content_digest) == digest
        assert opened.ask(audit_head).epoch == 1
        assert opened.ask(audit_rows)[0].name.startswith("restored_1_from_")
        assert opened.ask(audit_break) is None


def test_a_restore_cut_short_between_ledger_and_keys_opens_all_the_same(village, tmp_path, monkeypatch):
    """FAULTS 4: a copy with another key came, the program died before its slots took the place of the old."""
    other = tmp_path / "other"
    other.mkdir()
    with Workspace.create(other / "b.doorbook", LedgerForm("柳河村"), passphrase="清水桥头三棵树") as made:
        copy = made.keep_copy()
    village.close()

    def killed(self: Path, target: Path) -> None:
        if self.suffix == ".next":
            raise KeyboardInterrupt
        real(self, target)

    real = Path.replace
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        restore_backup(copy, village.path, passphrase="清水桥头三棵树")
    monkeypatch.setattr(Path, "replace", real)
    with Workspace.open(village.path, passphrase="清水桥头三棵树") as opened:
        assert opened.ask(all_visits) == ()
    assert not keys.next_key_file(village.path).exists()


def test_a_worker_removed_since_does_not_come_back_with_an_older_copy(village) -> None:
    """FAULTS 46: the key file of today opens the copy of yesterday."""
    village.keyring.set_passphrase("清水桥头三棵树")
    village.keyring.add_pin("w1", "李强", "730518", administrator=False)
    copy = village.keep_copy()
    village.keyring.remove_pin("w1", frozenset())
    village.close()
    assert restoring.holder_of_key(copy, village.path) == village.path
    restore_backup(copy, village.path, passphrase="清水桥头三棵树")
    assert not key_files.read(keys.key_file(village.path)).of("pin")
    with pytest.raises(UserMistake):
        Workspace.open(village.path, recorder="李强", pin="730518")


def test_the_reason_of_each_copy_is_in_its_name_and_nothing_else_is(village) -> None:
    for reason in ("launch", "exit", "changes"):
        village.keep_copy(reason)
    assert [row.reason for row in village.backups()] == ["changes", "exit", "launch"]


def test_copies_and_ledgers_with_the_older_ending_are_still_found_and_opened(village, tmp_path) -> None:
    made = village.keep_copy()
    assert made.suffix == ".doorbook"
    for file in (made, keys.key_file(made)):
        file.rename(file.with_name(file.name.replace(".doorbook", ".ledger")))
    (row,) = village.backups()
    assert row.file.suffix == ".ledger"
    village.close()
    old = tmp_path / "old.ledger"
    restore_backup(row.file, old)
    with Workspace.open(old) as opened:
        assert opened.verify() == []
        assert opened.keep_copy().suffix == ".doorbook"
