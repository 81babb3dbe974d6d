"""FAULTS 49: a line of the audit edited, deleted, moved, the end cut off: the first bad line is named."""

from __future__ import annotations

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from outreach.queries.audit import audit_break, audit_head, audit_rows
from outreach.storage import keys
from outreach.storage.database import connect
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
