"""导入花名册: drop a file, look at the plan, write it; wrong files change nothing."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.ledger import LedgerForm
from outreach.queries.households import household_rows
from outreach.roster.guess import letters
from outreach.workspace import Workspace
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.roster.page import RosterPage
from ui.pages.roster.sheet_rows import masked

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
HEAD = "组,户号,门牌,姓名,与户主关系,性别,身份证号,联系电话,备注\n"
ROWS = """1组,1,1号,李建国,户主,男,320623197506091231,13800001234,
1组,1,1号,王秀英,妻,女,320623197702010021,,
1组,2,2号,张  伟,户主,男,32062319800101123,1380000,
2组,3,1号,赵强,户主,男,320623196005051237,13900005678,
2组,3,1号,赵小龙,子,男,320623198805051234,,2025年去世
"""


class Desk:
    """A window on an empty ledger at 导入花名册."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace, folder: Path) -> None:
        self.bot, self.window, self.workspace, self.folder = bot, window, workspace, folder
        frame = window.frame()
        assert frame is not None
        self.frame = frame

    @property
    def page(self) -> RosterPage:
        page = self.frame.host.current()
        assert isinstance(page, RosterPage)
        return page

    def on_screen(self) -> str:
        page = self.frame.host.current()
        return page.id if page else ""

    def settle(self) -> None:
        for _ in range(3):
            idle(self.bot, self.window)

    def roster(self, text: str = HEAD + ROWS, name: str = "柳河村花名册.csv") -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8-sig")
        return file

    def drop(self, file: Path, on: QWidget | None = None) -> None:
        """Let go of a file over the page."""
        target = on or self.frame.host.current()
        assert target is not None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(300, 300), copy, data, LEFT, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(300, 300), copy, data, LEFT, none))
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def click(self, name: str) -> None:
        button = self.window.findChild(QWidget, name)
        assert button is not None and button.isVisible(), name
        self.bot.mouseClick(button, LEFT)

    def write(self, file: Path) -> None:
        """Drop a file and write its plan."""
        self.frame.navigate("roster")
        self.drop(file)
        self.key(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.on_screen() == "households")

    def heads(self) -> list[str]:
        return [row.head for row in self.workspace.ask(household_rows, None)]

    def fingerprint(self) -> str:
        return hashlib.sha256(self.workspace.path.read_bytes()).hexdigest()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    form = LedgerForm("柳河村", "320623101224", "桥头镇", keep=("phone",))
    workspace = Workspace.create(tmp_path / "empty.doorbook", form)
    window = open_window(qtbot)
    window.show_workspace(workspace, "roster")
    desk = Desk(qtbot, window, workspace, tmp_path)
    desk.frame.navigate("roster")
    desk.settle()
    yield desk


def test_the_first_roster_is_dropped_looked_at_and_written(desk: Desk) -> None:
    assert "把花名册拖到这里" in words_of(desk.page)
    desk.drop(desk.roster())
    words = words_of(desk.page)
    assert "柳河村花名册.csv，1 张工作表，5 人" in words
    assert desk.page.foot.write.text() == "写入：3 户 5 人"
    assert "1组1号 李建国 2 人" in words and "还没写入；走访记录不会丢。" in words
    assert desk.heads() == []
    desk.key(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: desk.on_screen() == "households")
    assert desk.heads() == ["李建国", "张伟", "赵强"]
    assert "花名册已写入：新增 3 户，改 0 户" in desk.frame.toast.text()
    desk.key(Qt.Key.Key_Z)
    assert desk.heads() == []


def test_the_same_file_again_has_nothing_to_write(desk: Desk) -> None:
    file = desk.roster()
    desk.write(file)
    before = desk.fingerprint()
    desk.frame.navigate("roster")
    desk.drop(file)
    assert desk.page.foot.write.text() == "没有要写入的" and not desk.page.foot.write.isEnabled()
    assert desk.page.plan.summary is not None and desk.page.plan.summary.same.households == 3
    desk.key(Qt.Key.Key_Return)
    assert desk.on_screen() == "roster" and desk.fingerprint() == before


def test_next_years_file_says_what_changes_with_examples(desk: Desk) -> None:
    desk.write(desk.roster())
    text = HEAD + ROWS.replace("13800001234", "13800009999").replace(
        "2组,3,1号,赵强,户主,男,320623196005051237,13900005678,\n2组,3,1号,赵小龙,子,男,320623198805051234,,2025年去世\n",
        "2组,9,5号,周新,户主,男,320623199001011231,,\n",
    )
    desk.frame.navigate("roster")
    desk.drop(desk.roster(text, "2027.csv"))
    summary = desk.page.plan.summary
    assert summary is not None
    numbers = [part.households for part in (summary.new, summary.changed, summary.same, summary.missing)]
    assert numbers == [1, 1, 1, 1]
    words = words_of(desk.page)
    assert "2组5号 周新 1 人" in words and "2组1号 赵强" in words and "都留着" in words
    assert "138****1234→138****9999" in words and "13800009999" not in words
    assert desk.page.foot.write.text() == "写入：新增 1 户，改 1 户"


