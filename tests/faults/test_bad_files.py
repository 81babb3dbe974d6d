"""FAULTS 10, 11, 14, 16: rotten, cut, foreign and newer files are refused, and stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import StorageProblem
from outreach.queries.content import content_digest
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.workspace import Workspace, open_checked
from tests.support.ledgers import log


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in folder.iterdir() if file.is_file() and file.suffix != ".lock"
    }


def refused(path: Path) -> str:
    with pytest.raises(StorageProblem) as problem:
        Workspace.open(path, wait=0)
    return problem.value.code


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


def test_a_newer_ledger_is_refused_untouched(village):
    village.close()
    key = keys.read_key(village.path)
    connection = connect(village.path, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = bytes_of(village.path.parent)
    assert refused(village.path) == "newer_ledger"
    assert bytes_of(village.path.parent) == before
