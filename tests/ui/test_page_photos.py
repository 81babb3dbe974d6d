"""The gallery: photos dropped on a case, seen as thumbnails, named and taken off; bad files are told."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.cases import CaseForm, add_case
from outreach.evidence.adding import add_photos
from outreach.queries.evidence import photos
from outreach.queries.households import unit_id_of
from outreach.vocabulary import PhotoOf
from tests.support.ledgers import NOW, log, small_village
from tests.support.photos import add_photo, jpeg, pdf_scan, slip_scan
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.dialogs.take_photos import TakePhotosDialog
from ui.main_window import MainWindow
from ui.pages.photos.page import PhotosPage

CTRL = Qt.KeyboardModifier.ControlModifier


def drop(page: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(200, 200), copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), copy, data, left, none))


def two_photos_and_a_text(folder: Path) -> list[Path]:
    """Two pictures, and a file that only calls itself one."""
    files = [folder / f"IMG_{nth}.jpg" for nth in range(2)]
    for nth, file in enumerate(files):
        Image.linear_gradient("L").rotate(90 * nth).resize((900, 600)).convert("RGB").save(file)
    bad = folder / "bad.jpg"
    bad.write_text("不是照片", encoding="utf-8")
    return [*files, bad]


def test_photos_are_dropped_on_a_case_named_and_taken_off(bot: QtBot, tmp_path: Path) -> None:
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
    drop(page, *two_photos_and_a_text(tmp_path))
    bot.waitUntil(lambda: len(workspace.ask(photos)) == 2)
    trouble = dialog(window, "trouble", bot)
    assert "bad.jpg" in words_of(trouble)
    trouble.close()
    idle(bot, window)
    bot.waitUntil(lambda: len(page.tiles.tiles) == 2)
    idle(bot, window)
    small = [tile.picture() for tile in page.tiles.tiles.values()]
    assert all(picture is not None and picture.width() > 60 for picture in small)
    assert cut_off(page) == []
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    page.about.caption.setFocus()
    page.about.caption.setText("转账截图")
    bot.keyClick(page.about.caption, Qt.Key.Key_Return)
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


def gallery(bot: QtBot, tmp_path: Path, shades: tuple[int, ...]) -> tuple[PhotosPage, MainWindow, str]:
    """The photos of a visit at door 1, opened from the household by F9; the first is used at door 2 too."""
    workspace = small_village(tmp_path)
    visit, other = log(workspace, "1"), log(workspace, "2", day=12)
    files = [jpeg(tmp_path, f"IMG_{nth}.jpg", shade=shade) for nth, shade in enumerate(shades)]
    add_photos(workspace, files, PhotoOf.VISIT, visit)
    add_photo(workspace, files[0], PhotoOf.VISIT, other)
    window = open_window(bot)
    window.show_workspace(workspace)
    frame = window.frame()
    assert frame is not None
    frame.navigate("household", unit_id=workspace.ask(unit_id_of, "1"))
    idle(bot, window)
    household = frame.host.current()
    assert f"照片 {len(shades)}" in {b.text() for b in household.findChildren(QAbstractButton)}
    bot.keyClick(household, Qt.Key.Key_F9)
    idle(bot, window)
    page = frame.host.current()
    assert isinstance(page, PhotosPage)
    return page, window, visit


def test_a_photo_is_large_by_enter_stepped_through_turned_and_taken_off(bot: QtBot, tmp_path: Path) -> None:
    page, window, _ = gallery(bot, tmp_path, (20, 120, 220))
    ask = page.ctx.workspace.ask
    first, second, third = [row.id for row in page.shown()]
    tile = QApplication.focusWidget()
    assert tile is page.tiles.tiles[first]
    bot.keyClick(tile, Qt.Key.Key_Right)
    assert page.current() is not None and page.current().id == second  # type: ignore[union-attr]
    bot.mouseDClick(page.tiles.tiles[first], Qt.MouseButton.LeftButton)
    idle(bot, window)
    sheet = page.viewer.sheet
    assert page.viewer.isVisible() and page.viewer.place.text() == "1 / 3"
    bot.waitUntil(lambda: sheet.picture is not None and sheet.picture.width() == 1600)
    bot.keyClick(sheet, Qt.Key.Key_Right)
    bot.keyClick(sheet, Qt.Key.Key_Right)
    bot.keyClick(sheet, Qt.Key.Key_Right)
    assert page.viewer.place.text() == "3 / 3"
    idle(bot, window)
    bot.keyClick(sheet, Qt.Key.Key_R)
    bot.waitUntil(lambda: sheet.picture is not None and sheet.picture.height() == 1600)
    bot.keyClick(sheet, Qt.Key.Key_Z, CTRL)
    bot.waitUntil(lambda: sheet.picture is not None and sheet.picture.height() == 800)
    bot.keyClick(sheet, Qt.Key.Key_Delete, CTRL)
    bot.waitUntil(lambda: page.viewer.place.text() == "2 / 2")
    assert page.viewer.isVisible() and len(ask(photos)) == 3
    assert cut_off(page) == []
    bot.keyClick(sheet, Qt.Key.Key_Escape)
    assert page.tiles.isVisible() and page.tiles.tiles[second].isChecked()
    page.tiles.chosen.emit(third if third in page.tiles.tiles else first)
    bot.keyClick(page, Qt.Key.Key_Escape)
    assert window.frame().host.current().id == "household"  # type: ignore[union-attr]
    window.close()


def test_where_a_picture_was_used_before_is_said_and_leads_there(bot: QtBot, tmp_path: Path) -> None:
    page, window, visit = gallery(bot, tmp_path, (20,))
    assert "同一张照片还用在：11-12 周四 走访照片 1组2号 单春生" in words_of(page)
    scan = pdf_scan(tmp_path, slip_scan("李建国", "16"))
    drop(page, scan, jpeg(tmp_path, "again.jpg", shade=20))
    idle(bot, window)
    dialog(window, "trouble", bot).close()
    bot.waitUntil(lambda: len(page.tiles.tiles) == 2)
    log(page.ctx.workspace, "3", day=13)
    frame = window.frame()
    assert frame is not None
    frame.navigate("photos")
    idle(bot, window)
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    bot.keyClick(page, Qt.Key.Key_F3)
    idle(bot, window)
    assert frame.host.current().id == "household" and "李建国" in words_of(frame.host.current())  # type: ignore[union-attr]
    window.close()


def test_todays_pictures_of_a_phones_folder_are_marked_and_new_ones_show_up(
    bot: QtBot, tmp_path: Path
) -> None:
    page, window, visit = gallery(bot, tmp_path, (20,))
    camera = tmp_path / "手机" / "DCIM" / "Camera"
    camera.mkdir(parents=True)
    today = jpeg(camera, "IMG_today.jpg", shade=90, taken="2026:11:18 09:30:00")
    known = jpeg(camera, "IMG_known.jpg", shade=20)
    old = jpeg(camera, "IMG_old.jpg", shade=200, taken="2026:11:02 09:30:00")
    (camera / "说明.txt").write_text("不是照片", encoding="utf-8")
    bot.keyClick(page, Qt.Key.Key_F4)
    form = dialog(window, "take_photos", bot)
    assert isinstance(form, TakePhotosDialog)
    assert "选手机照片所在的文件夹" in words_of(form)
    form.show_folder(camera)
    bot.waitUntil(lambda: len(form.tiles) == 3)
    assert form.chosen() == [today]
    assert [path.name for path in form.tiles] == ["IMG_today.jpg", "IMG_known.jpg", "IMG_old.jpg"]
    later = jpeg(camera, "IMG_later.jpg", shade=150, taken="2026:11:18 10:30:00")
    bot.waitUntil(lambda: form.chosen() == [today, later])
    form.tiles[old].setFocus()
    bot.keyClick(form.tiles[old], Qt.Key.Key_Space)
    assert form.take_button.text() == "附 3 张照片" and not form.tiles[known].isChecked()
    idle(bot, window)
    assert all(tile.picture() is not None for tile in form.tiles.values())
    bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    bot.waitUntil(lambda: len(page.tiles.tiles) == 4)
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    bot.keyClick(page, Qt.Key.Key_Z, CTRL)
    bot.waitUntil(lambda: len(page.tiles.tiles) == 1)
    window.close()
