"""A week in which the fans run out: received, carried out, given at doors and market, by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import CampaignForm, correct_campaign
from outreach.queries.campaigns import open_campaign
from outreach.queries.content import content_digest
from outreach.queries.stock import StockRow, held_rows, stock_rows
from outreach.queries.stock_entries import stock_warnings
from tests.support.ledgers import small_village
from tests.support.window import dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.page import Page
from ui.widgets.counter import Counter

W = TypeVar("W", bound=QWidget)
MONDAY = datetime(2026, 11, 16, 8, 30)
ENTER, CTRL, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Week:
    """The worker at the laptop from Monday on; `day` moves the ledger's clock."""

    def __init__(self, bot: QtBot, folder: Path) -> None:
        self.bot, self.now = bot, MONDAY
        self.window: MainWindow = open_window(bot)
        village = small_village(folder)
        village.now = lambda: self.now
        campaign = village.ask(open_campaign)
        assert campaign is not None
        days, handouts = (campaign.starts, campaign.ends, campaign.deadline), [("leaflet", 1), ("fan", 1)]
        given = CampaignForm(campaign.name, *days, handouts=handouts)
        village.run(correct_campaign, campaign.id, given)
        self.village = village
        self.window.show_workspace(village)
        self.settle()

    def day(self, number: int) -> None:
        self.now = MONDAY + timedelta(days=number)

    def settle(self) -> None:
        idle(self.bot, self.window)
        self.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def seen(self, kind: type[W], name: str) -> W:
        """Wait until a control of the page is there to be seen."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [w for w in self.page.findChildren(kind, name) if w.isVisible()]
            return bool(found)

        self.bot.waitUntil(there)
        return found[0]

    def click(self, name: str) -> None:
        self.bot.mouseClick(self.seen(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def move(self, key: Qt.Key, count: str, who: str = "") -> None:
        """One movement: its key, the number, the worker's digit, Ctrl+Enter."""
        self.press(key)
        form = dialog(self.window, "movement", self.bot)
        typed = form.findChild(QLineEdit, "movement_count")
        assert typed is not None
        typed.selectAll()
        self.bot.keyClicks(typed, count)
        if who:
            self.bot.keyClicks(form.findChild(QWidget, "movement_worker"), who)
        self.bot.keyClick(form, ENTER, CTRL)
        self.bot.waitUntil(lambda: not form.isVisible())
        self.settle()

    def walk(self, doors: int) -> None:
        """Log doors in walking order: met, with the usual handouts, on to the next."""
        self.press(Qt.Key.Key_3, ALT)
        for _ in range(doors):
            page = self.page
            clock = page.saving.clock  # type: ignore[attr-defined]
            page.saving.clock = lambda clock=clock: clock() + 60  # type: ignore[attr-defined]
            self.press(ENTER, CTRL)

    @property
    def page(self) -> Page:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert page is not None
        return page

    @property
    def fans(self) -> StockRow:
        return next(row for row in self.village.ask(stock_rows) if row.code == "fan")


@pytest.fixture
def week(bot: QtBot, tmp_path: Path) -> Iterator[Week]:
    found = Week(bot, tmp_path)
    yield found
    idle(bot, found.window)


def adds_up(row: StockRow) -> bool:
    return row.doors + row.activities + row.posted + row.damaged + row.left == row.received


def test_a_week_in_which_the_fans_run_out(week: Week) -> None:
    before = week.village.ask(content_digest)
    twelve_fans_come_and_eight_go_out(week)
    four_doors_get_one_each(week)
    the_market_takes_more_than_there_are(week)
    today_says_so(week)
    more_fans_come(week)
    the_count_finds_two_missing(week)
    assert week.fans.is_low is False
    assert adds_up(week.fans)
    everything_is_taken_back(week, before)


def twelve_fans_come_and_eight_go_out(week: Week) -> None:
    week.press(Qt.Key.Key_5, ALT)
    assert week.page.id == "handouts"
    week.page.totals.go_to("fan")  # type: ignore[attr-defined]
    week.move(Qt.Key.Key_F4, "12")
    limit = week.seen(QLineEdit, "handouts.low")
    limit.setFocus()
    limit.selectAll()
    week.bot.keyClicks(limit, "5")
    week.press(ENTER)
    week.move(Qt.Key.Key_F5, "8", who="1")
    assert (week.fans.left, week.fans.held, week.fans.low) == (12, 8, 5)


def four_doors_get_one_each(week: Week) -> None:
    week.day(1)
    week.walk(4)
    assert (week.fans.doors, week.fans.left, week.fans.held) == (4, 8, 4)
    assert not week.fans.is_low


def the_market_takes_more_than_there_are(week: Week) -> None:
    week.day(2)
    week.press(Qt.Key.Key_6, ALT)
    assert week.page.id == "activities"
    week.press(Qt.Key.Key_N, CTRL)
    fields = week.page.form.fields  # type: ignore[attr-defined]
    fields.choose("market_day")
    week.click("activity.workers_0")
    fans = week.seen(Counter, "activity.handout.fan")
    fans.setFocus()
    week.bot.keyClicks(fans, "9")
    week.press(ENTER, CTRL)
    assert (week.fans.activities, week.fans.left) == (9, -1)
    (hand,) = week.village.ask(held_rows)
    assert (hand.in_hand, hand.over_used) == (0, 5)


def today_says_so(week: Week) -> None:
    week.press(Qt.Key.Key_1, ALT)
    assert "扇子只剩 -1 把" not in words_of(week.page), "less than nothing is said as what it is"
    assert "扇子发出去的比收到的多 1 把" in words_of(week.page)
    week.click("today.do_stock")
    assert week.page.id == "handouts"


def more_fans_come(week: Week) -> None:
    form = dialog(week.window, "movement", week.bot)
    typed = form.findChild(QLineEdit, "movement_count")
    assert typed is not None
    week.bot.keyClicks(typed, "20")
    week.bot.keyClick(form, ENTER, CTRL)
    week.bot.waitUntil(lambda: not form.isVisible())
    week.settle()
    assert week.fans.left == 19
    week.click("handouts.mend_0")
    taken = dialog(week.window, "movement", week.bot)
    week.bot.keyClick(taken, ENTER, CTRL)
    week.bot.waitUntil(lambda: not taken.isVisible())
    week.settle()
    assert week.village.ask(stock_warnings) == ()


def the_count_finds_two_missing(week: Week) -> None:
    week.day(4)
    week.move(Qt.Key.Key_F9, "17")
    week.bot.waitUntil(lambda: "比账上少 2 把" in words_of(week.page))
    week.click("handouts.mend_0")
    assert (week.fans.damaged, week.fans.left, week.fans.shelf) == (2, 17, 17)


def everything_is_taken_back(week: Week, before: str) -> None:
    """Nine movements and settings, four doors, the market: undone by the one key, back to Monday morning."""
    for _ in range(13):
        assert adds_up(week.fans)
        if week.village.ask(content_digest) == before:
            break
        week.press(Qt.Key.Key_Z, CTRL)
    assert week.village.ask(content_digest) == before
