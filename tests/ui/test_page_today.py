"""今日 as a grid worker meets it in the evening: what is left, what to do, and the next door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import close_campaign
from outreach.actions.ledger import LedgerForm
from outreach.actions.reports import DutyForm, keep_duty
from outreach.periods import PeriodKind
from outreach.queries.households import unit_id_of
from outreach.vocabulary import Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, campaign_id, log, small_village
from tests.support.window import cut_off, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.today.lists import due_words
from ui.pages.today.page import TodayPage
from ui.pages.today.plan_line import points

Show = Callable[[Workspace], TodayPage]


@pytest.fixture
def show(bot: QtBot) -> Show:
    """Open a ledger and give its first page."""

    def opened(workspace: Workspace) -> TodayPage:
        window = open_window(bot)
        window.show_workspace(workspace)
        window.activateWindow()
        bot.waitUntil(window.isActiveWindow)
        idle(bot, window)
        return page_of(window)

    return opened


def page_of(window: MainWindow) -> TodayPage:
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    assert isinstance(page, TodayPage)
    return page


def present(page: TodayPage) -> str:
    """Tell which page is on screen now."""
    window = page.window()
    assert isinstance(window, MainWindow)
    frame = window.frame()
    assert frame is not None
    now = frame.host.current()
    return now.id if now is not None else ""


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_the_demo_evening_agrees_with_the_pictures(bot: QtBot, demo: Path) -> None:
    window = open_window(bot, demo)
    idle(bot, window)
    page = page_of(window)
    said = words_of(page)
    assert page.hero.headline.text() == "还差 37 户，剩 9 天，每天 5 户"
    for words in ("137/174", "（78.7%）", "92/174", "（52.9%）", "首轮入户 在 11-30 周一 截止"):
        assert words in said
    groups = [page.groups.grid.itemAtPosition(row, 2).widget().text() for row in range(6)]  # type: ignore[union-attr,attr-defined]
    assert groups == ["30/33", "24/26", "25/30", "21/25", "22/33", "15/27"]
    assert said.index("差 11 户") < said.index("差 12 户")
    assert "过期 2 天" in said
    assert "周统计表 第47周" in said and "明天 18:00，11-22 周日 18:00 前报镇综治办" in said
    assert "今天 8 户" in said
    assert page.hero.next_button.text() == "接着走：3组12号 李建国"


def test_enter_opens_the_next_door(show: Show, bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    log(workspace, "2", signoff=SignOff.SIGNATURE)
    page = show(workspace)
    assert page.hero.next_button.text() == "接着走：1组3号 仇志强"
    bot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    assert present(page) == "visit"
    window = page.window()
    assert "仇志强" in words_of(window)


def test_call_backs_say_how_late_they_are_and_open_their_door(show: Show, bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    at = datetime(2026, 11, 16, 19, 30)
    log(workspace, "3", Outcome.NOBODY_HOME, at=at, follow_up=date(2026, 11, 17))
    log(workspace, "4", Outcome.PHONE, follow_up=date(2026, 11, 18), note="儿子周三回来")
    log(workspace, "5", Outcome.LEAFLET_ONLY, follow_up=date(2026, 11, 21))
    page = show(workspace)
    said = words_of(page)
    for words in ("过期 1 天", "未遇，换上午去", "儿子周三回来", "只留了宣传单，补当面讲", "本周 3 户"):
        assert words in said
    assert "回访到期 2 户" in said
    assert "1 户过期：仇志强" in said
    of_door = f"today.call_back.{workspace.ask(unit_id_of, '4')}."
    rows = page.findChildren(QAbstractButton)
    (row,) = [one for one in rows if one.objectName().startswith(of_door) and one.isVisible()]
    row.setFocus()
    bot.keyClick(row, Qt.Key.Key_Return)
    assert present(page) == "visit"
    assert "曾长顺" in words_of(page.window())


def test_due_words() -> None:
    today = date(2026, 11, 18)
    assert due_words(date(2026, 11, 15), today) == ("过期 3 天", True)
    assert due_words(today, today) == ("今天", False)
    assert due_words(date(2026, 11, 22), today) == ("11-22 周日", False)


def test_the_page_follows_each_entry(show: Show, bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    page = show(workspace)
    assert page.hero.headline.text().startswith("还差 10 户，剩 12 天")
    log(workspace, "1", day=18)
    bot.waitUntil(lambda: page.hero.headline.text().startswith("还差 9 户，剩 12 天"))
    bot.waitUntil(lambda: "李建国" in words_of(page.latest))  # Qt shows new rows in its next turn


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (datetime(2026, 11, 30, 20), "还差 10 户，今天截止"),
        (datetime(2026, 12, 2, 20), "还差 10 户，过期 2 天"),
        (datetime(2026, 10, 30, 20), "还差 10 户，剩 31 天，每天 1 户"),
    ],
)
def test_the_sentence_follows_the_calendar(
    show: Show, tmp_path: Path, moment: datetime, sentence: str
) -> None:
    workspace = small_village(tmp_path)
    workspace.now = lambda: moment
    page = show(workspace)
    assert page.hero.headline.text() == sentence
    assert not page.grab().isNull()


def test_when_every_door_is_done_the_page_says_so(show: Show, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    for number in range(1, 12):
        log(workspace, str(number))
    page = show(workspace)
    assert page.hero.headline.text() == "10 户全都走到了"
    assert not page.hero.next_button.isVisible()


def test_a_half_typed_visit_is_something_to_do(show: Show, bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    unit_id = workspace.ask(unit_id_of, "7")
    workspace.keep_draft("visit", {"doors": {unit_id: {"note": "", "kept_at": NOW.isoformat()}}})
    page = show(workspace)
    assert "1 户登了一半没存" in words_of(page.to_do)
    button(page, "today.do_half_filled").click()
    assert present(page) == "visit"
    assert "阿依古丽·买买提" in words_of(page.window())


def test_buttons_lead_where_they_say(show: Show, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    log(workspace, "1")
    page = show(workspace)
    window = page.window()
    assert isinstance(window, MainWindow)
    frame = window.frame()
    assert frame is not None
    wanted = {
        "today.not_reached": "printing",
        "today.chart": "households",
        "today.do_tally": "reports",
        "today.do_print": "printing",
    }
    for name, there in wanted.items():
        if there in frame.entries:
            button(page, name).click()
            assert present(page) == there
            frame.navigate("today")


def test_the_rail_counts_what_waits(tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    with workspace:
        before = TodayPage.waiting(workspace)
        log(workspace, "3", Outcome.NOBODY_HOME, follow_up=date(2026, 11, 17))
        assert TodayPage.waiting(workspace) == before + 2  # the call-back, and the week has something to tell


def test_a_copy_goes_to_the_chosen_folder_and_is_remembered(show: Show, bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    page = show(workspace)
    assert "还没备份到U盘" in words_of(page.backup)
    page.backup.folder_chosen.emit(str(stick))
    bot.waitUntil(lambda: "U盘 今天 20:30" in words_of(page.backup))
    (copy,) = stick.glob("*.doorbook")
    with Workspace.open(copy) as opened:
        assert opened.verify() == []


def test_after_a_week_without_a_stick_a_sentence_says_what_to_do(
    show: Show, bot: QtBot, tmp_path: Path
) -> None:
    workspace = small_village(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    page = show(workspace)
    assert "插上U盘" not in words_of(page.to_do)
    workspace.now = lambda: NOW + timedelta(days=7)
    log(workspace, "1")
    bot.waitUntil(lambda: "还从没备份到U盘" in words_of(page.to_do))
    assert "插上U盘，备份一份：电脑坏了、丢了，台账还在。" in words_of(page.to_do)
    button(page, "today.do_copy_out").click()
    dialog = page.findChild(QFileDialog, "today.copy_dialog")
    assert dialog is not None and dialog.isVisible()
    dialog.reject()
    page.backup.folder_chosen.emit(str(stick))
    bot.waitUntil(lambda: "插上U盘" not in words_of(page.to_do))
    workspace.now = lambda: NOW + timedelta(days=15)
    log(workspace, "2")
    bot.waitUntil(lambda: "8 天没有备份到U盘了" in words_of(page.to_do))


def test_an_empty_ledger_says_what_comes_first(show: Show, bot: QtBot, tmp_path: Path) -> None:
    page = show(Workspace.create(tmp_path / "new.ledger", LedgerForm("新村"), recorder="王芳"))
    said = words_of(page)
    assert said.index("导入花名册") < said.index("开始专项行动") < said.index("打印签收表")
    first = button(page, "today.begin_roster")
    bot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert present(page) in ("roster", "today")


def test_without_a_campaign_that_is_the_next_step(show: Show, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    workspace.run(close_campaign, campaign_id(workspace))
    page = show(workspace)
    assert page.findChild(QAbstractButton, "today.begin_roster") is None
    assert button(page, "today.begin_campaign").text() == "开始专项行动"


def test_the_line_starts_at_zero_and_stays_in_its_box() -> None:
    box = QRectF(0, 0, 280, 100)
    spots = points([0, 5, 10], 20, 28, box)
    assert [(spot.x(), spot.y()) for spot in spots] == [(0, 100), (10, 75), (20, 50)]
    assert all(box.contains(spot) or spot.y() == 100 for spot in points([3] * 60, 2, 28, box))


@pytest.mark.parametrize(("scale", "height"), [(100, 768), (100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off(bot: QtBot, demo: Path, scale: int, height: int) -> None:
    window = open_window(bot, demo, scale=scale, height=height)
    idle(bot, window)
    assert cut_off(page_of(window)) == []


def test_the_next_report_is_counted_down_and_the_late_one_named(
    show: Show, bot: QtBot, tmp_path: Path
) -> None:
    village = small_village(tmp_path)
    log(village, "1", day=10)
    weekly = DutyForm("周报", PeriodKind.WEEK, "镇综治办", 1, "10:00", starts=date(2026, 11, 9))
    village.run(keep_duty, weekly)
    page = show(village)
    said = words_of(page)
    assert "1 份报表迟了" in said and "周报 第46周  迟了 2 天" in said
    assert "周报 第47周" in said and "还有 5 天，11-23 周一 10:00 前报镇综治办" in said
    bot.mouseClick(button(page, "today.do_late_reports"), Qt.MouseButton.LeftButton)
    assert present(page) == "outbox"
