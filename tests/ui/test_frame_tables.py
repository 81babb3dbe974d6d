"""Lists: lazy windows, ticks, sorting, copying for Excel, columns that are remembered."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.settings import Settings
from ui.tables import Column, PagedModel, Table

COLUMNS = (
    Column("head", "户主", lambda row: row[0], 120, sort="head", fixed=True),
    Column("door", "门牌", lambda row: row[1], 80, right=True, sort="door"),
    Column("note", "备注", lambda row: row[2], 120, stretch=True),
)


class Ledger:
    """Rows by id, which counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def load(self, ids: Sequence[int]) -> list[tuple[str, str, str]]:
        self.asked.append(len(ids))
        return [(f"户{entry}", f"{entry}号", "=1+1" if entry == 2 else "") for entry in ids]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def table(qtbot: QtBot, ledger: Ledger) -> Table:
    model = PagedModel(COLUMNS, ledger.load, ticks=True)
    made = Table(model, Settings(), name="doors")
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    model.set_ids(range(200_000))
    return made


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, ledger: Ledger) -> None:
    model = PagedModel(COLUMNS, ledger.load, ticks=True)
    model.set_ids(range(300))
    qtmodeltester.check(model, force_py=True)


def test_only_what_is_seen_is_read(table: Table, ledger: Ledger) -> None:
    table.grab()
    assert table.model().rowCount() == 200_000
    assert sum(ledger.asked) <= 400
    table.scrollToBottom()
    table.grab()
    assert sum(ledger.asked) <= 800


def test_space_ticks_and_everything_can_be_ticked(qtbot: QtBot, table: Table) -> None:
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.paged.ticks_changed):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(table.paged.ticked()) == 1
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.paged.ticked()) == 200_000
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.paged.ticked() == []


def test_ticks_stay_where_rows_stay(table: Table) -> None:
    table.paged.tick([1, 5], True)
    table.paged.set_ids([5, 9])
    assert table.paged.ticked() == [5]


def test_enter_opens_the_current_row(qtbot: QtBot, table: Table) -> None:
    table.go_to(7)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [7]


def test_copied_rows_paste_into_excel_and_are_never_formulas(qtbot: QtBot, table: Table) -> None:
    table.paged.tick([1, 2], True)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "户主\t门牌\t备注\n户1\t1号\t\n户2\t2号\t'=1+1\n"


def test_the_head_asks_for_another_order_and_back(qtbot: QtBot, table: Table) -> None:
    heard = []
    table.paged.sort_asked.connect(lambda key, descending: heard.append((key, descending)))
    table.paged.ask_sort(2)
    table.paged.ask_sort(2)
    table.paged.ask_sort(3)
    assert heard == [("door", False), ("door", True)]


def test_hidden_columns_are_remembered(qtbot: QtBot, table: Table, ledger: Ledger) -> None:
    table.show_column("note", False)
    again = Table(PagedModel(COLUMNS, ledger.load, ticks=True), Settings(), name="doors")
    qtbot.addWidget(again)
    assert again.isColumnHidden(again.paged.section_of("note"))
    assert not again.isColumnHidden(again.paged.section_of("door"))


def test_columns_share_the_width_and_never_scroll_sideways(table: Table) -> None:
    for width in (300, 800, 1300):
        table.resize(width, 300)
        total = sum(table.columnWidth(section) for section in range(table.model().columnCount()))
        assert total <= table.viewport().width() + 2


def test_where_it_is_narrow_columns_make_way_instead_of_being_cut(table: Table) -> None:
    table.resize(800, 300)
    assert not table.isColumnHidden(table.paged.section_of("note"))
    table.resize(190, 300)
    assert table.isColumnHidden(table.paged.section_of("note"))
    assert not table.isColumnHidden(table.paged.section_of("head"))
    table.resize(800, 300)
    assert not table.isColumnHidden(table.paged.section_of("note"))


def test_rows_read_aside_are_painted_once_they_have_come(table: Table, ledger: Ledger) -> None:
    waiting: list = []
    table.paged.read_aside = lambda load, ids, take: waiting.append((load, ids, take))
    table.paged.set_ids(range(200_000))
    ledger.asked.clear()
    table.scrollToBottom()
    table.grab()
    assert ledger.asked == [], "painting waits for nothing"
    assert table.paged.at_hand(199_999) is None
    while waiting:
        load, ids, take = waiting.pop()
        take(load(ids))
    assert table.paged.at_hand(199_999) == ("户199999", "199999号", "")
    assert sum(ledger.asked) <= 400
    table.paged.reload()
    assert table.paged.at_hand(199_999) is not None, "what was read stands until it comes anew"
    load, ids, take = waiting.pop()
    table.paged.set_ids(range(100))
    take(load(ids))
    assert table.paged.at_hand(0) is None, "rows asked for before belong to another order"
