"""Call-backs answered: done otherwise, put off, dropped with the reason; answers are still to be read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from outreach.actions.cases import CaseForm, add_case
from outreach.actions.waits import WaitForm, answer_waits
from outreach.errors import UserMistake
from outreach.queries.content import content_digest
from outreach.queries.households import unit_id_of
from outreach.queries.wait_answers import answered
from outreach.queries.waiting import WaitingRow, waiting
from outreach.vocabulary import Outcome
from outreach.waits import Answer, WaitKind
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import NOW, campaign_id, log

TODAY = NOW.date()


def rows(village: Workspace) -> list[WaitingRow]:
    return list(village.ask(waiting, campaign_id(village), TODAY))


def answer(village: Workspace, row: WaitingRow, what: Answer, reason: str = "", until: date | None = None):
    form = WaitForm(row.unit_id, row.kind, row.cause, row.due, what, reason, until)
    return village.run(answer_waits, [form])


@pytest.mark.parametrize("what", [Answer.DONE, Answer.OFF])
def test_what_is_answered_waits_no_more_is_listed_with_its_reason_and_undo_brings_it_back(village, what):
    log(village, "1", Outcome.NOBODY_HOME, day=10, follow_up=date(2026, 11, 12))
    log(village, "2", Outcome.REFUSED, day=10)
    before, digest = rows(village), village.ask(content_digest)
    assert len(before) == 2
    for row in before:
        answer(village, row, what, "村里已经讲过")
    assert rows(village) == []
    told = village.ask(answered)
    assert [(row.no, row.answer, row.reason) for row in told] == [
        ("2", what, "村里已经讲过"), ("1", what, "村里已经讲过"),
    ]  # fmt: skip
    village.undo()
    village.undo()
    assert rows(village) == before
    assert village.ask(content_digest) == digest


def test_an_answer_for_a_household_that_is_gone_is_told_and_none_leaves_nothing_to_undo(village):
    log(village, "1", Outcome.NOBODY_HOME, day=10)
    before, row = village.undoable(), rows(village)[0]
    with pytest.raises(UserMistake) as problem:
        answer(village, replace(row, unit_id="gone"), Answer.DONE)
    assert problem.value.field == "household"
    village.run(answer_waits, [])
    assert village.undoable() == before


def test_a_new_visit_in_vain_waits_anew_whatever_was_said_of_the_old_one(village):
    log(village, "1", Outcome.NOBODY_HOME, day=10)
    answer(village, rows(village)[0], Answer.OFF, "搬走了")
    log(village, "1", Outcome.NOBODY_HOME, day=15)
    assert [(row.no, row.due) for row in rows(village)] == [("1", date(2026, 11, 18))]


def test_what_is_put_off_keeps_its_first_day_and_is_overdue_again_after_the_new_one(village):
    log(village, "1", Outcome.NOBODY_HOME, day=10)
    row = rows(village)[0]
    answer(village, row, Answer.PUT_OFF, "月底才回来", date(2026, 11, 28))
    (later,) = rows(village)
    assert (later.due, later.put_off, later.note, later.promised) == (
        date(2026, 11, 28), row.due, "月底才回来", True,
    )  # fmt: skip
    assert village.ask(waiting, campaign_id(village), TODAY, TODAY) == ()
    long_after = date(2026, 12, 20)
    assert [one.no for one in village.ask(waiting, campaign_id(village), long_after, long_after)] == ["1"]
    log(village, "1", day=17)
    assert rows(village) == []


def test_a_victim_is_answered_apart_from_the_door(village):
    unit = village.ask(unit_id_of, "1")
    village.run(add_case, CaseForm(date(2026, 11, 9), "brushing", 500, unit))
    log(village, "1", Outcome.NOBODY_HOME, day=10)
    victim = next(row for row in rows(village) if row.kind is WaitKind.VICTIM)
    answer(village, victim, Answer.DONE, "派出所回访过")
    assert [row.kind for row in rows(village)] == [WaitKind.NOBODY_HOME]


@pytest.mark.parametrize(
    ("what", "reason", "until", "error"),
    [
        (Answer.OFF, "", None, "wait_reason_missing"),
        (Answer.PUT_OFF, "", None, "wait_day_wrong"),
        (Answer.PUT_OFF, "", date(2026, 11, 1), "wait_day_wrong"),
    ],
)
def test_what_cannot_be_is_refused(village, what, reason, until, error):
    log(village, "1", Outcome.NOBODY_HOME, day=10)
    with pytest.raises(UserMistake, match=error):
        answer(village, rows(village)[0], what, reason, until)
    assert len(rows(village)) == 1


def test_the_same_by_command(village, capsys, monkeypatch):
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    days = datetime.now().date()
    lines = [
        {"household": no, "at": "2026-11-02T10:30", "outcome": "nobody_home"} for no in ("1", "2", "3")
    ]
    command("visit", "log", stdin="\n".join(map(json.dumps, lines)).encode())
    assert len(command("follow-up", "list").document) == 3
    assert command("follow-up", "done", "1").document[0]["answer"] == "done"
    assert command("follow-up", "off", "2", "--reason", "长住县城").code == 0
    assert command("follow-up", "later", "3", "--to", f"{days.year + 1}-02-01").code == 0
    (left,) = command("follow-up", "list").document
    assert (left["household"], left["due"]) == ("3", f"{days.year + 1}-02-01")
    assert left["put_off_from"] == "2026-11-05"
    assert [row["answer"] for row in command("follow-up", "answered").document] == ["put_off", "off", "done"]
    assert command("follow-up", "done", "1").document["error"] == "nothing_waits"
    assert command("follow-up", "off", "3", "--reason", " ").document["error"] == "wait_reason_missing"
    assert command("follow-up", "off", "3").code == 2
    assert command("follow-up", "later", "3", "--to", "2020-01-01").document["error"] == "wait_day_wrong"
