"""The sheet on paper: A4 lying, drawn from the same table as the workbook, heads on every page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from outreach.tallies.layout import group_name_shown, sheet_name, table_columns, title, under_table
from outreach.tallies.tally import TallySheet
from ui import theme
from ui.pages.reports.figures import Spot, number_at, number_words
from ui.pages.reports.sheet_card import foot_words, top_words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MARGIN = 12.0
ROW, HEAD = 8.0, 15.0
UNDER = 6.0
"""From line to line under the table, so that a village of six groups stays on one page."""
GREY = QColor("#EAEEEC")
LINE = QColor("#7A8685")
MIDDLE = Qt.AlignmentFlag.AlignCenter
WRAP = Qt.TextFlag.TextWrapAnywhere


def print_sheet(sheet: TallySheet, recorder: str, on: date, printer: QPrinter) -> int:
    """Draw a sheet on a printer; gives the number of pages."""
    from PySide6.QtGui import QPageLayout, QPageSize

    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    painter = QPainter(printer)
    try:
        return _Paper(painter, printer, sheet, recorder, on).draw()
    finally:
        painter.end()


class _Paper:
    """Draws page after page; lengths in mm."""

    def __init__(
        self, painter: QPainter, printer: QPrinter, sheet: TallySheet, recorder: str, on: date
    ) -> None:
        self.painter, self.printer, self.sheet = painter, printer, sheet
        self.recorder, self.on = recorder, on
        self.unit = printer.resolution() / 25.4
        self.width, self.height = 297.0 - 2 * MARGIN, 210.0 - 2 * MARGIN
        self.columns = table_columns(sheet)
        self.edges = self._edges([9.0, *(column.width for column in self.columns), 10.0])
        self.y = MARGIN

    def draw(self) -> int:
        """Draw all pages; gives how many."""
        pages = 1
        self._top()
        self._heads()
        for group in (*self.sheet.groups, None):
            if self.y + ROW > MARGIN + self.height:
                pages += 1
                self._next_page()
            self._row(group)
        items = list(under_table(self.sheet))
        lines = [items[start : start + 3] for start in range(0, len(items), 3)]
        if self.y + 18 + UNDER * len(lines) + 14 > MARGIN + self.height:
            pages += 1
            self.printer.newPage()
            self.y = MARGIN
        self._under(lines)
        self._parts(foot_words(self.recorder), 14)
        return pages

    def _next_page(self) -> None:
        self.printer.newPage()
        self.y = MARGIN
        self._heads()

    def _top(self) -> None:
        self._text(title(self.sheet), MARGIN, self.width, 12, 18, MIDDLE, bold=True)
        self.y += 12
        whose, what, when = top_words(self.sheet, self.on)
        self._parts((whose, what, f"统计期：{self.sheet.period.chinese()}", when), 9)

    def _heads(self) -> None:
        half, at = HEAD / 2, 0
        self._cell("组", 0, 1, self.y, HEAD, 9, MIDDLE, fill=True)
        while at < len(self.columns):
            head, stop = self.columns[at].head, at
            while stop < len(self.columns) and self.columns[stop].head == head:
                stop += 1
            over = half if self.columns[at].under else HEAD
            self._cell(head, at + 1, stop + 1, self.y, over, 9, MIDDLE, fill=True)
            for nth in range(at, stop):
                if self.columns[nth].under:
                    words = self.columns[nth].under
                    self._cell(words, nth + 1, nth + 2, self.y + half, HEAD - half, 9, MIDDLE, fill=True)
            at = stop
        last = len(self.columns) + 1
        self._cell("备注", last, last + 1, self.y, HEAD, 9, MIDDLE, fill=True)
        self.y += HEAD

    def _row(self, group: str | None) -> None:
        total = group is None
        name = "合计" if group is None else group_name_shown(group)
        self._cell(name, 0, 1, self.y, ROW, 10, MIDDLE, bold=True, fill=total)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for nth, column in enumerate(self.columns, 1):
            number = number_at(self.sheet, Spot(column.code, group, column.column))
            words = number_words(self.sheet.figure(column.code), number)
            self._cell(words, nth, nth + 1, self.y, ROW, 10, right, bold=total, fill=total)
        last = len(self.columns) + 1
        self._cell("", last, last + 1, self.y, ROW, 10, right, fill=total)
        self.y += ROW

    def _under(self, lines: Sequence[Sequence[tuple[str, str, float, float]]]) -> None:
        self.y += 4
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._text("走访情况（本期 / 累计）", MARGIN, self.width, 8, 10, left, bold=True)
        self.y += 8
        for line in lines:
            for nth, (name, unit, value, cumulative) in enumerate(line):
                x, width = MARGIN + nth * self.width / 3, self.width / 3 - 12
                self._text(name, x, width, UNDER, 10, left)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                self._text(f"{value} / {cumulative} {unit}", x, width, UNDER, 10, right)
            self.y += UNDER

    def _parts(self, words: Sequence[str], height: float) -> None:
        """Write texts side by side over the whole width, the last at the right where there are four."""
        width = self.width / len(words)
        for nth, text in enumerate(words):
            side = (
                Qt.AlignmentFlag.AlignRight
                if nth == len(words) - 1 and len(words) > 3
                else Qt.AlignmentFlag.AlignLeft
            )
            self._text(text, MARGIN + nth * width, width, height, 10, side | Qt.AlignmentFlag.AlignVCenter)
        self.y += height

    def _cell(
        self,
        words: str,
        first: int,
        stop: int,
        y: float,
        height: float,
        size: float,
        side: Qt.AlignmentFlag,
        *,
        bold: bool = False,
        fill: bool = False,
    ) -> None:
        left, right = self.edges[first], self.edges[stop]
        box = self._box(left, y, right - left, height)
        if fill:
            self.painter.fillRect(box, GREY)
        self.painter.setPen(QPen(LINE, 0.2 * self.unit))
        self.painter.drawRect(box)
        inside = box.adjusted(0.8 * self.unit, 0, -0.8 * self.unit, 0)
        self._write(words, inside, size, side, bold)

    def _text(
        self,
        words: str,
        x: float,
        width: float,
        height: float,
        size: float,
        side: Qt.AlignmentFlag,
        *,
        bold: bool = False,
    ) -> None:
        self._write(words, self._box(x, self.y, width, height), size, side, bold)

    def _write(self, words: str, box: QRectF, size: float, side: Qt.AlignmentFlag, bold: bool) -> None:
        """Write into a box; words that find no room there are written smaller, down to 6 points."""
        face = QFont()
        face.setFamilies(list(theme.FAMILIES))
        face.setBold(bold)
        flags = side | WRAP
        while True:
            face.setPointSizeF(size)
            need = QFontMetricsF(face, self.printer).boundingRect(box, flags, words)
            if size <= 6 or (need.height() <= box.height() + 1 and need.width() <= box.width() + 1):
                break
            size -= 0.5
        self.painter.setFont(face)
        self.painter.setPen(Qt.GlobalColor.black)
        self.painter.drawText(box, flags, words)

    def _box(self, x: float, y: float, width: float, height: float) -> QRectF:
        return QRectF(x * self.unit, y * self.unit, width * self.unit, height * self.unit)

    def _edges(self, widths: Sequence[float]) -> list[float]:
        edges, scale = [MARGIN], self.width / sum(widths)
        for width in widths:
            edges.append(edges[-1] + width * scale)
        return edges


def paper_name(sheet: TallySheet) -> str:
    """Name the print job; no personal data."""
    return f"{sheet_name(sheet.period)} {sheet.period.code}"
