"""Where the keyboard goes when another page comes on screen: into the page, never to a button by chance."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.ledger import LedgerForm
from outreach.workspace import Workspace
from tests.support.window import idle, open_window
from ui.dialogs.form import FormDialog
from ui.main_window import MainWindow
from ui.page import Page
from ui.widgets.line import LineEdit


def present(window: MainWindow) -> Page:
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    assert page is not None
    return page


def test_the_page_has_the_keyboard_after_the_one_before_is_gone(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot, demo)
    frame = window.frame()
    assert frame is not None
    frame.toast.say("已登记")
    for page in ("households", "settings", "printing", "reports", "receipts", "today"):
        assert frame.navigate(page)
        idle(qtbot, window)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is present(window) or present(window).isAncestorOf(focused), page


def test_enter_begins_the_next_step_while_a_message_offers_to_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    window.show_workspace(Workspace.create(tmp_path / "new.ledger", LedgerForm("石桥村")))
    frame = window.frame()
    assert frame is not None
    frame.navigate("households")
    idle(qtbot, window)
    frame.toast.say("已登记")
    frame.navigate("today")
    idle(qtbot, window)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert present(window).id == "roster"


def test_the_message_after_saving_covers_no_button(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot, demo, height=745)
    frame = window.frame()
    assert frame is not None
    frame.navigate("visit")
    idle(qtbot, window)
    frame.toast.say("已登记：李建国 3组12号，见面")
    over = _place(frame.toast, window)
    for button in present(window).findChildren(QAbstractButton):
        if button.isVisible():
            assert not over.intersects(_place(button, window)), button.objectName()


def test_enter_in_the_last_field_goes_on_to_saving_not_to_leaving(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    kept: list[str] = []
    reason = LineEdit(name="reason")
    form = FormDialog("form", "作废", "作废这条", lambda: kept.append(reason.text()), window)
    form.add("reason", "为什么", reason)
    form.open()
    reason.setFocus()
    qtbot.keyClicks(reason, "wrong door")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    saving = form.focusWidget()
    assert saving is form.save_button
    qtbot.keyClick(saving, Qt.Key.Key_Return)
    assert kept == ["wrong door"]


def test_a_village_without_campaign_is_led_from_the_printer_to_its_campaign(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, height=690)
    window.show_workspace(Workspace.create(tmp_path / "new.ledger", LedgerForm("石桥村")))
    frame = window.frame()
    assert frame is not None
    frame.navigate("printing")
    begin = window.findChild(QAbstractButton, "printing.begin")
    assert begin is not None
    qtbot.waitUntil(begin.isVisible)
    assert begin.text() == "开始一个专项行动"
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert present(window).id == "campaign"


def test_the_answer_to_a_scan_stays_with_its_page(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot, demo)
    frame = window.frame()
    assert frame is not None
    frame.band.say("unknown", "不认识")
    frame.navigate("households")
    assert not frame.band.isVisible()


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
