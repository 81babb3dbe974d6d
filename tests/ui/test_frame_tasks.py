"""Long work: one outcome, on the window's thread, with progress and cancel."""

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach.errors import UserMistake, declare
from outreach.progress import Report
from outreach.wording import mark
from ui.dialogs.trouble import CrashDialog, TroubleDialog
from ui.error_messages import report_of, show_at_fields, show_trouble
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.work.panel import TaskPanel, time_left
from ui.work.task import LEDGER, REST, Tasks

DAY_WRONG = declare("test_day_wrong", mark("A village code has 12 digits: correct it, or leave it empty."))


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_the_result_comes_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[object, object]] = []
    worked_on: list[object] = []

    def work(report: Report) -> int:
        worked_on.append(QThread.currentThread())
        return 42

    job = tasks.run("数一数", work, done=lambda value: heard.append((value, QThread.currentThread())))
    with qtbot.waitSignal(job.ended):
        pass
    assert heard == [(42, tasks.thread())]
    assert worked_on[0] is not tasks.thread()
    assert tasks.running() == []


def test_cancel_stops_at_the_next_report(qtbot: QtBot, tasks: Tasks) -> None:
    begun = threading.Event()
    outcomes: list[str] = []

    def work(report: Report) -> None:
        begun.set()
        while True:
            report(1, 2)

    job = tasks.run(
        "导入", work, done=lambda _: outcomes.append("done"), cancelled=lambda: outcomes.append("cancelled")
    )
    begun.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert outcomes == ["cancelled"]


def test_one_queue_works_in_order_and_the_other_is_not_held_up(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    order: list[str] = []
    tasks.run("长", lambda report: gate.wait(5), done=lambda _: order.append("first"), queue=LEDGER)
    last = tasks.run("后", lambda report: None, done=lambda _: order.append("second"), queue=LEDGER)
    other = tasks.run("查", lambda report: None, done=lambda _: order.append("other"), queue=REST)
    with qtbot.waitSignal(other.ended):
        pass
    with qtbot.waitSignal(last.ended):
        gate.set()
    assert order == ["other", "first", "second"]


def test_pages_taken_down_hear_nothing_more_but_trouble_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    heard: list[object] = []
    told: list[object] = []
    tasks.trouble.connect(told.append)

    def fail(report: Report) -> None:
        raise UserMistake(DAY_WRONG)

    tasks.run("数", lambda report: gate.wait(5), done=heard.append)
    last = tasks.run("存", fail, failed=heard.append)
    tasks.let_go()
    with qtbot.waitSignal(last.ended):
        gate.set()
    assert heard == []
    assert [problem.code for problem in told if isinstance(problem, UserMistake)] == [DAY_WRONG]


def test_a_long_job_outlives_the_panel_that_showed_it(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    panel = TaskPanel(window, tasks)
    job = tasks.run("导入", lambda report: gate.wait(5))
    qtbot.waitUntil(panel.isVisible)
    with qtbot.waitSignal(panel.destroyed):
        panel.deleteLater()
    with qtbot.waitSignal(job.ended):
        gate.set()


def test_closing_cancels_and_waits(qtbot: QtBot, tasks: Tasks) -> None:
    begun = threading.Event()
    ended = threading.Event()

    def work(report: Report) -> None:
        begun.set()
        try:
            while True:
                report(0, 1)
        finally:
            ended.set()

    tasks.run("导入", work)
    begun.wait(5)
    tasks.stop()
    assert ended.is_set()


def test_quick_work_stays_quiet_and_long_work_shows(qtbot: QtBot, tasks: Tasks) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    panel = TaskPanel(window, tasks)
    window.show()
    quick = tasks.run("快", lambda report: None)
    with qtbot.waitSignal(quick.ended):
        pass
    gate = threading.Event()

    def work(report: Report) -> None:
        report(1, 4)
        gate.wait(5)

    slow = tasks.run("导入花名册", work)
    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible)
    assert panel.geometry().right() < window.width()
    tasks.run("打印", work, queue=REST)
    qtbot.waitUntil(lambda: len(panel.findChildren(QWidget, "task_line")) == 2)
    tall = sum(line.height() for line in panel.findChildren(QWidget, "task_line"))
    assert panel.height() > tall, "a second line has room below the first"
    with qtbot.waitSignal(slow.ended):
        gate.set()
    qtbot.waitUntil(lambda: not panel.isVisible())


def test_the_remaining_time_is_said_once_it_is_known() -> None:
    assert time_left(0, 100, 5) == ""
    assert time_left(50, 100, 5) == "还要约 5 秒"
    assert time_left(1, 100, 5) == "还要约 8 分钟"


def test_a_known_trouble_shows_at_its_field(qtbot: QtBot) -> None:
    field = Field("村代码", LineEdit(name="village_code"))
    qtbot.addWidget(field)
    field.show()
    assert show_at_fields(UserMistake(DAY_WRONG, field="village_code"), {"village_code": field})
    assert "12" in field.problem.text()
    assert not show_at_fields(UserMistake(DAY_WRONG, field="elsewhere"), {"village_code": field})
    assert not field.problem.isVisible()


def test_a_bugs_report_names_places_and_nobody(qtbot: QtBot) -> None:
    try:
        int("张三 13800000001")
    except ValueError as problem:
        report = report_of(problem)
    assert "ValueError" in report
    assert "test_frame_tasks.py" in report
    assert "张三" not in report
    assert "13800000001" not in report


def test_trouble_is_told_without_stopping_the_program(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    show_trouble(UserMistake(DAY_WRONG))
    told = window.findChild(TroubleDialog)
    assert told is not None and told.isVisible()
    told.accept()
    show_trouble(RuntimeError("王芳"))
    crash = window.findChild(CrashDialog)
    assert crash is not None
    assert "RuntimeError" in crash.report.toPlainText()
    assert "王芳" not in crash.report.toPlainText()
    crash.accept()
