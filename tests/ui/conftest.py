"""For the tests of the window: the theme, the demo village, and no warning of Qt unheard."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partialmethod

import pytest
from pytestqt.qtbot import QtBot

from outreach.collecting import settle
from ui import scanner, theme
from ui.pages import built_pages, page_class
from ui.work.garbage import WindowCollector

PATIENCE_MS = 20_000
"""What comes at once costs nothing; on a busy machine the rest comes too."""

HARMLESS = (
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)


@pytest.fixture(scope="session")
def settled(qapp: object) -> None:
    """Keep the collector away from what stays for the whole session: the modules of all pages, the theme."""
    for entry in built_pages():
        page_class(entry)
    gc.collect()
    settle()


@pytest.fixture(autouse=True)
def no_warnings(request: pytest.FixtureRequest, qapp: object) -> Iterator[None]:
    """Fail where Qt warned of something that nobody expected."""
    qtlog = request.getfixturevalue("qtlog")
    yield
    heard = [f"{record.type_name}: {record.message}" for record in qtlog.records]
    unexpected = [line for line in heard if not any(known in line for known in HARMLESS)]
    assert not unexpected, unexpected


@pytest.fixture(autouse=True)
def look(qapp: object, settled: None) -> Iterator[None]:
    """Light, 100 %, whatever the test before did; garbage is collected as in the program."""
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    theme.install(qapp)
    theme.theme().apply("light", 100)
    collector = WindowCollector(qapp)
    yield
    collector.stop()
    collector.deleteLater()


@pytest.fixture(autouse=True)
def sure_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """A burst is a burst however busy the machine; nobody here types a code by hand."""
    monkeypatch.setattr(scanner, "LONGEST_GAP_MS", 2000)
    monkeypatch.setattr(scanner, "GIVE_BACK_MS", 1000)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than five seconds where the machine is busy with something else."""
    monkeypatch.setattr(QtBot, "waitUntil", partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS))


@pytest.fixture
def bot(qtbot: QtBot) -> QtBot:
    """The robot at the keyboard."""
    return qtbot
