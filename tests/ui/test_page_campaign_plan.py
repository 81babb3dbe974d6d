"""The plan of a campaign in the window: phases, deadlines, tasks, leading group, peak dates; and on 今日."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.campaign_steps import StepForm, keep_step
from outreach.actions.campaign_tasks import TaskForm, keep_task
from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.actions.leading_group import LeaderForm, keep_leader
from outreach.actions.patches import set_patch
from outreach.actions.peak_dates import PeakForm, keep_peak
from outreach.queries.areas import area_tree
from outreach.queries.campaign_steps import campaign_steps
from outreach.queries.campaign_tasks import campaign_tasks
from outreach.queries.campaigns import campaigns
from outreach.queries.content import content_digest
from outreach.queries.leading_group import leading_group, whole_leading_group
from outreach.queries.peak_dates import peak_dates
from outreach.queries.village import workers
from outreach.vocabulary import LeadingRole, Measure, StepKind
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, campaign_id, log, small_village
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.campaign.page import CampaignPage
from ui.pages.today.page import TodayPage
from ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = NOW.date()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The small village with the page of campaigns and 今日."""
    keep_pages(monkeypatch, "today", "settings", "campaign")
    found = open_window(qtbot)
    found.show_workspace(small_village(tmp_path))
    return found


def ledger(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def go(qtbot: QtBot, window: MainWindow, view: str) -> CampaignPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate("campaign", view=view)
    idle(qtbot, window)
    page = frame.host.current()
    assert isinstance(page, CampaignPage)
    return page


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    def found() -> list[Button]:
        return [one for one in root.findChildren(Button) if one.objectName() == name and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def fill(form: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line = form.findChild(QLineEdit, name)
        assert isinstance(line, QLineEdit), name
        line.setFocus()
        line.selectAll()
        line.insert(text)


def save(qtbot: QtBot, window: MainWindow, form: QWidget) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)


def test_the_usual_plan_is_taken_by_one_press_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "plan")
    press(qtbot, page, "campaign.usual_four")
    qtbot.waitUntil(lambda: "巩固提升" in words_of(page.plan))
    assert "应访户 100% 当面告知，要 10 户" in words_of(page.plan)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "照常用的排" in words_of(page.plan))


def test_a_phase_is_added_by_keys_and_says_how_far_it_is(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "plan")
    log(ledger(window), "1")
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    form = dialog(window, "step", qtbot)
    fill(form, step_name="集中入户", step_starts="11-9", step_ends="11-22", step_target="80")
    save(qtbot, window, form)
    qtbot.waitUntil(lambda: "集中入户" in words_of(page.plan))
    assert "1/8，还差 7 户，还有 4 天，每天 2 户" in words_of(page.plan)


def test_a_deadline_by_kinds_is_added_ticked_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "plan")
    press(qtbot, page, "campaign.add_deadline")
    form = dialog(window, "step", qtbot)
    fill(form, step_name="社会面宣传", step_ends="11-15", step_target="1")
    measure = form.findChild(QComboBox, "step_measure")
    assert isinstance(measure, QComboBox)
    measure.setCurrentIndex(list(Measure).index(Measure.EACH_KIND))
    save(qtbot, window, form)
    assert "还没选活动种类" in words_of(form)
    for kind in ("hang_banner", "led_screen"):
        form.findChild(QWidget, f"step_kind_{kind}").click()  # type: ignore[union-attr]
    save(qtbot, window, form)
    qtbot.waitUntil(lambda: "还差 悬挂横幅标语、LED 屏滚动，过期 3 天" in words_of(page.plan))
    (step,) = (s for s in ledger(window).ask(campaign_steps, campaign_id(ledger(window)), TODAY) if s.own)
    press(qtbot, page, f"campaign.tick_{step.id}")
    qtbot.waitUntil(lambda: "11-18 周三 办完" in words_of(page.plan))
    press(qtbot, page, f"campaign.remove_{step.id}")
    qtbot.waitUntil(lambda: "社会面宣传" not in words_of(page.plan))


