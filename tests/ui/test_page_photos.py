"""The gallery: photos dropped on a case, seen as thumbnails, named and taken off; bad files are told."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.cases import CaseForm, add_case
from outreach.queries.evidence import photos
from outreach.queries.households import unit_id_of
from tests.support.ledgers import NOW, log, small_village
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.pages.photos.page import PhotosPage

CTRL = Qt.KeyboardModifier.ControlModifier


def drop(page: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(200, 200), copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), copy, data, left, none))


def test_photos_are_dropped_on_a_case_named_and_taken_off(bot: QtBot, tmp_path: Path) -> None:
    files = [tmp_path / f"IMG_{nth}.jpg" for nth in range(2)]
    for nth, file in enumerate(files):
        Image.linear_gradient("L").rotate(90 * nth).resize((900, 600)).convert("RGB").save(file)
    bad = tmp_path / "bad.jpg"
    bad.write_text("不是照片", encoding="utf-8")
    workspace = small_village(tmp_path)
    log(workspace, "1")
    case_id = workspace.run(add_case, CaseForm(NOW.date(), "brushing", 1, workspace.ask(unit_id_of, "1")))
    window = open_window(bot)
    window.show_workspace(workspace, "photos")
    frame = window.frame()
    assert frame is not None
    frame.navigate("photos")
    idle(bot, window)
    assert "还没有照片" in words_of(window)
    frame.navigate("cases", case_id=case_id)
    idle(bot, window)
    cases = frame.host.current()
    assert cases is not None
    bot.mouseClick(cases.findChild(QWidget, "cases.photos_button"), Qt.MouseButton.LeftButton)
    page = frame.host.current()
    assert isinstance(page, PhotosPage)
    drop(page, *files, bad)
    bot.waitUntil(lambda: len(workspace.ask(photos)) == 2)
    trouble = dialog(window, "trouble", bot)
    assert "bad.jpg" in words_of(trouble)
    trouble.close()
    idle(bot, window)
    bot.waitUntil(lambda: len(page.tiles.tiles) == 2)
    idle(bot, window)
    assert all(tile._picture is not None and tile._picture.width() > 60 for tile in page.tiles.tiles.values())
    assert cut_off(page) == []
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    page.caption.setFocus()
    page.caption.setText("转账截图")
    bot.keyClick(page.caption, Qt.Key.Key_Return)
    idle(bot, window)
    assert "转账截图" in {row.caption for row in workspace.ask(photos)}
    bot.keyClick(page, Qt.Key.Key_Delete, CTRL)
    idle(bot, window)
    bot.waitUntil(lambda: len(page.tiles.tiles) == 1)
    bot.keyClick(page, Qt.Key.Key_Z, CTRL)
    bot.waitUntil(lambda: len(page.tiles.tiles) == 2)
    frame.navigate("photos")
    idle(bot, window)
    assert "11-18 周三，2 张照片" in [page.days.itemText(n) for n in range(page.days.count())]
    window.close()
