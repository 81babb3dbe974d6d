"""check: what does not hang together is found; what is safe is mended after a copy, the rest is listed."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.actions.stock import MovementForm, record_movement
from outreach.queries.campaigns import options
from outreach.queries.search import search
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.vocabulary import MovementKind, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import log, states
from tests.support.receipts import slips_for


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
        "INSERT INTO search_key VALUES (3, '查无此人', 1, 999999)",
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


def test_exclusions_that_are_not_what_the_visits_say_are_mended(village, capsys, monkeypatch):
    log(village, "4", Outcome.MOVED_AWAY)
    wrong = log(village, "5", Outcome.EMPTY_HOUSE)
    village.close()
    commands = Commands(capsys, monkeypatch, village.path)
    spoil(
        commands,
        "DELETE FROM exclusion WHERE visit_id IS NOT NULL AND reason = 'moved_away'",
        f"UPDATE visit SET voided_at = '2026-11-18 09:00:00.000000' WHERE id = '{wrong}'",
    )
    answer = commands("check")
    assert (answer.code, len(answer.document["problems"])) == (3, 1)
    assert "2 户" in answer.document["problems"][0]
    assert commands("check", "--mend").document["mended"] == 2
    assert commands("check").code == 0
    with Workspace.open(commands.ledger) as opened:
        assert (states(opened)["4"], states(opened)["5"]) == ("excluded", "not_visited")


def test_books_that_do_not_add_up_are_listed(village, capsys, monkeypatch):
    code = village.ask(options, "handout")[0].code
    village.run(record_movement, MovementForm(MovementKind.RECEIVE, code, 5))
    log(village, "1", handouts={code: 3})
    log(village, "2", signoff=SignOff.SIGNATURE, handouts={code: 4})
    (slip,) = slips_for(village, "3")
    village.run(return_receipt, slip.code, SlipForm(on=date(2026, 11, 16)))
    village.close()
    commands = Commands(capsys, monkeypatch, village.path)
    assert "多 3 份" in "".join(commands("check").document["problems"])
    spoil(
        commands,
        "UPDATE stock_movement SET count = 50",
        "UPDATE visit SET voided_at = at WHERE id IN (SELECT visit_id FROM receipt)",
        "UPDATE unit SET merged_into_id = (SELECT id FROM unit WHERE no = '8') WHERE no = '7'",
        "UPDATE unit SET merged_into_id = (SELECT id FROM unit WHERE no = '7') WHERE no = '9'",
    )
    said = "\n".join(commands("check").document["problems"])
    for words in ("1 张回执记着已签", slip.serial, "2 户已经并到", "户号 7、9", "1 户并到了", "户号 9"):
        assert words in said
