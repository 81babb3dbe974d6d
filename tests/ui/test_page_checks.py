"""The page of spot checks by keys: thirty visits drawn and typed up, what differs followed up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.spot_checks import findings, spot_check, spot_checks
from outreach.vocabulary import CheckResult, Outcome
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, log, small_village
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.checks.page import ChecksPage

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class Desk:
    """A window on the small village with forty visits."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace) -> None:
        self.bot, self.window, self.workspace = bot, window, workspace

    @property
    def page(self) -> QWidget:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert page is not None
        return page

    @property
    def checks(self) -> ChecksPage:
        assert isinstance(self.page, ChecksPage)
        return self.page

    def go(self, page: str, **args: object) -> None:
        frame = self.window.frame()
        assert frame is not None
        frame.navigate(page, **args)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            idle(self.bot, self.window)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def keys(self, text: str) -> None:
        for letter in text:
            self.bot.keyClicks(QApplication.focusWidget(), letter)
            self.settle()

    def type(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def back(self) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def click(self, name: str) -> None:
        shown = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert shown, name
        self.bot.mouseClick(shown[-1], LEFT)
        self.settle()


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    workspace = small_village(tmp_path)
    for nth in range(40):
        at = datetime(2026, 11, 3 + nth // 3, 9 + nth % 8, nth)
        workspace.now = lambda at=at: at  # type: ignore[misc]
        outcome = Outcome.MET if nth % 4 else Outcome.NOBODY_HOME
        log(workspace, str(nth % 12 + 1), outcome, at=at, workers=["王芳", "赵强"][nth % 2 :])
    workspace.now = lambda: NOW
    window = open_window(bot)
    window.show_workspace(workspace, "checks")
    desk = Desk(bot, window, workspace)
    desk.settle()
    yield desk
    window.close()


def test_thirty_visits_are_checked_by_keys(desk: Desk) -> None:
    desk.go("checks")
    assert "还没有抽查过" in words_of(desk.page)
    desk.press(Key.Key_N, CTRL)
    desk.asked("draw_check")
    desk.press(Key.Key_Return, CTRL)
    desk.back()
    desk.checks.table.setFocus()
    desk.keys("1" * 24)
    desk.keys("2")
    desk.press(Key.Key_Return)
    assert "不符的要写实际情况" in words_of(desk.page)
    desk.type("说没人来过")
    desk.press(Key.Key_Return)
    desk.keys("13341")
    check = desk.workspace.ask(spot_check, desk.workspace.ask(spot_checks)[0].id)
    assert check is not None and check.left == 0
    counts = [check.count(result) for result in CheckResult]
    assert counts == [26, 1, 2, 1]
    assert "26/27" in words_of(desk.page) and "95% 区间" in words_of(desk.page)
    assert cut_off(desk.page) == []
    desk.go("today")
    desk.click("today.do_findings")
    number = next(row.number for row in check.rows if row.result is CheckResult.DIFFERS)
    desk.click(f"checks.close_1_{number}")
    desk.asked("finding")
    desk.type("重新上门讲了，补了签字")
    desk.press(Key.Key_Return, CTRL)
    desk.back()
    assert desk.workspace.ask(findings, True) == ()
    assert "补了签字" in words_of(desk.page)
    desk.press(Key.Key_Z, CTRL)
    assert len(desk.workspace.ask(findings, True)) == 1
    desk.press(Key.Key_P, CTRL)
    desk.bot.waitUntil(lambda: "反诈入户宣传抽查表（1），3 页" in words_of(desk.page))


def test_strange_visits_are_shown_with_why_and_join_the_check(desk: Desk) -> None:
    log(desk.workspace, "1", at=datetime(2026, 11, 16, 23, 30), workers=["丙"])
    desk.go("checks")
    desk.press(Key.Key_N, CTRL)
    desk.asked("draw_check")
    desk.type("5")
    desk.press(Key.Key_Return, CTRL)
    desk.back()
    assert "半夜走访" in words_of(desk.page)
    before = len(desk.checks.model.ids)
    desk.click("checks.add_1")
    assert len(desk.checks.model.ids) - before in (0, 1)
