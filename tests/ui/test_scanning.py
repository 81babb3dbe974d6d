"""A scanner on any page of the window: slips recorded at once, cards before them, bands and tones."""

from __future__ import annotations

import runpy
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.command_cards import YESTERDAY
from outreach.queries.households import household_rows, unit_id_of
from outreach.queries.receipts import receipt
from outreach.queries.visits import all_visits
from outreach.vocabulary import Outcome, ReceiptState, ScanCommand, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id
from tests.support.receipts import card, forged_slip, slips_for, unknown_slip
from tests.support.window import idle, open_window
from ui import sounds
from ui.main_window import MainWindow
from ui.widgets.choice import ChoiceRow

SOUNDS = Path(__file__).resolve().parents[2] / "resources" / "sounds"


class Counter:
    """A window on a village with a scanner beside it; keeps the tones that were played."""

    def __init__(self, bot: QtBot, window: MainWindow, tones: list[str]) -> None:
        self.bot, self.window, self.tones = bot, window, tones
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace

    def scan(self, *codes: str) -> None:
        for code in codes:
            for letter in code:
                QTest.keyClick(QApplication.focusWidget() or self.window, letter)
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Return)
        idle(self.bot, self.window)

    @property
    def band(self) -> tuple[str, str, str]:
        frame = self.window.frame()
        assert frame is not None and frame.band.isVisible()
        return frame.band.kind, frame.band.words, frame.band.detail


@pytest.fixture
def tones(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    played: list[str] = []
    monkeypatch.setattr(sounds, "play", played.append)
    return played


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, tones: list[str]) -> Counter:
    from tests.support.ledgers import small_village

    small_village(tmp_path).close()
    window = open_window(qtbot, tmp_path / "village.doorbook")
    idle(qtbot, window)
    return Counter(qtbot, window, tones)


@pytest.mark.parametrize("page", ["today", "households", "visit", "receipts", "printing"])
def test_a_slip_is_recorded_on_any_page_by_its_scan_alone(counter: Counter, page: str) -> None:
    (slip,) = slips_for(counter.workspace, "1")
    frame = counter.window.frame()
    assert frame is not None and frame.navigate(page)
    idle(counter.bot, counter.window)
    counter.scan(slip.code)
    kind, words, detail = counter.band
    assert (kind, words) == ("saved", "李建国 1组1号 已登记")
    assert slip.serial in detail and "宣传单" in detail
    assert counter.tones == ["saved"]
    (visit,) = counter.workspace.ask(all_visits)
    assert (visit.no, visit.signoff) == ("1", SignOff.SIGNATURE)
    target = QApplication.focusWidget() or counter.window
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(counter.bot, counter.window)
    assert counter.workspace.ask(all_visits) == ()
    back = counter.workspace.ask(receipt, slip.id)
    assert back is not None and back.state is ReceiptState.PRINTED


def test_each_answer_has_its_band_and_tone(counter: Counter) -> None:
    one, two = slips_for(counter.workspace, "1", "2")
    counter.scan(one.code)
    counter.scan(one.code)
    assert counter.band[:2] == ("already", "李建国 1组1号 已登记过")
    counter.scan(forged_slip())
    assert counter.band[0] == "forged"
    counter.scan(unknown_slip(counter.workspace))
    assert counter.band[0] == "unknown"
    assert counter.tones == ["saved", "already", "forged", "unknown"]
    counter.scan(two.code, one.code)
    assert len(counter.workspace.ask(all_visits)) == 2


def test_a_card_shows_in_the_band_until_its_slip_comes(counter: Counter) -> None:
    workspace = counter.workspace
    one, two, three = slips_for(workspace, "1", "2", "3")
    counter.scan(card(workspace, ScanCommand.PROXY))
    assert counter.band[:2] == ("card", "代签：算在下一张回执上")
    frame = counter.window.frame()
    assert frame is not None and frame.navigate("households")
    assert counter.band[0] == "card"
    counter.scan(one.code)
    assert counter.band[0] == "saved" and "代签" in counter.band[2]
    yesterday = card(workspace, ScanCommand.DATE, YESTERDAY)
    counter.scan(yesterday, yesterday, two.code, card(workspace, ScanCommand.NOBODY_HOME), three.code)
    visits = {row.no: row for row in workspace.ask(all_visits)}
    assert (visits["1"].signoff, visits["3"].outcome) == (SignOff.PROXY, Outcome.NOBODY_HOME)
    today = workspace.now().date()
    assert [(today - visits[no].at.date()).days for no in "123"] == [0, 1, 1]
    frame.band.faded.emit()
    assert counter.band[1].endswith("后面的回执都算这一天")
    counter.scan(card(workspace, ScanCommand.UNDO))
    assert counter.band[1] == "撤销了"
    assert "3" not in {row.no for row in workspace.ask(all_visits)}


def test_a_blank_slip_asks_whose_it_is_and_takes_the_next_household_code(counter: Counter) -> None:
    workspace = counter.workspace
    (slip,) = slips_for(workspace, None)
    counter.scan(slip.code)
    assert counter.band[1] == f"{slip.serial} 是空白的：是哪一户？"
    unit_id = workspace.ask(unit_id_of, "4")
    assert unit_id is not None
    (row,) = workspace.ask(household_rows, campaign_id(workspace), [unit_id])
    counter.scan(row.code)
    assert counter.band[0] == "saved"
    (visit,) = workspace.ask(all_visits)
    assert (visit.no, visit.receipt) == ("4", slip.serial)


def test_the_tones_can_be_switched_off(counter: Counter) -> None:
    frame = counter.window.frame()
    assert frame is not None and frame.navigate("settings")
    row = counter.window.findChild(ChoiceRow, "settings.sounds")
    assert row is not None and row.code() == "on"
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    counter.scan(forged_slip())
    assert counter.tones == []
    assert counter.window.settings["sounds"] is False


def test_the_wave_files_are_those_the_script_draws_and_all_differ(tmp_path: Path) -> None:
    script = runpy.run_path(str(SOUNDS / "draw.py"))
    seen = set()
    for name in script["TONES"]:
        script["write"](name, tmp_path / "drawn.wav")
        drawn = (tmp_path / "drawn.wav").read_bytes()
        assert drawn == (SOUNDS / f"{name}.wav").read_bytes()
        with wave.open(str(tmp_path / "drawn.wav")) as file:
            assert file.getnframes() / file.getframerate() < 0.6
        seen.add(drawn)
    assert len(seen) == len(script["TONES"]) == 5
