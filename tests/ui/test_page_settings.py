"""The page of settings: the village, its workers, the look of the window, copies of the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from outreach.queries.key_groups import key_groups
from outreach.queries.paper_look import paper_look
from outreach.queries.village import village, workers
from outreach.workspace import Workspace
from tests.support.ledgers import small_village
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui import theme
from ui.main_window import MainWindow
from ui.pages.settings.page import SettingsPage
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceRow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The settings of the small village."""
    keep_pages(monkeypatch, "settings", "campaign")
    found = open_window(qtbot)
    found.show_workspace(small_village(tmp_path), "settings")
    idle(qtbot, found)
    return found


def page_of(window: MainWindow) -> SettingsPage:
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    assert isinstance(page, SettingsPage)
    return page


def ledger(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def line(window: MainWindow, name: str) -> QLineEdit:
    found = page_of(window).findChild(QLineEdit, f"settings.{name}")
    assert isinstance(found, QLineEdit)
    return found


def retype(window: MainWindow, name: str, text: str) -> QLineEdit:
    field = line(window, name)
    field.setFocus()
    field.selectAll()
    field.insert(text)
    return field


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    def seen() -> list[Button]:
        found = page_of(window).findChildren(Button)
        return [b for b in found if b.isVisible() and b.objectName() == f"settings.{name}"]

    qtbot.waitUntil(lambda: bool(seen()))
    qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)
    idle(qtbot, window)


