"""导入花名册: drop a file, look at the plan, write it; wrong files change nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.ledger import LedgerForm
from outreach.workspace import Workspace
from tests.support.roster_desk import HEAD, ROWS, Desk, roster_desk
from tests.support.window import cut_off, open_window, words_of


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return roster_desk(qtbot, tmp_path)


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
