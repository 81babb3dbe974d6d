"""The page of campaigns: begun and corrected by keys, closed and opened again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.queries.campaigns import CampaignRow, campaigns, open_campaign
from outreach.vocabulary import SignOff
from tests.support.ledgers import NOW, log, small_village
from tests.support.window import cut_off, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.campaign.page import CampaignPage
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.counter import Counter

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The page of campaigns of the small village, which has one campaign from 11-02 to 11-30."""
    keep_pages(monkeypatch, "settings", "campaign")
    found = open_window(qtbot)
    found.show_workspace(small_village(tmp_path), "campaign")
    go(qtbot, found)
    return found


def go(qtbot: QtBot, window: MainWindow, page: str = "campaign") -> None:
    frame = window.frame()
    assert frame is not None
    frame.navigate(page)
    idle(qtbot, window)


def page_of(window: MainWindow) -> CampaignPage:
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    assert isinstance(page, CampaignPage)
    return page


def line(window: MainWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, f"campaign.{name}")
    assert isinstance(found, QLineEdit)
    return found


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = page_of(window).findChild(Button, f"campaign.{name}")
    assert isinstance(button, Button)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    idle(qtbot, window)


def rows(window: MainWindow) -> tuple[CampaignRow, ...]:
    assert window.workspace is not None
    return window.workspace.ask(campaigns)


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)


def said(window: MainWindow) -> str:
    frame = window.frame()
    assert frame is not None
    return frame.toast.text()


def test_the_open_campaign_stands_in_the_form(window: MainWindow) -> None:
    assert line(window, "name").text() == "秋季反诈入户宣传"
    assert line(window, "starts").text() == "11-02 周一"
    assert line(window, "ends").text() == "11-30 周一"
    assert "进行中" in words_of(page_of(window))


