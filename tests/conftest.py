"""What every test stands on: no screen, settings of its own, Chinese as the language."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from outreach import wording


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("DOORBOOK_CONFIG", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    wording.set_language("zh_CN")
