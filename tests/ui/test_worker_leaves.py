"""A worker leaves in the window: the PIN is gone at once, everywhere here, and what stays open is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from outreach.actions.workers import keep_worker
from outreach.errors import StorageProblem, UserMistake
from outreach.files import DISK_FULL
from outreach.queries.village import workers
from outreach.storage import key_files
from outreach.storage.keys import key_file
from outreach.workspace import Workspace
from tests.support.ledgers import small_village
from tests.support.window import dialog, idle, open_window, words_of
from ui.widgets.button import Button

PHRASE, NEW = "清水桥头三棵树", "磨坊后面两口井"


def test_who_leaves_loses_the_pin_and_the_pass_phrase_they_know(qtbot: QtBot, tmp_path: Path) -> None:
    village = small_village(tmp_path)
    village.keyring.set_passphrase(PHRASE)
    village.run(keep_worker, "李强")
    leaver = next(row for row in village.ask(workers) if row.name == "李强")
    village.keyring.add_pin(leaver.id, "李强", "730518", administrator=False)
    copy = village.keep_copy()
    window = open_window(qtbot)
    window.show_workspace(village)
    frame = window.frame()
    assert frame is not None
    frame.navigate("settings", section="workers")
    idle(qtbot, window)
    button = window.findChild(Button, f"settings.worker_leave.{leaver.id}")
    assert button is not None
    button.click()
    form = dialog(window, "leave", qtbot)
    assert "带走的备份他照样打得开" in words_of(form)
    for name in ("leave_new", "leave_again"):
        form.findChild(QLineEdit, name).setText(NEW)
    form.save_button.click()
    idle(qtbot, window)
    (row,) = [row for row in village.ask(workers) if row.name == "李强"]
    assert not row.active
    for file in (key_file(village.path), key_file(copy)):
        assert [slot.kind for slot in key_files.read(file).slots] == ["passphrase"]
    window.close()
    for secret in ({"recorder": "李强", "pin": "730518"}, {"passphrase": PHRASE}):
        with pytest.raises(UserMistake):
            Workspace.open(village.path, **secret)
    Workspace.open(village.path, passphrase=NEW).close()


def test_one_change_takes_the_pin_away_and_sets_the_pass_phrase_or_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_village(tmp_path) as village:
        village.keyring.set_passphrase(PHRASE)
        village.run(keep_worker, "李强")
        leaver = next(row.id for row in village.ask(workers) if row.name == "李强")
        village.keyring.add_pin(leaver, "李强", "730518", administrator=False)
        before = key_file(village.path).read_bytes()

        def full(*_: object) -> None:
            raise StorageProblem(DISK_FULL)

        with pytest.raises(UserMistake):
            village.keyring.let_go(leaver, frozenset(), "短")
        with monkeypatch.context() as patched, pytest.raises(StorageProblem):
            patched.setattr(key_files, "write", full)
            village.keyring.let_go(leaver, frozenset(), NEW)
        assert key_file(village.path).read_bytes() == before
        village.keyring.let_go(leaver, frozenset(), NEW)
        assert [slot.kind for slot in village.keyring.rows()] == ["passphrase"]
