"""A journal deleted after a kill (FAULTS 13), and a computer whose clock is wrong (FAULTS 23)."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outreach.errors import StorageProblem
from outreach.queries.audit import audit_break
from outreach.queries.content import content_digest
from outreach.queries.newest_entry import clock_trouble, suspect
from outreach.queries.visits import all_visits
from outreach.storage import keys
from outreach.workspace import Workspace, open_checked
from tests.soak.power import LEDGER, apply, record
from tests.support.commands import Commands
from tests.support.ledgers import NOW, log

MOMENTS = 24


@pytest.mark.skipif(sys.platform != "linux", reason="a layer under the unix disk")
def test_faults_13_a_journal_deleted_after_a_kill_is_noticed_or_was_not_needed(tmp_path: Path) -> None:
    start, steps, _ = record(tmp_path, 3)
    ledger, told = bytearray(start[LEDGER]), set[str]()
    found: dict[str, int] = {"whole": 0, "noticed": 0}
    writes = [nth for nth, step in enumerate(steps) if step[0] == "write" and step[1] == LEDGER]
    chosen = set(writes[:: max(1, len(writes) // MOMENTS)]) | {writes[-1]}
    place = tmp_path / "after"
    place.mkdir()
    path = place / LEDGER
    keys.key_file(path).write_bytes(keys.key_file(tmp_path / LEDGER).read_bytes())
    for nth, step in enumerate(steps):
        if step[0] == "ack":
            told.add(step[1])
        elif step[1] == LEDGER:
            apply(ledger, step)
        if nth in chosen:
            path.write_bytes(ledger)
            found[_opened(path, told)] += 1
    assert found["noticed"] > 0, "no moment was taken in which the journal was needed"
    assert found["whole"] > 0


def _opened(path: Path, told: set[str]) -> str:
    """Open what is left without its journal: nothing is silently half."""
    try:
        with open_checked(path) as workspace:
            assert told <= {row.id for row in workspace.ask(all_visits)}
            assert workspace.ask(audit_break) is None
            workspace.ask(content_digest)
    except StorageProblem as problem:
        assert problem.code in ("ledger_damaged", "not_a_ledger")
        return "noticed"
    return "whole"


@pytest.mark.parametrize(
    ("now", "strange"),
    [
        (NOW, ""),
        (NOW - timedelta(minutes=5), ""),
        (NOW - timedelta(hours=3), "before the newest entry"),
        (datetime(2000, 1, 1), "before the newest entry"),
        (NOW + timedelta(days=400), ""),
        (datetime(2099, 1, 1), "years after the newest entry"),
    ],
)
def test_faults_23_a_suspect_clock_is_known_by_the_newest_entry(now: datetime, strange: str) -> None:
    assert strange in suspect(NOW, now) and bool(suspect(NOW, now)) == bool(strange)


def test_faults_23_a_new_ledger_knows_a_clock_that_stands_at_the_beginning() -> None:
    assert suspect(None, datetime(2000, 1, 1)) and not suspect(None, NOW)


def test_faults_23_the_newest_entry_is_that_of_the_counter(village: Workspace) -> None:
    village.now = lambda: datetime(2099, 1, 1)
    log(village, "1")
    assert "before" in village.ask(clock_trouble, NOW)
    village.now = lambda: NOW
    log(village, "2")
    assert village.ask(clock_trouble, NOW) == "", "from the next entry on the clock is right again"


def test_faults_23_check_says_that_the_clock_is_suspect(
    village: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    village.now = lambda: datetime(2099, 1, 1)
    log(village, "1")
    village.close()
    document = Commands(capsys, monkeypatch, village.path)("check").document
    assert document["ok"] and "时钟可疑" in document["clock"]
