"""打印 as a grid worker uses it: the paper is seen first, chosen, its words edited; nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import close_campaign
from outreach.coverage.summary import coverage_summary
from outreach.printing.pages import page_text
from outreach.queries.households import household_rows
from outreach.vocabulary import HouseholdState
from tests.support.print_desk import Desk, campaign, print_desk, rename, save_as
from tests.support.window import cut_off, idle, open_window, words_of
from ui.pages.printing.output import layout_of
from ui.widgets.choice import ChoiceRow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(bot: QtBot, demo: Path) -> Desk:
    return print_desk(bot, demo)


def test_the_paper_is_seen_before_it_is_printed_and_looking_remembers_nothing(desk: Desk) -> None:
    image = desk.page.preview.image()
    assert image is not None and image.width() > image.height() > 300
    due = desk.workspace.ask(coverage_summary, campaign(desk)).total.due
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
    summary = desk.workspace.ask(coverage_summary, campaign(desk))
    desk.go(group="5")
    assert f"{summary.groups[4].due} 户" in desk.page.summary.text()
    assert "5组" in desk.page.summary.text()
    desk.go(doors="not_reached")
    assert f"{summary.total.left} 户" in desk.page.summary.text()
    rows = desk.workspace.ask(household_rows, campaign(desk))
    left_out = next(row for row in rows if row.state is HouseholdState.EXCLUDED)
    picked = [row.id for row in rows[:3]] + [left_out.id]
    desk.go(unit_ids=picked)
    assert "3 户" in desk.page.summary.text()
    assert "选中的 4 户" in words_of(desk.page)
    assert "1 户不计" in desk.page.side.warnings.text.text()
    desk.click("printing.selected")
    assert f"{summary.total.due} 户" in desk.page.summary.text()


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


def test_a_name_that_no_typeface_has_is_warned_of_by_place_and_person(desk: Desk) -> None:
    row = desk.workspace.ask(household_rows, campaign(desk))[2]
    desk.go(group="1")
    bar = desk.page.side.asked.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.workspace.run(rename, row.id, "王\U00030000")
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
    assert QApplication.focusWidget() is desk.page.side.words.texts["tag"], "one types at once"
    for area in desk.page.side.words.texts.values():
        assert not area.verticalScrollBar().isVisible(), f"{area.toPlainText()} is seen whole"
    headline.selectAll()
    QTest.keyClicks(headline, "stop")
    desk.settle()
    assert "stop" in text() and "要转账" not in text()
    desk.window.step_scale(1)
    desk.settle()
    headline = desk.window.findChild(QPlainTextEdit, "printing.words.headline")
    assert headline is not None and headline.toPlainText() == "stop", "kept with another size of the text"
    desk.window.step_scale(0)
    desk.settle()
    headline = desk.window.findChild(QPlainTextEdit, "printing.words.headline")
    assert headline is not None
    QTest.keyClick(headline, Qt.Key.Key_Escape)
    desk.settle()
    assert "要转账" in text(), "leaving changes nothing"
    assert QApplication.focusWidget() is desk.page.side.edit
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
    desk.workspace.run(close_campaign, campaign(desk))
    desk.settle()
    assert "没有可印的" in words_of(desk.page)
    assert desk.page.height() <= desk.page.window().height(), "the buttons stay in sight"
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
    if scale > 100:
        desk.click("printing.paper_now")
        assert not desk.page.side.asked.isVisible(), "the papers have the room while one is looked for"
        QTest.keyClick(desk.page.side.papers.lines["signoff"], Qt.Key.Key_Down)
        desk.settle()
        assert desk.page.side.papers.lines["registration"].hasFocus()
    desk.click("printing.paper.leaflet")
    assert desk.page.side.asked.isVisible()
    desk.click("printing.edit")
    assert cut_off(desk.page) == []
    desk.page.side.mode.pick("earlier")
    desk.settle()
    assert cut_off(desk.page) == []


