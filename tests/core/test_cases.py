"""A case in a visited and one in an unvisited house, traced back; who has not heard; undone and merged."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from outreach.actions.cases import (
    CASE_AHEAD,
    CASE_VOID,
    DONE_MISSING,
    KIND_UNKNOWN,
    MONEY_WRONG,
    CaseForm,
    add_case,
    close_case,
    correct_case,
    reopen_case,
    void_case,
)
from outreach.actions.dissuasions import DissuasionForm, add_dissuasion, void_dissuasion
from outreach.actions.exclusions import exclude_households
from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.merging import merge_households
from outreach.actions.splitting import SplitForm, split_household
from outreach.actions.unmerging import unmerge_household
from outreach.actions.visits import void_visit
from outreach.errors import UserMistake
from outreach.printing.pages import page_text
from outreach.printing.papers import print_paper
from outreach.queries.back_trace import back_trace, case_trace
from outreach.queries.cases import cases, dissuasions, fraud_case, open_cases
from outreach.queries.content import content_digest
from outreach.queries.households import members, unit_id_of
from outreach.queries.trace_words import answer, reasons
from outreach.queries.unheard import unheard
from outreach.vocabulary import DissuasionWay, ExclusionReason, Outcome, RiskLevel, SignOff, WhyNotReached
from outreach.wording import zh
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log

DAY = date(2026, 11, 17)


def unit(village: Workspace, no: str) -> str:
    found = village.ask(unit_id_of, no)
    assert found is not None
    return found


def case(village: Workspace, no: str | None, day: date = DAY, **more: object) -> str:
    values = {"kind": "brushing", "loss": 12_800, **more}
    unit_id = None if no is None else unit(village, no)
    return village.run(add_case, CaseForm(happened_on=day, unit_id=unit_id, **values))  # type: ignore[arg-type]


def test_a_visited_house_is_traced_to_who_went_when_with_which_topics_and_slip(village: Workspace) -> None:
    log(village, "1", day=10, topics=["ten2023_brushing", "investment"], workers=["王芳", "赵强"],
        signoff=SignOff.SIGNATURE, receipt="ZX-0007")  # fmt: skip
    trace = village.ask(case_trace, case(village, "1"))
    assert trace is not None
    assert trace.reached and trace.this_kind, "the same kind in the list of another year is the same kind"
    (row,) = trace.visits
    assert row.visit.workers == ("王芳", "赵强")
    assert row.visit.receipt == "ZX-0007"
    assert row.visit.at == datetime(2026, 11, 10, 10, 30)
    assert row.typed_after, "it was typed up on the 18th, after the case of the 17th"
    assert answer(trace, zh) == "走到过：2026-11-10 王芳、赵强，已签字"
    assert list(reasons(trace, zh)) == []


def test_what_came_on_that_day_or_later_or_was_voided_does_not_count(village: Workspace) -> None:
    void = log(village, "2", day=9)
    log(village, "2", day=17)
    log(village, "2", day=18)
    village.run(void_visit, void, "记错户")
    trace = village.ask(back_trace, unit(village, "2"), DAY, "brushing")
    assert trace is not None
    assert not trace.reached
    assert trace.why_not() == (WhyNotReached.NEVER_WENT,)
    assert len(trace.same_day) == 1


def test_why_it_was_not_reached_is_said(village: Workspace) -> None:
    for day in (9, 12):
        log(village, "3", Outcome.NOBODY_HOME, day=day)
    log(village, "3", Outcome.REFUSED, day=14)
    trace = village.ask(back_trace, unit(village, "3"), DAY)
    assert trace is not None
    assert trace.why_not() == (WhyNotReached.REFUSED, WhyNotReached.NOBODY_HOME)
    assert trace.tries == 2
    assert list(reasons(trace, zh)) == ["拒绝听讲 1 次：11-14 王芳", "敲门没人 2 次：11-12 王芳；11-09 王芳"]


def test_a_house_left_out_then_or_not_in_the_register_then_says_so(village: Workspace) -> None:
    ids = [unit(village, "4")]
    village.run(exclude_households, ids, ExclusionReason.MOVED_AWAY, date(2026, 11, 3), "村会计")
    excluded = village.ask(back_trace, ids[0], DAY)
    assert excluded is not None
    assert excluded.why_not()[0] is WhyNotReached.EXCLUDED
    assert next(reasons(excluded, zh)) == "当时不计入应访户：已搬走，2026-11-03 起，村会计说的"
    earlier = village.ask(back_trace, ids[0], date(2026, 11, 3))
    assert earlier is not None and not earlier.excluded, "the day it was said is not before that day"
    village.now = lambda: datetime(2026, 11, 20, 9)
    new = village.run(add_household, HouseholdForm("1", "9", "周新来"))
    fresh = village.ask(back_trace, new, date(2026, 11, 20))
    assert fresh is not None
    assert fresh.why_not()[0] is WhyNotReached.NOT_IN_REGISTER


def test_those_who_moved_out_carry_what_they_heard_at_the_other_door(village: Workspace) -> None:
    log(village, "5", day=10)
    people = village.ask(members, unit(village, "5"), DAY)
    new = village.run(split_household, unit(village, "5"), SplitForm([people[1].id], "2", "77"))
    trace = village.ask(back_trace, new, DAY)
    assert trace is not None
    assert not trace.reached
    assert [row.no for row in trace.elsewhere] == ["5"]


def test_a_phone_call_is_no_meeting_and_a_signed_leaflet_is_one(village: Workspace) -> None:
    log(village, "6", Outcome.PHONE, day=10, topics=["brushing"])
    log(village, "7", Outcome.LEAFLET_ONLY, day=10, signoff=SignOff.FINGERPRINT)
    by_phone = village.ask(case_trace, case(village, "6"))
    signed = village.ask(case_trace, case(village, "7"))
    assert by_phone is not None and signed is not None
    assert by_phone.why_not() == (WhyNotReached.PHONE_ONLY,)
    assert by_phone.this_kind and not by_phone.reached
    assert signed.reached
    assert [row.reached for row in village.ask(cases)] == [True, False]


def test_a_case_is_recorded_corrected_closed_opened_again_and_voided(village: Workspace) -> None:
    before = village.ask(content_digest)
    first = case(village, "1", source="派出所通报")
    second = case(village, None, group="2", loss=300)
    rows = village.ask(cases)
    assert [row.number for row in rows] == [2, 1]
    assert (rows[0].unit_id, rows[0].head, rows[0].place, rows[0].reached) == ("", "", "2组", None)
    assert village.ask(case_trace, second) is None
    assert [row.number for row in village.ask(open_cases)] == [1, 2]
    village.run(correct_case, first, CaseForm(date(2026, 11, 16), "fake_boss", 5, unit(village, "2")))
    village.run(close_case, first, "当晚补讲", "王芳")
    closed = village.ask(fraud_case, first)
    assert closed is not None
    assert (closed.kind, closed.loss, closed.no, closed.done) == ("fake_boss", 5, "2", "当晚补讲")
    assert not closed.is_open
    village.run(reopen_case, first)
    village.run(void_case, first, "不是本村的")
    with pytest.raises(UserMistake) as caught:
        village.run(close_case, first, "补讲")
    assert caught.value.code == CASE_VOID
    for _ in range(6):
        village.undo()
    assert village.ask(cases) == ()
    assert village.ask(content_digest) == before


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"day": date(2026, 11, 19)}, CASE_AHEAD, "date"),
        ({"kind": "app_install"}, KIND_UNKNOWN, "kind"),
        ({"loss": -1}, MONEY_WRONG, "loss"),
        ({"group": "99"}, "case_group_unknown", "group"),
        ({"source": "长" * 201}, "text_too_long", "source"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    village: Workspace, more: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(UserMistake) as caught:
        case(village, "1", **more)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == (code, field)
    assert village.ask(cases) == ()


def test_closing_needs_a_word_of_what_was_done(village: Workspace) -> None:
    with pytest.raises(UserMistake) as caught:
        village.run(close_case, case(village, "1"), "  ")
    assert caught.value.code == DONE_MISSING


def test_cases_go_with_a_merged_household_and_come_back(village: Workspace) -> None:
    case(village, "2")
    one, other = unit(village, "1"), unit(village, "2")
    village.run(merge_households, one, other)
    assert village.ask(cases)[0].unit_id == one
    village.run(unmerge_household, other)
    assert village.ask(cases)[0].unit_id == other


def test_who_has_not_heard_of_a_kind_yet(village: Workspace) -> None:
    now = campaign_id(village)
    log(village, "1", topics=["brushing"])
    log(village, "2", Outcome.PHONE, topics=["five2020_brushing"])
    log(village, "3", topics=["investment"])
    wrong = log(village, "4", topics=["brushing"])
    log(village, "5", Outcome.LEAFLET_ONLY, topics=["brushing"])
    village.run(void_visit, wrong, "没去")
    found = village.ask(unheard, "brushing", now)
    assert [row.no for row in found.rows] == ["3", "4", "5", "6", "7", "8", "9", "11"]
    assert (found.due, found.heard) == (10, 2), "the empty house is not due, the shop no household"


def test_dissuasions_are_kept_and_voided(village: Workspace) -> None:
    form = DissuasionForm(DAY, RiskLevel.HIGH, DissuasionWay.IN_PERSON, 20_000, unit_id=unit(village, "1"))
    wrong = village.run(add_dissuasion, form)
    (row,) = village.ask(dissuasions)
    assert (row.place, row.risk, row.saved, row.people) == ("1组1号", RiskLevel.HIGH, 20_000, 1)
    village.run(void_dissuasion, wrong, "记重了")
    assert village.ask(dissuasions)[0].voided


def test_the_page_masks_names_and_says_it_all(village: Workspace, tmp_path: Path) -> None:
    log(village, "1", day=10, topics=["brushing"], signoff=SignOff.SIGNATURE, receipt="ZX-0007")
    case(village, "1", source="派出所通报")
    target = tmp_path / "trace.pdf"
    made = print_paper(village, "back-trace", target, options={"case": "1"})
    text = page_text(target.read_bytes(), 1).replace(" ", "")
    assert made.pages == 1
    for words in ("案件倒查登记表", "2026-11-17", "12,800元", "李**（1组1号）", "ZX-0007", "刷单返利"):
        assert words in text
    assert "李建国" not in text
    options = {"household": "2", "before": "2026-11-12"}
    print_paper(village, "back-trace", target, options=options)
    text = page_text(target.read_bytes(), 1).replace(" ", "")
    assert "入户宣传倒查单" in text and "没有走到过" in text and "单**" in text


def test_many_calls_stay_on_one_page(village: Workspace, tmp_path: Path) -> None:
    log(village, "1", day=1, topics=["brushing"])
    for nth in range(20):
        log(village, "1", Outcome.NOBODY_HOME, at=datetime(2026, 11, 2 + nth % 14, 9, nth))
    case(village, "1")
    target = tmp_path / "trace.pdf"
    made = print_paper(village, "back-trace", target)
    text = page_text(target.read_bytes(), 1).replace(" ", "")
    assert made.pages == 1
    assert "另有14次更早的没有列出" in text
    assert "2026-11-0110:30" in text, "the call that reached them is among those listed"


def test_the_commands_record_list_and_trace(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, village: Workspace, tmp_path: Path
) -> None:
    log(village, "1", day=10, topics=["brushing"])
    village.close()
    run = Commands(capsys, monkeypatch, village.path)
    told_words = ("--date", "2026-11-17", "--kind", "刷单返利", "--loss", "800", "--household", "1")
    done = run("case", "add", *told_words)
    assert done.code == 0 and set(done.document) == {"saved"}
    lines = [
        {"date": "2026-11-17", "kind": "fake_boss", "loss": 50, "outsider": True, "group": "2"},
        {"date": "2026-11-17", "kind": "fake_boss"},
        {"date": "2026-11-17", "kind": "fake_boss", "household": 2, "suspect": "张三"},
    ]
    told = run("case", "add", stdin="\n".join(map(json.dumps, lines)).encode())
    assert told.code == 1
    assert [line.get("error", "saved") for line in told.lines] == ["saved", "whose_case", "field_unknown"]
    rows = run("case", "list").document
    assert [(row["household"], row["outsider"], row["reached"], row["state"]) for row in rows] == [
        (None, True, None, "open"),
        ("1", False, True, "open"),
    ]
    trace = run("case", "trace", "--case", "1").document
    assert trace["reached"] and trace["this_kind"] and len(trace["visits"]) == 1
    other = run("case", "trace", "--household", "2", "--before", "2026-11-17").document
    assert other["why_not"] == ["never_went"]
    assert run("case", "trace", "--case", "2").code == 1
    assert run("case", "trace").document["error"] == "trace_of_nothing"
    assert run("case", "close", "1", "--done", "补讲了").code == 0
    assert run("case", "list", "--open").document[0]["household"] is None
    assert "1" not in run("case", "unheard", "brushing").document["households"]
    assert run("dissuasion", "add", "--date", "2026-11-17", "--risk", "high", "--saved", "900").code == 0
    assert run("dissuasion", "list").document[0]["saved"] == 900
    target = tmp_path / "trace.pdf"
    printed = run("print", "back-trace", "--case", "1", "--out", str(target))
    assert printed.document["pages"] == 1 and target.is_file()
    lost = run("print", "back-trace", "--case", "9", "--out", str(target))
    assert lost.document["error"] == "no_case_to_print"
