"""打印 as a grid worker uses it: see the paper first, print or save it, print it once more from the store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import close_campaign
from outreach.coverage.summary import coverage_summary
from outreach.printing.pages import page_count, page_image, page_text
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import household_rows
from outreach.queries.sheets import SheetPageRow, batch_pdf, sheet_page, sheet_pages
from outreach.queries.stock import stock_rows
from outreach.vocabulary import HouseholdState
from outreach.workspace import Workspace
from tests.support.window import cut_off, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.printing.output import corrected, layout_of
from ui.pages.printing.page import PrintingPage
from ui.widgets.choice import ChoiceRow

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window on the demo village, on the page for printing."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace
        self.batches = self.batch_ids()

    @property
    def page(self) -> PrintingPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, PrintingPage)
        return page

    def go(self, **args: object) -> None:
        frame = self.window.frame()
        assert frame is not None and frame.navigate("printing", **args)
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        """Wait until the chosen paper is drawn, or cannot be."""
        idle(self.bot, self.window)
        page = self.page
        self.bot.waitUntil(lambda: not page._pause.isActive() and not self.window.tasks.running())
        idle(self.bot, self.window)

    def click(self, name: str) -> None:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget) and found.isEnabled()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key, CTRL)
        self.settle()

    def batch_ids(self) -> set[str]:
        return {page.batch_id for page in self.workspace.ask(sheet_pages)}

    def new_pages(self) -> list[SheetPageRow]:
        return [page for page in self.workspace.ask(sheet_pages) if page.batch_id not in self.batches]

    def pages(self) -> int:
        return self.page.preview.pages


@pytest.fixture
def desk(bot: QtBot, demo: Path) -> Desk:
    window = open_window(bot, demo, "printing")
    idle(bot, window)
    made = Desk(bot, window)
    made.go()
    return made


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


def save_as(monkeypatch: pytest.MonkeyPatch, target: Path | None) -> list[str]:
    """Let the file dialog give this file; gives the names that were proposed."""
    proposed: list[str] = []

    def choose(parent: object, title: str, proposal: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return (str(target) if target else "", kinds)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return proposed


def test_the_paper_is_seen_before_it_is_printed_and_looking_remembers_nothing(desk: Desk) -> None:
    image = desk.page.preview.image()
    assert image is not None and image.width() > image.height() > 300
    due = desk.workspace.ask(coverage_summary, _campaign(desk)).total.due
    assert f"{desk.pages()} 页，{due} 户" in words_of(desk.page)
    assert f"1 / {desk.pages()}" in words_of(desk.page)
    desk.click("printing.next")
    assert f"2 / {desk.pages()}" in words_of(desk.page)
    assert desk.new_pages() == []


def test_the_page_is_made_larger_and_fitted_again(desk: Desk) -> None:
    before = desk.page.preview.image()
    desk.click("printing.larger")
    larger = desk.page.preview.image()
    assert before is not None and larger is not None and larger.width() > before.width()
    desk.page.preview.view.setFocus()
    QTest.keyClick(desk.page.preview.view, Qt.Key.Key_End)
    desk.settle()
    assert desk.page.preview.page == desk.pages()
    desk.click("printing.fit")
    fitted = desk.page.preview.image()
    assert fitted is not None and abs(fitted.width() - before.width()) <= 2


def test_a_group_those_not_reached_and_picked_households_have_fewer_rows(desk: Desk) -> None:
    summary = desk.workspace.ask(coverage_summary, _campaign(desk))
    desk.go(group="5")
    assert f"{summary.groups[4].due} 户" in desk.page.summary.text()
    assert "5组" in desk.page.summary.text()
    desk.go(doors="not_reached")
    assert f"{summary.total.left} 户" in desk.page.summary.text()
    rows = desk.workspace.ask(household_rows, _campaign(desk))
    left_out = next(row for row in rows if row.state is HouseholdState.EXCLUDED)
    picked = [row.id for row in rows[:3]] + [left_out.id]
    desk.go(unit_ids=picked)
    assert "3 户" in desk.page.summary.text()
    assert "选中的 4 户" in words_of(desk.page)
    assert "1 户不计" in desk.page.side.warnings.text.text()
    desk.click("printing.selected")
    assert f"{summary.total.due} 户" in desk.page.summary.text()


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
    assert "已送到打印机" in _toast(desk)


def test_a_print_dialog_that_is_left_remembers_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: int(QPrintDialog.DialogCode.Rejected))
    desk.key(Qt.Key.Key_P)
    assert desk.new_pages() == []


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
    assert page_count(target) == 2 and "2 页已送到打印机" in _toast(desk)
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
    assert many > 50 and "已送到打印机" not in _toast(desk)


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


def test_a_print_that_named_somebody_erased_is_said_to_be_gone(desk: Desk) -> None:
    row = desk.workspace.ask(household_rows, _campaign(desk))[0]
    batch = desk.workspace.ask(sheet_pages)[0].batch_id
    desk.workspace.erase("本人要求", units=[row.id])
    desk.go(batch_id=batch)
    assert "这份已经不留了" in words_of(desk.page)
    assert not desk.page.side.print.isEnabled() and not desk.page.side.page_only.isEnabled()


def test_each_paper_is_shown_in_its_own_size(desk: Desk) -> None:
    sizes = {
        "not-reached": (QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
        "coverage": (QPageSize.PageSizeId.A3, QPageLayout.Orientation.Landscape),
        "progress": (QPageSize.PageSizeId.A4, QPageLayout.Orientation.Landscape),
        "leaflet": (QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
    }
    for code, (paper, direction) in sizes.items():
        desk.click(f"printing.paper.{code}")
        layout = layout_of(desk.page.preview.pdf, 1)
        assert (layout.pageSize().id(), layout.orientation()) == (paper, direction), code
    assert desk.page.summary.text().endswith("1 页")


def test_papers_that_stay_out_are_saved_without_a_batch(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.click("printing.paper.progress")
    save_as(monkeypatch, tmp_path / "进度表.pdf")
    desk.key(Qt.Key.Key_S)
    assert page_count(tmp_path / "进度表.pdf") == 1
    assert desk.new_pages() == []


def test_a_name_that_no_typeface_has_is_warned_of_by_place_and_person(desk: Desk) -> None:
    row = desk.workspace.ask(household_rows, _campaign(desk))[2]
    desk.go(group="1")
    bar = desk.page.side.asked.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.workspace.run(_rename, row.id, "王\U00030000")
    desk.go(group="1")
    desk.settle()
    assert not desk.page.side.warnings.visibleRegion().isEmpty(), "wherever one was among the choices"
    words = desk.page.side.warnings.text.text()
    assert f"第1页第3行，户主（{row.no}号户 王\U00030000）" in words and "U+30000" in words


def test_whole_numbers_are_asked_for_with_a_reason_and_stand_on_paper_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_as(monkeypatch, tmp_path / "清单.pdf")
    desk.click("printing.paper.not-reached")
    numbers = desk.window.findChild(ChoiceRow, "printing.option.numbers")
    reason = desk.window.findChild(QLineEdit, "printing.option.reason")
    assert numbers is not None and reason is not None and not reason.isVisible()
    numbers.pick("whole")
    desk.settle()
    assert "要有理由" in words_of(desk.page) and not desk.page.side.print.isEnabled()
    assert reason.isVisible()
    reason.setFocus()
    QTest.keyClicks(reason, "call back")
    desk.settle()
    assert "****" in page_text(desk.page.preview.pdf, 1)
    assert "连同理由记一笔" in desk.page.side.warnings.text.text()
    desk.key(Qt.Key.Key_S)
    assert "****" not in page_text(tmp_path / "清单.pdf", 1)


def test_the_words_of_a_leaflet_are_edited_beside_the_page_and_kept_when_asked(desk: Desk) -> None:
    def text() -> str:
        return page_text(desk.page.preview.pdf, 1).replace(" ", "")

    desk.click("printing.paper.leaflet")
    desk.click("printing.edit")
    headline = desk.window.findChild(QPlainTextEdit, "printing.words.headline")
    assert headline is not None and headline.toPlainText() == "要转账？\n先问一声。"
    headline.selectAll()
    QTest.keyClicks(headline, "stop")
    desk.settle()
    assert "stop" in text() and "要转账" not in text()
    QTest.keyClick(headline, Qt.Key.Key_Escape)
    desk.settle()
    assert "要转账" in text(), "leaving changes nothing"
    desk.click("printing.edit")
    desk.click("printing.words.rows.loan.shown")
    desk.click("printing.words_keep")
    assert "放款前" not in text()
    desk.key(Qt.Key.Key_Z)
    assert "放款前" in text(), "undo takes it back"


def test_a_text_that_does_not_fit_offers_the_smaller_type(desk: Desk) -> None:
    desk.click("printing.paper.leaflet")
    desk.click("printing.edit")
    how = desk.window.findChild(QPlainTextEdit, "printing.words.rows.brushing.how")
    assert how is not None
    how.setPlainText(
        "点赞刷单先给小钱再叫你自己垫大钱越垫越多钱回不来人也找不到了报警也已经晚了这样的事可真不少啊"
    )
    desk.settle()
    assert "改用小一号" in desk.page.side.warnings.text.text()
    desk.click("printing.smaller_type")
    assert not desk.page.side.warnings.isVisible()


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
    assert desk.window.settings["printer_scale"] == pytest.approx(0.98)
    place = corrected(QRectF(0, 0, 980, 1960), 0.98)
    assert (place.width(), place.height()) == pytest.approx((1000, 2000))
    assert (place.center().x(), place.center().y()) == pytest.approx((490, 980))
    desk.window.settings["printer_scale"] = 1.0


def test_each_paper_keeps_its_own_choices(desk: Desk) -> None:
    desk.click("printing.paper.leaflet")
    ink = desk.window.findChild(ChoiceRow, "printing.option.ink")
    assert ink is not None
    ink.pick("black")
    desk.settle()
    desk.click("printing.paper.progress")
    desk.click("printing.paper.leaflet")
    again = desk.window.findChild(ChoiceRow, "printing.option.ink")
    assert again is not None and again.code() == "black"
    assert desk.page.memory()["options"]["ink"] == "black"


def test_without_a_campaign_the_page_says_what_to_do(desk: Desk) -> None:
    desk.workspace.run(close_campaign, _campaign(desk))
    desk.settle()
    assert "没有可印的" in words_of(desk.page)
    assert not desk.page.side.print.isEnabled()
    desk.click("printing.paper.leaflet")
    assert desk.page.side.print.isEnabled(), "a leaflet needs no campaign"


@pytest.mark.parametrize(("scale", "height"), [(100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off(bot: QtBot, demo: Path, scale: int, height: int) -> None:
    window = open_window(bot, demo, "printing", scale=scale, height=height)
    idle(bot, window)
    desk = Desk(bot, window)
    desk.go()
    assert cut_off(desk.page) == []
    desk.click("printing.paper.leaflet")
    desk.click("printing.edit")
    assert cut_off(desk.page) == []
    desk.page.side.mode.pick("earlier")
    desk.settle()
    assert cut_off(desk.page) == []


def _campaign(desk: Desk) -> str:
    found = desk.workspace.ask(open_campaign)
    assert found is not None
    return found.id


def _toast(desk: Desk) -> str:
    frame = desk.window.frame()
    assert frame is not None
    return frame.toast.text()


def _rename(act: object, unit_id: str, head: str) -> None:
    from outreach.actions.act import Act
    from outreach.model import Unit

    assert isinstance(act, Act)
    act.session.get_one(Unit, unit_id).head = head


def assert_same_picture(file: Path, page: int, pdf: bytes, of: int) -> None:
    """Assert that a printed page looks like the one it was made from, at the same place and size."""
    printed, drawn = page_image(file, page, 50), page_image(pdf, of, 50)
    assert abs(printed.width - drawn.width) <= 1 and abs(printed.height - drawn.height) <= 1
    rows = min(printed.height, drawn.height)
    width = 3 * min(printed.width, drawn.width)
    far = sum(
        abs(a - b) > 100
        for row in range(0, rows, 3)
        for a, b in zip(
            printed.data[row * printed.stride : row * printed.stride + width],
            drawn.data[row * drawn.stride : row * drawn.stride + width],
            strict=True,
        )
    )
    assert far < 0.01 * width * rows / 3
