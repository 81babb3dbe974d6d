"""A window on a copy of the demo village, and what a user could see in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from outreach.workspace import Workspace
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.settings import Settings
from ui.widgets.text import Elided


def keep_pages(monkeypatch: pytest.MonkeyPatch, *ids: str) -> None:
    """Let windows have these pages alone, in this order, so that they open fast."""
    pages = {entry.id: entry for entry in PAGES}
    kept = tuple(pages[name] for name in ids)
    monkeypatch.setattr("ui.frame.frame.built_pages", lambda: kept)
    monkeypatch.setattr("ui.frame.facts.built_pages", lambda: kept)


def open_window(
    qtbot: QtBot,
    ledger: Path | None = None,
    page: str = "",
    *,
    scale: int = 100,
    scheme: str = "light",
    height: int = 768,
) -> MainWindow:
    """Show a window of 1366 px, with a ledger if one is given, at a page or the first."""
    settings = Settings()
    settings["scale"], settings["scheme"] = scale, scheme
    window = MainWindow(settings, opening=ledger is not None)
    window.keeps_copy = False
    qtbot.addWidget(window)
    window.resize(1366, height)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if ledger is not None:
        window.show_workspace(open_ledger(ledger), page)
    return window


def open_ledger(ledger: Path) -> Workspace:
    """Open a ledger."""
    return Workspace.open(ledger, wait=0.2)


def shown(root: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """Give the widgets of a kind that can be seen."""
    return (widget for widget in root.findChildren(kind) if widget.isVisible())


def cut_off(root: QWidget) -> list[str]:
    """Tell which labels do not show all their words, and which fields lie outside what scrolls down."""
    troubles = []
    for label in shown(root, QLabel):
        assert isinstance(label, QLabel)
        if label.text() and not isinstance(label, Elided):
            need = (
                label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().width()
            )
            have = label.height() if label.wordWrap() else label.width()
            if need > have + 1:
                troubles.append(f"{label.text()}: {have} of {need} px")
    for field in shown(root, QLineEdit):
        area = field.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        outer = area.viewport() if isinstance(area, QScrollArea) else root
        place = QRect(field.mapTo(outer, QPoint(0, 0)), field.size())
        if place.right() > outer.width() or place.left() < 0:
            troubles.append(f"{field.objectName()} lies outside")
    return troubles


def words_of(root: QWidget) -> str:
    """Give all words that can be read in a part of the window."""
    parts = [label.text() for label in shown(root, QLabel) if isinstance(label, QLabel)]
    parts += [label.text() for label in shown(root, Elided) if isinstance(label, Elided)]
    parts += [widget.accessibleName() for widget in shown(root, QWidget) if widget.accessibleName()]
    return "\n".join(parts)


def idle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no job runs and what was queued is done."""
    qtbot.waitUntil(lambda: not window.tasks.running())
    QApplication.processEvents()


def dialog(window: QWidget, name: str, qtbot: QtBot) -> QWidget:
    """Wait for a dialog or menu by its objectName."""
    found: list[QWidget] = []

    def there() -> bool:
        found[:] = [
            widget
            for widget in QApplication.topLevelWidgets() + window.findChildren(QWidget)
            if widget.objectName() == name and widget.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there)
    return found[0]
