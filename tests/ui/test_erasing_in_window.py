"""Retention and erasing in the window: due campaigns, one household, by the administrator alone."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.keeping import set_keeping
from outreach.queries.household_card import household_card
from outreach.queries.households import unit_id_of
from outreach.queries.visits import all_visits
from outreach.vocabulary import Access
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log, small_village
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.dialogs.erasing import EraseDialog
from ui.main_window import MainWindow
from ui.pages.household.page import HouseholdPage
from ui.pages.settings.page import SettingsPage
from ui.widgets.button import Button


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = small_village(tmp_path)
    log(made, "1", note="不要留下")
    made.run(set_keeping, campaign_id(made), date(2026, 12, 1))
    made.now = lambda: datetime(2027, 1, 5, 9)
    return made


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    shown = open_window(qtbot)
    shown.show_workspace(workspace, "households")
    idle(qtbot, shown)
    return shown


def page(window: MainWindow, name: str, **args: str) -> QWidget:
    frame = window.frame()
    assert frame is not None
    frame.navigate(name, **args)
    found = frame.host.current()
    assert found is not None
    return found


def erase(qtbot: QtBot, window: MainWindow, button: str) -> None:
    asked = dialog(window, "erase", qtbot)
    assert isinstance(asked, EraseDialog) and button in asked.save_button.text()
    asked.save_button.click()
    assert asked.isVisible() and "理由" in words_of(asked)
    asked.reason.setText("本人要求")
    asked.save_button.click()
    idle(qtbot, window)


def test_what_is_due_stands_in_the_settings_and_is_erased_there(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    settings = page(window, "settings")
    assert isinstance(settings, SettingsPage)
    idle(qtbot, window)
    assert "已到期" in words_of(settings.keeping) and "第八条" in words_of(settings.keeping)
    assert cut_off(settings.keeping) == []
    button = settings.keeping.findChild(QWidget, f"settings.erase_{campaign_id(workspace)}")
    assert isinstance(button, Button)
    button.click()
    erase(qtbot, window, "抹去 1 条")
    qtbot.waitUntil(lambda: workspace.ask(all_visits)[0].note == "")
    idle(qtbot, window)
    assert "已到期" not in words_of(settings.keeping)


def test_a_household_is_erased_from_its_menu_with_its_people_on_the_button(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    unit = workspace.ask(unit_id_of, "1")
    shown = page(window, "household", unit_id=str(unit))
    assert isinstance(shown, HouseholdPage)
    shown.tending.erase()
    erase(qtbot, window, "2 人")

    def gone() -> bool:
        card = workspace.ask(household_card, None, str(unit), date(2027, 1, 5))
        return card is not None and "李建国" not in (card.row.head, *(row.name for row in card.members))

    qtbot.waitUntil(gone)
    idle(qtbot, window)


def test_a_worker_is_not_offered_to_erase(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    workspace.access = Access.WORKER
    settings = page(window, "settings")
    assert isinstance(settings, SettingsPage)
    assert settings.keeping.findChild(QWidget, f"settings.erase_{campaign_id(workspace)}") is None
    shown = page(window, "household", unit_id=str(workspace.ask(unit_id_of, "1")))
    assert isinstance(shown, HouseholdPage)
    shown.tending.offer(shown)
    menu = dialog(window, "household.tending_menu", qtbot)
    assert isinstance(menu, QMenu)
    assert not [action for action in menu.actions() if "抹去" in action.text()]
    menu.close()
    idle(qtbot, window)
