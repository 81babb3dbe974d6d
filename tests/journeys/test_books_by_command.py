"""The books without a window: forty slips, a week in which the fans run out, two cases, a spot check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outreach.queries.households import household_rows
from outreach.vocabulary import REACHED, HouseholdState
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, copy_ledger
from tests.support.receipts import forged_slip, slips_for, unknown_slip


@pytest.fixture(scope="module")
def village(demo_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_ledger(demo_source, tmp_path_factory.mktemp("books"))


@pytest.fixture
def clerk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, village: Path) -> Commands:
    return Commands(capsys, monkeypatch, village)


def stack_of_40(ledger: Path) -> tuple[list[str], list[str]]:
    """36 slips of doors still to go, two of them twice, one forged, one unknown."""
    with Workspace.open(ledger) as workspace:
        rows = workspace.ask(household_rows, campaign_id(workspace))
        doors = [row.no for row in rows if row.state not in (*REACHED, HouseholdState.EXCLUDED)][:36]
        codes = [slip.code for slip in slips_for(workspace, *doors)]
        last = [codes[3], codes[0], forged_slip(), unknown_slip(workspace)]
    return doors, [*codes, *last]


def test_forty_slips_are_scanned_in_one_call(clerk: Commands, village: Path) -> None:
    doors, codes = stack_of_40(village)
    before = clerk("coverage").document["signed"]
    done = clerk("scan", *codes)
    assert done.code == 1, "one was unknown and one forged"
    said = [answer["status"] for answer in done.document]
    assert {status: said.count(status) for status in set(said)} == {
        "saved": 36, "already": 2, "forged": 1, "unknown": 1,
    }  # fmt: skip
    assert clerk("coverage").document["signed"] == before + 36
    states = {row["household"]: row["state"] for row in clerk("receipt", "list").document}
    assert {states[no] for no in doors} == {"returned"}


def test_the_fans_run_out_within_a_week(clerk: Commands) -> None:
    def fans() -> dict[str, int]:
        return next(row for row in clerk("stock", "list").document if row["code"] == "fan")

    before = fans()
    clerk("stock", "limit", "扇子", "20")
    clerk("stock", "receive", "扇子", "30", "--on", "2026-11-16")
    clerk("stock", "out", "扇子", "10", "--worker", "王芳", "--on", "2026-11-16")
    calls = [
        {"household": no, "at": f"2026-11-17T15:{no}", "workers": ["王芳"], "outcome": "met"}
        for no in range(20, 35)
    ]
    calls = [call | {"handouts": {"扇子": 1}} for call in calls]
    assert clerk("visit", "log", stdin="\n".join(map(json.dumps, calls)).encode()).code == 0
    market = {"kind": "market_day", "on": "2026-11-20", "place": "桥头集"}
    given = {"handouts": {"扇子": before["left"] + 25}}
    clerk("activity", "log", stdin=json.dumps(market | given).encode())
    clerk("stock", "damage", "fan", "2", "--on", "2026-11-20")
    after = fans()
    assert after["left"] == before["left"] + 30 - 15 - (before["left"] + 25) - 2 == -12
    gone = after["doors"] + after["activities"] + after["posted"] + after["damaged"]
    assert gone + after["left"] == after["received"]
    said = clerk("stock", "list", json_=False).out
    assert "发出去的比收到的多 12 把" in said
    assert "王芳发的比领的多" in said


def test_a_case_in_a_visited_and_one_in_an_unvisited_house(clerk: Commands, tmp_path: Path) -> None:
    rows = clerk("household", "list").document
    visited = next(row["no"] for row in rows if row["state"] == "signed" and row["last_visit"])
    quiet = next(row["no"] for row in rows if not row["last_visit"])
    for no in (visited, quiet):
        told = ("--on", "2026-11-21", "--kind", "刷单返利", "--loss", "3000", "--household", no)
        assert clerk("case", "add", *told).code == 0
    second, first = clerk("case", "list").document[:2]
    assert {first["household"], second["household"]} == {visited, quiet}
    before = ("--before", "2026-11-21")
    traces = {no: clerk("case", "trace", "--household", no, *before).document for no in (visited, quiet)}
    assert traces[visited]["reached"] and traces[visited]["visits"]
    assert not traces[quiet]["reached"] and traces[quiet]["why_not"]
    for number, row in enumerate((first, second)):
        paper = tmp_path / f"{number}.pdf"
        printed = clerk("print", "back-trace", "--case", str(row["number"]), "--out", str(paper))
        assert printed.document["pages"] == 1


def test_a_spot_check_of_thirty(clerk: Commands) -> None:
    drawn = clerk("spot-check", "draw", "--seed", "20261121", "--size", "30").document
    assert len(drawn["rows"]) == 30
    results = {row: ("nobody_home",) if row % 10 == 0 else ("agrees",) for row in range(1, 31)}
    results[7] = ("differs", "--said", "说没人来过")
    for row, result in results.items():
        assert clerk("spot-check", "result", "1", str(row), *result).code == 0
    (check,) = clerk("spot-check", "list").document
    assert (check["left"], check["agreement"]["answered"]) == (0, 27)
    assert round(check["agreement"]["rate"], 3) == round(26 / 27, 3)
    assert clerk("spot-check", "close", "1-7", "--reply", "补讲了").code == 0
    assert clerk("spot-check", "findings", "--open").document == []