def test_problems_say_where_what_and_what_will_be_done(desk: Desk) -> None:
    desk.drop(desk.roster())
    model = desk.page.plan.problems.model
    rows = [[column.text(model.row_at(n)) for column in model.columns[1:]] for n in range(model.rowCount())]
    assert ["第 4 行", "身份证号位数不对", "这一项不收，人照收"] in rows
    assert ["第 4 行", "电话号码位数不对", "这一项不收，人照收"] in rows
    box = desk.page.plan.problems.filter
    box.setCurrentIndex(box.findData("all"))
    rows = [[column.text(model.row_at(n)) for column in model.columns[1:]] for n in range(model.rowCount())]
    assert ["第 4 行", "去掉了姓名里的空格“张 伟”", "改成“张伟”"] in rows


def test_the_rows_around_a_problem_show_no_whole_numbers(desk: Desk) -> None:
    desk.drop(desk.roster())
    shown = desk.page.plan.rows._excerpt
    here = next(row for row in shown.rows if row.here)
    assert here.number == 4 and "张  伟" in here.texts
    everything = " ".join(text for row in shown.rows for text in row.texts)
    assert "3206**********1231" in everything and "138****1234" in everything
    assert "320623197506091231" not in everything and "13800001234" not in everything
    assert shown.columns[shown.at].heading == "身份证号"


def test_going_through_the_problems_by_the_arrows(desk: Desk) -> None:
    desk.drop(desk.roster())
    assert "1/" in desk.page.plan.nth.text()
    desk.click("roster.next")
    assert "2/" in desk.page.plan.nth.text()
    desk.click("roster.previous")
    assert "1/" in desk.page.plan.nth.text()


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


def test_the_list_of_problems_is_saved_without_numbers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.drop(desk.roster())
    target = desk.folder / "问题.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.key(Qt.Key.Key_S)
    with target.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0][:4] == ["工作表", "行", "栏目", "看到什么"]
    assert ["", "4", "身份证号", "身份证号位数不对", "", "这一项留空", ""] in lines
    assert not any("3206231980" in cell for line in lines for cell in line)
    assert "已存成 问题.csv" in desk.frame.toast.text()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("花名册.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "是图片"),
        ("空.xlsx", b"", "是空的"),
        ("断.xlsx", b"PK\x03\x04" + b"\0" * 40, "坏了或者不完整"),
        ("购物单.csv", "品名,单价\n白菜,2\n萝卜,3\n".encode(), "没找到花名册"),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_changes_nothing(
    desk: Desk, name: str, data: bytes, said: str
) -> None:
    before = desk.fingerprint()
    file = desk.folder / name
    file.write_bytes(data)
    desk.drop(file)
    words = words_of(desk.page)
    assert said in words and "什么都没写入" in words and "Traceback" not in words
    assert desk.fingerprint() == before
    desk.drop(desk.roster())  # and the next file is read as if nothing had been
    assert desk.page.foot.write.isVisible()


def test_a_file_is_chosen_by_dialog(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = desk.roster()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    desk.key(Qt.Key.Key_O)
    assert desk.page.foot.write.text() == "写入：3 户 5 人"


def test_writing_can_be_stopped_and_then_nothing_is_written(desk: Desk) -> None:
    many = "".join(f"1组,{n},{n}号,李某{n},户主,男,,,\n" for n in range(1500))
    desk.drop(desk.roster(HEAD + many))
    desk.page.apply()
    desk.page.cancel()
    desk.settle()
    assert desk.heads() == []
    assert desk.on_screen() == "roster" and desk.page.foot.isVisible()
    desk.key(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: desk.on_screen() == "households")
    assert len(desk.heads()) == 1500


def test_the_plan_follows_a_register_that_changes_meanwhile(desk: Desk) -> None:
    desk.drop(desk.roster())
    desk.workspace.run(add_household, HouseholdForm("1", "1", "李建国"))
    desk.settle()
    checked = desk.page.plan.checked
    assert checked is not None and len(checked.register.households) == 1


def test_a_file_dropped_on_another_page_comes_here(desk: Desk) -> None:
    desk.frame.navigate("households")
    desk.drop(desk.roster(), desk.frame)
    assert desk.on_screen() == "roster" and desk.page.foot.isVisible()


@pytest.mark.parametrize("scale", [150, 200])
def test_nothing_is_cut_off_with_large_text(qtbot: QtBot, tmp_path: Path, scale: int) -> None:
    workspace = Workspace.create(tmp_path / "empty.doorbook", LedgerForm("柳河村"))
    window = open_window(qtbot, scale=scale)
    window.show_workspace(workspace, "roster")
    desk = Desk(qtbot, window, workspace, tmp_path)
    desk.frame.navigate("roster")
    desk.settle()
    assert cut_off(desk.page) == []
    desk.drop(desk.roster())
    assert cut_off(desk.page) == []
    write = desk.page.foot.write
    assert write.mapTo(window, QPoint(0, write.height())).y() < window.height()  # it never scrolls away


def test_a_low_window_shows_the_whole_plan_without_scrolling(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "empty.doorbook", LedgerForm("柳河村"))
    window = open_window(qtbot, height=690)
    window.show_workspace(workspace, "roster")
    desk = Desk(qtbot, window, workspace, tmp_path)
    desk.frame.navigate("roster")
    desk.drop(desk.roster())
    assert desk.frame.host.verticalScrollBar().maximum() == 0


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
