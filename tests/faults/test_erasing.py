"""FAULTS 50: what was erased is gone from ledger and history, and again from an older copy put back."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest

from outreach.actions.households import correct_member
from outreach.actions.keeping import set_keeping
from outreach.coverage.summary import coverage_summary
from outreach.errors import Conflict, UserMistake
from outreach.printing.jobs import keep_print
from outreach.queries.audit import audit_break, audit_rows
from outreach.queries.households import members, unit_id_of
from outreach.queries.keeping import keeping
from outreach.queries.search import search
from outreach.queries.sheets import batch_pdf, print_batches
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.vocabulary import Outcome
from outreach.workspace import Workspace, restore_backup
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log, states
from tests.support.printing import prepared

SECRETS = ("李建国", "孙一妹", "13800000001", "320623197506091234", "记得带卡", "李建国之妻")


def everything(workspace: Workspace) -> str:
    """All that stands in any row of any table, old values and settings too."""
    connection = connect(workspace.path, keys.read_key(workspace.path))
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table'"
    tables = [name for (name,) in connection.execute(wanted).fetchall()]
    text = "\n".join(str(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables)
    connection.close()
    return text


@pytest.fixture
def spoken(village):
    """Household 1 with a phone, an ID number, a note, a signature, and a change in its history."""
    unit = village.ask(unit_id_of, "1")
    log(village, "1", note="记得带卡", signed_by="李建国之妻")
    (head, *_) = village.ask(members, unit, date(2026, 11, 18))
    village.run(correct_member, head.id, {"phone": "13800000099"})
    village.keep_draft(f"visit.{unit}", {"unit": unit, "note": "记得带卡"})
    return village


def test_a_household_is_gone_from_every_table_and_still_counts(spoken):
    before = spoken.ask(coverage_summary, campaign_id(spoken))
    text = everything(spoken)
    assert all(secret in text for secret in SECRETS[:5])
    spoken.erase("本人要求", units=[spoken.ask(unit_id_of, "1")])
    text = everything(spoken)
    for secret in ("孙一妹", "13800000001", "13800000099", "记得带卡", "李建国"):
        assert secret not in text, secret
    assert spoken.ask(coverage_summary, campaign_id(spoken)) == before
    assert states(spoken)["1"] == "told"
    assert spoken.ask(search, "李建国") == ()
    assert spoken.ask(audit_break) is None
    assert spoken.ask(audit_rows)[0].name == "erase"
    assert [row.reason for row in spoken.backups()] == ["purge"]


def test_what_was_erased_cannot_be_brought_back_by_undo(spoken):
    spoken.erase("本人要求", units=[spoken.ask(unit_id_of, "1")])
    with contextlib.suppress(Conflict):
        while row := spoken.undoable():
            assert "1组1号" not in row.text
            spoken.undo()
    assert "李建国" not in everything(spoken)


def test_it_is_erased_again_after_an_older_copy_was_put_back(spoken):
    copy = spoken.keep_copy()
    spoken.erase("本人要求", units=[spoken.ask(unit_id_of, "1")])
    spoken.close()
    restore_backup(copy, spoken.path)
    with Workspace.open(spoken.path) as opened:
        text = everything(opened)
        assert not any(secret in text for secret in ("13800000001", "13800000099", "李建国"))
        assert "仇志强" in text
        assert opened.ask(audit_break) is None


def test_the_ledger_file_is_copied_back_by_hand_and_blanked_all_the_same(spoken):
    spoken.close()
    old = spoken.path.read_bytes()
    with Workspace.open(spoken.path) as opened:
        opened.erase("本人要求", units=[opened.ask(unit_id_of, "1")])
    spoken.path.write_bytes(old)
    with Workspace.open(spoken.path) as opened:
        assert "李建国" not in everything(opened)


def test_a_campaign_that_is_due_loses_what_was_said_and_keeps_its_figures(spoken):
    which = campaign_id(spoken)
    (row,) = spoken.ask(keeping, date(2026, 12, 1))
    assert (row.due, row.left, row.keep_until) == (False, 1, None)
    with pytest.raises(UserMistake):
        spoken.run(set_keeping, which, row.ends)
    day = row.ends + timedelta(days=365)
    spoken.run(set_keeping, which, day, "反诈入户宣传", "反电信网络诈骗法第八条")
    assert not spoken.ask(keeping, day - timedelta(days=1))[0].due
    assert spoken.ask(keeping, day)[0].due
    before = spoken.ask(coverage_summary, which)
    spoken.erase("到期", campaigns=[which])
    assert spoken.ask(coverage_summary, which) == before
    assert spoken.ask(keeping, day)[0].left == 0
    text = everything(spoken)
    assert "记得带卡" not in text and "李建国之妻" not in text
    assert "李建国" in text  # the register is another matter


def test_erasing_wants_a_reason_and_the_right(spoken, capsys, monkeypatch):
    with pytest.raises(UserMistake):
        spoken.erase(" ", units=[spoken.ask(unit_id_of, "1")])
    spoken.close()
    commands = Commands(capsys, monkeypatch, spoken.path)
    assert commands("erase", "household", "999", "--reason", "x").document["error"] == "household_unknown"
    assert commands("erase", "campaign", "没有", "--reason", "x").document["error"] == "no_such_campaign"
    said = commands("erase", "keep-until", "秋季反诈入户宣传", "2027-11-30", "--purpose", "宣传").document
    assert (said["keep_until"], said["purpose"]) == ("2027-11-30", "宣传")
    assert commands("erase", "due").document[0]["left"] == 1
    assert commands("erase", "household", "1", "--reason", "本人要求").document["records"] > 2
    assert "李建国" not in commands("household", "list").out


def test_prints_that_name_the_household_are_not_kept_any_more_and_others_are(spoken):
    kinds = {"signoff": "1", "letter": "1", "exclusions": None, "not-reached": None, "leaflet": None}
    log(spoken, "9", Outcome.EMPTY_HOUSE)
    made = {kind: keep_print(spoken, prepared(spoken, kind, group)) for kind, group in kinds.items()}
    other = keep_print(spoken, prepared(spoken, "signoff", "2"))
    spoken.erase("本人要求", units=[spoken.ask(unit_id_of, "1")])
    kept = {kind for kind, batch in made.items() if spoken.ask(batch_pdf, batch)}
    assert kept == {"leaflet"} and spoken.ask(batch_pdf, other)
    assert len(spoken.ask(print_batches)) == len(made) + 1, "that something was printed stays known"
