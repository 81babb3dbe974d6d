"""The page of areas, worked by keys and by dragging: whatever is built there, undo takes it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.tending import move_household
from outreach.queries.areas import AreaRow, area_tree, doors_in
from outreach.queries.households import unit_ids_of_group
from outreach.queries.patches import patches
from outreach.queries.village import village
from tests.support.window import dialog, idle, open_window, words_of
from ui.dialogs.choose_area import ChooseArea
from ui.dialogs.patch import PatchForm
from ui.main_window import MainWindow
from ui.pages.areas.page import AreasPage
from ui.widgets.button import Button


@pytest.fixture
def window(bot: QtBot, demo: Path) -> MainWindow:
    window = open_window(bot, demo, "households")
    frame = window.frame()
    assert frame is not None and frame.navigate("households")
    idle(bot, window)
    bot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    idle(bot, window)
    return window


def page_of(window: MainWindow) -> AreasPage:
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    assert isinstance(page, AreasPage)
    return page


def rows(window: MainWindow) -> dict[str, AreaRow]:
    assert window.workspace is not None
    return {row.label: row for row in window.workspace.ask(area_tree)}


def go(window: MainWindow, label: str) -> None:
    page_of(window).open(area_id=rows(window)[label].id)
    page_of(window).refresh(frozenset())


def press(bot: QtBot, window: MainWindow, key: Qt.Key, held: str = "No") -> None:
    """Press a key over the tree, in the window itself."""
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    bot.keyClick(page_of(window).tree, key, Qt.KeyboardModifier[f"{held}Modifier"])
    idle(bot, window)


def type_in(field: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def add(bot: QtBot, window: MainWindow, name: str, kind_steps: int = 0) -> None:
    """Ctrl+N, the name, the kind by arrow keys, Ctrl+Enter."""
    press(bot, window, Qt.Key.Key_N, "Control")
    form = dialog(window, "new_area", bot)
    QApplication.processEvents()
    type_in(form.focusWidget(), name)
    bot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    for _ in range(abs(kind_steps)):
        bot.keyClick(form.focusWidget(), Qt.Key.Key_Down if kind_steps > 0 else Qt.Key.Key_Up)
    bot.keyClick(form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(bot, window)


def shape(window: MainWindow) -> list[tuple[int, str, int, int]]:
    assert window.workspace is not None
    return [(r.depth, r.label, r.households, r.people) for r in window.workspace.ask(area_tree)]


def test_an_estate_is_built_by_keys_and_taken_back(bot, window):
    before = shape(window)
    page = page_of(window)
    assert "180 户 · 546 人" in words_of(page)
    go(window, "1组")
    add(bot, window, "2幢")
    add(bot, window, "1单元")
    assert rows(window)["1单元"].parent_id == rows(window)["2幢"].id == page_parent(page)
    assert page.panel.name.text() == "柳河村 › 1组 › 2幢 › 1单元"
    go(window, "1组")
    window.activateWindow()
    page.panel.table.setFocus()
    bot.waitUntil(page.panel.table.hasFocus)
    for _ in range(3):
        bot.keyClick(page.panel.table, Qt.Key.Key_Space)
        bot.keyClick(page.panel.table, Qt.Key.Key_Down)
    assert page.panel.bar.isVisible()
    page.panel.put_asked.emit(page.panel.ticked())
    form = dialog(window, "choose_area", bot)
    assert isinstance(form, ChooseArea)
    while "1单元" not in form.area.currentText():
        bot.keyClick(form.area, Qt.Key.Key_Down)
    bot.keyClick(form.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(bot, window)
    assert rows(window)["1单元"].households == 3
    for _ in range(3):
        press(bot, window, Qt.Key.Key_Z, "Control")
    assert shape(window) == before


def page_parent(page: AreasPage) -> str | None:
    return page.present().parent_id


def test_a_name_is_typed_over_where_it_stands(bot, window):
    go(window, "6组")
    press(bot, window, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert field.objectName() == "areas.name"
    field.selectAll()
    type_in(field, "河东组")
    bot.keyClick(field, Qt.Key.Key_Return)
    idle(bot, window)
    assert "河东组" in rows(window) and "6组" not in rows(window)
    press(bot, window, Qt.Key.Key_Z, "Control")
    assert "6组" in rows(window)


def test_buildings_change_places_and_the_emptied_is_removed(bot, window):
    for name in ("东庄", "西庄"):
        go(window, "柳河村")
        add(bot, window, name, kind_steps=-3)
    assert order(window) == ["东庄", "西庄"]
    press(bot, window, Qt.Key.Key_Up, "Alt")
    assert order(window) == ["西庄", "东庄"]
    press(bot, window, Qt.Key.Key_Delete)
    assert order(window) == ["东庄"]


def test_groups_change_places_by_keys_and_the_list_follows(bot, window):
    assert window.workspace is not None
    before = window.workspace.ask(village).groups
    go(window, "2组")
    press(bot, window, Qt.Key.Key_Up, "Alt")
    assert window.workspace.ask(village).groups == (before[1], before[0], *before[2:])
    window.frame().navigate("households")
    idle(bot, window)
    listed = [row.group for row in window.frame().host.current().summary.rows]
    assert list(dict.fromkeys(listed))[:2] == [before[1], before[0]]
    window.workspace.undo()
    assert window.workspace.ask(village).groups == before


def order(window: MainWindow) -> list[str]:
    return [label for label in rows(window) if label.endswith("庄")]


def test_a_group_is_dropped_into_a_natural_village(bot, window):
    add(bot, window, "东庄", kind_steps=-3)
    go(window, "2组")
    tree = page_of(window).tree
    target = tree.visualItemRect(tree.findItems("东庄", Qt.MatchFlag.MatchRecursive)[0]).center()
    tree.dropIndicatorPosition = lambda: tree.DropIndicatorPosition.OnItem  # set by a drag that moves
    tree.dropEvent(drop_at(QPointF(target)))
    idle(bot, window)
    assert rows(window)["2组"].parent_id == rows(window)["东庄"].id
    assert rows(window)["东庄"].households == rows(window)["2组"].households == 28


def drop_at(spot: QPointF) -> QDropEvent:
    return QDropEvent(
        spot, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_what_cannot_be_is_said_in_words(bot, window, monkeypatch):
    said = []
    monkeypatch.setattr("ui.dialogs.trouble.TroubleDialog.tell", lambda title, words: said.append(words))
    go(window, "1组")
    press(bot, window, Qt.Key.Key_Delete)
    assert said == ["“1组”里还有住户或下一级，请先移到别处。"]
    page_of(window).panel.kind_chosen.emit("grid")
    assert "先把他们放到别的组" in said[-1]


def test_households_of_one_yard_stand_together(window):
    assert window.workspace is not None
    ids = window.workspace.ask(unit_ids_of_group, "2")
    first = next(door for door in window.workspace.ask(doors_in, rows(window)["2组"].id))
    number = first.place.removeprefix("2组")
    window.workspace.run(move_household, ids[7], "2", number)
    doors = window.workspace.ask(doors_in, rows(window)["2组"].id)
    assert [(door.id, door.yard) for door in doors[:3]] == [(ids[0], 2), (ids[7], 2), (ids[1], 1)]
    go(window, "2组")
    assert "1 个院子有几户同住" in words_of(page_of(window))


def test_patches_are_given_on_the_page_and_loose_doors_are_told(bot, window):
    go(window, "6组")
    page = page_of(window)
    assert page.panel.going.chips and not page.nobody.isVisible()
    liu = next(chip for chip in page.panel.going.chips.values() if chip.text() == "刘敏")
    assert liu.isChecked()
    window.activateWindow()
    liu.setFocus()
    bot.keyClick(liu, Qt.Key.Key_Space)
    idle(bot, window)
    assert page.nobody.isVisible() and page.nobody.text() == "28 户没人包片"
    go(window, "柳河村")
    wang = next(chip for chip in page.panel.going.chips.values() if chip.text() == "王芳")
    bot.mouseClick(wang, Qt.MouseButton.LeftButton)
    idle(bot, window)
    assert not page.nobody.isVisible() and page.several.text() == "90 户有两人包片"
    press(bot, window, Qt.Key.Key_Z, "Control")
    press(bot, window, Qt.Key.Key_Z, "Control")
    assert not page.nobody.isVisible() and not page.several.isVisible()


def test_a_patch_is_changed_in_the_settings(bot, window):
    frame = window.frame()
    assert frame is not None and frame.navigate("settings", section="workers")
    idle(bot, window)
    buttons = [b for b in window.findChildren(Button) if "worker_patch" in b.objectName()]
    buttons[0].click()
    form = dialog(window, "patch", bot)
    assert isinstance(form, PatchForm)
    bot.keyClick(form.tree, Qt.Key.Key_Down)
    bot.keyClick(form.tree, Qt.Key.Key_Space)
    bot.keyClick(form.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(bot, window)
    assert window.workspace is not None
    assert [row.areas for row in window.workspace.ask(patches)][0] == ("2组",)
    window.workspace.undo()
    assert [row.areas for row in window.workspace.ask(patches)][0] == ("1组", "2组")
