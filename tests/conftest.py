"""What every test stands on: no screen, settings of its own, Chinese as the language."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from outreach import wording
from outreach.storage import slots


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
