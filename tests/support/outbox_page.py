"""The page 上报 in tests: gone to, its fields filled, its keys pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.vocabulary import SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import log, small_village
from tests.support.window import idle, keep_pages, open_window
from ui.main_window import MainWindow
from ui.pages.outbox.page import OutboxPage


def open_outbox(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The page of the small village with one signed visit; for a fixture."""
    keep_pages(monkeypatch, "households", "reports", "outbox", "household")
    found = open_window(qtbot)
    village = small_village(folder)
    log(village, "1", day=10, signoff=SignOff.SIGNATURE)
    found.show_workspace(village, "outbox")
    return found


def take_names_proposed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the user take the file name proposed, in a folder; gives the proposals."""
    proposed: list[str] = []

    def take(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(start).name)
        return str(folder / Path(start).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", take)
    return proposed


def go(qtbot: QtBot, window: MainWindow, page: str = "outbox", **args: object) -> OutboxPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate(page, **args)
    idle(qtbot, window)
    idle(qtbot, window)
    found = frame.host.current()
    assert isinstance(found, OutboxPage)
    return found


def ledger_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def fill(root: QWidget, name: str, text: str) -> None:
    found = root.findChild(QLineEdit, name)
    assert found is not None
    found.setText(text)
    found.editingFinished.emit()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
    idle(qtbot, window)
    idle(qtbot, window)
