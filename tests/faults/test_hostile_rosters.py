"""Hostile and broken rosters of every format: one answer within 10 s and 500 MiB, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.roster.check import check
from outreach.workspace import Workspace
from tests.support.hostile_files import KINDS, ROWS, make, xlsx

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS, MEBIBYTES = 10, 500
MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(process.pid, 0)
open(sys.argv[1], "w").write(str(used.ru_maxrss))
os._exit(os.waitstatus_to_exitcode(status) & 255)
"""
"""A small program in between: what is started is born with the peak of the one that starts it, and making the
hostile file takes memory, too."""


@pytest.mark.soak
@pytest.mark.parametrize("name", list(KINDS))
def test_a_hostile_roster_gets_one_answer_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    ledger, roster = tmp_path / "a.ledger", make(tmp_path, name)
    Workspace.create(ledger, LedgerForm("村", keep=("phone",)), recorder="测").close()
    words = [sys.executable, "-m", "outreach", "--json", "--ledger", str(ledger)]
    words += ["roster", "check", str(roster)]
    with (tmp_path / "said").open("wb") as said, (tmp_path / "trouble").open("wb") as trouble:
        started = time.monotonic()
        measured = [sys.executable, "-c", MEASURE, str(tmp_path / "peak"), *words]
        process = subprocess.run(measured, cwd=ROOT, stdout=said, stderr=trouble, check=False)
    assert time.monotonic() - started < SECONDS
    assert int((tmp_path / "peak").read_text()) < MEBIBYTES * 1024
    document = json.loads((tmp_path / "said").read_bytes())
    assert process.returncode in (0, 1)
    assert ("error" in document) == bool(process.returncode)
    assert b"Traceback" not in (tmp_path / "trouble").read_bytes()


def test_a_chain_of_formulas_is_followed_only_so_far(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="B{n}"><f>B{n + 1}&amp;B{n + 1}</f></c></row>' for n in range(3, 3000))
    started = time.monotonic()
    plan = check(xlsx(tmp_path / "down.xlsx", ROWS + rows))
    assert plan.persons >= 1
    assert time.monotonic() - started < SECONDS


def test_text_that_doubles_from_row_to_row_is_never_made_longer_than_a_cell(tmp_path: Path) -> None:
    plan = check(make(tmp_path, "joined.xlsx"))
    assert max(len(person.name) for household in plan.found for person in household.members) <= 32_767
