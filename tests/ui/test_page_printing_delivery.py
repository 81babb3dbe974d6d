"""打印 onto paper or into a file: what went out is remembered, and printed once more page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach.printing.jobs import keep_print
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import paper_kind
from outreach.progress import silent
from outreach.queries.households import household_rows
from outreach.queries.sheets import batch_pdf, sheet_page, sheet_pages
from outreach.queries.stock import stock_rows
from tests.support.print_desk import Desk, assert_same_picture, campaign, print_desk, save_as, toast
from tests.support.window import words_of
from ui.pages.printing.output import corrected

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(bot: QtBot, demo: Path) -> Desk:
    return print_desk(bot, demo)


@pytest.fixture
def to_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], Path]:
    """Let the print dialog be accepted, with a PDF file for a printer; gives the file."""
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return lambda: target


def test_only_the_pages_chosen_in_the_dialog_are_printed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "some.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.printer().setFromTo(2, 3)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    desk.go(group="1")
    seen = desk.page.preview.pdf
    desk.key(Qt.Key.Key_P)
    assert page_count(target) == 2 and "2 页已送到打印机" in toast(desk)
    assert_same_picture(target, 1, seen, 2)
    assert len(desk.new_pages()) == 3, "all are known, the first can still be printed"


def test_a_long_print_shows_how_far_it_is_and_is_cancelled(desk: Desk, to_file: Callable[[], Path]) -> None:
    desk.go(paper="receipts")
    many = desk.pages()
    QTest.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    line: list[QWidget] = []

    def printing() -> bool:
        shown = desk.window.findChildren(QWidget, "task_line")
        line[:] = [one for one in shown if one.accessibleName() == "正在打印"]
        return bool(line) and line[0].isVisible()

    desk.bot.waitUntil(printing)
    stop = line[0].findChild(QWidget, "task_cancel")
    assert stop is not None
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: not desk.window.tasks.running(), timeout=20_000)
    desk.settle()
    assert many > 50 and "已送到打印机" not in toast(desk)


def test_a_print_that_named_somebody_erased_is_said_to_be_gone(desk: Desk) -> None:
    row = desk.workspace.ask(household_rows, campaign(desk))[0]
    batch = desk.workspace.ask(sheet_pages)[0].batch_id
    desk.workspace.erase("本人要求", units=[row.id])
    desk.go(batch_id=batch)
    assert "这份已经不留了" in words_of(desk.page)
    assert not desk.page.side.print.isEnabled() and not desk.page.side.page_only.isEnabled()


def test_saving_writes_the_pdf_and_remembers_exactly_what_was_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.go(group="5")
    seen = desk.page.preview.pdf
    proposed = save_as(monkeypatch, tmp_path / "签收表")
    desk.key(Qt.Key.Key_S)
    file = tmp_path / "签收表.pdf"
    assert proposed == ["反诈宣传入户签收表 5组.pdf"]
    assert file.read_bytes() == seen
    made = desk.new_pages()
    assert len(made) == page_count(file)
    assert desk.workspace.ask(batch_pdf, made[0].batch_id) == seen
    first = desk.workspace.ask(sheet_page, made[0].id)
    assert first.lines[0].head in page_text(file, 1).replace(" ", "")
    assert desk.page.preview.pdf != seen, "the next print has codes of its own"
    desk.key(Qt.Key.Key_S)
    assert len(desk.new_pages()) == 2 * len(made)


def test_a_file_dialog_that_is_left_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as(monkeypatch, None)
    desk.key(Qt.Key.Key_S)
    assert desk.new_pages() == []


def test_printing_puts_every_page_on_a4_lying_and_remembers_the_batch(
    desk: Desk, to_file: Callable[[], Path]
) -> None:
    desk.go(group="6")
    seen, pages = desk.page.preview.pdf, desk.pages()
    desk.key(Qt.Key.Key_P)
    assert page_count(to_file()) == pages == len(desk.new_pages())
    assert_same_picture(to_file(), 1, seen, 1)
    assert "已送到打印机" in toast(desk)


def test_a_print_dialog_that_is_left_remembers_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: int(QPrintDialog.DialogCode.Rejected))
    desk.key(Qt.Key.Key_P)
    assert desk.new_pages() == []


def test_what_was_printed_before_is_printed_once_more_page_by_page(
    desk: Desk, to_file: Callable[[], Path]
) -> None:
    batch = desk.workspace.ask(sheet_pages)[0].batch_id
    desk.go(batch_id=batch)
    stored = desk.workspace.ask(batch_pdf, batch)
    assert desk.page.preview.pdf == stored
    desk.click("printing.next")
    desk.click("printing.page_only")
    assert page_count(to_file()) == 1
    assert_same_picture(to_file(), 1, stored, 2)
    assert desk.new_pages() == []


def test_slips_are_among_what_was_printed_page_by_page(desk: Desk, to_file: Callable[[], Path]) -> None:
    paper = paper_kind("receipts")
    order = paper.order(PaperOrder(options={"blank": "4"}))
    prepared = paper.prepare(desk.workspace, order, silent)
    batch, seen = keep_print(desk.workspace, prepared), prepared.pdf
    desk.go(batch_id=batch)
    assert batch in desk.page.side.earlier.lines and desk.pages() == 2
    desk.click("printing.next")
    desk.click("printing.page_only")
    assert page_count(to_file()) == 1
    assert_same_picture(to_file(), 1, seen, 2)


def test_papers_that_stay_out_are_saved_without_a_batch(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.click("printing.paper.progress")
    save_as(monkeypatch, tmp_path / "进度表.pdf")
    desk.key(Qt.Key.Key_S)
    assert page_count(tmp_path / "进度表.pdf") == 1
    assert desk.new_pages() == []


def test_a_printed_leaflet_is_remembered_and_its_pieces_go_into_the_stock(
    desk: Desk, to_file: Callable[[], Path]
) -> None:
    def received() -> int:
        return sum(row.received for row in desk.workspace.ask(stock_rows) if row.code == "leaflet")

    desk.click("printing.paper.leaflet")
    before = received()
    desk.key(Qt.Key.Key_P)
    assert page_count(to_file()) == 1
    desk.click("printing.receive")
    assert received() == before + 1
    assert not desk.page.receiving.isVisible(), "once is enough"
    desk.page.side.mode.pick("earlier")
    desk.settle()
    line = desk.window.findChild(QWidget, "printing.batch.1")
    assert line is not None and "人人都看的宣传单" in line.accessibleName()
    assert "2026年11月版" in line.accessibleName()
    desk.click("printing.batch.1")
    assert "要转账" in page_text(desk.page.preview.pdf, 1).replace(" ", "")


def test_a_printer_that_shrinks_is_corrected_by_the_measured_ruler(
    desk: Desk, to_file: Callable[[], Path]
) -> None:
    desk.go(paper="test-page", options={"measure": "147"})
    desk.key(Qt.Key.Key_P)
    assert desk.page.delivery.scales.of("") == pytest.approx(0.98)
    assert "150 毫米印成 147.0 毫米" in words_of(desk.page.correction)
    assert desk.page.memory()["options"]["measure"] == "", "a length corrects once"
    desk.key(Qt.Key.Key_P)
    assert desk.page.delivery.scales.of("") == pytest.approx(0.98), "a page without a length changes nothing"
    assert desk.page.delivery.scales.of("another printer") == 1
    desk.go(paper="test-page", options={"measure": "149"})
    desk.key(Qt.Key.Key_P)
    assert desk.page.delivery.scales.of("") == pytest.approx(0.98 * 149 / 150), "it was measured as corrected"
    desk.click("printing.correction_off")
    assert desk.page.delivery.scales.of("") == 1 and not desk.page.correction.isVisible()
    place = corrected(QRectF(0, 0, 980, 1960), 0.98)
    assert (place.width(), place.height()) == pytest.approx((1000, 2000))
    assert (place.center().x(), place.center().y()) == pytest.approx((490, 980))