def test_a_campaign_is_begun_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "new")
    for name, typed in (
        ("name", "冬季反诈入户宣传"),
        ("theme", "守好钱袋子"),
        ("starts", "12-1"),
        ("deadline", "12-20"),
        ("ends", "12-31"),
    ):
        field = line(window, name)
        qtbot.waitUntil(field.hasFocus)
        field.selectAll()
        field.insert(typed)
        if name != "ends":
            qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(line(window, "ends"), Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    begun = next(row for row in rows(window) if row.name == "冬季反诈入户宣传")
    assert begun.theme == "守好钱袋子"
    assert (begun.starts, begun.deadline, begun.ends) == (
        date(2026, 12, 1),
        date(2026, 12, 20),
        date(2026, 12, 31),
    )
    assert begun.topics
    assert begun.handouts
    assert said(window) == "专项行动存好了：冬季反诈入户宣传"


def test_a_day_just_typed_is_the_one_that_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    retype(qtbot, line(window, "ends"), "12-5")
    qtbot.keyClick(line(window, "ends"), Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert rows(window)[0].ends == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("ends", "2-30", "日期没填或写得不对"),
        ("starts", "", "日期没填或写得不对"),
        ("deadline", "12-25", "先后不对"),
        ("name", "  ", "专项行动还没有名称"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    qtbot: QtBot, window: MainWindow, name: str, typed: str, words: str
) -> None:
    before = rows(window)
    retype(qtbot, line(window, name), typed)
    qtbot.keyClick(line(window, name), Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    problem = page_of(window).fields.fields[name].problem
    assert problem.isVisible()
    assert words in problem.text()
    assert line(window, name).hasFocus()
    assert rows(window) == before


def test_an_own_topic_and_an_own_handout_are_added(qtbot: QtBot, window: MainWindow) -> None:
    retype(qtbot, line(window, "topics_own"), "防范养老钱被骗")
    qtbot.keyClick(line(window, "topics_own"), Qt.Key.Key_Return)
    retype(qtbot, line(window, "handouts_own"), "冰箱贴")
    retype(qtbot, line(window, "handouts_own_unit"), "个")
    press(qtbot, window, "handouts_add")
    topics = {chip.text(): chip for chip in page_of(window).fields.topics.findChildren(Chip)}
    assert topics["防范养老钱被骗"].isChecked()
    counter = next(c for c in page_of(window).findChildren(Counter) if "own_handout" in c.objectName())
    qtbot.keyClick(counter, Qt.Key.Key_Up)
    press(qtbot, window, "save")
    row = rows(window)[0]
    assert row.topics[-1].label == "防范养老钱被骗"
    assert (row.handouts[-1].label, row.handouts[-1].unit, row.handouts[-1].usual) == ("冰箱贴", "个", 2)


def test_the_same_topic_is_not_added_twice(qtbot: QtBot, window: MainWindow) -> None:
    known = page_of(window).fields.topics.findChildren(Chip)[0].text()
    retype(qtbot, line(window, "topics_own"), known)
    qtbot.keyClick(line(window, "topics_own"), Qt.Key.Key_Return)
    label = rows(window)[0].topics[0].label
    retype(qtbot, line(window, "handouts_own"), "宣传单")
    press(qtbot, window, "handouts_add")
    assert label == known
    assert page_of(window).fields.fields["handouts"].problem.isVisible()


def test_a_topic_is_left_out_by_a_click(qtbot: QtBot, window: MainWindow) -> None:
    chip = page_of(window).fields.topics.findChildren(Chip)[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    press(qtbot, window, "save")
    assert chip.text() not in [topic.label for topic in rows(window)[0].topics]


def test_a_campaign_is_closed_and_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    press(qtbot, window, "close")
    assert window.workspace.ask(open_campaign) is None
    assert said(window) == "结束了：秋季反诈入户宣传"
    qtbot.waitUntil(lambda: "已结束" in words_of(page_of(window).list_card))
    press(qtbot, window, "close")
    assert window.workspace.ask(open_campaign) is not None
    qtbot.waitUntil(lambda: "进行中" in words_of(page_of(window).list_card))


def test_undo_takes_a_new_campaign_out_of_the_form_too(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "new")
    line(window, "name").insert("春季走访")
    press(qtbot, window, "save")
    assert len(rows(window)) == 2
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(rows(window)) == 1)
    qtbot.waitUntil(lambda: line(window, "name").text() == "秋季反诈入户宣传")
    press(qtbot, window, "save")
    assert [row.name for row in rows(window)] == ["秋季反诈入户宣传"]


def test_what_is_half_typed_survives_another_page_and_another_look(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "new")
    line(window, "name").insert("春季走访")
    frame = window.frame()
    assert frame is not None
    frame.navigate("settings")
    frame.navigate("campaign", new=True)
    assert line(window, "name").text() == "春季走访"
    window.set_look(scale=125)
    idle(qtbot, window)
    assert line(window, "name").text() == "春季走访"
    assert len(rows(window)) == 1
    assert window.workspace is not None
    assert window.workspace.now() == NOW


def test_a_long_name_is_cut_in_the_list_and_whole_in_its_hint(qtbot: QtBot, window: MainWindow) -> None:
    name = "二〇二六年秋冬两季全民反诈入户宣传暨养老诈骗专项整治再宣传活动"
    retype(qtbot, line(window, "name"), name)
    press(qtbot, window, "save")
    page = page_of(window)

    def seen() -> list[Button]:
        return [button for button in page.list_card.findChildren(Button) if button.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == 1)
    button = seen()[0]
    assert button.accessibleName() == button.toolTip() == name
    assert button.width() < page.list_card.width()


@pytest.mark.parametrize(("scale", "height"), [(100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, scale: int, height: int) -> None:
    window.resize(1366, height)
    window.set_look(scale=scale)
    idle(qtbot, window)
    QApplication.processEvents()
    assert cut_off(page_of(window)) == []
    for name in ("starts", "deadline", "ends"):
        field = line(window, name)
        words = field.fontMetrics().horizontalAdvance(field.text())
        assert words < field.width() - field.textMargins().right(), name


def test_this_round_stands_beside_the_last(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    log(workspace, "1", signoff=SignOff.SIGNATURE)
    log(workspace, "2")
    compared = page_of(window).compared
    qtbot.waitUntil(lambda: "已入户 2/10（20.0%）" in words_of(compared))
    assert "本轮" in words_of(compared)
    assert "上一轮" not in words_of(compared)
    workspace.run(start_campaign, CampaignForm("冬季宣传", date(2026, 12, 1), date(2026, 12, 31)))
    page_of(window).open()
    qtbot.waitUntil(lambda: "已入户 0/10（0.0%）" in words_of(compared))
    said = words_of(compared)
    assert "上一轮" in said
    assert "已签收 1/10（10.0%）" in said
    assert "两轮都按今天应访的 10 户算" in said
