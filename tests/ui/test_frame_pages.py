"""Every page there is: it opens, fits a small laptop at every text size, and comes back in another look."""

import gc
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.window import cut_off, idle, open_ledger, open_window
from ui.pages import built_pages
from ui.widgets.glyph import StateGlyph

IDS = [entry.id for entry in built_pages()]


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_every_page_fits_a_small_laptop(qtbot: QtBot, demo: Path, scale: int) -> None:
    window = open_window(qtbot, demo, IDS[-1], scale=scale, height=690)
    frame = window.frame()
    assert frame is not None
    for page in IDS:
        assert frame.navigate(page)
        idle(qtbot, window)
        present = frame.host.current()
        assert present is not None and present.id == page
        QApplication.processEvents()
        assert window.width() == 1366 and window.height() == 690, page
        assert present.minimumSizeHint().width() <= frame.host.viewport().width(), page
        assert cut_off(present) == [], page


class Flashes(QObject):
    """Hears of every widget that is shown as a window of its own: it had no parent yet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.heard: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self.window:
            self.heard.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot)
    flashes = Flashes(window)
    QApplication.instance().installEventFilter(flashes)
    window.show_workspace(open_ledger(demo))
    frame = window.frame()
    assert frame is not None
    for page in IDS:
        frame.navigate(page)
        idle(qtbot, window)
    QApplication.instance().removeEventFilter(flashes)
    assert flashes.heard == []


def test_every_page_comes_back_in_the_dark_even_while_it_is_reading(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot, demo, IDS[-1])
    window.set_look(scheme="dark")
    before = []
    for page in IDS:
        frame = window.frame()
        assert frame is not None
        before.append(ref(frame))
        assert frame.navigate(page)
        window.build()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a loop does
        idle(qtbot, window)
        again = window.frame()
        assert again is not None and again is not frame
        present = again.host.current()
        assert present is not None and present.id == page
        assert all(glyph.width() >= 16 for glyph in present.findChildren(StateGlyph))
    del frame, again, present
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kept = [page for page, frame in zip(IDS, before, strict=True) if frame() is not None]
    assert kept == []
