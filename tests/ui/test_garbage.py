"""Circles of garbage die in the window's thread, whatever a task beside it makes meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.work.garbage import EVERY_MS


class Circle:
    """Points to itself, and notes in which thread it goes."""

    gone: list[int] = []

    def __init__(self) -> None:
        self.me = self
        weakref.finalize(self, lambda: Circle.gone.append(threading.get_ident()))


def test_circles_die_in_the_windows_thread(qtbot: QtBot, qapp: QApplication) -> None:
    Circle.gone.clear()
    for _ in range(200):
        Circle()
    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend([n] for n in range(gc.get_threshold()[0] * 40)))
    busy.start()
    busy.join()
    assert Circle.gone == []
    qtbot.waitUntil(lambda: len(Circle.gone) == 200, timeout=EVERY_MS * 10)
    assert set(Circle.gone) == {threading.get_ident()}
