"""A ledger with a PIN in the window: asked for at opening, blank when nobody is there (FAULTS 24, 47)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from outreach.actions.workers import set_access
from outreach.queries.village import workers
from outreach.vocabulary import Access
from outreach.workspace import Workspace
from tests.support.window import dialog, idle, open_window, words_of
from ui.heard import Heard
from ui.idle_lock import IdleLock, LockScreen
from ui.main_window import MainWindow
from ui.pages.first_run.page import FirstRunPage
from ui.widgets.button import Button

PIN, PHRASE = "730518", "清水桥头三棵树"


@pytest.fixture
def guarded(demo: Path) -> Path:
    """The demo village, in which its first worker has a PIN here and is the administrator."""
    with Workspace.open(demo) as workspace:
        worker = workspace.ask(workers)[0]
        workspace.run(set_access, worker.name, Access.ADMINISTRATOR)
        workspace.keyring.add_pin(worker.id, worker.name, PIN, administrator=True)
        workspace.keyring.set_passphrase(PHRASE)
    return demo


@pytest.fixture
def window(qtbot: QtBot, guarded: Path) -> MainWindow:
    shown = open_window(qtbot)
    shown.open_ledger(guarded)
    return shown


def field(window: MainWindow, name: str) -> QLineEdit:
    found = [line for line in window.findChildren(QLineEdit, name) if line.isVisible()]
    assert found, name
    return found[0]


def sign_in(qtbot: QtBot, window: MainWindow) -> None:
    dialog(window, "unlock", qtbot)
    line = field(window, "unlock_pin")
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, PIN)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    idle(qtbot, window)


def test_the_pin_is_asked_for_and_says_who_works(qtbot: QtBot, window: MainWindow) -> None:
    asked = dialog(window, "unlock", qtbot)
    line = field(window, "unlock_pin")
    qtbot.keyClicks(line, "111222")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "PIN 不对" in words_of(asked))
    assert window.workspace is None and isinstance(window.centralWidget(), FirstRunPage)
    sign_in(qtbot, window)
    assert window.workspace is not None
    assert window.workspace.signed_in and window.workspace.recorder == window.workspace.ask(workers)[0].name
    frame = window.frame()
    assert frame is not None and frame._facts.recorders() == [window.workspace.recorder]
    window.close()


def test_the_pass_phrase_opens_it_too(qtbot: QtBot, window: MainWindow) -> None:
    asked = dialog(window, "unlock", qtbot)
    asked.other.click()
    line = field(window, "unlock_passphrase")
    line.setText("别的")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "口令不对" in words_of(asked))
    line.setText(PHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    window.close()


def test_the_screen_is_blank_when_locked_and_the_draft_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    """FAULTS 47."""
    sign_in(qtbot, window)
    frame = window.frame()
    assert frame is not None
    frame.navigate("settings")
    field(window, "settings.worker_name").setText("半截子话")
    before = [line.text() for line in frame.findChildren(QLineEdit)]
    window.guarding.lock()
    screen = window.findChild(LockScreen)
    assert screen is not None and screen.isVisible() and not frame.isVisible()
    assert screen.size() == window.size()
    seen = words_of(window)
    assert "已锁上" in seen and "柳河村" not in seen
    page = frame.host.current()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert frame.host.current() is page, "keys do nothing behind the blank"
    qtbot.keyClicks(screen.secret, "111222")
    qtbot.keyClick(screen.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "PIN 不对" in words_of(screen))
    screen.secret.setText(PIN)
    qtbot.keyClick(screen.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(frame.isVisible)
    assert [line.text() for line in frame.findChildren(QLineEdit)] == before
    assert window.guarding.screen is None
    window.close()


def test_the_minutes_are_counted_on_a_clock_that_no_date_changes(qtbot: QtBot, qapp: object) -> None:
    """FAULTS 24: a clock set forward locks nothing, one set back keeps nothing open."""
    now = [100.0]
    owner = QObject()
    watch = IdleLock(owner, Heard(owner), clock=lambda: now[0])
    locked: list[bool] = []
    watch.due.connect(lambda: locked.append(True))
    watch.start(10)
    now[0] += 599
    watch.look()
    assert not locked
    now[0] += 1
    watch.look()
    assert locked
    watch.start(0)


def test_a_ledger_that_opens_by_itself_is_never_blanked(qtbot: QtBot, demo: Path) -> None:
    shown = open_window(qtbot, demo)
    shown.guarding.lock()
    assert shown.guarding.screen is None
    shown.close()


def test_a_copy_is_kept_at_the_launch_if_anything_changed(qtbot: QtBot, demo: Path) -> None:
    shown = open_window(qtbot)
    shown.keeps_copy = True
    shown.show_workspace(Workspace.open(demo))
    idle(qtbot, shown)
    assert shown.workspace is not None
    assert [row.reason for row in shown.workspace.backups()] == ["launch"]
    shown.guarding.copy_if_due()
    idle(qtbot, shown)
    assert len(shown.workspace.backups()) == 1
    shown.keeps_copy = False
    shown.close()


def test_pass_phrase_pin_and_recovery_code_are_set_in_the_settings(
    qtbot: QtBot, demo: Path, tmp_path: Path
) -> None:
    shown = open_window(qtbot, demo)
    assert shown.workspace is not None
    frame = shown.frame()
    assert frame is not None
    frame.navigate("settings", section="keys")
    card = frame.host.current().keys  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "谁都可以" in words_of(card))
    card.buttons["pin"].click()
    form = dialog(shown, "pin_form", qtbot)
    form.pin.setText(PIN)
    form.again.setText("730519")
    form.attempt()
    assert "不一样" in words_of(form)
    form.again.setText(PIN)
    form.attempt()
    qtbot.waitUntil(lambda: "村管理员，本机" in words_of(card))
    card.buttons["passphrase"].click()
    form = dialog(shown, "passphrase_form", qtbot)
    form.new.setText(PHRASE)
    form.again.setText(PHRASE)
    form.attempt()
    page = tmp_path / "code.pdf"
    card.write_recovery(page)
    idle(qtbot, shown)
    assert page.read_bytes().startswith(b"%PDF")
    assert [row.kind for row in shown.workspace.keyring.rows()] == ["pin", "passphrase", "recovery"]
    qtbot.waitUntil(lambda: "在乡镇保管" in words_of(card))
    shown.close()


def test_what_to_do_when_the_computer_is_lost_is_a_page(qtbot: QtBot, demo: Path) -> None:
    shown = open_window(qtbot, demo)
    frame = shown.frame()
    assert frame is not None
    frame.navigate("settings", section="keys")
    button = next(b for b in frame.findChildren(Button) if b.objectName() == "settings.lost_laptop")
    button.click()
    steps = words_of(dialog(shown, "lost_laptop", qtbot))
    assert "马上报告乡镇" in steps and "恢复码" in steps
    shown.close()
