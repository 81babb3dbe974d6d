"""What waits: doors to go to once more, victims to call on, slips to ask for; overdue work stays."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from outreach.actions.cases import CaseForm, add_case, close_case
from outreach.actions.occupancy import OccupancyForm, set_occupancy
from outreach.queries.households import unit_id_of
from outreach.queries.waiting import WaitingRow, doors_waiting, waiting
from outreach.vocabulary import Occupancy, Outcome
from outreach.waits import Suggestion, WaitKind
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import NOW, campaign_id, log

TODAY = NOW.date()


def waits(village: Workspace, until: date | None = None) -> list[tuple[str, WaitKind, date]]:
    rows = village.ask(waiting, campaign_id(village), TODAY, until)
    return [(row.no, row.kind, row.due) for row in rows]


def one(village: Workspace, no: str) -> WaitingRow:
    return next(row for row in village.ask(waiting, campaign_id(village), TODAY) if row.no == no)


def test_who_was_not_at_home_waits_until_somebody_is_met(village: Workspace) -> None:
    log(village, "1", Outcome.NOBODY_HOME, day=10)
    assert waits(village) == [("1", WaitKind.NOBODY_HOME, date(2026, 11, 13))]
    log(village, "1", Outcome.NOBODY_HOME, day=14)
    assert waits(village) == [("1", WaitKind.NOBODY_HOME, date(2026, 11, 17))]
    log(village, "1", day=18)
    assert waits(village) == []
    village.undo()
    assert waits(village) == [("1", WaitKind.NOBODY_HOME, date(2026, 11, 17))]


def test_the_next_try_is_at_another_time_of_day(village: Workspace) -> None:
    tries = [(10, Suggestion.EVENING), (19, Suggestion.AFTERNOON), (15, Suggestion.WEEKEND)]
    for day, (hour, expected) in enumerate(tries, 10):
        log(village, "1", Outcome.NOBODY_HOME, at=datetime(2026, 11, day, hour))
        assert one(village, "1").suggestion is expected


def test_a_refusal_waits_a_week_and_a_promise_for_its_day(village: Workspace) -> None:
    log(village, "1", Outcome.REFUSED, day=9)
    log(village, "2", Outcome.PHONE, day=9, follow_up=date(2026, 11, 20))
    log(village, "3", Outcome.REFUSED, day=9, follow_up=date(2026, 11, 12))
    assert waits(village) == [
        ("3", WaitKind.REFUSED, date(2026, 11, 12)),
        ("1", WaitKind.REFUSED, date(2026, 11, 16)),
        ("2", WaitKind.PROMISED, date(2026, 11, 20)),
    ]
    assert [no for no, _, _ in waits(village, TODAY)] == ["3", "1"]
    log(village, "3", Outcome.NOBODY_HOME, day=13)
    assert one(village, "3").due == date(2026, 11, 16), "a promise tried in vain does not vanish"


def test_who_is_away_waits_for_the_day_they_are_back(village: Workspace) -> None:
    log(village, "1", Outcome.NOBODY_HOME, day=9)
    unit_id = village.ask(unit_id_of, "1")
    assert unit_id
    form = OccupancyForm(Occupancy.AWAY, date(2026, 11, 10), "邻居", back_on=date(2027, 2, 5))
    village.run(set_occupancy, [unit_id], form)
    assert waits(village) == [("1", WaitKind.AWAY, date(2027, 2, 5))]
    village.run(set_occupancy, [unit_id], OccupancyForm(Occupancy.DEMOLISHED, TODAY, "村会计"))
    assert waits(village) == []


def test_a_victim_waits_until_met_or_rung_up_or_the_case_is_closed(village: Workspace) -> None:
    log(village, "1", day=12)
    unit_id = village.ask(unit_id_of, "1")
    case = village.run(add_case, CaseForm(date(2026, 11, 12), "brushing", 5000, unit_id))
    assert waits(village) == [("1", WaitKind.VICTIM, date(2026, 11, 21))]
    log(village, "1", Outcome.NOBODY_HOME, day=17)
    assert [kind for _, kind, _ in waits(village)] == [WaitKind.VICTIM]
    log(village, "1", Outcome.PHONE, day=18)
    assert waits(village) == []
    village.undo()
    village.run(close_case, case, "已上门回访", "")
    assert waits(village) == []


def test_each_door_stands_once_and_named_days_come_first(village: Workspace) -> None:
    log(village, "1", Outcome.NOBODY_HOME, day=3)
    log(village, "2", Outcome.NOBODY_HOME, day=16, follow_up=date(2026, 11, 18))
    unit_id = village.ask(unit_id_of, "2")
    village.run(add_case, CaseForm(date(2026, 11, 17), "brushing", 5000, unit_id))
    rows = village.ask(doors_waiting, campaign_id(village), TODAY, date(2026, 11, 22))
    assert [row.no for row in rows] == ["2", "1"]


def test_the_command_lists_today_this_week_and_overdue(
    village: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(village, "1", Outcome.NOBODY_HOME, day=11, note="狗很凶")
    log(village, "2", Outcome.PHONE, day=16, follow_up=TODAY)
    log(village, "3", Outcome.PHONE, day=16, follow_up=date(2026, 11, 21))
    log(village, "4", Outcome.PHONE, day=16, follow_up=date(2026, 12, 5))
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    done = command("follow-up", "list")
    assert done.code == 0
    assert [row["household"] for row in done.document] == ["1", "2", "3", "4"]
    assert set(done.document[0]) == {
        "household", "head", "place", "kind", "due", "overdue_days", "why", "suggest", "put_off_from",
    }  # fmt: skip
    assert done.document[0]["why"] == "未遇：狗很凶"
    assert done.document[0]["suggest"] == "晚饭后再去"
    overdue = command("follow-up", "list", "--due", "overdue").document
    assert all(row["overdue_days"] > 0 for row in overdue)
    assert overdue[0]["household"] == "1"
    assert command("follow-up", "list", "--due", "today").document[0]["household"] == "1"
    assert command("follow-up", "list", "--due", "week").document[0]["household"] == "1"
