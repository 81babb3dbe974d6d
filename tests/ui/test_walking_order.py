"""The walk is put in order by dragging rows and tiles, by Alt with the arrows, and by door number."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from outreach.queries.doors import door_rows
from outreach.queries.sheets import sheet_pages
from outreach.queries.type_up import type_up_sheet
from tests.support.window import dialog, idle, open_window
from ui.pages.households.page import HouseholdsPage

ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton


class Walk:
    """The page of households, and the doors of a group as the ledger has them."""

    def __init__(self, bot: QtBot, demo: Path) -> None:
        self.bot, self.window = bot, open_window(bot, demo, "households")
        frame = self.window.frame()
        assert frame is not None and frame.navigate("households")
        idle(bot, self.window)
        page = frame.host.current()
        assert isinstance(page, HouseholdsPage)
        self.page, self.table = page, page.list.table
        self.ledger = self.window.workspace
        self.ids = [row.id for row in self.ledger.ask(door_rows, None)]

    def doors(self, first: int = 0, n: int = 6) -> list[int]:
        """Doors of the ledger now, by the place they had at first."""
        now = [row.id for row in self.ledger.ask(door_rows, None)]
        return [self.ids.index(unit_id) for unit_id in now[first : first + n]]

    def drag(self, row: int, other: int, below: bool) -> None:
        """Drag a row of the list with the mouse."""
        view, column = self.table.viewport(), self.table.columnViewportPosition(2) + 5
        height = self.table.rowHeight(other)
        start = QPoint(column, self.table.rowViewportPosition(row) + height // 2)
        y = self.table.rowViewportPosition(other) + (height - 4 if below else 4)
        self.bot.mousePress(view, LEFT, pos=start)
        for step in (start + QPoint(0, 12), QPoint(column, (start.y() + y) // 2), QPoint(column, y)):
            move(view, step)
        self.bot.mouseRelease(view, LEFT, pos=QPoint(column, y))
        idle(self.bot, self.window)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keyClick(self.window.focusWidget(), key, held)
        idle(self.bot, self.window)


def move(view, spot: QPoint) -> None:
    """Send a move with the button held: the robot's own says none is."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(spot), view.mapToGlobal(QPointF(spot)), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


@pytest.fixture
def walk(bot: QtBot, demo: Path) -> Walk:
    return Walk(bot, demo)


def test_a_row_is_dragged_below_another_and_undone(walk):
    walk.drag(0, 3, below=True)
    assert walk.doors() == [1, 2, 3, 0, 4, 5]
    assert walk.page.list.ids()[:4] == [walk.ids[n] for n in (1, 2, 3, 0)]
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert walk.doors() == [0, 1, 2, 3, 4, 5]


def test_ticked_rows_go_along_in_their_order(walk):
    walk.page.list.model.tick([1, 4], True)
    walk.drag(4, 0, below=False)
    assert walk.doors() == [1, 4, 0, 2, 3, 5]
    assert walk.page.selected() == [walk.ids[1], walk.ids[4]]


def test_a_door_of_another_group_stays_in_its_own(walk, monkeypatch):
    said = []
    monkeypatch.setattr("ui.dialogs.trouble.TroubleDialog.tell", lambda title, words: said.append(words))
    walk.page.walking.drop([walk.ids[0]], walk.ids[40], True)
    assert said == ["那一家在别的组：先把这一户改到那个组。"] and walk.doors() == [0, 1, 2, 3, 4, 5]


def test_alt_with_the_arrows_walks_a_door_earlier_or_later(walk):
    walk.table.setFocus()
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Down, ALT)
    walk.press(Qt.Key.Key_Down, ALT)
    assert walk.doors() == [0, 2, 3, 1, 4, 5]
    walk.press(Qt.Key.Key_Up, ALT)
    assert walk.doors() == [0, 2, 1, 3, 4, 5] and walk.table.current_id() == walk.ids[1]


def test_a_group_is_ordered_by_door_number_from_the_menu(walk):
    walk.drag(0, 5, below=True)
    walk.bot.mouseClick(walk.page.list.walking, LEFT)
    menu = dialog(walk.window, "households.walking_menu", walk.bot)
    assert isinstance(menu, QMenu)
    next(entry for entry in menu.actions() if "按门牌排顺序" in entry.text()).trigger()
    menu.close()
    assert walk.doors() == [0, 1, 2, 3, 4, 5]


def test_selected_tiles_are_dragged_on_the_wall_chart(walk):
    walk.window.commands["households.chart"].trigger()
    chart = walk.page.chart.chart
    chart.select([walk.ids[0], walk.ids[1]])
    start, end = chart.door_box(0).center(), chart.door_box(3).center() + QPoint(8, 0)
    walk.bot.mousePress(chart.viewport(), LEFT, pos=start)
    move(chart.viewport(), end)
    walk.bot.mouseRelease(chart.viewport(), LEFT, pos=end)
    assert walk.doors() == [2, 3, 0, 1, 4, 5]
    chart.point(5, keys=True)
    chart.select([])
    chart.setFocus()
    walk.press(Qt.Key.Key_Up, ALT)
    assert walk.doors() == [2, 3, 0, 1, 5, 4]


def test_sheets_already_printed_keep_their_order(walk):
    page = walk.ledger.ask(sheet_pages)[0]
    before = [row.line for row in walk.ledger.ask(type_up_sheet, page.id).rows]
    walk.drag(0, 5, below=True)
    assert [row.line for row in walk.ledger.ask(type_up_sheet, page.id).rows] == before
