"""回执 slips as a clerk works them: by number, by scan, taken out, missing, void; all by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.receipts_out import take_receipts_out
from outreach.queries.receipts import ReceiptRow, receipts
from outreach.queries.visits import all_visits
from outreach.serials import check_digit
from outreach.vocabulary import Outcome, ReceiptState, ScanCommand, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, small_village
from tests.support.receipts import card, slips_for
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui import sounds
from ui.main_window import MainWindow
from ui.pages.receipts.page import ReceiptsPage

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


class Office:
    """The page of slips on a village with seven slips, the last of them blank."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace
        slips_for(self.workspace, "1", "2", "3", "4", "5", "6", None)
        frame = window.frame()
        assert frame is not None and frame.navigate("receipts", view="slips")
        idle(bot, window)

    @property
    def page(self) -> ReceiptsPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, ReceiptsPage)
        return page

    def slip(self, number: int) -> ReceiptRow:
        return self.workspace.ask(receipts)[number - 1]

    def states(self) -> list[str]:
        return [row.state.value for row in self.workspace.ask(receipts)]

    def type(self, text: str, name: str = "receipts.number") -> None:
        line = self.window.findChild(QLineEdit, name) or QApplication.focusWidget()
        assert line is not None
        line.setFocus()
        self.say(text)

    def say(self, text: str) -> None:
        """Type where the keyboard is, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        idle(self.bot, self.window)

    def number(self, number: int) -> None:
        self.type(f"{number}{check_digit(number)}")
        self.press(ENTER)

    def click(self, name: str) -> None:
        button = self.window.findChild(QAbstractButton, name)
        assert button is not None
        self.bot.waitUntil(button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        idle(self.bot, self.window)

    def back(self) -> None:
        """Come back to the window after a dialog."""
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def dialog(self, name: str) -> QWidget:
        return dialog(self.window, name, self.bot)

    def band(self) -> str:
        frame = self.window.frame()
        assert frame is not None
        return f"{frame.band.kind} {frame.band.words}"


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(sounds, "play", lambda name: None)
    small_village(tmp_path).close()
    window = open_window(qtbot, tmp_path / "village.doorbook", "receipts")
    assert window.workspace is not None
    window.workspace.now = lambda: NOW
    return Office(qtbot, window)


def test_a_slip_goes_by_its_number_with_what_it_says_beside_it(office: Office) -> None:
    office.number(1)
    assert office.band() == "saved 李建国 1组1号 已登记"
    office.page.slips.entry.said.setFocus()
    office.press(Qt.Key.Key_Right)
    office.number(2)
    office.number(3)
    office.number(3)
    assert office.band().startswith("already")
    said = {row.no: row.signoff for row in office.workspace.ask(all_visits)}
    assert said == {"1": SignOff.SIGNATURE, "2": SignOff.PROXY, "3": SignOff.SIGNATURE}
    assert "收回 3/7 张" in words_of(office.page)
    office.type("9990")
    office.press(ENTER)
    assert "没有这个编号" in office.page.slips.entry.number_field.problem.text()


def test_the_day_holds_for_the_stack_also_for_scans(office: Office) -> None:
    office.type("", "receipts.slip_day")
    office.press(Qt.Key.Key_Down)
    office.number(1)
    office.page.ctx.stack.take(office.slip(2).code)
    assert {row.at.day for row in office.workspace.ask(all_visits)} == {NOW.day - 1}


def test_a_blank_slip_is_asked_for_its_household(office: Office) -> None:
    office.number(7)
    office.dialog("whose")
    office.type("单春生", "whose_search")
    office.press(ENTER)
    office.press(ENTER, CTRL)
    (visit,) = office.workspace.ask(all_visits)
    assert (visit.no, visit.receipt) == ("2", office.slip(7).serial)


def test_a_scanned_card_shows_beside_the_number(office: Office) -> None:
    for letter in card(office.workspace, ScanCommand.NOBODY_HOME):
        QTest.keyClick(QApplication.focusWidget() or office.window, letter)
    office.press(ENTER)
    assert office.page.slips.entry.said.code() == "nobody_home"
    office.number(4)
    (visit,) = office.workspace.ask(all_visits)
    assert visit.outcome is Outcome.NOBODY_HOME
    assert office.page.slips.entry.said.code() == "signed"


def test_a_range_is_taken_out_and_shown_with_who_has_it(office: Office) -> None:
    office.click("receipts.take_out")
    office.dialog("take_out")
    office.press(Qt.Key.Key_A, CTRL)
    office.say("赵强")
    office.press(ENTER, CTRL)
    assert office.states()[:5] == ["out"] * 4 + ["printed"]
    office.click("receipts.who.0")
    assert office.page.slips.model.rowCount() == 4
    assert "赵强 领走 4 张回执" in words_of(office.window)


def test_what_is_out_too_long_missing_or_void_has_its_list(office: Office) -> None:
    serials = [row.serial for row in office.workspace.ask(receipts)]
    at(office, lambda: NOW - timedelta(days=8))
    office.workspace.run(take_receipts_out, serials[0], serials[2], "赵强")
    at(office, lambda: NOW)
    office.page.refresh(frozenset())
    office.click("receipts.slips.long")
    assert office.page.slips.model.rowCount() == 3
    table = office.page.slips.table
    table.setFocus()
    office.press(Qt.Key.Key_Space)
    office.click("receipts.slip_missing")
    office.click("receipts.slips.all")
    office.back()
    table.setFocus()
    office.press(Qt.Key.Key_End, CTRL)
    office.press(Qt.Key.Key_Space)
    office.click("receipts.slip_void")
    office.dialog("void_slips")
    office.type("撕了", "void_slips_reason")
    office.press(ENTER, CTRL)
    assert office.states() == ["missing", "out", "out", "printed", "printed", "printed", "void"]
    assert office.slip(7).void_reason == "撕了"
    office.back()
    office.press(Qt.Key.Key_Z, CTRL)
    assert office.slip(7).state is ReceiptState.PRINTED


def test_a_hand_written_slip_is_numbered_and_handed_in(office: Office) -> None:
    office.click("receipts.label")
    office.dialog("whose")
    office.type("解大勇", "whose_search")
    office.press(ENTER)
    office.press(ENTER, CTRL)
    assert office.slip(8).household_no == "8"
    office.back()
    office.press(ENTER)
    assert office.slip(8).state is ReceiptState.RETURNED


@pytest.mark.parametrize(("scale", "height"), [(100, 690), (150, 768)])
def test_nothing_is_cut_off(office: Office, scale: int, height: int) -> None:
    office.workspace.run(take_receipts_out, office.slip(1).serial, office.slip(3).serial, "赵强")
    idle(office.bot, office.window)
    office.window.resize(1366, height)
    office.window.set_look(scale=scale)
    idle(office.bot, office.window)
    assert office.page.papers.view() == "slips"
    assert cut_off(office.window) == []


def test_without_slips_the_page_says_where_they_come_from(qtbot: QtBot, tmp_path: Path) -> None:
    small_village(tmp_path).close()
    window = open_window(qtbot, tmp_path / "village.doorbook", "receipts")
    idle(qtbot, window)
    frame = window.frame()
    assert frame is not None and frame.navigate("receipts")
    switch = window.findChild(QWidget, "receipts.view")
    assert switch is not None
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Right)
    assert "还没打印过回执" in words_of(window)
    button = window.findChild(QAbstractButton, "receipts.print_slips")
    assert button is not None and button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    page = frame.host.current()
    assert page is not None and page.memory()["paper"] == "receipts"


def at(office: Office, clock: Callable[[], datetime]) -> None:
    office.workspace.now = clock