def choose(qtbot: QtBot, window: MainWindow, name: str, code: str) -> None:
    """Click a part of a choice."""
    row = page_of(window).findChild(ChoiceRow, f"settings.{name}")
    assert isinstance(row, ChoiceRow)
    nth = [option.code for option in row.options].index(code)
    x = round((nth + 0.5) * row.width() / len(row.options))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(x, row.height() // 2))
    idle(qtbot, window)


def said(window: MainWindow) -> str:
    frame = window.frame()
    assert frame is not None
    return frame.toast.text()


def test_the_village_is_changed_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    assert line(window, "village_name").text() == "周新庄村"
    retype(window, "village_name", "周新庄社区")
    field = retype(window, "office", "洋口镇综治中心")
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    row = ledger(window).ask(village)
    assert (row.name, row.office) == ("周新庄社区", "洋口镇综治中心")
    assert said(window) == "已保存"
    frame = window.frame()
    assert frame is not None
    assert frame.top.place.village == "周新庄社区"


def test_the_week_begins_where_the_village_says(qtbot: QtBot, window: MainWindow) -> None:
    week = page_of(window).village.week
    week.setFocus()
    for _ in range(6):
        qtbot.keyClick(week, Qt.Key.Key_Down)
    assert week.currentText() == "周日"
    qtbot.keyClick(week, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert ledger(window).ask(village).week_starts == 6


def test_a_wrong_code_is_told_at_its_field(qtbot: QtBot, window: MainWindow) -> None:
    retype(window, "village_code", "123")
    press(qtbot, window, "save")
    problem = page_of(window).village.fields["village_code"].problem
    assert problem.isVisible()
    assert "12 位" in problem.text()
    assert ledger(window).ask(village).code == "320623101224"
    retype(window, "village_code", "320623101225")
    press(qtbot, window, "save")
    assert not problem.isVisible()
    assert ledger(window).ask(village).code == "320623101225"


def test_a_worker_is_added_corrected_and_leaves(qtbot: QtBot, window: MainWindow) -> None:
    for name, typed in (
        ("worker_name", "赵强"),
        ("worker_role", "社区民警"),
        ("worker_phone", "13800000007"),
    ):
        retype(window, name, typed)
    press(qtbot, window, "worker_add")
    added = next(row for row in ledger(window).ask(workers) if row.name == "赵强")
    assert (added.role, added.phone, added.active) == ("社区民警", "13800000007", True)
    assert line(window, "worker_name").text() == ""
    qtbot.waitUntil(lambda: "赵强" in words_of(page_of(window).workers))
    press(qtbot, window, f"worker_change.{added.id}")
    assert line(window, "worker_role").text() == "社区民警"
    retype(window, "worker_role", "网格员")
    press(qtbot, window, "worker_add")
    press(qtbot, window, f"worker_leave.{added.id}")
    left = next(row for row in ledger(window).ask(workers) if row.name == "赵强")
    assert (left.role, left.active) == ("网格员", False)
    qtbot.waitUntil(lambda: "又来走访" in words_of(page_of(window).workers))


def test_a_worker_without_a_name_is_told(qtbot: QtBot, window: MainWindow) -> None:
    retype(window, "worker_role", "网格员")
    press(qtbot, window, "worker_add")
    assert page_of(window).workers.fields["workers"].problem.isVisible()


def test_enter_goes_on_and_adds_the_worker_at_the_end(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # else nothing has the keyboard while the last window closes
    retype(window, "worker_name", "刘敏")
    for name in ("worker_name", "worker_role", "worker_phone"):
        qtbot.waitUntil(line(window, name).hasFocus)
        qtbot.keyClick(line(window, name), Qt.Key.Key_Return)
    idle(qtbot, window)
    qtbot.waitUntil(line(window, "worker_name").hasFocus)
    assert "刘敏" in [row.name for row in ledger(window).ask(workers)]


def test_size_scheme_and_language_take_effect_at_once(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "scale", "150")
    assert theme.theme().scale == 150
    choose(qtbot, window, "scheme", "dark")
    assert theme.theme().dark
    assert page_of(window).look.scale.code() == "150"
    choose(qtbot, window, "language", "en")
    assert page_of(window).headline.title.text() == "Settings"
    choose(qtbot, window, "language", "zh_CN")
    assert page_of(window).headline.title.text() == "设置"
    assert (window.settings["scale"], window.settings["scheme"]) == (150, "dark")


def test_every_size_of_the_keys_can_be_seen_chosen(qtbot: QtBot, window: MainWindow) -> None:
    for _ in theme.SCALES[1:]:
        window.step_scale(1)
        idle(qtbot, window)
        chosen = page_of(window).look.scale
        assert chosen.code() == str(theme.theme().scale)
        assert chosen.accessibleDescription() == f"{theme.theme().scale}%"


def test_what_is_half_typed_survives_another_page_and_another_look(qtbot: QtBot, window: MainWindow) -> None:
    retype(window, "county", "如东县")
    frame = window.frame()
    assert frame is not None
    frame.navigate("campaign")
    frame.navigate("settings")
    assert line(window, "county").text() == "如东县"
    choose(qtbot, window, "scale", "125")
    assert line(window, "county").text() == "如东县"
    assert ledger(window).ask(village).county != "如东县"
    press(qtbot, window, "save")
    assert ledger(window).ask(village).county == "如东县"


def test_a_copy_is_made_beside_the_ledger(qtbot: QtBot, window: MainWindow) -> None:
    assert "还没有备份" in words_of(page_of(window).copies)
    press(qtbot, window, "copy_here")
    copies = ledger(window).backups()
    assert len(copies) == 1
    assert said(window).endswith(copies[0].file.name)
    assert "还没有备份" not in words_of(page_of(window).copies)


def test_a_copy_goes_to_a_stick_and_opens(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(qtbot, window, "copy_to")
    (copy,) = [file for file in stick.iterdir() if file.suffix not in (".key", ".lock")]
    with Workspace.open(copy) as opened:
        assert opened.ask(village).name == "周新庄村"


def test_a_stick_that_is_gone_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    press(qtbot, window, "copy_to")
    dialog(window, "trouble", qtbot).close()


def test_a_section_is_brought_into_sight(qtbot: QtBot, window: MainWindow) -> None:
    window.set_look(scale=150)
    idle(qtbot, window)
    frame = window.frame()
    assert frame is not None
    frame.navigate("settings", section="backup")
    page = page_of(window)
    assert page.copies.here.hasFocus()
    qtbot.waitUntil(lambda: not page.copies.visibleRegion().isEmpty())


@pytest.mark.parametrize(("scale", "height"), [(100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, scale: int, height: int) -> None:
    window.resize(1366, height)
    window.set_look(scale=scale)
    idle(qtbot, window)
    QApplication.processEvents()
    assert cut_off(page_of(window)) == []


def test_a_key_group_is_added_changed_and_used_no_more(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.open(section="key_groups")
    idle(qtbot, window)
    assert "一人一档归公安管" in words_of(page)
    for name, text in (("key_label", "涉诈前科人员"), ("key_age_from", "")):
        line(window, name).setText(text)
    page.key_groups.add_button.click()
    assert "归公安管，不记在村里" in words_of(page)
    line(window, "key_label").setText("独居老人")
    line(window, "key_age_from").setText("七十")
    page.key_groups.add_button.click()
    assert "年龄要从小到大" in words_of(page)
    line(window, "key_age_from").setText("70")
    page.key_groups.add_button.click()
    idle(qtbot, window)
    (row,) = (row for row in ledger(window).ask(key_groups) if row.own)
    assert (row.label, row.age_from, row.age_to) == ("独居老人", 70, None)
    stop = page.findChild(Button, f"settings.key_stop.{row.code}")
    assert stop is not None
    stop.click()
    idle(qtbot, window)
    assert row.code not in {group.code for group in ledger(window).ask(key_groups)}
    assert not cut_off(page)


def test_the_look_of_the_papers_is_saved_and_a_pale_colour_is_told_at_its_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    card = page_of(window).paper_look
    jump = page_of(window).findChild(Button, "settings.jump")
    assert jump is not None
    qtbot.mouseClick(jump, Qt.MouseButton.LeftButton)
    titles = dialog(window, "settings.jump_menu", qtbot)
    assert isinstance(titles, QMenu)
    next(entry for entry in titles.actions() if entry.text() == card.title.text()).trigger()
    titles.close()
    qtbot.waitUntil(card.lines["heading"].hasFocus)
    idle(qtbot, window)
    retype(window, "paper_brand", "#FFEE88")
    save = page_of(window).findChild(Button, "settings.paper_look_save")
    assert save is not None
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert "太浅" in card.fields["brand"].problem.text()
    offer = page_of(window).findChild(Button, "settings.paper_brand_choose")
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    menu = dialog(window, "settings.paper_brand_menu", qtbot)
    assert isinstance(menu, QMenu)
    next(entry for entry in menu.actions() if entry.text() == "警蓝").trigger()
    menu.close()
    retype(window, "paper_heading", "洋口镇平安办")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    look = ledger(window).ask(paper_look)
    assert (look.heading, look.brand) == ("洋口镇平安办", "#1B3A8C")
    assert not cut_off(card)
