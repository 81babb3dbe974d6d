"""The page of activities: logged by keys, corrected, voided; rules, groups, people and vehicles sent out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group
from outreach.queries.activities import ActivityRow, activities, chat_groups
from outreach.queries.least_rules import rule_rows
from outreach.queries.stock import stock_rows
from tests.support.ledgers import log, small_village
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.activities.page import ActivitiesPage
from ui.widgets.counter import Counter

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    keep_pages(monkeypatch, "activities", "settings")
    found = open_window(qtbot)
    village = small_village(tmp_path)
    log(village, "1")
    found.show_workspace(village, "activities")
    go(qtbot, found)
    return found


def go(qtbot: QtBot, window: MainWindow, **args: object) -> ActivitiesPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate("activities", **args)
    idle(qtbot, window)
    page = frame.host.current()
    assert isinstance(page, ActivitiesPage)
    return page


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    button = next(b for b in root.findChildren(QAbstractButton, name) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def line(root: QWidget, name: str) -> QLineEdit:
    found = root.findChild(QLineEdit, name)
    assert found is not None
    return found


def logged(window: MainWindow) -> tuple[ActivityRow, ...]:
    assert window.workspace is not None
    return window.workspace.ask(activities)


def test_an_activity_is_logged_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    fields = page.form.fields
    qtbot.waitUntil(fields.kind.hasFocus)
    fields.choose("market_day")
    line(page, "activity.place").insert("桥头集市")
    line(page, "activity.audience").insert("120")
    press(qtbot, page, "activity.workers_0")
    leaflets = next(c for c in page.findChildren(Counter, "activity.handout.leaflet") if c.isVisible())
    qtbot.keyClicks(leaflets, "200")
    press(qtbot, page, "activity.topic.brushing")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    (row,) = logged(window)
    assert (row.kind, row.place, row.audience, row.quantity) == ("market_day", "桥头集市", 120, 1)
    assert (row.workers, row.handouts[0][2], row.topics[0][0]) == (("王芳",), 200, "brushing")
    assert row.on == date(2026, 11, 18)
    assert "集市、圩日、街子天" in page.ledger.table.as_table()
    assert window.workspace is not None
    window.workspace.undo()
    idle(qtbot, window)
    assert logged(window) == ()


def test_the_form_asks_for_what_the_kind_needs_and_keeps_what_was_usual(
    window: MainWindow, qtbot: QtBot
) -> None:
    workspace = window.workspace
    assert workspace is not None
    workspace.run(keep_chat_group, ChatGroupForm("全村群", "王芳"))
    before = ActivityForm("lecture", date(2026, 11, 9), "村文化广场", organiser="村委会", workers=["王芳"])
    workspace.run(record_activity, before)
    page = go(qtbot, window, kind="lecture")
    fields = page.form.fields
    assert (fields.place.text(), fields.organiser.text(), fields.workers.names()) == (
        "村文化广场", "村委会", ["王芳"],
    )  # fmt: skip
    assert not fields.fields["groups"].isVisible()
    page.log("wechat_group")
    qtbot.waitUntil(fields.fields["groups"].isVisible)
    assert fields.groups.chosen() == ["全村群"]
    assert not fields.fields["place"].isVisible()
    assert "条" in fields.fields["quantity"].label.text()
    page.log("led_screen")
    qtbot.waitUntil(fields.fields["gap_seconds"].isVisible)


def test_what_is_wrong_stands_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, kind="van")
    line(page, "activity.quantity").insert("三")
    page.form.save()
    assert "数量要大于 0" in words_of(page.form)
    assert logged(window) == ()


def test_an_activity_is_corrected_and_voided(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    form = ActivityForm("hang_banner", date(2026, 11, 17), "桥头", quantity=2, posted={"banner": 2})
    workspace.run(record_activity, form)
    page = go(qtbot, window)
    page.ledger.table.setFocus()
    qtbot.keyClick(page.ledger.table, Qt.Key.Key_Return)
    idle(qtbot, window)
    quantity = line(page, "activity.quantity")
    assert quantity.text() == "2"
    quantity.setText("3")
    page.form.save()
    idle(qtbot, window)
    assert [(row.quantity, row.voided) for row in logged(window)] == [(3, False), (2, True)]
    banner = next(row for row in workspace.ask(stock_rows) if row.code == "banner")
    assert banner.posted == 2
    page.ledger.table.go_to(logged(window)[0].id)
    press(qtbot, page, "activities.void")
    asked = dialog(window, "activity_void", qtbot)
    line(asked, "activity_void_reason").insert("没挂成")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert all(row.voided for row in logged(window))


def test_the_ledger_is_filtered_and_added_up(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    for day, hours in ((3, 1.5), (10, 2)):
        form = ActivityForm("loudspeaker", date(2026, 11, day), "全村", quantity=hours)
        workspace.run(record_activity, form)
    workspace.run(record_activity, ActivityForm("lecture", date(2026, 10, 30), audience=40))
    page = go(qtbot, window)
    assert page.ledger.said.text() == "2 次活动"
    qtbot.waitUntil(lambda: "3.5" in words_of(page.ledger.totals))
    page.ledger.sought.setText("没有的地方")
    assert page.ledger.said.text() == "0 次活动"
    page.ledger.sought.clear()
    qtbot.keyClick(window, Qt.Key.Key_PageUp, CTRL)
    idle(qtbot, window)
    assert page.ledger.said.text() == "1 次活动"


def test_a_rule_that_is_short_says_so_and_opens_the_form(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    workspace.run(keep_chat_group, ChatGroupForm("全村群", "王芳"))
    page = go(qtbot, window, view="rules")
    qtbot.waitUntil(lambda: "还差：全村群" in words_of(page.rules))
    press(qtbot, page, "activities.rule_log_0")
    qtbot.waitUntil(page.form.isVisible)
    assert page.form.fields.code() == "wechat_group"
    page.form.save()
    idle(qtbot, window)
    page.show_view("rules")
    qtbot.waitUntil(lambda: "还差：全村群" not in words_of(page.rules))
    press(qtbot, page, "activities.rule_turn_1")
    idle(qtbot, window)
    off = next(row for row in workspace.ask(rule_rows, date(2026, 11, 18)) if row.code == "sms_monthly")
    assert not off.active


def test_a_rule_is_changed(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, view="rules")
    press(qtbot, page, "activities.rule_change_1")
    form = dialog(window, "rule", qtbot)
    assert line(form, "rule_least").text() == "2"
    line(form, "rule_least").setText("4")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert window.workspace is not None
    rules = window.workspace.ask(rule_rows, date(2026, 11, 18))
    assert next(row.needed for row in rules if row.code == "sms_monthly") == 4


def test_a_group_is_registered_checked_and_closed(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, view="groups")
    assert "还没有登记微信群" in words_of(page.groups)
    press(qtbot, page, "activities.group_first")
    form = dialog(window, "chat_group", qtbot)
    assert line(form, "chat_group_responsible").text() == "王芳"
    line(form, "chat_group_name").insert("全村群")
    line(form, "chat_group_members").insert("180")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    press(qtbot, page, "activities.group_check")
    press(qtbot, page, "activities.group_close")
    idle(qtbot, window)
    assert window.workspace is not None
    (group,) = window.workspace.ask(chat_groups)
    assert (group.members, group.checked_on, group.closed_on) == (180, date(2026, 11, 18), date(2026, 11, 18))


def test_who_was_sent_out_with_its_definition(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, view="out")
    assert "出动 1 人次，0 车次" in words_of(page.out)
    assert "一人一天算一次" in words_of(page.out)
    press(qtbot, page, "activities.trips")
    form = dialog(window, "trips", qtbot)
    line(form, "trips_count").setText("2")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert "出动 1 人次，2 车次" in words_of(page.out)


def test_the_form_comes_back_after_a_new_look(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, kind="lecture")
    line(page, "activity.place").insert("村文化广场")
    window.set_look(scale=125)
    idle(qtbot, window)
    frame = window.frame()
    assert frame is not None
    again = frame.host.current()
    assert isinstance(again, ActivitiesPage) and again is not page
    assert again.form.fields.place.text() == "村文化广场"
    assert again.form.fields.code() == "lecture"


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(qtbot: QtBot, demo: Path, scale: int) -> None:
    window = open_window(qtbot, demo, "activities", scale=scale)
    page = go(qtbot, window)
    for view in ("ledger", "rules", "groups", "out"):
        page.show_view(view)
        idle(qtbot, window)
        assert cut_off(page) == []
    if scale == 150:
        page.show_view("ledger")
        press(qtbot, page, "activities.sums")
        qtbot.waitUntil(lambda: "大喇叭（村村通）" in words_of(page.ledger.totals))
        assert not page.ledger.table.isVisible()
    for kind in ("market_day", "wechat_group", "hang_banner", "led_screen"):
        page.log(kind)
        idle(qtbot, window)
        assert cut_off(page.form) == []


def test_a_form_of_ones_own_is_added_on_the_way(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, kind="van")
    press(qtbot, page, "activity.own_kind")
    form = dialog(window, "own_option", qtbot)
    line(form, "own_option_label").insert("反诈骑行")
    line(form, "own_option_unit").insert("趟")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert page.form.fields.kind.currentText() == "反诈骑行（趟）"
    page.form.save()
    assert [(row.label, row.unit) for row in logged(window)] == [("反诈骑行", "趟")]
