"""The parts of a form: dates as people type them, counters, choices, chips, fields."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import words
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.counter import Counter
from ui.widgets.dates import DateField, TimeField, read_day, read_time
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.widgets.ring import FocusRing
from ui.words import ago_words, day_words, rate_words

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11-18", date(2026, 11, 18)),
        ("11.18", date(2026, 11, 18)),
        ("11月18日", date(2026, 11, 18)),
        ("1118", date(2026, 11, 18)),
        ("11-18 周三", date(2026, 11, 18)),
        ("2026-11-18", date(2026, 11, 18)),
        ("2026年3月5日", date(2026, 3, 5)),
        ("20261118", date(2026, 11, 18)),
        ("18", date(2026, 11, 18)),
        ("昨天", date(2026, 11, 20)),
        ("1-3", date(2027, 1, 3)),
        ("2-30", None),
        ("2-29", None),
        ("99999999999-1-1", None),
        ("明儿", None),
        ("99", None),
        ("2026-11-18-19-20", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:40", time(19, 40)),
        ("19.40", time(19, 40)),
        ("1940", time(19, 40)),
        ("19点40", time(19, 40)),
        ("7", time(7, 0)),
        ("930", time(9, 30)),
        ("25:00", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


def test_days_and_rates_are_said_as_in_the_village() -> None:
    assert day_words(TODAY, TODAY) == "11-21 周六"
    assert day_words(date(2025, 12, 31), TODAY) == "2025-12-31 周三"
    assert rate_words(137, 174) == "137/174（78.7%）"
    assert rate_words(0, 0) == "0/0"


def test_a_leap_day_is_read_without_its_year() -> None:
    assert read_day("2-29", date(2028, 3, 1)) == date(2028, 2, 29)


def test_a_field_left_open_overnight_knows_the_new_day(qtbot: QtBot) -> None:
    from datetime import datetime

    field = DateField(name="day")
    qtbot.addWidget(field)
    for day in (21, 22):
        words.go_by(lambda day=day: datetime(2026, 11, day, 20))
        qtbot.keyClicks(field, "j")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == date(2026, 11, day)
        field.selectAll()
    words.go_by(datetime.now)


def test_ago_is_said_in_whole_units() -> None:
    from datetime import datetime, timedelta

    now = datetime(2026, 11, 21, 20, 14)
    assert ago_words(now - timedelta(minutes=125), now) == "2 小时前"
    assert ago_words(now, now) == "刚刚"
    assert ago_words(now - timedelta(days=3), now) == "3 天前"


def test_a_day_is_typed_stepped_and_kept(qtbot: QtBot) -> None:
    field = DateField(name="day", value=TODAY, today=TODAY)
    qtbot.addWidget(field)
    assert field.text() == "11-21 周六"
    field.selectAll()
    qtbot.keyClicks(field, "1118")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "11-18 周三"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date(2026, 11, 19)
    field.setText("不知道")
    assert field.is_wrong()
    assert field.value() is None


def test_a_time_steps_by_ten_minutes(qtbot: QtBot) -> None:
    field = TimeField(name="time", value=time(19, 40))
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "19:50"


def test_a_counter_takes_arrows_and_digits(qtbot: QtBot) -> None:
    counter = Counter("宣传单", "份", name="leaflet", value=1)
    qtbot.addWidget(counter)
    qtbot.keyClick(counter, Qt.Key.Key_Up)
    assert counter.value() == 2
    qtbot.keyClicks(counter, "12")
    assert counter.value() == 12
    qtbot.keyClick(counter, Qt.Key.Key_Down)
    assert counter.value() == 11
    for _ in range(20):
        qtbot.keyClick(counter, Qt.Key.Key_Down)
    assert counter.value() == 0


def test_a_choice_is_made_by_digit_arrow_and_click(qtbot: QtBot) -> None:
    options = [Option("met", "见面", "1"), Option("phone", "电话告知", "2"), Option("nobody", "未遇", "3")]
    choice = ChoiceRow(options, name="outcome", code="met")
    qtbot.addWidget(choice)
    choice.resize(choice.sizeHint())
    choice.show()
    with qtbot.waitSignal(choice.chosen) as heard:
        qtbot.keyClick(choice, Qt.Key.Key_3)
    assert heard.args == ["nobody"]
    qtbot.keyClick(choice, Qt.Key.Key_Left)
    assert choice.code() == "phone"
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert choice.code() == "met"
    assert choice.accessibleDescription() == "见面"


def test_a_chip_grows_when_it_is_on(qtbot: QtBot) -> None:
    chip = Chip("刷单返利", name="topic", key="1")
    qtbot.addWidget(chip)
    off = chip.sizeHint().width()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().width() > off


def test_chips_wrap(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for nth in range(10):
        flow.addWidget(Chip(f"第{nth}项", name=f"c{nth}"))
    one_line = flow.heightForWidth(5000)
    assert flow.heightForWidth(250) > 3 * one_line


def test_a_problem_stands_under_its_field(qtbot: QtBot) -> None:
    field = Field("日期", LineEdit(name="day"))
    qtbot.addWidget(field)
    field.show()
    before = field.sizeHint().height()
    field.show_problem("没有这一天：写成 11-21 这样。")
    assert field.problem.isVisible()
    assert field.sizeHint().height() > before
    field.show_problem("")
    assert not field.problem.isVisible()


def test_the_ring_goes_round_what_has_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ring = FocusRing(window)
    column = QVBoxLayout(window)
    first, second = Button("一", name="one"), Button("二", name="two")
    column.addWidget(first)
    column.addWidget(second)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    second.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().contains(second.geometry())
    assert ring.width() == second.width() + 6
    first.setFocus()
    qtbot.waitUntil(lambda: ring.geometry().contains(first.geometry()))
    first.clearFocus()
    qtbot.waitUntil(lambda: not ring.isVisible())
