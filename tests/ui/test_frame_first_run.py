"""The first page: a new ledger by keys only, the demo village, a copy brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from outreach.queries.village import village, workers
from outreach.workspace import Workspace
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.first_run.page import FirstRunPage
from ui.widgets.button import Button


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with no ledger, whose documents lie in a temporary folder."""
    monkeypatch.setattr("ui.pages.first_run.new_ledger.documents", lambda: tmp_path)
    keep_pages(monkeypatch)
    return open_window(qtbot)


def field(window: MainWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def test_the_four_ways_stand_there_with_their_keys(window: MainWindow) -> None:
    words = words_of(window)
    for way in ("新建台账", "打开台账", "先看看演示村", "从备份找回"):
        assert way in words


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("height", [690, 768])
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, scale: int, height: int) -> None:
    window.set_look(scale=scale)
    window.resize(1366, height)
    QApplication.processEvents()
    assert cut_off(window) == []


def test_a_new_ledger_by_keys_only(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog(window, "new_ledger", qtbot)
    for name, typed in (
        ("find_village", ""),
        ("village_name", "周新庄村"),
        ("township", "洋口镇"),
        ("county", ""),
        ("village_code", "320623101224"),
        ("recorder", "王芳"),
    ):
        line = field(window, name)
        qtbot.waitUntil(line.hasFocus)
        line.insert(typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.workspace is not None
    row = window.workspace.ask(village)
    assert (row.name, row.township, row.code) == ("周新庄村", "洋口镇", "320623101224")
    assert [worker.name for worker in window.workspace.ask(workers)] == ["王芳"]
    assert window.workspace.path == tmp_path / "周新庄村.doorbook"
    assert window.settings.recent() == [window.workspace.path]
    window.close()


def test_a_mistake_shows_under_its_field(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.commands["ledger.new"].trigger()
    form = dialog(window, "new_ledger", qtbot)
    field(window, "village_name").setText("柳河村")
    field(window, "village_code").setText("123")
    form.make()
    idle(qtbot, window)
    assert "12 位" in words_of(form)
    assert list(tmp_path.glob("*.doorbook")) == []
    qtbot.keyClick(field(window, "village_code"), Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_name_never_leaves_its_folder(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.commands["ledger.new"].trigger()
    form = dialog(window, "new_ledger", qtbot)
    field(window, "village_name").setText("../柳:河*村")
    assert form.path().parent == tmp_path


def test_a_copy_is_brought_back(qtbot: QtBot, window: MainWindow, demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        workspace.keep_copy()
    window.settings.opened(demo)
    demo.write_bytes(b"spoilt")
    window.commands["ledger.restore"].trigger()
    view = dialog(window, "restore", qtbot)
    buttons = view.findChildren(Button)
    button = next(button for button in buttons if button.objectName().startswith("restore_0"))
    qtbot.waitUntil(lambda: "户" in words_of(view))
    button.click()
    assert "说不准" in words_of(view), "the ledger cannot be read, so nobody knows what would be lost"
    button.click()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    assert window.workspace is not None
    assert window.workspace.ask(village).name == "柳河村"
    window.close()


def test_the_first_page_comes_back_when_the_ledger_is_left(
    qtbot: QtBot, window: MainWindow, demo: Path
) -> None:
    window.show_workspace(Workspace.open(demo))
    window.leave_ledger()
    assert isinstance(window.centralWidget(), FirstRunPage)
    Workspace.open(demo, wait=0.1).close()


def test_the_demo_village_opens_without_ceremony(
    qtbot: QtBot, window: MainWindow, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.main_window._build_demo", lambda path, report: Workspace.open(demo))
    page = window.centralWidget()
    assert isinstance(page, FirstRunPage)
    page.demo()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    assert window.workspace is not None and not window.workspace.guarded
    assert [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()] == []
    idle(qtbot, window)
