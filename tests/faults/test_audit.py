"""FAULTS 49: a line of the audit edited, deleted, moved, the end cut off: the first bad line is named."""

from __future__ import annotations

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from outreach.queries.audit import audit_break, audit_contradiction, audit_head, audit_rows, printed_head
from outreach.queries.households import unit_id_of
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.workspace import Workspace, restore_backup
from tests.support.commands import Commands
from tests.support.ledgers import log


def tampered(village, *statements: tuple[str, tuple[object, ...]]):
    """Do to the file what somebody with the key and a database tool could do."""
    connection = connect(village.path, keys.read_key(village.path))
    for table in ("audit", "row_image", "action_entry"):
        for kind in ("update", "delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_{kind}")
    for statement, values in statements:
        connection.execute(statement, values)
    connection.close()
    return village.ask(audit_break)


def test_an_untouched_audit_is_whole_and_counts_every_action(village) -> None:
    log(village, "1")
    village.undo()
    assert village.ask(audit_break) is None
    newest, before, *_ = village.ask(audit_rows)
    assert (newest.name, before.name) == ("undo_action", "record_visit")
    assert village.ask(audit_head).short.startswith(f"{newest.seq}-")


@pytest.mark.parametrize("table", ["audit", "row_image", "action_entry"])
def test_the_ledger_itself_refuses_to_change_what_was_written(village, table) -> None:
    connection = connect(village.path, keys.read_key(village.path))
    column = {"audit": "at", "row_image": "row_id", "action_entry": "by"}[table]
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = '2020-01-01 00:00:00.000000'"):
        with pytest.raises(sqlcipher.Error, match="only added to"):
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("column", ["at", "by", "access", "name", "result", "counter", "rows", "hash"])
def test_an_edited_line_is_named(village, column) -> None:
    value = "2020-01-01 00:00:00.000000" if column == "at" else 999 if column == "counter" else "other"
    bad = tampered(village, (f"UPDATE audit SET {column} = ? WHERE seq = 2", (value,)))
    assert bad is not None and bad.seq == 2


def test_a_deleted_line_is_named(village) -> None:
    log(village, "1")
    bad = tampered(village, ("DELETE FROM audit WHERE seq = 3", ()))
    assert bad is not None and bad.seq == 3


def test_exchanged_lines_are_named(village) -> None:
    log(village, "1")
    bad = tampered(
        village,
        ("UPDATE audit SET seq = -1 WHERE seq = 2", ()),
        ("UPDATE audit SET seq = 2 WHERE seq = 3", ()),
        ("UPDATE audit SET seq = 3 WHERE seq = -1", ()),
    )
    assert bad is not None and bad.seq == 2


def test_a_cut_end_is_named(village) -> None:
    log(village, "1")
    bad = tampered(village, ("DELETE FROM audit WHERE seq >= 3", ()))
    assert bad is not None and bad.seq == 3


def test_a_changed_history_is_named(village) -> None:
    log(village, "1")
    counter = village.ask(audit_rows)[0].counter
    bad = tampered(village, ("DELETE FROM row_image WHERE counter = ?", (counter,)))
    assert bad is not None and bad.seq == village.ask(audit_head).seq


def test_the_audit_holds_no_value_of_any_person(village) -> None:
    log(village, "1", note="记得带卡")
    lines = str(village.ask(audit_rows))
    for secret in ("李建国", "13800000001", "记得带卡", "320623197506091234"):
        assert secret not in lines


def cut_with_its_head(village, seq: int):
    """Cut the end off and let the head say so: the chain itself is whole again then."""
    connection = connect(village.path, keys.read_key(village.path))
    (kept,) = connection.execute("SELECT hash FROM audit WHERE seq = ?", (seq,)).fetchone()
    connection.close()
    return tampered(
        village,
        ("DELETE FROM audit WHERE seq > ?", (seq,)),
        ("UPDATE audit_head SET seq = ?, hash = ?", (seq, kept)),
    )


def test_an_end_cut_off_with_its_head_is_noticed_by_copies_and_by_the_number_on_paper(village) -> None:
    log(village, "1")
    log(village, "2")
    printed, last = village.ask(audit_head).short, village.ask(audit_head).seq
    village.keep_copy()
    heads = (*village.known_heads(), printed_head(f"审计 {printed}"))
    assert village.ask(audit_contradiction, heads) is None
    assert cut_with_its_head(village, last - 1) is None
    for head in heads:
        bad = village.ask(audit_contradiction, [head])
        assert bad is not None and bad.seq == last
    log(village, "3")  # the place of the line that was cut off is taken by another
    for head in heads:
        bad = village.ask(audit_contradiction, [head])
        assert bad is not None and bad.seq == last


def test_what_a_restore_left_behind_is_not_taken_for_tampering(village, tmp_path) -> None:
    log(village, "1")
    first = village.keep_copy()
    for no in ("2", "3"):
        log(village, no)
    second = village.keep_copy()
    village.erase("本人要求", units=[village.ask(unit_id_of, "5")])
    village.close()
    for copy in (first, second, first):
        restore_backup(copy, village.path)
        with Workspace.open(village.path) as opened:
            assert opened.ask(audit_contradiction, opened.known_heads()) is None
            for no in ("6", "7", "8", "9"):
                log(opened, no)
            opened.keep_copy()
            assert opened.ask(audit_contradiction, opened.known_heads()) is None
    with Workspace.open(village.path) as opened:
        assert opened.ask(audit_head).epoch == 3
        last = opened.ask(audit_head).seq
        cut_with_its_head(opened, last - 1)
        bad = opened.ask(audit_contradiction, opened.known_heads())
        assert bad is not None and bad.seq == last


def test_the_commands_compare_with_copies_sheets_and_sticks(village, capsys, monkeypatch, tmp_path) -> None:
    log(village, "1")
    printed, last = village.ask(audit_head).short, village.ask(audit_head).seq
    stick = village.copy_to(tmp_path)
    cut_with_its_head(village, last - 1)
    village.close()
    commands = Commands(capsys, monkeypatch, village.path)
    assert commands("audit", "verify").code == 0
    for words in (("--head", printed), ("--copy", str(stick))):
        answer = commands("audit", "verify", *words)
        assert (answer.code, answer.document["bad"]["seq"]) == (3, last)
    assert commands("audit", "verify", "--head", "12").document["error"] == "head_unreadable"
    other = tmp_path / "x.ledger"
    other.write_bytes(b"x" * 4096)
    assert commands("audit", "verify", "--copy", str(other)).document["error"] == "head_copy_unreadable"
