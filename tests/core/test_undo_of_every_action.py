"""Undo of any action: a village is lived through, then taken back action by action, figure by figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from outreach.actions import (
    activities,
    campaigns,
    cases,
    chat_groups,
    dissuasions,
    exclusions,
    households,
    key_groups,
    least_rules,
    merging,
    occupancy,
    quiz,
    receipts_back,
    receipts_made,
    receipts_out,
    reports,
    settings,
    sheets,
    spot_checks,
    stock,
    tending,
    type_up,
    unmerging,
    visits,
    waits,
    workers,
)
from outreach.periods import PeriodKind, containing
from outreach.printing.jobs import keep
from outreach.queries.content import content_digest
from outreach.queries.households import members, unit_id_of
from outreach.queries.knowing import quiz_counts
from outreach.queries.receipts import receipts
from outreach.queries.sheets import sheet_page, sheet_pages
from outreach.queries.spot_checks import findings, spot_check
from outreach.queries.stock import held_rows, stock_rows
from outreach.queries.stock_editions import editions
from outreach.queries.visits import all_visits
from outreach.queries.waiting import waiting
from outreach.tallies.tally import tally
from outreach.vocabulary import (
    CheckResult,
    DissuasionWay,
    ExclusionReason,
    MovementKind,
    Occupancy,
    Outcome,
    RiskLevel,
    RulePer,
    SheetState,
    SignOff,
    SuspicionKind,
    UpkeepCondition,
)
from outreach.vocabulary.quiz import QuizResult
from outreach.waits import Answer
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, campaign_id
from tests.support.printing import prepared

DAY, AT = date(2026, 11, 17), datetime(2026, 11, 17, 10, 30)
TODAY = NOW.date()


class Life:
    """A village in which things are done; each is remembered with all figures before it."""

    def __init__(self, village: Workspace) -> None:
        self.village, self.campaign = village, campaign_id(village)
        self.done: list[tuple[str, Any]] = []
        self.watched = self.counting = True

    def unit(self, no: str) -> str:
        found = self.village.ask(unit_id_of, no)
        assert found is not None
        return found

    def person(self, no: str, nth: int = 0) -> str:
        return self.village.ask(members, self.unit(no), TODAY)[nth].id

    def figures(self) -> Any:
        ask = self.village.ask
        week = ask(tally, containing(PeriodKind.WEEK, DAY)).rows if self.counting else ()
        return (
            ask(content_digest), week, ask(stock_rows), ask(held_rows), ask(receipts),
            ask(waiting, self.campaign, TODAY), ask(quiz_counts, self.campaign), ask(findings),
            ask(sheet_pages),
        )  # fmt: skip

    def do(self, action: Callable[..., Any], *args: Any, **more: Any) -> Any:
        before = self.figures() if self.watched else None
        made = self.village.run(action, *args, **more)
        if self.watched:
            self.done.append((action.__name__, before))
        return made

    def take_back(self) -> None:
        """Undo everything that was watched, the newest first; all figures must be those from before it."""
        for name, before in reversed(self.done):
            self.village.undo()
            assert self.figures() == before, name

    def visit(self, no: str, outcome: Outcome = Outcome.MET, **more: Any) -> visits.VisitForm:
        return visits.VisitForm(self.unit(no), AT, ["王芳"], outcome, **more)


def live_visits(life: Life) -> None:
    do, visit = life.do, life.visit
    answered = visit("1", handouts={"leaflet": 2}, quiz=QuizResult(3, 5, ("quiz_code",)))
    first = do(visits.record_visit, answered)
    do(visits.record_visits, [visit("2", Outcome.NOBODY_HOME), visit("3", Outcome.REFUSED), visit("4")])
    do(visits.correct_visit, first, visit("1", Outcome.MOVED_AWAY))
    again = do(visits.record_visit, visit("1", signoff=SignOff.SIGNATURE, quiz=QuizResult(5)))
    do(visits.void_visit, again, "记错")
    row = next(row for row in life.village.ask(waiting, life.campaign, TODAY) if row.no == "2")
    said = (row.unit_id, row.kind, row.cause, row.due)
    do(waits.answer_waits, [waits.WaitForm(*said, Answer.PUT_OFF, "", date(2026, 11, 25))])
    do(waits.answer_waits, [waits.WaitForm(*said, Answer.OFF, "长住外地")])
    do(exclusions.exclude_households, [life.unit("5")], ExclusionReason.EMPTY_HOUSE, DAY, "组长")
    do(exclusions.lift_exclusions, [life.unit("5")], DAY)
    away = occupancy.OccupancyForm(Occupancy.AWAY, DAY, said_by="邻居", back_on=date(2026, 11, 19))
    do(occupancy.set_occupancy, [life.unit("6")], away)


def live_quiz(life: Life) -> None:
    do = life.do
    own = do(quiz.add_question, quiz.QuestionForm("银行卡能借人吗？", "不能", ("能", "不能")))
    do(quiz.correct_question, own, quiz.QuestionForm("银行卡能不能借人？", "不能", ("能", "不能")))
    do(quiz.retire_question, "quiz_code")
    do(quiz.set_pass_mark, 90)


def live_books(life: Life) -> None:
    do, move, kind = life.do, stock.MovementForm, MovementKind
    do(stock.record_movement, move(kind.RECEIVE, "leaflet", 200, at=AT, edition="秋季版", printed_on=DAY))
    wrong = do(stock.record_movement, move(kind.DAMAGE, "leaflet", 5, at=AT))
    up = do(stock.record_movement, move(kind.POST, "leaflet", 3, at=AT, place="村口"))
    do(stock.check_upkeep, up, UpkeepCondition.DAMAGED, "撕了一角")
    do(stock.void_movement, wrong, "点错")
    do(stock.record_movement, move(kind.COUNT, "leaflet", 150, at=AT))
    do(stock.settle_count, "leaflet", AT, -40)
    do(stock.set_low_limit, "leaflet", 30)
    do(stock.mark_stale, life.village.ask(editions)[0].id, DAY, 10)
    given = {"handouts": {"leaflet": 20}, "posted": {"leaflet": 2}}
    form = activities.ActivityForm("market_day", DAY, "集市", workers=["王芳"], **given)
    activity = do(activities.record_activity, form)
    new = do(activities.correct_activity, activity, form)
    do(activities.void_activity, new, "没办成")
    do(activities.record_activity, form)
    do(chat_groups.keep_chat_group, chat_groups.ChatGroupForm("1组群", "王芳"))
    do(chat_groups.set_day_vehicles, DAY, 2)
    do(least_rules.change_rule, least_rules.RuleForm("每月三次短信", ("sms",), 3, RulePer.MONTH))


def live_cases(life: Life) -> None:
    do = life.do
    told = cases.CaseForm(DAY, "brushing", 1000, life.unit("7"))
    case = do(cases.add_case, told)
    do(cases.correct_case, case, cases.CaseForm(DAY, "brushing", 2000, life.unit("7")))
    do(cases.close_case, case, "上门讲过了")
    do(cases.reopen_case, case)
    do(cases.void_case, case, "不是本村")
    way = DissuasionWay.IN_PERSON
    stopped = do(dissuasions.add_dissuasion, dissuasions.DissuasionForm(DAY, RiskLevel.HIGH, way, saved=500))
    do(dissuasions.void_dissuasion, stopped, "记重了")
    check = do(spot_checks.draw_spot_check, 1, 3)
    rows = life.village.ask(spot_check, check).rows
    do(spot_checks.enter_result, rows[0].id, CheckResult.DIFFERS, "说没人来过")
    finding = life.village.ask(findings)[0].id
    do(spot_checks.put_off_finding, finding, date(2026, 12, 1))
    do(spot_checks.close_finding, finding, "补访了")
    drawn = {row.visit.id for row in rows}
    others = [row.id for row in life.village.ask(all_visits) if row.id not in drawn and row.voided_at is None]
    do(spot_checks.add_suspicious, check, others, SuspicionKind.TOO_FAST)


def live_slips(life: Life) -> None:
    do = life.do
    life.village.run(receipts_made.make_receipts, [life.unit("8"), life.unit("9"), None])
    serials = [row.serial for row in life.village.ask(receipts)]
    do(receipts_out.take_receipts_out, serials[0], serials[2], "王芳")
    do(receipts_back.return_receipt, serials[0])
    do(receipts_out.miss_receipts, [serials[1]])
    do(receipts_out.void_receipts, [serials[2]], "印坏了")


def live_office(life: Life) -> None:
    do = life.do
    do(workers.keep_worker, "李四", "志愿者")
    do(campaigns.add_option, "handout", "围裙", "条")
    do(campaigns.rename_option, "leaflet", "单页", "张")
    form = campaigns.CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31))
    winter = do(campaigns.start_campaign, form)
    do(campaigns.correct_campaign, winter, campaigns.CampaignForm("冬季行动", form.starts, form.ends))
    do(campaigns.close_campaign, winter)
    own = do(key_groups.add_key_group, key_groups.KeyGroupForm("快递员"))
    do(key_groups.correct_key_group, own, key_groups.KeyGroupForm("外卖骑手"))
    do(key_groups.mark_key_group, own, [life.unit("1")])
    do(key_groups.keep_key_marks, life.unit("2"), [(own, "")])
    do(key_groups.retire_key_group, own)
    do(settings.change_setting, "office", "综治办")
    do(reports.keep_duty, reports.DutyForm("周报", PeriodKind.WEEK, "综治办"))


def live_register(life: Life) -> None:
    do = life.do
    do(households.correct_household, life.unit("1"), {"note": "门口有狗"})
    do(households.correct_member, life.person("1"), {"note": "听力不好"})
    do(tending.move_household, life.unit("11"), "1", "77")
    other = life.unit("3")
    do(merging.merge_households, life.unit("2"), other)
    do(unmerging.unmerge_household, other)


LIVES = (live_visits, live_quiz, live_books, live_cases, live_slips, live_office, live_register)


@pytest.mark.parametrize("lived", LIVES, ids=lambda one: one.__name__)
def test_every_action_is_taken_back(village: Workspace, lived: Callable[[Life], None]) -> None:
    life = Life(village)
    life.counting = lived is live_visits  # the figures of a period cost most
    if lived is not live_visits:
        life.watched = False
        live_visits(life)
        life.watched = True
    lived(life)
    assert len({name for name, _ in life.done}) >= 4
    life.take_back()


def test_a_sheet_typed_up_is_taken_back_with_its_state(village: Workspace) -> None:
    life = Life(village)
    keep(village, prepared(village, "signoff"))
    page = village.ask(sheet_pages)[0]
    life.do(sheets.set_sheet_state, [page.id], SheetState.OUT, "王芳")
    lines = village.ask(sheet_page, page.id).lines
    entries = [
        type_up.RowEntry(line.id, Outcome.MET, SignOff.SIGNATURE, quiz=QuizResult(4, 5)) for line in lines
    ]
    life.do(type_up.type_up_page, page.id, entries, DAY, ["王芳"])
    life.take_back()
