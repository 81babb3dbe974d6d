"""Phases, deadlines, tasks, leading group and peak dates: what is due, what is missing, all of it undone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.campaign_steps import (
    StepForm,
    keep_step,
    keep_steps,
    remove_step,
    suggested_steps,
    tick_step,
)
from outreach.actions.campaign_tasks import TaskForm, keep_task, keep_tasks, remove_task, tick_tasks
from outreach.actions.campaigns import CampaignForm, close_campaign, correct_campaign, start_campaign
from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group
from outreach.actions.keeping import Keeping
from outreach.actions.leading_group import LeaderForm, keep_leader, remove_leader, take_leading_group_over
from outreach.actions.peak_dates import PeakForm, keep_peak
from outreach.campaign_plans import peak_entries, usual_plans
from outreach.errors import UserMistake
from outreach.queries.campaign_steps import StepRow, campaign_steps
from outreach.queries.campaign_tasks import campaign_tasks
from outreach.queries.content import content_digest
from outreach.queries.leading_group import leading_group, leading_group_before, whole_leading_group
from outreach.queries.peak_dates import peak_dates, peaks_near
from outreach.vocabulary import Access, LeadingRole, Measure, Outcome, SignOff, StepKind
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, campaign_id, log

TODAY = NOW.date()


def step(workspace: Workspace, name: str, on: date = TODAY, **more: bool) -> StepRow:
    rows = workspace.ask(campaign_steps, campaign_id(workspace), on, **more)
    (found,) = (row for row in rows if row.name == name)
    return found


def phase(name: str, first: int, last: int, **more: object) -> StepForm:
    return StepForm(StepKind.PHASE, name, date(2026, 11, last), date(2026, 11, first), **more)  # type: ignore[arg-type]


def deadline(name: str, by: int, **more: object) -> StepForm:
    return StepForm(StepKind.DEADLINE, name, date(2026, 11, by), **more)  # type: ignore[arg-type]


def test_a_phase_says_how_many_are_left_and_how_many_a_day(village: Workspace) -> None:
    form = phase("集中入户", 9, 22, measure=Measure.REACHED, target=80)
    village.run(keep_step, campaign_id(village), form)
    log(village, "1", day=12)
    log(village, "2", Outcome.PHONE, day=12)
    found = step(village, "集中入户")
    # 10 due households (12 doors less the shop and the empty house): 80 % of them are 8
    assert (found.value, found.needed, found.left, found.days_left, found.a_day) == (1, 8, 7, 4, 2)
    assert found.is_running
    assert not found.is_done


def test_the_target_of_signatures_is_counted_apart(village: Workspace) -> None:
    village.run(keep_step, campaign_id(village), phase("巩固提升", 2, 30, measure=Measure.SIGNED, target=10))
    log(village, "1")
    assert step(village, "巩固提升").left == 1
    log(village, "2", signoff=SignOff.SIGNATURE)
    assert step(village, "巩固提升").is_done


def test_a_phase_that_ended_short_is_late_and_keeps_what_there_was(village: Workspace) -> None:
    form = phase("动员部署", 2, 14, measure=Measure.REACHED, target=20)
    village.run(keep_step, campaign_id(village), form)
    log(village, "1", day=14)
    log(village, "2", day=16)
    assert step(village, "动员部署", date(2026, 11, 15)).is_done
    found = step(village, "动员部署", look_back=True)
    assert (found.at_end, found.value) == (1, 2)


def test_publicity_besides_visits_is_due_by_a_day_and_names_what_is_missing(village: Workspace) -> None:
    kinds = ("hang_banner", "led_screen", "loudspeaker")
    form = deadline("社会面宣传", 15, measure=Measure.EACH_KIND, target=1, kinds=kinds)
    village.run(keep_step, campaign_id(village), form)
    village.run(record_activity, ActivityForm("hang_banner", date(2026, 11, 5)))
    village.run(record_activity, ActivityForm("led_screen", date(2026, 10, 5)))  # before the campaign
    found = step(village, "社会面宣传")
    assert (found.value, found.needed, found.missing) == (1, 3, ("LED 屏滚动", "大喇叭（村村通）"))
    assert found.is_late
    for kind in kinds[1:]:
        village.run(record_activity, ActivityForm(kind, date(2026, 11, 17)))
    assert step(village, "社会面宣传").is_done
    assert step(village, "社会面宣传", look_back=True).at_end == 1


def test_the_first_issue_and_the_wechat_groups_are_due_by_a_day(village: Workspace) -> None:
    kinds = ("official_account", "moments")
    first = deadline("第一期", 20, measure=Measure.ACTIVITIES, target=1, kinds=kinds)
    groups = deadline("建好微信群", 25, measure=Measure.CHAT_GROUPS, target=2)
    village.run(keep_steps, campaign_id(village), [first, groups])
    village.run(record_activity, ActivityForm("moments", date(2026, 11, 16)))
    village.run(keep_chat_group, ChatGroupForm("一组群", responsible="王芳"))
    village.run(keep_chat_group, ChatGroupForm("二组群", "王芳", since=date(2026, 11, 20)))
    assert step(village, "第一期").is_done
    assert (step(village, "建好微信群").value, step(village, "建好微信群").left) == (1, 1)


def test_an_old_campaign_is_looked_back_at_as_it_ended(village: Workspace) -> None:
    kinds = ("lecture",)
    form = deadline("讲座", 25, measure=Measure.ACTIVITIES, target=2, kinds=kinds)
    here = campaign_id(village)
    village.run(keep_step, here, form)
    village.run(record_activity, ActivityForm("lecture", date(2026, 11, 10)))
    later = date(2027, 3, 1)
    village.now = lambda: datetime(2027, 3, 1, 9)
    village.run(record_activity, ActivityForm("lecture", later))  # in the next round
    village.run(close_campaign, here)
    (found,) = (row for row in village.ask(campaign_steps, here, later) if row.own)
    assert (found.value, found.is_late, found.days_left) == (1, True, -6)


def test_a_step_without_a_count_is_ticked(village: Workspace) -> None:
    step_id = village.run(keep_step, campaign_id(village), deadline("报送总结", 10))
    assert step(village, "报送总结").is_late
    village.run(tick_step, step_id, date(2026, 11, 18))
    assert step(village, "报送总结").is_done
    village.undo()
    assert step(village, "报送总结").is_late


def test_the_first_round_stands_among_the_deadlines(village: Workspace) -> None:
    (found,) = village.ask(campaign_steps, campaign_id(village), TODAY)
    assert (found.name, found.ends, found.needed, found.own) == ("首轮入户", date(2026, 11, 30), 10, False)


@pytest.mark.parametrize("plan", [one.code for one in usual_plans()])
@pytest.mark.parametrize("days", [0, 1, 6, 28, 59, 364, 1000])
def test_a_usual_plan_fits_a_campaign_of_any_length(village: Workspace, plan: str, days: int) -> None:
    starts = date(2026, 2, 1)
    ends, first = starts + timedelta(days), starts + timedelta(days * 2 // 3)
    forms = suggested_steps(starts, first, ends, plan)
    phases = [form for form in forms if form.kind is StepKind.PHASE]
    assert phases[0].starts == starts
    assert phases[-1].ends == ends
    assert all(form.starts <= form.ends and starts <= form.ends <= ends for form in phases)
    if days >= len(phases):
        assert [b.starts - a.ends for a, b in zip(phases, phases[1:], strict=False)] == [
            timedelta(1)
        ] * (len(phases) - 1)
    form = CampaignForm(f"{plan}{days}", starts, ends, first, plan=plan)
    made = village.run(start_campaign, form)
    assert len(village.ask(campaign_steps, made, TODAY)) == len(forms) + 1
    village.undo()
    assert village.ask(campaign_steps, made, TODAY) == ()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (phase(" ", 2, 3), "name"),
        (phase("颠倒", 9, 3), "ends"),
        (phase("百分", 2, 9, measure=Measure.REACHED, target=101), "target"),
        (phase("零", 2, 9, measure=Measure.SIGNED), "target"),
        (phase("种类", 2, 9, measure=Measure.ACTIVITIES, target=1), "kinds"),
        (phase("种类", 2, 9, measure=Measure.EACH_KIND, target=1, kinds=("nothing",)), "kinds"),
        (StepForm(StepKind.PHASE, "没开始", TODAY), "ends"),
        (phase("名" * 101, 2, 9), "name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(village: Workspace, form: StepForm, field: str) -> None:
    before = village.ask(content_digest)
    with pytest.raises(UserMistake) as problem:
        village.run(keep_step, campaign_id(village), form)
    assert problem.value.field == field
    assert village.ask(content_digest) == before


def test_tasks_stand_by_day_and_what_is_late_is_seen(village: Workspace) -> None:
    here = campaign_id(village)
    late = village.run(keep_task, here, TaskForm("王芳", "张贴海报", date(2026, 11, 16), "村口"))
    village.run(keep_tasks, here, [TaskForm("妇联", "家长会", date(2026, 11, 20))])
    rows = village.ask(campaign_tasks, here, TODAY)
    assert [(row.who, row.is_late, row.days_left) for row in rows] == [("王芳", True, -2), ("妇联", False, 2)]
    village.run(tick_tasks, [late], TODAY, "贴了 12 张")
    done = village.ask(campaign_tasks, here, TODAY)[-1]
    assert (done.id, done.done_on, done.note, done.is_late) == (late, TODAY, "贴了 12 张", False)
    assert [row.who for row in village.ask(campaign_tasks, here, TODAY, open_only=True)] == ["妇联"]
    with pytest.raises(UserMistake):
        village.run(keep_task, here, TaskForm(" ", "做事", TODAY))


def test_the_leading_group_has_one_head_and_masks_the_phones_of_people(village: Workspace) -> None:
    here = campaign_id(village)
    head = village.run(keep_leader, here, LeaderForm(LeadingRole.HEAD, "周国强", "支部书记", "13800001234"))
    village.run(keep_leader, here, LeaderForm(LeadingRole.MEMBER, "王芳", "网格员"))
    village.run(keep_leader, here, LeaderForm(LeadingRole.OFFICE, "村委会二楼", "王芳", "0513-0000123"))
    village.run(keep_leader, here, LeaderForm(LeadingRole.DEPUTY, "钱会计", "村会计"))
    rows = village.ask(leading_group, here)
    assert [row.name for row in rows] == ["周国强", "钱会计", "王芳", "村委会二楼"]
    assert (rows[0].phone, rows[-1].phone) == ("138****1234", "0513-0000123")
    village.run(keep_leader, here, LeaderForm(LeadingRole.HEAD, "周国强", "村主任", rows[0].phone, head))
    assert village.ask(whole_leading_group, here)[0].phone == "13800001234"
    with pytest.raises(UserMistake):
        village.run(keep_leader, here, LeaderForm(LeadingRole.HEAD, "另一位"))
    village.access = Access.AUDITOR
    with pytest.raises(UserMistake):
        village.ask(whole_leading_group, here)


def test_the_next_campaign_takes_the_leading_group_over(village: Workspace) -> None:
    before = campaign_id(village)
    village.run(keep_leader, before, LeaderForm(LeadingRole.HEAD, "周国强", "支部书记"))
    new = village.run(start_campaign, CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31)))
    assert village.ask(leading_group_before, new) == before
    assert village.run(take_leading_group_over, new, before) == 1
    assert village.run(take_leading_group_over, new, before) == 0
    assert [row.name for row in village.ask(leading_group, new)] == ["周国强"]


def test_taking_the_leading_group_over_never_makes_a_second_head(village: Workspace) -> None:
    before = campaign_id(village)
    village.run(keep_leader, before, LeaderForm(LeadingRole.HEAD, "周国强"))
    village.run(keep_leader, before, LeaderForm(LeadingRole.MEMBER, "王芳"))
    new = village.run(start_campaign, CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31)))
    village.run(keep_leader, new, LeaderForm(LeadingRole.HEAD, "钱会计"))
    assert village.run(take_leading_group_over, new, before) == 1
    assert [row.name for row in village.ask(leading_group, new)] == ["钱会计", "王芳"]


def test_what_belongs_to_another_campaign_is_not_corrected_in_this_one(village: Workspace) -> None:
    here = campaign_id(village)
    step = village.run(keep_step, here, phase("集中入户", 9, 22))
    task = village.run(keep_task, here, TaskForm("王芳", "张贴海报", TODAY))
    head = village.run(keep_leader, here, LeaderForm(LeadingRole.HEAD, "周国强"))
    other = village.run(start_campaign, CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31)))
    before = village.ask(content_digest)
    for action, form in (
        (keep_step, phase("入户", 9, 22, id=step)),
        (keep_task, TaskForm("妇联", "家长会", TODAY, id=task)),
        (keep_leader, LeaderForm(LeadingRole.HEAD, "钱会计", id=head)),
    ):
        with pytest.raises(UserMistake):
            village.run(action, other, form)
    assert village.ask(content_digest) == before


def test_a_campaign_that_is_gone_is_told_in_a_sentence(village: Workspace) -> None:
    form = CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31))
    for action, more in ((correct_campaign, [form]), (close_campaign, [])):
        with pytest.raises(UserMistake) as problem:
            village.run(action, "gone", *more)
        assert problem.value.field == "campaign"


def test_ticking_no_task_leaves_nothing_to_undo(village: Workspace) -> None:
    before = village.undoable()
    village.run(tick_tasks, [], TODAY)
    village.run(keep_tasks, campaign_id(village), [])
    assert village.undoable() == before


def test_peak_dates_are_reminded_of_ahead_of_time(village: Workspace) -> None:
    near = {row.code: row.days_left for row in village.ask(peaks_near, date(2026, 11, 3))}
    assert near == {"double_eleven": 8}
    assert [row.code for row in village.ask(peaks_near, date(2026, 11, 12))] == []
    (spring,) = village.ask(peaks_near, date(2027, 1, 20))
    assert (spring.label, spring.on) == ("春节返乡", date(2027, 2, 6))
    village.run(record_activity, ActivityForm("market_day", date(2027, 1, 25)))
    (spring,) = village.ask(peaks_near, date(2027, 1, 26))
    assert spring.activities == 1


def test_the_lunar_new_year_is_known_for_years_ahead(village: Workspace) -> None:
    days = next(entry.days for entry in peak_entries() if entry.code == "spring_festival")
    assert len(days) >= 10
    assert all(date(day.year, 1, 21) <= day <= date(day.year, 2, 20) for day in days)
    gaps = {(b - a).days for a, b in zip(days, days[1:], strict=False)}
    assert gaps <= {353, 354, 355, 383, 384, 385}  # a lunar year has twelve or thirteen months


def test_the_village_adds_its_own_peak_dates(village: Workspace) -> None:
    market = village.run(keep_peak, PeakForm("赶集", digits="逢三逢八", lead=2, advice="摆摊宣传"))
    village.run(keep_peak, PeakForm("庙会", month=11, day=20, lead=5))
    village.run(keep_peak, PeakForm("文艺下乡", on=date(2026, 11, 19), lead=1))
    assert [row.label for row in village.ask(peaks_near, TODAY)] == ["赶集", "文艺下乡", "庙会"]
    village.run(keep_peak, PeakForm("赶集", digits="3,8", active=False, code=market))
    assert "赶集" not in [row.label for row in village.ask(peaks_near, TODAY)]
    village.run(keep_peak, PeakForm("双十一", month=11, day=11, active=False, code="double_eleven"))
    assert village.ask(peaks_near, date(2026, 11, 10)) == ()
    for wrong in (PeakForm("哪天"), PeakForm("二月三十", month=2, day=30), PeakForm("集", digits="13,8")):
        with pytest.raises(UserMistake):
            village.run(keep_peak, wrong)
    with pytest.raises(UserMistake):
        village.run(keep_peak, PeakForm("没有的", month=1, day=1, code="nothing"))
    assert len(village.ask(peak_dates, TODAY)) == len(peak_entries()) + 3


def test_purpose_basis_and_the_day_of_keeping_are_said_with_the_campaign(village: Workspace) -> None:
    said = Keeping(date(2027, 11, 30), "预防电信网络诈骗", "《反电信网络诈骗法》第八条")
    form = CampaignForm("秋季反诈入户宣传", date(2026, 11, 2), date(2026, 11, 30), keeping=said)
    here = campaign_id(village)
    before = village.ask(content_digest)
    village.run(correct_campaign, here, form)
    assert village.ask(content_digest) != before
    village.undo()
    assert village.ask(content_digest) == before
    with pytest.raises(UserMistake) as problem:
        short = Keeping(date(2026, 11, 30))
        village.run(correct_campaign, here, CampaignForm("秋", form.starts, form.ends, keeping=short))
    assert problem.value.field == "keep_until"


def test_every_action_of_a_plan_is_undone(village: Workspace) -> None:
    here = campaign_id(village)
    digests = []

    def do(action, *args, **more):
        digests.append(village.ask(content_digest))
        result = village.run(action, *args, **more)
        assert village.ask(content_digest) != digests[-1], action.__name__
        return result

    first = do(keep_step, here, phase("集中入户", 9, 22, measure=Measure.REACHED, target=80))
    do(keep_steps, here, suggested_steps(date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 30), "year"))
    do(keep_step, here, phase("集中入户", 9, 23, measure=Measure.SIGNED, target=70, id=first))
    do(tick_step, first, TODAY)
    do(remove_step, first)
    task = do(keep_task, here, TaskForm("王芳", "张贴海报", TODAY))
    do(keep_tasks, here, [TaskForm("妇联", "家长会", TODAY)])
    do(tick_tasks, [task], TODAY)
    do(remove_task, task)
    leader = do(keep_leader, here, LeaderForm(LeadingRole.HEAD, "周国强"))
    new = do(start_campaign, CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31), plan="four"))
    do(take_leading_group_over, new, here)
    do(remove_leader, leader)
    do(keep_peak, PeakForm("赶集", digits="3,8"))
    for digest in reversed(digests):
        village.undo()
        assert village.ask(content_digest) == digest
