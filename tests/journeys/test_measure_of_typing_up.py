"""An evening's paper entered with real keys, clicks and scanner bursts, counted; the counts are printed.

A key held with another counts as two strokes. Beside each count stands the same in a spreadsheet with one
row a household, as a practised typist does it: date, worker, outcome, three handouts, signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.content import content_digest
from outreach.queries.households import household_rows
from outreach.queries.receipts import receipt_counts
from outreach.queries.sheets import SheetPageRow, sheet_pages
from outreach.queries.visits import VisitRow, all_visits
from outreach.vocabulary import REACHED, AppState, HouseholdState, Outcome, ReceiptState, SheetState, SignOff
from outreach.vocabulary.quiz import QuizResult
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id
from tests.support.receipts import forged_slip, slips_for, unknown_slip
from tests.support.window import dialog, idle, open_window, words_of
from ui import sounds
from ui.main_window import MainWindow

ENTER, CTRL, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
CELLS = {"date 11-21": 6, "worker wf+space": 4, "outcome jm+space": 4, "three 1s": 6, "signed y": 2}
"""Keys of one spreadsheet row, the Tab after each cell with them."""
CELLS_A_ROW, KEYS_A_ROW = 7, sum(CELLS.values())
FIND_A_ROW = 8
"""Ctrl+F, three letters, Enter, Esc, Home."""


@dataclass
class Hands:
    """Two hands and a scanner at the village laptop; every stroke, click and scan is counted."""

    bot: QtBot
    window: MainWindow
    keys: int = 0
    clicks: int = 0
    scans: int = 0

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1 + (held != NONE)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        idle(self.bot, self.window)

    def type(self, text: str) -> None:
        self.keys += len(text)
        QTest.keyClicks(QApplication.focusWidget(), text)
        idle(self.bot, self.window)

    def scan(self, code: str, wait: bool = True) -> None:
        self.scans += 1
        for letter in code:
            QTest.keyClick(QApplication.focusWidget() or self.window, letter)
        QTest.keyClick(QApplication.focusWidget() or self.window, ENTER)
        if wait:
            idle(self.bot, self.window)

    def click(self, name: str) -> None:
        self.clicks += 1
        found = next(w for w in self.window.findChildren(QWidget, name) if w.isVisible())
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        idle(self.bot, self.window)

    def count(self) -> tuple[int, int, int]:
        counted = self.keys, self.clicks, self.scans
        self.keys = self.clicks = self.scans = 0
        return counted

    def go(self, page: str, **args: str) -> None:
        frame = self.window.frame()
        assert frame is not None and frame.navigate(page, **args)
        idle(self.bot, self.window)

    def words(self) -> str:
        return words_of(self.window)

    def band(self) -> str:
        frame = self.window.frame()
        assert frame is not None
        return frame.band.kind

    def sheet(self, group: str, page: int) -> SheetPageRow:
        pages = self.workspace.ask(sheet_pages)
        return next(row for row in pages if (row.group, row.page) == (group, page))

    def new_visits(self, before: int) -> list[VisitRow]:
        return [row for row in self.workspace.ask(all_visits) if row.counter > before]

    def newest(self) -> int:
        return max(row.counter for row in self.workspace.ask(all_visits))


@pytest.fixture
def hands(bot: QtBot, demo: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    monkeypatch.setattr(sounds, "play", lambda name: None)
    window = open_window(bot, demo, "receipts")
    idle(bot, window)
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    yield Hands(bot, window)


def tell(what: str, counted: tuple[int, int, int], cells: int, keys: int) -> None:
    ours = "{} keys, {} clicks, {} scans".format(*counted)
    print(f"\n{what}: {ours}; spreadsheet: {cells} cells, {keys} keys")


def test_a_sheet_of_13_rows_takes_at_most_20_keys(hands: Hands) -> None:
    sheet, before = hands.sheet("5", 1), hands.newest()
    hands.scan(sheet.code)
    hands.type("1-13q c7 12;4xz")
    hands.press(ENTER, CTRL)
    counted = hands.count()
    made = hands.new_visits(before)
    assert len(made) == 11
    assert all(row.quiz is None for row in made)
    assert all(row.signoff is SignOff.SIGNATURE and len(row.handouts) == 3 for row in made)
    assert [state for row in made for _, state in row.app if state is AppState.NEW] == [AppState.NEW]
    typed = 11 * CELLS_A_ROW + 1, 11 * KEYS_A_ROW + 13 + 5
    copied = KEYS_A_ROW + 2 + 13 + 2 + 2 * (6 + 8 + 1) + 10
    tell("13-row sheet", counted, *typed)
    print(f"  with one row copied down and two cleared: {copied} keys")
    assert counted[0] <= 20 and counted[1] == 0
    assert counted[0] < copied


def test_a_sheet_without_a_scanner_takes_one_click_more(hands: Hands) -> None:
    hands.press(Qt.Key.Key_4, ALT)
    hands.click("receipts.type_next")
    hands.type("1-13q c7 12;4xz")
    hands.press(ENTER, CTRL)
    counted = hands.count()
    tell("13-row sheet without a scanner", counted, 78, 11 * KEYS_A_ROW + 18)
    assert counted[0] <= 20 and counted[1] == 1
    assert hands.sheet("5", 1).state is SheetState.DONE


def test_a_sheet_with_answers_of_the_quiz_takes_at_most_20_keys_too(hands: Hands) -> None:
    sheet, before = hands.sheet("5", 1), hands.newest()
    hands.scan(sheet.code)
    hands.type("1-13qdd4;7dd2/4")
    assert "13 户答了题" in hands.words()
    hands.press(ENTER, CTRL)
    counted = hands.count()
    made = hands.new_visits(before)
    answers = [row.quiz for row in made]
    assert answers.count(QuizResult(4, 5)) == 12 and answers.count(QuizResult(2, 4)) == 1
    tell("13-row sheet with the quiz", counted, 13 * (CELLS_A_ROW + 1), 13 * (KEYS_A_ROW + 2))
    assert counted[0] <= 20 and counted[1] == 0


def test_an_ordinary_visit_takes_at_most_12_keys_with_the_search(hands: Hands) -> None:
    before = hands.newest()
    hands.press(Qt.Key.Key_K, CTRL)
    hands.type("ljg")
    dialog(hands.window, "search_hits", hands.bot)
    hands.press(ENTER)
    hands.press(ENTER)
    counted = hands.count()
    (made,) = hands.new_visits(before)
    assert (made.head, made.outcome, len(made.handouts)) == ("李建国", Outcome.MET, 3)
    tell("ordinary visit", counted, CELLS_A_ROW, FIND_A_ROW + KEYS_A_ROW)
    assert counted[0] <= 12 and counted[1] == 0


def test_an_ordinary_visit_with_the_quiz_takes_at_most_12_keys_too(hands: Hands) -> None:
    before = hands.newest()
    hands.press(Qt.Key.Key_K, CTRL)
    hands.type("ljg")
    dialog(hands.window, "search_hits", hands.bot)
    hands.press(ENTER)
    hands.type("/")
    hands.type("4")
    hands.press(ENTER)
    hands.press(ENTER)
    counted = hands.count()
    (made,) = hands.new_visits(before)
    assert (made.head, made.quiz) == ("李建国", QuizResult(4, 5))
    tell("ordinary visit with the quiz", counted, CELLS_A_ROW + 1, FIND_A_ROW + KEYS_A_ROW + 2)
    assert counted[0] <= 12 and counted[1] == 0


def test_a_stack_of_40_slips_takes_40_scans_and_nothing_else(hands: Hands) -> None:
    workspace = hands.workspace
    campaign = campaign_id(workspace)
    rows = workspace.ask(household_rows, campaign)
    open_doors = [row.no for row in rows if row.state not in (*REACHED, HouseholdState.EXCLUDED)][:36]
    slips = slips_for(workspace, *open_doors)
    assert len(slips) == 36
    codes = [slip.code for slip in slips]
    stack = [
        *codes[:10], codes[3], *codes[10:20], forged_slip(), *codes[20:30], codes[0],
        *codes[30:], unknown_slip(workspace),
    ]  # fmt: skip
    assert len(stack) == 40
    before, answers = hands.newest(), []
    hands.count()
    for code in stack:
        hands.scan(code, wait=False)
        answers.append(hands.band())
    counted = hands.count()
    assert counted == (0, 0, 40)
    assert {kind: answers.count(kind) for kind in set(answers)} == {
        "saved": 36, "already": 2, "forged": 1, "unknown": 1,
    }  # fmt: skip
    assert sorted(row.no for row in hands.new_visits(before)) == sorted(open_doors)
    assert workspace.ask(receipt_counts, campaign)[ReceiptState.RETURNED] >= 36
    tell("40 slips", counted, 36 * CELLS_A_ROW, 36 * (FIND_A_ROW + KEYS_A_ROW))
    digest = workspace.ask(content_digest)
    for code in stack[:5]:
        hands.scan(code, wait=False)
    assert workspace.ask(content_digest) == digest
    idle(hands.bot, hands.window)


def test_a_sheet_of_three_pages_with_one_missing(hands: Hands) -> None:
    hands.go("receipts")
    assert "5组 第3页" in hands.words() or "5组 第3页" in batch_words(hands)
    hands.scan(hands.sheet("5", 1).code)
    hands.type("1-13q c7 12")
    hands.press(ENTER, CTRL)
    assert hands.sheet("5", 1).state is SheetState.DONE
    hands.go("receipts", page_id=hands.sheet("5", 1).id)
    assert "第3页 没收回来" in hands.words()
    missing = hands.sheet("5", 3)
    hands.scan(missing.code)
    hands.type("qbq")
    hands.press(ENTER, CTRL)
    assert hands.sheet("5", 3).state is SheetState.DONE
    hands.press(Qt.Key.Key_Escape)
    assert "5组 第3页" not in batch_words(hands)


def batch_words(hands: Hands) -> str:
    """What the line of the print says: which of its pages did not come back."""
    frame = hands.window.frame()
    assert frame is not None
    return str(frame.host.current().list.lines.sheets.index(0).data())  # type: ignore[union-attr]
