"""The page of an office's own form: its cells are clicked, its figures said, and it fills itself then."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.periods import parse
from outreach.queries.forms import forms
from outreach.tallies.office.learn import fill_learned
from outreach.tallies.tally import tally
from tests.support.ledgers import log, small_village
from tests.support.office_forms import a_page_of_text, groups_across, groups_down, two_columns_a_group
from tests.support.window import cut_off, idle, keep_pages, open_window
from ui import theme
from ui.main_window import MainWindow
from ui.pages.office_form.page import OfficeFormPage
from ui.widgets.button import Button

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
WEEK = parse("week", "2026-W47")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    keep_pages(monkeypatch, "reports", "office_form")
    found = open_window(qtbot)
    workspace = small_village(tmp_path)
    log(workspace, "1")
    log(workspace, "5", day=17)
    found.show_workspace(workspace, "office_form")
    return found


def page_of(qtbot: QtBot, window: MainWindow, path: Path | None = None) -> OfficeFormPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate("office_form", **({"path": path} if path else {}))
    return shown(qtbot, window)


def shown(qtbot: QtBot, window: MainWindow) -> OfficeFormPage:
    frame = window.frame()
    assert frame is not None
    idle(qtbot, window)
    page = frame.host.current()
    assert isinstance(page, OfficeFormPage)
    return page


def click(qtbot: QtBot, page: OfficeFormPage, row: int, column: int) -> None:
    """Click a cell of the form."""
    index = page.grid.cells.index(row - 1, column - 1)
    page.grid.scrollTo(index)
    place = page.grid.visualRect(index).center()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(page: OfficeFormPage, what: str, data: object) -> None:
    """Choose in a drop-down by what it stands for."""
    drop = getattr(page.panel, what)
    at = next(n for n in range(drop.count()) if drop.itemData(n) == data)
    drop.setFocus()
    drop.setCurrentIndex(at)


def press(qtbot: QtBot, page: OfficeFormPage, name: str) -> None:
    button = page.findChild(Button, f"office_form.{name}")
    assert isinstance(button, Button)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_column_of_ranks_is_taught_and_last_year_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path, _ = groups_down(tmp_path)
    page = page_of(qtbot, window, path)
    click(qtbot, page, 5, 2)
    choose(page, "what", ("figure", "reached"))
    page.panel.show()
    page.panel.period.setFocus()
    offered = [option.code for row in page.panel.periods for option in row.options]
    assert offered == ["value", "cumulative", "last", "last_year", "diff", "rank"]
    qtbot.keyClick(page.panel.compared, Qt.Key.Key_Right)
    qtbot.keyClick(page.panel.compared, Qt.Key.Key_Right)
    assert [row.code() for row in page.panel.periods] == ["", "", "rank"]
    press(qtbot, page, "every")
    assert [said for _, said in page.filled()["B6"]] == ["入户 名次"]


def test_one_cell_teaches_the_whole_column_and_next_week_it_is_filled(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path, _ = groups_down(tmp_path)
    page = page_of(qtbot, window, path)
    click(qtbot, page, 6, 2)
    choose(page, "what", ("figure", "reached"))
    choose(page, "group", "2")
    press(qtbot, page, "every")
    assert sorted(page.filled()) == ["B5", "B6", "B7"]
    click(qtbot, page, 2, 1)
    choose(page, "blank", 2)
    choose(page, "what", ("text", "preparer"))
    press(qtbot, page, "put")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    workspace = page.ctx.workspace
    assert [row.name for row in workspace.ask(forms)] == [path.name]
    target = tmp_path / "填好.xlsx"
    fill_learned(workspace, WEEK, path.name, target)
    sheet, counted = load_workbook(target)["周报"], workspace.ask(tally, WEEK)
    assert [sheet[f"B{row}"].value for row in (5, 6, 7)] == [
        counted.row("reached", group).value for group in ("1", "2", "3")
    ]
    assert sheet["A2"].value == "填报单位：______  填表人：王芳"


def test_the_words_around_a_cell_say_what_is_likely_meant(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    def meant(row: int, column: int) -> tuple[object, ...]:
        click(qtbot, page, row, column)
        period = next(code for line in page.panel.periods if (code := line.code()))
        return page.panel.what.currentData(), period, page.panel.group.currentData()

    page = page_of(qtbot, window, groups_down(tmp_path)[0])
    assert meant(6, 3) == (("figure", "reached"), "cumulative", "2")
    press(qtbot, page, "put")
    assert page.grid.hasFocus() and page.panel.away.isVisible()
    assert sorted(page.filled()) == ["C6"], "one click and one press"
    assert "还没记住" in page.state.text()
    window.step_scale(1)
    page = shown(qtbot, window)
    assert sorted(page.filled()) == ["C6"], "what was said is not lost with another size of the text"
    assert page.panel.cell is not None and page.panel.cell.name == "C6"
    assert page.panel.what.currentData() == ("figure", "reached")
    window.step_scale(0)
    page = shown(qtbot, window)
    assert meant(8, 2) == (("figure", "reached"), "value", None)
    assert meant(5, 6)[0] == ("figure", "handout_leaflet")
    click(qtbot, page, 2, 1)
    assert page.panel.what.currentData() == ("text", "village")
    press(qtbot, page, "put")
    assert (page.panel.blank.currentData(), page.panel.what.currentData()) == (2, ("text", "preparer"))
    page = page_of(qtbot, window, groups_across(tmp_path)[0])
    assert meant(4, 3) == (("figure", "signed"), "value", "2")
    page = page_of(qtbot, window, a_page_of_text(tmp_path)[0])
    click(qtbot, page, 1, 1)
    assert page.panel.what.currentData() == ("figure", "reached")
    choose(page, "blank", 3)
    page.panel._choose_blank()
    assert page.panel.what.currentData() == ("figure", "reached_rate")


def test_a_learned_form_comes_back_and_a_cell_can_be_left_alone_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path, _ = groups_across(tmp_path)
    page = page_of(qtbot, window, path)
    page.choice.setCurrentIndex(1)
    click(qtbot, page, 3, 2)
    choose(page, "what", ("figure", "reached"))
    choose(page, "group", "1")
    press(qtbot, page, "every")
    click(qtbot, page, 3, 5)
    choose(page, "group", None)
    press(qtbot, page, "put")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    path.unlink()
    page.sheets = ()
    page = page_of(qtbot, window)
    page.choice.setCurrentIndex(1)
    assert sorted(page.filled()) == ["B3", "C3", "D3", "E3"]
    click(qtbot, page, 3, 5)
    press(qtbot, page, "away")
    assert sorted(page.filled()) == ["B3", "C3", "D3"]


def test_two_columns_under_one_group_are_taught_apart_and_left_alone_one_by_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path, _ = two_columns_a_group(tmp_path)
    page = page_of(qtbot, window, path)
    for column, period in ((4, "value"), (5, "cumulative")):
        click(qtbot, page, 4, column)
        choose(page, "what", ("figure", "reached"))
        page.panel._choose_period(period)
        press(qtbot, page, "every")
    click(qtbot, page, 5, 4)
    choose(page, "what", ("figure", "reached_rate"))
    press(qtbot, page, "every")
    assert sorted(page.filled()) == ["D4", "D5", "E4", "F4", "F5", "G4"]
    (entry,) = (entry for entry, _ in page.filled()["F5"])
    assert (entry.group, entry.scale) == ("2", 100), "no per cent is shown there: 78.7, not 0.787"
    click(qtbot, page, 5, 6)
    press(qtbot, page, "away")
    assert sorted(page.filled()) == ["D4", "E4", "F4", "G4"]


def test_cells_are_reached_by_arrows_and_what_cannot_be_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path, _ = a_page_of_text(tmp_path)
    page = page_of(qtbot, window, path)
    for _ in range(4):
        qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.panel.cell is not None
    assert page.panel.cell.name == "A5"
    choose(page, "what", ("figure", "due"))
    press(qtbot, page, "every")
    assert page.filled() == {}
    other = tmp_path / "图.xlsx"
    other.write_bytes(b"\x89PNG\r\n\x1a\n")
    page.ctx.workspace.ask(forms)
    page.show_file(other)
    assert page.learned == path.name
    box = QApplication.activeModalWidget()
    if box is not None:
        box.close()


def test_without_a_form_the_page_offers_to_choose_one(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    begin = page.findChild(Button, "office_form.begin")
    assert begin is not None
    assert begin.isVisible()


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, tmp_path: Path, scale: int) -> None:
    path, _ = groups_down(tmp_path)
    window.set_look(scale=scale)
    page = page_of(qtbot, window, path)
    assert cut_off(page) == []
    assert theme.theme().scale == scale
