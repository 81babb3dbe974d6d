"""The page for printing on the demo village, and where its papers go in tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from outreach.printing.pages import page_image
from outreach.queries.campaigns import open_campaign
from outreach.queries.sheets import SheetPageRow, sheet_pages
from outreach.workspace import Workspace
from tests.support.window import idle, open_window
from ui.main_window import MainWindow
from ui.pages.printing.page import PrintingPage

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window on the demo village, on the page for printing."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace
        self.batches = self.batch_ids()

    @property
    def page(self) -> PrintingPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, PrintingPage)
        return page

    def go(self, **args: object) -> None:
        frame = self.window.frame()
        assert frame is not None and frame.navigate("printing", **args)
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        """Wait until the chosen paper is drawn, or cannot be."""
        idle(self.bot, self.window)
        page = self.page
        self.bot.waitUntil(lambda: not page._pause.isActive() and not self.window.tasks.running())
        idle(self.bot, self.window)

    def click(self, name: str) -> None:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget) and found.isEnabled()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key, CTRL)
        self.settle()

    def batch_ids(self) -> set[str]:
        return {page.batch_id for page in self.workspace.ask(sheet_pages)}

    def new_pages(self) -> list[SheetPageRow]:
        return [page for page in self.workspace.ask(sheet_pages) if page.batch_id not in self.batches]

    def pages(self) -> int:
        return self.page.preview.pages


def print_desk(bot: QtBot, demo: Path) -> Desk:
    """Open the page on the demo village; for a fixture."""
    window = open_window(bot, demo, "printing")
    idle(bot, window)
    made = Desk(bot, window)
    made.go()
    return made


def save_as(monkeypatch: pytest.MonkeyPatch, target: Path | None) -> list[str]:
    """Let the file dialog give this file; gives the names that were proposed."""
    proposed: list[str] = []

    def choose(parent: object, title: str, proposal: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return (str(target) if target else "", kinds)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return proposed


def campaign(desk: Desk) -> str:
    found = desk.workspace.ask(open_campaign)
    assert found is not None
    return found.id


def toast(desk: Desk) -> str:
    frame = desk.window.frame()
    assert frame is not None
    return frame.toast.text()


def rename(act: object, unit_id: str, head: str) -> None:
    from outreach.actions.act import Act
    from outreach.model import Unit

    assert isinstance(act, Act)
    act.session.get_one(Unit, unit_id).head = head


def assert_same_picture(file: Path, page: int, pdf: bytes, of: int) -> None:
    """Assert that a printed page looks like the one it was made from, at the same place and size."""
    printed, drawn = page_image(file, page, 50), page_image(pdf, of, 50)
    assert abs(printed.width - drawn.width) <= 1 and abs(printed.height - drawn.height) <= 1
    rows = min(printed.height, drawn.height)
    width = 3 * min(printed.width, drawn.width)
    far = sum(
        abs(a - b) > 100
        for row in range(0, rows, 3)
        for a, b in zip(
            printed.data[row * printed.stride : row * printed.stride + width],
            drawn.data[row * drawn.stride : row * drawn.stride + width],
            strict=True,
        )
    )
    assert far < 0.01 * width * rows / 3
