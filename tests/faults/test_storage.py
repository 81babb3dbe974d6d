"""FAULTS 1, 4, 7-17, 21, 22: what happens to the file, and that nothing acknowledged is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.errors import StorageProblem, UserMistake
from outreach.storage import keys
from outreach.storage.database import PRAGMAS, connect, open_engine
from outreach.storage.migrate import STEPS, upgrade
from outreach.workspace import Workspace
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
