"""导入花名册 asks what a column or a row means, shows it without whole numbers, and remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from outreach.actions.ledger import LedgerForm
from outreach.roster.guess import letters
from outreach.workspace import Workspace
from tests.support.roster_desk import CTRL, HEAD, LEFT, ROWS, Desk, roster_desk
from tests.support.window import cut_off, dialog, open_window, words_of
from ui.pages.roster.sheet_rows import masked


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return roster_desk(qtbot, tmp_path)


def test_a_columns_meaning_is_corrected_and_the_plan_made_again(desk: Desk) -> None:
    strange = HEAD.replace("联系电话", "号子") + ROWS
    desk.drop(desk.roster(strange))
    desk.click("roster.columns")
    form = dialog(desk.window, "columns", desk.bot)
    meaning = form.meanings[("", 7)][0]  # type: ignore[attr-defined]
    assert meaning.currentText() == "不用"
    meaning.setCurrentIndex(meaning.findData("phone"))
    desk.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    desk.settle()
    plan = desk.page.plan.checked
    assert plan is not None and plan.plan.found[0].members[0].phone == "13800001234"


def test_clicking_a_head_offers_its_meanings(desk: Desk) -> None:
    desk.drop(desk.roster())
    view = desk.page.plan.rows
    nth, x, _ = view._columns()[-1]
    desk.bot.mouseClick(view, LEFT, pos=QPoint(x + 4, 8))
    menu = dialog(desk.window, "roster.meanings", desk.bot)
    next(action for action in menu.actions() if action.text() == "不用").trigger()
    desk.settle()
    index = view._excerpt.columns[nth].index
    assert desk.page.corrections.columns == {("", index): "passed_over"}


def test_columns_are_named_as_table_programs_name_them() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("text", "meaning", "shown"),
    [
        ("320623197506091231", "id_no", "3206**********1231"),
        ("３２０６２３１９７５０６０９１２３１", "id_no", "3206**********1231"),
        ("'320623197506091231", "", "3206**********1231"),
        ("号 320623197506091231 附后", "remark", "号 3206**********1231 附后"),
        ("13800001234", "phone", "138****1234"),
        ("李建国", "name", "李建国"),
        ("320623101224001", "household_no", "320623101224001"),
    ],
)
def test_numbers_of_people_are_masked_wherever_they_stand(text: str, meaning: str, shown: str) -> None:
    assert masked(text, meaning) == shown


def test_a_second_file_takes_the_place_of_the_one_being_read(desk: Desk) -> None:
    first, second = desk.roster(), desk.roster(HEAD + ROWS.splitlines()[0] + "\n", "另一份.csv")
    page = desk.page
    page.read(str(first))
    given_up = page.job
    assert given_up is not None
    with desk.bot.waitSignal(given_up.ended):
        page.read(str(second))
    assert page.job is not None and page.busy.isVisible()
    desk.settle()
    assert page.plan.isVisible()
    assert page.plan.checked is not None and page.plan.checked.path == str(second)


FAMILY = """1组,1,1号,李建国,户主,男,,,
1组,1,1号,张玉梅,妻,女,,,
1组,1,1号,李晓东,,男,,,
1组,1,1号,孙桂芝,母,女,,,
2组,2,2号,何秀珍,户主,女,,,
"""


def relations(desk: Desk) -> list[list[str]]:
    checked = desk.page.plan.checked
    assert checked is not None
    return [[person.relation for person in household.members] for household in checked.plan.found]


def test_what_only_the_user_knows_is_asked_and_remembered(desk: Desk) -> None:
    file = desk.roster(HEAD + FAMILY)
    desk.drop(file)
    view = desk.page.plan.question
    assert view.isVisible() and "李晓东 是 李建国 的什么人？" in words_of(view)
    assert [chip.text() for _, chip in view.chips] == ["关系先空着", "另选", "单独一户"]
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier)
    menu = dialog(desk.window, "roster.relations", desk.bot)
    next(action for action in menu.actions() if action.text() == "女婿").trigger()
    desk.settle()
    assert relations(desk)[0][2] == "女婿"
    assert [chip.text() for _, chip in view.chips if chip.isChecked()] == ["女婿"]
    desk.key(Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier)
    assert relations(desk) == [["户主", "妻", "母"], ["户主"], ["户主"]]
    desk.drop(file)
    assert relations(desk) == [["户主", "妻", "母"], ["户主"], ["户主"]]
    assert "按您说过的认了 1 处" in words_of(desk.page)
    desk.click("roster.answer.keep")
    desk.settle()
    assert relations(desk)[0] == ["户主", "妻", "", "母"]


def test_a_corrected_column_is_read_so_next_time(desk: Desk) -> None:
    strange = HEAD.replace("联系电话", "号子") + ROWS
    desk.drop(desk.roster(strange))
    desk.page.plan.meaning_said.emit("", 7, "phone")
    desk.settle()
    desk.drop(desk.roster(strange.replace("13800001234", "13800004321"), "明年.csv"))
    checked = desk.page.plan.checked
    assert checked is not None and checked.plan.found[0].members[0].phone == "13800004321"
    assert "按您说过的认了 1 处" in words_of(desk.page)
    desk.key(Qt.Key.Key_Z)
    checked = desk.page.plan.checked
    assert checked is not None and checked.plan.found[0].members[0].phone == ""


@pytest.mark.parametrize("height", [690, 768])
def test_a_question_fits_under_the_rows_without_scrolling(qtbot: QtBot, tmp_path: Path, height: int) -> None:
    workspace = Workspace.create(tmp_path / "empty.doorbook", LedgerForm("柳河村"))
    window = open_window(qtbot, height=height)
    window.show_workspace(workspace, "roster")
    desk = Desk(qtbot, window, workspace, tmp_path)
    desk.frame.navigate("roster")
    desk.drop(desk.roster(HEAD + FAMILY + ROWS.replace("1组,1,", "3组,11,")))
    assert desk.page.plan.question.isVisible()
    assert desk.page._scrolled_plan.verticalScrollBar().maximum() == 0
    assert cut_off(desk.page) == []
