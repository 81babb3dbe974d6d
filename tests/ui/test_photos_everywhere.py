"""Photos are dropped on a row or a visit wherever it is listed; the lists say how many there are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.cases import CaseForm, add_case
from outreach.queries.evidence import photo_numbers, photos
from outreach.queries.households import unit_id_of
from outreach.vocabulary import PhotoOf
from tests.support.ledgers import NOW, log, small_village
from tests.support.photos import add_photo, jpeg
from tests.support.receipts import slips_for
from tests.support.window import idle, open_window, words_of
from ui.main_window import MainWindow
from ui.page import Page
from ui.pages.activities.page import ActivitiesPage
from ui.pages.photos.page import PhotosPage
from ui.pages.receipts.page import ReceiptsPage
from ui.tables import Table


def drag(target: QWidget, spot: QPoint, *files: Path, let_go: bool = True) -> bool:
    """Drag files in, over a spot, and let go there; tells whether they would be taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(1, 1), copy, data, left, none))
    over = QDragMoveEvent(spot, copy, data, left, none)
    QApplication.sendEvent(target, over)
    if let_go:
        QApplication.sendEvent(target, QDropEvent(QPointF(spot), copy, data, left, none))
    return over.isAccepted()


def row_spot(table: Table, row: int) -> QPoint:
    return QPoint(60, table.rowViewportPosition(row) + table.rowHeight(row) // 2)


def go(bot: QtBot, window: MainWindow, page: str, **args: object) -> Page:
    frame = window.frame()
    assert frame is not None
    frame.navigate(page, **args)
    idle(bot, window)
    found = frame.host.current()
    assert found is not None
    return found


def test_dropped_on_an_activity_and_on_a_slip(bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    shown = workspace.run(record_activity, ActivityForm("hang_banner", NOW.date(), "村口", quantity=2))
    workspace.run(record_activity, ActivityForm("lecture", NOW.date(), "村委会"))
    slips = slips_for(workspace, "1", "2")
    window = open_window(bot)
    window.show_workspace(workspace)
    page = go(bot, window, "activities")
    assert isinstance(page, ActivitiesPage)
    table = page.ledger.table
    row = list(page.ledger.model.ids).index(shown)
    assert not drag(table.viewport(), QPoint(60, table.viewport().height() - 4), jpeg(tmp_path), let_go=False)
    assert drag(table.viewport(), row_spot(table, row), jpeg(tmp_path), jpeg(tmp_path, "b.jpg", shade=200))
    assert table.current_id() == shown
    bot.waitUntil(lambda: workspace.ask(photo_numbers, PhotoOf.ACTIVITY) == {shown: 2})
    idle(bot, window)
    section = page.ledger.model.section_of("photos")
    assert page.ledger.model.data(page.ledger.model.index(row, section)) == "2"
    bot.keyClick(table, Qt.Key.Key_F9)
    idle(bot, window)
    frame = window.frame()
    assert frame is not None
    gallery = frame.host.current()
    assert isinstance(gallery, PhotosPage) and "悬挂横幅标语 村口" in words_of(gallery)
    bot.keyClick(gallery, Qt.Key.Key_Escape)
    assert frame.host.current() is page and table.current_id() == shown
    receipts = go(bot, window, "receipts", view="slips")
    assert isinstance(receipts, ReceiptsPage)
    slip_table = receipts.slips.table
    assert drag(slip_table.viewport(), row_spot(slip_table, 1), jpeg(tmp_path, "c.jpg", shade=140))
    bot.waitUntil(lambda: workspace.ask(photo_numbers, PhotoOf.RECEIPT) == {slips[1].id: 1})
    idle(bot, window)
    bot.keyClick(slip_table, Qt.Key.Key_F9)
    idle(bot, window)
    assert slips[1].serial in words_of(frame.host.current())  # type: ignore[arg-type]
    window.close()


def test_dropped_on_a_visit_of_the_household_else_on_the_newest(bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    older, newest = log(workspace, "1", day=10), log(workspace, "1", day=16)
    window = open_window(bot)
    window.show_workspace(workspace)
    page = go(bot, window, "household", unit_id=workspace.ask(unit_id_of, "1"))
    entry = page.findChild(QWidget, f"household.visit_{older}")
    assert entry is not None
    drag(page, entry.mapTo(page, QPoint(20, 10)), jpeg(tmp_path), let_go=False)
    assert entry.property("surface") == "soft"
    drag(page, entry.mapTo(page, QPoint(20, 10)), jpeg(tmp_path))
    bot.waitUntil(lambda: workspace.ask(photo_numbers, PhotoOf.VISIT) == {older: 1})
    idle(bot, window)
    drag(page, QPoint(60, 20), jpeg(tmp_path, "b.jpg", shade=200))
    bot.waitUntil(lambda: workspace.ask(photo_numbers, PhotoOf.VISIT) == {older: 1, newest: 1})
    window.close()


def test_a_back_trace_shows_the_photos_of_visit_and_slip(bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    visit = log(workspace, "1", day=10)
    added = add_photo(workspace, jpeg(tmp_path), PhotoOf.VISIT, visit, "院门口")
    case = CaseForm(NOW.date(), "brushing", 1, workspace.ask(unit_id_of, "1"))
    case_id = workspace.run(add_case, case)
    window = open_window(bot)
    window.show_workspace(workspace)
    page = go(bot, window, "cases", case_id=case_id)
    tile = page.findChild(QWidget, f"cases.photo_{added}")
    assert tile is not None
    bot.waitUntil(lambda: tile.picture() is not None)  # type: ignore[attr-defined]
    bot.mouseClick(tile, Qt.MouseButton.LeftButton)
    idle(bot, window)
    frame = window.frame()
    assert frame is not None
    gallery = frame.host.current()
    assert isinstance(gallery, PhotosPage) and gallery.viewer.isVisible()
    bot.keyClick(gallery.viewer.sheet, Qt.Key.Key_Escape)
    bot.keyClick(gallery, Qt.Key.Key_Escape)
    assert frame.host.current() is page
    bar = page.findChild(QWidget, "cases.photos_button")
    assert bar is not None
    drag(page.bar, QPoint(5, 5), jpeg(tmp_path, "chat.jpg", shade=200))  # type: ignore[attr-defined]
    bot.waitUntil(lambda: len(workspace.ask(photos, PhotoOf.CASE)) == 1)
    idle(bot, window)
    assert "照片 1" in words_of(page) or bar.text() == "照片 1"  # type: ignore[attr-defined]
    window.close()
