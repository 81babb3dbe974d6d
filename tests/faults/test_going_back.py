"""Copies put back: what was there is set aside, a bad copy changes nothing, the key comes along."""

from __future__ import annotations

import pytest

from outreach.errors import StorageProblem
from outreach.queries.content import content_digest
from outreach.storage import backups, keys, retention
from outreach.workspace import Workspace, restore_backup
from tests.support.ledgers import log


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
