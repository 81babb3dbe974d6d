"""check: what does not hang together is found; what is safe is mended after a copy, the rest is listed."""

from __future__ import annotations

import pytest

from outreach.queries.search import search
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.workspace import Workspace
from tests.support.commands import Commands


@pytest.fixture
def commands(village, capsys, monkeypatch) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def spoil(commands: Commands, *statements: str) -> None:
    connection = connect(commands.ledger, keys.read_key(commands.ledger))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_ledger_has_no_findings(commands):
    answer = commands("check")
    assert (answer.code, answer.document["ok"], answer.document["mended"]) == (0, True, 0)


def test_a_search_index_that_is_off_is_mended_after_a_copy(commands):
    spoil(
        commands,
        "DELETE FROM search_key WHERE entry_id IN (SELECT id FROM search_entry LIMIT 1)",
        "UPDATE search_key SET value = 'zzz' WHERE value = '仇志强'",
        "UPDATE unit SET head = '' WHERE no = '3'",
    )
    answer = commands("check")
    assert answer.code == 3
    assert len(answer.document["problems"]) == 2
    mended = commands("check", "--mend")
    assert (mended.code, mended.document["ok"], mended.document["problems"]) == (0, True, [])
    assert mended.document["mended"] >= 2
    with Workspace.open(commands.ledger) as opened:
        assert [hit.no for hit in opened.ask(search, "仇志强")] == ["3"]
        assert [row.reason for row in opened.backups()] == ["mend"]


def test_what_cannot_be_mended_is_listed(commands):
    spoil(commands, "PRAGMA foreign_keys = OFF", "UPDATE person SET unit_id = 'nobody' WHERE position = 2")
    answer = commands("check", "--mend")
    assert (answer.code, answer.document["ok"]) == (3, False)
    assert "12" in answer.document["problems"][0]