def test_a_task_is_given_changed_and_done_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "tasks")
    assert "还没有任务" in words_of(page.tasks)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    form = dialog(window, "task", qtbot)
    fill(form, task_who="王芳", task_what="张贴海报", task_place="1组", task_due="11-16")
    save(qtbot, window, form)
    qtbot.waitUntil(lambda: len(page.tasks.model.ids) == 1)
    here = campaign_id(ledger(window))
    page.tasks.table.setFocus()
    qtbot.keyClick(page.tasks.table, Qt.Key.Key_Return)
    form = dialog(window, "task", qtbot)
    fill(form, task_what="张贴海报和提示贴")
    save(qtbot, window, form)
    (row,) = ledger(window).ask(campaign_tasks, here, TODAY)
    assert (row.what, row.place, row.is_late) == ("张贴海报和提示贴", "1组", True)
    press(qtbot, page, "campaign.task_done")
    idle(qtbot, window)
    assert ledger(window).ask(campaign_tasks, here, TODAY)[0].done_on == TODAY
    press(qtbot, page, "campaign.task_remove")
    idle(qtbot, window)
    assert ledger(window).ask(campaign_tasks, here, TODAY) == ()


def test_a_task_without_a_day_says_so_at_the_field(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "tasks")
    page.add()
    form = dialog(window, "task", qtbot)
    fill(form, task_who="王芳", task_what="做事", task_due="2-30")
    save(qtbot, window, form)
    assert "日期没填或写得不对" in words_of(form)
    form.close()


def test_everybody_with_a_patch_gets_its_doors_as_a_task(qtbot: QtBot, window: MainWindow) -> None:
    workspace = ledger(window)
    log(workspace, "1")
    (worker,) = workspace.ask(workers)
    groups = [area.id for area in workspace.ask(area_tree) if area.kind == "group"]
    workspace.run(set_patch, worker.id, groups[:2])
    page = go(qtbot, window, "tasks")
    press(qtbot, page, "campaign.task_patches")
    idle(qtbot, window)
    (task,) = workspace.ask(campaign_tasks, campaign_id(workspace), TODAY)
    assert (task.who, task.what, task.due) == ("王芳", "包片内逐户上门", date(2026, 11, 30))
    assert "1组" in task.place
    press(qtbot, page, "campaign.task_patches")
    idle(qtbot, window)
    assert len(workspace.ask(campaign_tasks, campaign_id(workspace), TODAY)) == 1


def test_the_leading_group_is_kept_and_a_masked_phone_stays_whole(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = go(qtbot, window, "leaders")
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    form = dialog(window, "leader", qtbot)
    fill(form, leader_name="周长河", leader_post="支部书记", leader_phone="13900002306")
    save(qtbot, window, form)
    qtbot.waitUntil(lambda: "139****2306" in words_of(page.leaders))
    here = campaign_id(ledger(window))
    (row,) = ledger(window).ask(leading_group, here)
    assert row.role is LeadingRole.HEAD
    press(qtbot, page, f"campaign.leader_change_{row.id}")
    form = dialog(window, "leader", qtbot)
    fill(form, leader_post="村主任")
    save(qtbot, window, form)
    assert [one.phone for one in ledger(window).ask(whole_leading_group, here)] == ["13900002306"]
    press(qtbot, page, f"campaign.leader_remove_{row.id}")
    qtbot.waitUntil(lambda: "还没有领导小组" in words_of(page.leaders))


def test_the_next_round_takes_the_leading_group_over(qtbot: QtBot, window: MainWindow) -> None:
    workspace = ledger(window)
    workspace.run(keep_leader, campaign_id(workspace), LeaderForm(LeadingRole.HEAD, "周长河"))
    form = CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31))
    new = workspace.run(start_campaign, form)
    page = go(qtbot, window, "leaders")
    press(qtbot, page, "campaign.leader_before")
    idle(qtbot, window)
    assert [one.name for one in workspace.ask(leading_group, new)] == ["周长河"]


