"""The window around the pages: facts, search, undo, scans, look, closing."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.workers import keep_worker
from outreach.queries.households import household_rows
from outreach.workspace import list_backups
from tests.support.sources import ROOT
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui import theme
from ui.main_window import MainWindow
from ui.page import Context, Page
from ui.pages import PAGES
from ui.widgets.line import LineEdit


class NotesPage(Page):
    """A page that keeps what happened to it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.opened: list[dict[str, object]] = []
        self.refreshed: list[frozenset[str]] = []
        self.lets_go = True
        self.field = LineEdit(name="note", parent=self)
        self.field.setGeometry(24, 16, 300, 36)

    def open(self, **args: object) -> None:
        self.opened.append(args)

    def refresh(self, kinds: frozenset[str]) -> None:
        self.refreshed.append(kinds)

    def can_leave(self) -> bool:
        return self.lets_go

    def memory(self) -> dict[str, object]:
        return {"text": self.field.text()}


@pytest.fixture
def window(qtbot: QtBot, demo: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window on the demo village whose pages only take notes."""
    monkeypatch.setattr("ui.frame.frame.page_class", lambda entry: NotesPage)
    monkeypatch.setattr("ui.frame.frame.built_pages", lambda: PAGES)
    monkeypatch.setattr("ui.frame.facts.page_class", lambda entry: NotesPage)
    made = open_window(qtbot, demo)
    idle(qtbot, made)
    return made


def page(window: MainWindow) -> NotesPage:
    frame = window.frame()
    assert frame is not None
    present = frame.host.current()
    assert isinstance(present, NotesPage)
    return present


def test_the_frame_says_where_who_and_what_is_saved(window: MainWindow) -> None:
    words = words_of(window)
    assert "柳河村" in words
    assert "登记人 王芳" in words
    assert "已保存 20:14" in words
    assert "撤销：登记 3组9号 走访" in words
    assert "字号 100%" in words


def test_the_rail_is_in_the_order_of_the_work(window: MainWindow) -> None:
    frame = window.frame()
    assert frame is not None
    words = [button.text() for button in frame.rail.buttons.values()]
    assert words == ["今日", "住户", "走访", "回执", "宣传品", "活动", "打印", "报表", "上报", "设置"]
    frame.rail.set_count("receipts", 2)
    assert frame.rail.buttons["receipts"].accessibleName() == "回执 2"


def test_a_click_on_the_rail_goes_there_unless_the_page_keeps_the_user(
    qtbot: QtBot, window: MainWindow
) -> None:
    frame = window.frame()
    assert frame is not None
    qtbot.mouseClick(frame.rail.buttons["reports"], Qt.MouseButton.LeftButton)
    assert page(window).id == "reports"
    page(window).lets_go = False
    qtbot.mouseClick(frame.rail.buttons["today"], Qt.MouseButton.LeftButton)
    assert page(window).id == "reports"
    assert frame.rail.buttons["reports"].isChecked()
    page(window).lets_go = True


def test_the_search_box_opens_a_household_by_initials(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    frame = window.frame()
    assert frame is not None
    line = frame.top.search.line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "lj")
    hits = dialog(window, "search_hits", qtbot)
    assert "林建平" in words_of(hits)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page(window).id == "visit"
    assert "unit_id" in page(window).opened[-1]
    assert not hits.isVisible()


def test_enter_opens_the_likeliest_without_waiting_for_the_list(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame()
    assert frame is not None
    line = frame.top.search.line
    line.setFocus()
    qtbot.keyClicks(line, "3-12")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page(window).id == "visit")
    assert line.text() == ""


def test_nothing_found_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame()
    assert frame is not None
    frame.top.search.line.setFocus()
    frame.top.search.set_text("不存在的人")
    assert "没找到“不存在的人”" in words_of(dialog(window, "search_hits", qtbot))


def test_a_commit_refreshes_the_page_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    before = len(page(window).refreshed)
    window.workspace.run(keep_worker, "新人")
    qtbot.waitUntil(lambda: len(page(window).refreshed) > before)
    frame = window.frame()
    assert frame is not None
    what = frame.top.undo.text()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(frame.toast.isVisible)
    assert frame.toast.text().startswith("已撤销：")
    qtbot.waitUntil(lambda: frame.top.undo.text() != what)


def test_ctrl_z_in_a_field_takes_back_typing_first(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame()
    assert frame is not None
    field = page(window).field
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert not window.tasks.running()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(frame.toast.isVisible)


def type_like_a_scanner(qtbot: QtBot, target: QWidget, code: str) -> None:
    for letter in code:
        qtbot.keyClick(target, letter)
    qtbot.keyClick(target, Qt.Key.Key_Return)


def test_a_scan_opens_the_household_wherever_the_focus_is(qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    row = window.workspace.ask(household_rows, None)[0]
    field = page(window).field
    field.setFocus()
    field.insert("备注")
    type_like_a_scanner(qtbot, field, row.code)
    assert field.text() == "备注"
    assert page(window).id == "visit"
    assert page(window).opened[-1] == {"unit_id": row.id}


@pytest.mark.parametrize(("code", "words"), [("H1AAAAAAAAAAAAA", "不认识"), ("H1ABCDEFGHJKMN0", "不认识")])
def test_an_unknown_scan_shows_its_band(qtbot: QtBot, window: MainWindow, code: str, words: str) -> None:
    type_like_a_scanner(qtbot, page(window).field, code)
    frame = window.frame()
    assert frame is not None
    assert frame.band.isVisible()
    assert frame.band.kind in ("unknown", "forged")


def test_what_a_person_types_stays_typed(qtbot: QtBot, window: MainWindow) -> None:
    field = page(window).field
    field.setFocus()
    qtbot.keyClicks(field, "H1A")
    qtbot.waitUntil(lambda: field.text() == "H1A")
    qtbot.keyClicks(field, "S2 abc 138")
    assert field.text() == "H1AS2 abc 138"


def test_larger_text_rebuilds_the_window_and_keeps_the_page(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame()
    assert frame is not None
    frame.navigate("reports")
    page(window).field.setText("写了一半")
    window.set_look(scale=200, scheme="dark")
    assert page(window).id == "reports"
    assert page(window).opened == [{"text": "写了一半"}]
    assert window.settings["scale"] == 200
    folded = window.frame()
    assert folded is not None
    assert folded.rail.width() == 56
    assert "今日" in folded.rail.buttons["today"].toolTip()
    theme.theme().apply("light", 100)


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_in_the_frame_is_cut_off(qtbot: QtBot, window: MainWindow, scale: int) -> None:
    window.set_look(scale=scale)
    window.resize(1366, 690)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1366, 690)
    assert cut_off(window) == []


def test_f1_shows_every_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = dialog(window, "keys", qtbot)
    words = words_of(sheet)
    assert "找住户" in words and "撤销" in words and "保存并下一户" in words
    sheet.close()


def test_closing_keeps_a_copy(qtbot: QtBot, window: MainWindow, demo: Path) -> None:
    window.keeps_copy = True
    window.close()
    assert window.workspace is None
    assert len(list_backups(demo)) == 1


def test_a_ledger_that_does_not_open_is_explained_on_the_first_page(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "坏了.ledger"
    broken.write_bytes(b"not a ledger" * 100)
    made = open_window(qtbot)
    made.open_ledger(broken)
    notice = dialog(made, "not_opened", qtbot)
    assert "备份" in words_of(notice)
    made.close()


def test_the_window_starts_without_the_heavy_libraries() -> None:
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; from ui import theme;"
        "from ui.settings import Settings; import app; from ui.main_window import MainWindow;"
        "q = QApplication([]); theme.install(q); w = MainWindow(Settings()); w.show(); q.processEvents();"
        "heavy = ('sqlalchemy', 'reportlab', 'openpyxl', 'pypinyin', 'alembic');"
        "print([m for m in heavy if m in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert ended.stdout.strip() == "[]"
