"""The page of cases by keys and clicks: recorded, traced back, closed; on to doors that have not heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.cases import cases, dissuasions
from outreach.queries.households import unit_id_of
from outreach.workspace import Workspace
from tests.support.ledgers import log, small_village
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.cases.page import CasesPage
from ui.pages.visit.page import VisitPage
from ui.widgets.line import DropDown
from ui.widgets.money import read_yuan

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class Desk:
    """A window on the small village: household 1 was told of brushing on the 10th, nobody went to 2."""

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
    def cases(self) -> CasesPage:
        assert isinstance(self.page, CasesPage)
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
        focused = QApplication.focusWidget() or self.page
        self.bot.keyClick(focused, key, modifier)
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

    def click(self, name: str, root: QWidget | None = None) -> None:
        shown = [w for w in (root or self.page).findChildren(QWidget, name) if w.isVisible()]
        assert shown, name
        self.bot.mouseClick(shown[-1], LEFT)
        self.settle()

    def record(self, household: str, kind: str, loss: str) -> None:
        """Record a case of the 17th by keys alone."""
        self.press(Key.Key_N, CTRL)
        self.asked("case")
        self.type("11-17")
        self.press(Key.Key_Return)
        box = QApplication.focusWidget()
        assert isinstance(box, DropDown)
        box.setCurrentIndex(box.findText(kind))
        self.press(Key.Key_Tab)
        self.press(Key.Key_Tab)
        self.type(household)
        self.press(Key.Key_Return)
        while QApplication.focusWidget().objectName() != "case_loss":
            self.press(Key.Key_Tab)
        self.type(loss)
        self.press(Key.Key_Return, CTRL)
        self.back()

    def back(self) -> None:
        """Be back in the window once a dialog has closed."""
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.settle()


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    workspace = small_village(tmp_path)
    log(workspace, "1", day=10, topics=["brushing"])
    window = open_window(bot)
    window.show_workspace(workspace, "cases")
    desk = Desk(bot, window, workspace)
    desk.settle()
    yield desk
    window.close()


def test_without_a_case_the_page_says_what_belongs_here_and_what_does_not(desk: Desk) -> None:
    desk.go("cases")
    words = words_of(desk.page)
    assert "还没有案件" in words
    assert "归公安管，本台账不设这些栏目" in words


def test_two_cases_are_recorded_by_keys_and_traced_back(desk: Desk) -> None:
    desk.go("cases")
    desk.record("李建国", "刷单返利", "1.28万")
    assert "走到过：2026-11-10 王芳，当面告知" in words_of(desk.page)
    assert "讲过“刷单返利”" in words_of(desk.page)
    desk.record("单春生", "冒充公检法", "300")
    words = words_of(desk.page)
    assert "没有走到过" in words and "台账里没有这之前的走访记录" in words
    assert [(row.head, row.loss, row.reached) for row in desk.workspace.ask(cases)] == [
        ("单春生", 300, False),
        ("李建国", 12_800, True),
    ]
    assert cut_off(desk.page) == []
    desk.cases.table.setFocus()
    desk.press(Key.Key_Down)
    assert "走到过：2026-11-10" in words_of(desk.page)
    desk.press(Key.Key_Return, CTRL)
    desk.asked("case_close")
    desk.type("当晚补讲")
    desk.press(Key.Key_Return, CTRL)
    desk.back()
    assert "当晚补讲" in words_of(desk.page)
    assert sum(row.is_open for row in desk.workspace.ask(cases)) == 1
    desk.press(Key.Key_Z, CTRL)
    assert all(row.is_open for row in desk.workspace.ask(cases))


def test_an_outsider_needs_no_household_and_no_name(desk: Desk) -> None:
    desk.go("cases")
    desk.press(Key.Key_N, CTRL)
    form = desk.asked("case")
    desk.press(Key.Key_Return, CTRL)
    assert "请从名录里选一个" in words_of(form)
    box = form.findChild(DropDown, "case_kind")
    assert box is not None
    box.setCurrentIndex(box.findText("婚恋交友"))
    desk.press(Key.Key_Return, CTRL)
    assert "花名册" in words_of(form), "neither a household nor an outsider was chosen"
    desk.bot.keyClick(form.findChild(QWidget, "case_who"), "2")
    desk.press(Key.Key_Return, CTRL)
    desk.settle()
    assert "受害人不是本村住户" in words_of(desk.page)


def test_from_a_case_one_goes_to_the_doors_that_have_not_heard(desk: Desk) -> None:
    desk.go("cases")
    desk.record("李建国", "刷单返利", "100")
    desk.press(Key.Key_F6)
    assert isinstance(desk.page, VisitPage)
    assert "9 户没听过" in words_of(desk.page)
    assert [row.head for row in desk.page.doors.model.rows][:2] == ["单春生", "仇志强"]
    desk.bot.mouseClick(desk.page.place.more, LEFT)
    menu = dialog(desk.window, "visit.more_menu", desk.bot)
    assert isinstance(menu, QMenu)
    trace = next(action for action in menu.actions() if "倒查这一户" in action.text())
    desk.bot.mouseClick(menu, LEFT, pos=menu.actionGeometry(trace).center())
    desk.settle()
    assert "没有走到过" in words_of(desk.cases.trace)
    assert "1组2号 单春生" in words_of(desk.cases.trace)


def test_a_household_card_traces_back_from_any_day_and_prints(desk: Desk) -> None:
    unit = desk.workspace.ask(unit_id_of, "1")
    desk.go("household", unit_id=unit)
    desk.click("household.trace")
    assert "走到过：2026-11-10" in words_of(desk.cases.trace)
    desk.cases.bar.day.setFocus()
    desk.type("11-10")
    desk.press(Key.Key_Return)
    assert "没有走到过" in words_of(desk.cases.trace), "that day itself is not before it"
    desk.press(Key.Key_P, CTRL)
    desk.bot.waitUntil(lambda: "入户宣传倒查单" in words_of(desk.page))


def test_a_dissuasion_is_recorded(desk: Desk) -> None:
    desk.go("cases")
    desk.press(Key.Key_N, CTRL | SHIFT)
    form = desk.asked("dissuasion")
    desk.bot.keyClick(form.findChild(QWidget, "dissuasion_who"), "2")
    form.findChild(QWidget, "dissuasion_saved").setFocus()
    desk.type("2万")
    desk.press(Key.Key_Return, CTRL)
    (row,) = desk.workspace.ask(dissuasions)
    assert (row.saved, row.happened_on, row.done_by) == (20_000, date(2026, 11, 18), "王芳")
    assert "保住 20,000 元" in words_of(desk.page)


def test_today_leads_to_a_case_that_waits(desk: Desk) -> None:
    desk.go("cases")
    desk.record("单春生", "刷单返利", "100")
    desk.go("today")
    desk.click("today.do_cases")
    assert "没有走到过" in words_of(desk.cases.trace)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("12800", 12800), ("12,800元", 12800), ("1.28万", 12800), ("0.5", 1), ("一万", None), ("-3", None)],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: int | None) -> None:
    assert read_yuan(text) == amount