def test_a_market_day_is_added_and_a_built_in_date_switched_off(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "peaks")
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    form = dialog(window, "peak", qtbot)
    page_how = form.how  # type: ignore[attr-defined]
    page_how.pick("market")
    fill(form, peak_label="桥头集", peak_day="逢四逢七", peak_lead="2")
    save(qtbot, window, form)
    qtbot.waitUntil(lambda: "桥头集" in words_of(page.peaks))
    own = next(row for row in ledger(window).ask(peak_dates, TODAY) if row.own)
    assert (own.digits, own.lead) == ("4,7", 2)
    press(qtbot, page, "campaign.peak_turn_double_twelve")
    idle(qtbot, window)
    twelve = next(row for row in ledger(window).ask(peak_dates, TODAY) if row.code == "double_twelve")
    assert not twelve.active
    press(qtbot, page, "campaign.peak_change_spring_festival")
    form = dialog(window, "peak", qtbot)
    fill(form, peak_lead="30")
    save(qtbot, window, form)
    spring = next(row for row in ledger(window).ask(peak_dates, TODAY) if row.code == "spring_festival")
    assert (spring.lead, spring.on) == (30, date(2027, 2, 6))


def test_a_new_campaign_asks_purpose_ground_keeping_and_plan(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "about")
    before = ledger(window).ask(content_digest)
    page.show_one(None)
    fill(page, **{
        "campaign.name": "冬季", "campaign.purpose": "预防诈骗", "campaign.basis": "县宣传方案",
        "campaign.keep": "2027-12-31",
    })  # fmt: skip
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    row = next(row for row in ledger(window).ask(campaigns) if row.name == "冬季")
    assert (row.purpose, row.legal_basis, row.keep_until) == ("预防诈骗", "县宣传方案", date(2027, 12, 31))
    steps = ledger(window).ask(campaign_steps, row.id, TODAY)
    assert [step.name for step in steps][:4] == ["动员部署", "集中入户", "巩固提升", "总结验收"]
    ledger(window).undo()
    assert ledger(window).ask(content_digest) == before


def test_a_day_of_keeping_before_the_end_stands_at_its_field(qtbot: QtBot, window: MainWindow) -> None:
    page = go(qtbot, window, "about")
    fill(page, **{"campaign.keep": "11-20"})
    page.save()
    assert page.fields.fields["keep_until"].problem.isVisible()


@pytest.mark.parametrize("view", ["about", "plan", "tasks", "leaders", "peaks"])
def test_nothing_of_the_plan_is_cut_off(qtbot: QtBot, window: MainWindow, view: str) -> None:
    workspace = ledger(window)
    here = campaign_id(workspace)
    name = "全面推进社会面宣传阵地建设并逐一落实到每个自然村"
    form = StepForm(StepKind.DEADLINE, name, TODAY, None, Measure.ACTIVITIES, 3, ("lecture", "forum"))
    workspace.run(keep_step, here, form)
    workspace.run(keep_task, here, TaskForm("王芳", name, TODAY))
    workspace.run(keep_leader, here, LeaderForm(LeadingRole.OFFICE, name, "王芳", "0513-00002110"))
    window.set_look(scale=150)
    page = go(qtbot, window, view)
    QApplication.processEvents()
    assert cut_off(page) == []


def test_today_says_what_the_plan_asks_for(qtbot: QtBot, window: MainWindow) -> None:
    workspace = ledger(window)
    here = campaign_id(workspace)
    phase = StepForm(
        StepKind.PHASE, "巩固提升", date(2026, 11, 25), date(2026, 11, 10), Measure.SIGNED, 90
    )
    late = StepForm(
        StepKind.DEADLINE, "第一期", date(2026, 11, 10), None, Measure.ACTIVITIES, 1, ("moments",)
    )
    workspace.run(keep_step, here, phase)
    workspace.run(keep_step, here, late)
    workspace.run(keep_task, here, TaskForm("王芳", "张贴海报", date(2026, 11, 16)))
    workspace.run(keep_peak, PeakForm("庙会", month=11, day=20, advice="摆摊宣传"))
    frame = window.frame()
    assert frame is not None
    frame.navigate("today")
    idle(qtbot, window)
    page = frame.host.current()
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: "计划里过期 1 项" in words_of(page))
    said = words_of(page)
    for words in (
        "“巩固提升”阶段到 11-25：还差 9 户，还有 7 天，每天 2 户", "第一期：0/1，还差 1，过期 8 天",
        "任务过期 1 项", "王芳 张贴海报", "还有 2 天就是庙会",
    ):  # fmt: skip
        assert words in said, words
    press(qtbot, page, "today.do_tasks")
    idle(qtbot, window)
    shown = frame.host.current()
    assert isinstance(shown, CampaignPage)
    assert shown.tasks.isVisible()
