"""A member goes into another household, or two records of one person become one; undo takes both back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.content import content_digest
from outreach.queries.households import household_rows, members
from outreach.workspace import Workspace
from tests.support.window import dialog, idle, open_window
from ui.main_window import MainWindow
from ui.pages.household.page import HouseholdPage
from ui.pages.household.person_form import PersonForm
from ui.widgets.button import Button


@pytest.fixture
def window(bot: QtBot, demo: Path) -> MainWindow:
    return open_window(bot, demo, "households")


def at(workspace: Workspace, door: str) -> str:
    rows = workspace.ask(household_rows, None)
    return next(row.id for row in rows if f"{row.group}-{row.door}" == door)


def names(workspace: Workspace, door: str) -> list[str]:
    return [row.name for row in workspace.ask(members, at(workspace, door), workspace.now().date())]


def form_of(bot: QtBot, window: MainWindow, door: str) -> PersonForm:
    frame, workspace = window.frame(), window.workspace
    assert frame is not None and workspace is not None
    frame.navigate("household", unit_id=at(workspace, door))
    idle(bot, window)
    page = frame.host.current()
    assert isinstance(page, HouseholdPage)
    page.tending.move_person()
    form = dialog(window, "person_move", bot)
    assert isinstance(form, PersonForm)
    form.activateWindow()
    return form


def seek(form: PersonForm, typed: str) -> None:
    form.sought.setFocus()
    QTest.keyClicks(form.sought, typed)
    QApplication.processEvents()
    hits = [b for b in form.findChildren(Button) if b.objectName().startswith("person_move_hit_")]
    QTest.keyClick(next(b for b in hits if b.isVisible()), Qt.Key.Key_Space)


def save(bot: QtBot, window: MainWindow, form: QWidget) -> None:
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(bot, window)
    QApplication.processEvents()


def test_a_member_moves_into_another_household(bot, window):
    workspace = window.workspace
    before = workspace.ask(content_digest)
    form = form_of(bot, window, "3-12")
    form.person.setCurrentIndex(2)
    seek(form, "5-3")
    form.relation.setEditText("女婿")
    save(bot, window, form)
    assert "李晓东" not in names(workspace, "3-12") and names(workspace, "5-3")[-1] == "李晓东"
    workspace.undo()
    assert workspace.ask(content_digest) == before


def test_two_records_of_one_person_become_one(bot, window):
    workspace = window.workspace
    form = form_of(bot, window, "3-12")
    form.person.setCurrentIndex(2)
    seek(form, "5-3")
    here, there = len(names(workspace, "3-12")), len(names(workspace, "5-3"))
    form.same.setCurrentIndex(1)
    assert not form.fields["relation"].isVisible()
    save(bot, window, form)
    assert len(names(workspace, "3-12")) == here - 1 and len(names(workspace, "5-3")) == there
    workspace.undo()
    assert len(names(workspace, "3-12")) == here
