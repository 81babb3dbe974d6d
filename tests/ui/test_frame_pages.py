"""Every page there is: it opens, fits a small laptop at every text size, and comes back in another look."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.window import cut_off, idle, open_window
from ui.pages import built_pages
from ui.widgets.glyph import StateGlyph

IDS = [entry.id for entry in built_pages()]


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("page", IDS)
def test_a_page_fits_a_small_laptop(qtbot: QtBot, demo: Path, page: str, scale: int) -> None:
    window = open_window(qtbot, demo, scale=scale, height=690)
    frame = window.frame()
    assert frame is not None
    assert frame.navigate(page)
    idle(qtbot, window)
    present = frame.host.current()
    assert present is not None and present.id == page
    QApplication.processEvents()
    assert window.width() == 1366 and window.height() == 690
    assert present.minimumSizeHint().width() <= frame.host.viewport().width()
    assert cut_off(present) == []


def test_every_page_comes_back_in_the_dark(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot, demo)
    for page in IDS:
        frame = window.frame()
        assert frame is not None
        if frame.navigate(page):
            idle(qtbot, window)
            window.set_look(scheme="dark" if window.settings["scheme"] == "light" else "light")
            again = window.frame()
            assert again is not None
            present = again.host.current()
            assert present is not None and present.id == page
            assert all(glyph.width() >= 16 for glyph in present.findChildren(StateGlyph))
