"""导入花名册: the user shows which rows are the headings and what the columns are, once for a layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.roster_desk import HEAD, LEFT, ROWS, Desk, roster_desk
from tests.support.window import cut_off, dialog, words_of
from ui.pages.roster.heading_form import HeadingForm
from ui.pages.roster.sheet_picture import SheetPicture

UNKNOWN = """柳河村台账,,,
代号甲,代号乙,代号丙,代号丁
钱大钱,户主,1,13800001111
孙小美,妻,1,
"""
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return roster_desk(qtbot, tmp_path)


def form_of(desk: Desk) -> HeadingForm:
    form = dialog(desk.window, "headings", desk.bot)
    assert isinstance(form, HeadingForm)
    return form


def click_row(desk: Desk, picture: SheetPicture, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Click on a row of the picture of the sheet."""
    spot = QPoint(20, picture.rowViewportPosition(row) + 6)
    desk.bot.mouseClick(picture.viewport(), LEFT, modifier, spot)


def mean(form: HeadingForm, column: int, field: str) -> None:
    meaning = form.meanings[column][0]
    meaning.setCurrentIndex(meaning.findData(field))


def people(desk: Desk) -> list[tuple[str, str, str]]:
    checked = desk.page.plan.checked
    assert checked is not None
    return [(one.name, one.relation, one.phone) for house in checked.plan.found for one in house.members]


def test_a_file_without_known_headings_is_shown_and_read_as_said(desk: Desk) -> None:
    desk.drop(desk.roster(UNKNOWN, "台账.csv"))
    assert "没找到花名册" in words_of(desk.page) and "打开表，指出标题在哪几行" in words_of(desk.page)
    desk.click("roster.headings")
    form = form_of(desk)
    click_row(desk, form.picture, 1)
    assert "标题在第 2 行" in words_of(form)
    for column, field in enumerate(("name", "relation", "group", "phone")):
        mean(form, column, field)
    desk.bot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert people(desk) == [("钱大钱", "户主", "13800001111"), ("孙小美", "妻", "")]
    desk.drop(desk.roster(UNKNOWN.replace("孙小美", "孙小妹"), "明年.csv"))  # once for the layout
    assert [name for name, _, _ in people(desk)] == ["钱大钱", "孙小妹"]
    desk.key(Qt.Key.Key_Z)
    assert "没找到花名册" in words_of(desk.page)


def test_the_keyboard_alone_is_enough(desk: Desk) -> None:
    desk.drop(desk.roster(UNKNOWN, "台账.csv"))
    button = desk.window.findChild(QWidget, "roster.headings")
    assert button is not None and button.hasFocus()
    desk.bot.keyClick(button, Qt.Key.Key_Space)
    form = form_of(desk)
    desk.bot.waitUntil(form.picture.hasFocus)
    desk.bot.keyClick(form.picture, Qt.Key.Key_Down)
    assert "标题在第 2 行" in words_of(form)
    desk.bot.keyClick(form.picture, Qt.Key.Key_Up, SHIFT)
    assert "标题在第 1–2 行" in words_of(form)
    desk.bot.keyClick(form.picture, Qt.Key.Key_Down)
    names = form.meanings[0][0]
    names.setFocus()
    desk.bot.keyClick(names, Qt.Key.Key_Home)
    assert names.currentData() == "name"
    desk.bot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert [name for name, _, _ in people(desk)] == ["钱大钱", "孙小美"]


def test_other_heading_rows_are_said_from_the_columns(desk: Desk) -> None:
    desk.drop(desk.roster())
    desk.click("roster.columns")
    columns = dialog(desk.window, "columns", desk.bot)
    button = next(one for one in columns.findChildren(QWidget) if "headings" in one.objectName())
    desk.bot.mouseClick(button, LEFT)
    form = form_of(desk)
    assert form.picture.chosen() == (0, 0) and form.meanings[3][0].currentText() == "姓名"
    click_row(desk, form.picture, 2, SHIFT)
    assert "标题在第 1–3 行" in words_of(form)
    desk.bot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert [name for name, _, _ in people(desk)] == ["张伟", "赵强", "赵小龙"]


def test_a_sheet_may_have_no_headings_at_all(desk: Desk) -> None:
    desk.drop(desk.roster("钱大钱,本村,13800001111\n孙小美,外村,\n", "名单.csv"))
    desk.click("roster.headings")
    form = form_of(desk)
    assert "没有标题行，从第一行起就是人" in words_of(form)
    mean(form, 0, "name")
    mean(form, 2, "phone")
    desk.bot.mouseClick(form.save_button, LEFT)
    desk.settle()
    assert [(name, phone) for name, _, phone in people(desk)] == [("钱大钱", "13800001111"), ("孙小美", "")]


@pytest.mark.parametrize("text", [HEAD + ROWS, UNKNOWN])
def test_nothing_of_the_form_is_cut_off_and_numbers_are_masked(desk: Desk, text: str) -> None:
    desk.drop(desk.roster(text))
    desk.page.ask_headings()
    form = form_of(desk)
    assert cut_off(form) == []
    cells = [form.picture.item(row, column) for row in range(3) for column in range(8)]
    assert not any("1380000" in cell.text() for cell in cells if cell)
    desk.bot.keyClick(form, Qt.Key.Key_Escape)
