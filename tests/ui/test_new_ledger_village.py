"""A new ledger finds its village: by keys only, by a click, or not at all and typed by hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.village import village
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.widgets.search import HitList


@pytest.fixture
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window with no ledger that shows the form of a new one."""
    monkeypatch.setattr("ui.pages.first_run.new_ledger.documents", lambda: tmp_path)
    keep_pages(monkeypatch)
    shown = open_window(qtbot, scale=getattr(request, "param", 100))
    shown.commands["ledger.new"].trigger()
    dialog(shown, "new_ledger", qtbot)
    return shown


def field(window: QWidget, name: str) -> QLineEdit:
    return next(line for line in window.findChildren(QLineEdit, name) if line.isVisible())


def type_in(qtbot: QtBot, window: QWidget, text: str) -> QLineEdit:
    """Type as an input method or a keyboard does."""
    finder = field(window, "find_village")
    qtbot.waitUntil(finder.hasFocus)
    finder.selectAll()
    finder.insert(text)
    finder.setModified(True)
    finder.textEdited.emit(text)
    return finder


def results(qtbot: QtBot, window: QWidget) -> HitList:
    found = dialog(window, "village_hits", qtbot)
    assert isinstance(found, HitList)
    return found


def filled(window: QWidget) -> tuple[str, ...]:
    return tuple(
        field(window, name).text() for name in ("village_name", "township", "county", "village_code")
    )


def test_by_keys_only(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    finder = type_in(qtbot, window, "周新庄")
    hits = results(qtbot, window)
    places = [row.accessibleName() for row in hits.rows]
    assert places[0] == "周新庄村 洋口镇 · 如东县 · 南通市 320623101224"
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    qtbot.keyClick(finder, Qt.Key.Key_Up)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert filled(window) == ("周新庄村", "洋口镇", "如东县", "320623101224")
    assert not hits.isVisible()
    recorder = field(window, "recorder")
    qtbot.waitUntil(recorder.hasFocus)
    recorder.insert("王芳")
    qtbot.keyClick(recorder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.workspace is not None
    row = window.workspace.ask(village)
    assert (row.name, row.township, row.county, row.code) == ("周新庄村", "洋口镇", "如东县", "320623101224")
    assert window.workspace.path == tmp_path / "周新庄村.doorbook"
    window.close()


def test_the_second_one_by_arrow_and_by_click(qtbot: QtBot, window: MainWindow) -> None:
    finder = type_in(qtbot, window, "周新庄")
    results(qtbot, window)
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert filled(window)[1] == "中原西路街道"
    finder.setFocus()
    type_in(qtbot, window, "周新庄")
    qtbot.mouseClick(results(qtbot, window).rows[2], Qt.MouseButton.LeftButton)
    assert filled(window)[1] == "张集镇"


@pytest.mark.parametrize("typed", ["yangkou zxz", "洋口周新庄", "320623101224"])
def test_enter_may_be_faster_than_the_results(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    qtbot.keyClick(type_in(qtbot, window, typed), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled(window)[3] == "320623101224")


def test_typing_by_hand_stays_possible(qtbot: QtBot, window: MainWindow) -> None:
    finder = type_in(qtbot, window, "龘龘村")
    qtbot.waitUntil(lambda: "名录里没有" in words_of(window))
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    qtbot.waitUntil(field(window, "village_name").hasFocus)
    assert filled(window) == ("", "", "", "")
    finder.setFocus()
    type_in(qtbot, window, "")
    assert "名录里没有" not in words_of(window)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    qtbot.waitUntil(field(window, "village_name").hasFocus)


def test_what_was_found_may_be_changed(qtbot: QtBot, window: MainWindow) -> None:
    type_in(qtbot, window, "洋口周新庄")
    results(qtbot, window).pick_current()
    field(window, "village_name").setText("周新庄社区")
    assert filled(window) == ("周新庄社区", "洋口镇", "如东县", "320623101224")


def test_esc_closes_the_results_first_and_then_the_form(qtbot: QtBot, window: MainWindow) -> None:
    finder = type_in(qtbot, window, "周新庄")
    hits, form = results(qtbot, window), dialog(window, "new_ledger", qtbot)
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not hits.isVisible()
    assert form.isVisible()
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_late_answer_opens_nothing(qtbot: QtBot, window: MainWindow) -> None:
    type_in(qtbot, window, "新庄")
    field(window, "recorder").setFocus()
    idle(qtbot, window)
    assert window.findChild(HitList, "village_hits") is None


@pytest.mark.parametrize("window", [100, 150, 200], indirect=True)
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow) -> None:
    type_in(qtbot, window, "龘")
    qtbot.waitUntil(lambda: "名录里没有" in words_of(window))
    qtbot.waitUntil(lambda: cut_off(window) == [])
