"""What every test stands on: no screen, settings of its own, Chinese as the language."""

from __future__ import annotations

import gc
import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from outreach import wording
from outreach.collecting import settle
from outreach.storage import slots
from tests.support.ledgers import copy_ledger

gc.set_threshold(10_000, 20, 20)
"""Tests leave little behind: looking for it as often as in a program would take a tenth of the time."""


@pytest.fixture(scope="module", autouse=True)
def looked_through_once() -> None:
    """Keep what the modules before left out of the collector's sight.

    A full look then costs milliseconds, and a process forked by a test shares the memory, copying nothing.
    """
    gc.collect()
    settle()


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("DOORBOOK_CONFIG", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    wording.set_language("zh_CN")


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots made in tests cost next to nothing to open; programs started by a test pay the full price."""
    monkeypatch.setattr(slots, "COST", slots.Cost(time=1, memory=64, lanes=1))


@pytest.fixture(scope="session")
def demo_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo village, built once a session."""
    from outreach.demo import build_demo

    path = tmp_path_factory.mktemp("demo") / "liuhe.doorbook"
    build_demo(path).close()
    return path


@pytest.fixture
def demo(demo_source: Path, tmp_path: Path) -> Path:
    """A copy of the demo village for one test."""
    return copy_ledger(demo_source, tmp_path)
