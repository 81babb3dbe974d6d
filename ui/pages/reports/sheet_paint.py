"""How the sheet is painted: heads on sunken ground, totals bold, the number asked for in its own frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from outreach.tallies.layout import group_name_shown
from ui import theme
from ui.pages.reports.figures import Spot, number_at, number_words
from ui.pages.reports.sheet_layout import HEAD_LINE, PAD, SheetLayout
from ui.widgets.text import elide


def paint_sheet(painter: QPainter, places: SheetLayout, current: Spot | None, opened: Spot | None) -> None:
    """Paint the whole sheet; `current` has the keyboard, the doors of `opened` are shown beside it."""
    ground = QRect(0, 0, places.width, places.height)
    painter.fillRect(ground, theme.color("raised"))
    painter.fillRect(QRect(0, 0, places.width, places.head), theme.color("sunken"))
    total = QRect(0, places.height - places.row_height, places.width, places.row_height)
    painter.fillRect(total, theme.color("sunken"))
    _paint_heads(painter, places)
    for row in range(len(places.rows)):
        _paint_row(painter, places, row, opened)
    _paint_lines(painter, places)
    _paint_frame(painter, places, current, opened)


def _paint_heads(painter: QPainter, places: SheetLayout) -> None:
    painter.setFont(theme.font(13))
    for cell in places.heads():
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(cell.box.left(), cell.box.top(), cell.box.right(), cell.box.top())
        painter.drawLine(cell.box.left(), cell.box.top(), cell.box.left(), cell.box.bottom())
        painter.setPen(theme.color("ink"))
        height = theme.px(HEAD_LINE)
        top = cell.box.center().y() - len(cell.lines) * height // 2 + 1
        for nth, line in enumerate(cell.lines):
            box = QRect(cell.box.left() + 1, top + nth * height, cell.box.width() - 1, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line)


def _paint_row(painter: QPainter, places: SheetLayout, row: int, opened: Spot | None) -> None:
    group, total = places.rows[row], places.rows[row] is None
    sheet, middle = places.sheet, Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font(15, bold=True))
    painter.setPen(theme.color("ink"))
    box = places.box(row, -1).adjusted(theme.px(PAD + 2), 0, -theme.px(2), 0)
    name = "合计" if group is None else group_name_shown(group)
    painter.drawText(box, middle, elide(painter.fontMetrics(), name, box.width()))
    for column in range(len(places.columns)):
        spot, box = places.spot(row, column), places.box(row, column)
        asked = spot == opened
        if asked:
            painter.fillRect(box, theme.color("soft"))
        painter.setFont(theme.font(15, bold=total or asked))
        painter.setPen(theme.color("accent" if asked else "ink"))
        words = number_words(sheet.figure(spot.code), number_at(sheet, spot))
        painter.drawText(
            box.adjusted(0, 0, -_right_pad(places, column), 0), middle | Qt.AlignmentFlag.AlignRight, words
        )


def _right_pad(places: SheetLayout, column: int) -> int:
    """Give the room right of a number: more where the column is wide, so that it stands under its head."""
    wide = places.box(0, column).width() - theme.px(44)
    return theme.px(PAD) + max(0, min(wide // 4, theme.px(24)))


def _paint_lines(painter: QPainter, places: SheetLayout) -> None:
    painter.setPen(QPen(theme.color("line"), 1))
    for row in range(len(places.rows) + 1):
        y = places.head + row * places.row_height
        painter.drawLine(0, y, places.width, y)
    for x in places.edges[1:-1]:
        painter.drawLine(x, places.head, x, places.height)


def _paint_frame(painter: QPainter, places: SheetLayout, current: Spot | None, opened: Spot | None) -> None:
    """Frame the number that has the keyboard, or else the one whose doors are shown."""
    marked = current or opened
    spots = [
        (row, column)
        for row in range(len(places.rows))
        for column in range(len(places.columns))
        if places.spot(row, column) == marked
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row, column in spots:
        painter.drawRoundedRect(places.box(row, column).adjusted(2, 2, -1, -1), 4, 4)
