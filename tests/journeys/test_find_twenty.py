"""Somebody new at the laptop finds twenty people, each with one query typed on whatever page is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.actions.households import correct_member
from outreach.actions.phones import reveal_phone
from outreach.queries.households import household_rows, members
from outreach.vocabulary import LookReason
from outreach.workspace import Workspace
from tests.support.ledgers import copy_ledger
from tests.support.window import dialog, idle, open_window
from ui.main_window import MainWindow
from ui.pages.household.page import HouseholdPage
from ui.pages.households.page import HouseholdsPage
from ui.pages.visit.page import VisitPage
from ui.widgets.search import HitList

PAGES = ("today", "visit", "settings", "areas", "reports", "households")
BY_INITIALS = {
    "3-12": ("李建国", "ljg"), "1-33": ("胡金贵", "hjg"), "6-21": ("陈家富", "cjf"), "3-9": ("罗金花", "ljh"),
    "1-1": ("单春生", "scs"), "6-20": ("仇志强", "qzq"), "6-17": ("曾长顺", "zcs"), "2-1": ("解大勇", "xdy"),
    "2-2": ("查小红", "zxh"), "4-1": ("区新民", "oxm"), "4-2": ("欧阳文静", "oywj"),
}  # fmt: skip
"""Door -> head and initials; surnames by their own reading: Shàn, Qiú, Zēng, Xiè, Zhā, Ōu."""
BY_PHONE = {"3-31": "张德明", "4-24": "郭大勇", "4-25": "梁文华", "5-4": "何世昌"}
BY_DOOR = {"5-3": "马明亮", "5-1": "朱兆和", "3-15": "杨树林", "3-17": "周家才"}
MEMBER = ("3-12", "李晓东", "lxd")


@pytest.fixture(scope="module")
def village(demo_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo village, in which six heads have names that are easily misread."""
    path = copy_ledger(demo_source, tmp_path_factory.mktemp("find"))
    with Workspace.open(path) as workspace:
        for door, (name, _) in BY_INITIALS.items():
            row = at(workspace, door)
            if row.head != name:
                head = workspace.ask(members, row.id, workspace.now().date())[0]
                workspace.run(correct_member, head.id, {"name": name})
    return path


def at(workspace: Workspace, door: str):
    return next(row for row in workspace.ask(household_rows, None) if f"{row.group}-{row.door}" == door)


def given(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Door, name and what is typed, of each of the twenty."""
    people = [(door, name, typed) for door, (name, typed) in BY_INITIALS.items()]
    for door, name in BY_PHONE.items():
        people.append((door, name, workspace.run(reveal_phone, at(workspace, door).id, LookReason.CALL)[-4:]))
    people += [(door, name, door) for door, name in BY_DOOR.items()]
    return [*people, MEMBER]


def find(bot: QtBot, window: MainWindow, typed: str, name: str) -> None:
    """Ctrl+K, the query, down to the person in what was found, Enter."""
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert line is not None and line.objectName() == "search"
    QTest.keyClicks(line, typed)
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    if isinstance(page, HouseholdsPage):  # its own list answers
        bot.waitUntil(lambda: page.list.text == typed)
        idle(bot, window)
        QTest.keyClick(line, Qt.Key.Key_Return)
    else:
        hits = dialog(window, "search_hits", bot)
        assert isinstance(hits, HitList)
        names = [row.hit.title for row in hits.rows]
        assert name in names, (typed, names)
        for _ in range(names.index(name)):
            QTest.keyClick(line, Qt.Key.Key_Down)
        QTest.keyClick(line, Qt.Key.Key_Return)
    idle(bot, window)


def shown(window: MainWindow) -> str:
    """Tell which household is open now."""
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    if isinstance(page, VisitPage):
        assert page._door is not None
        return page._door.unit_id
    assert isinstance(page, HouseholdPage)
    return page.unit_id


def test_twenty_people_are_found_with_one_query_each(bot: QtBot, village: Path) -> None:
    window = open_window(bot, village)
    workspace, frame = window.workspace, window.frame()
    assert workspace is not None and frame is not None
    people = given(workspace)
    assert len(people) == 20
    for nth, (door, name, typed) in enumerate(people):
        assert frame.navigate(PAGES[nth % len(PAGES)])
        idle(bot, window)
        find(bot, window, typed, name)
        assert shown(window) == at(workspace, door).id, (name, typed)
