"""The sheet on screen: two rows of heads, a row a group; the keyboard and the mouse go over its numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from outreach.tallies.layout import group_name_shown, sheet_name, table_columns
from outreach.tallies.tally import TallySheet
from ui import theme
from ui.pages.reports.figures import Spot, number_at, number_words, spot_words
from ui.pages.reports.sheet_layout import SheetLayout, least_width
from ui.pages.reports.sheet_paint import paint_sheet

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-999, 0),
    Qt.Key.Key_PageDown: (999, 0),
    Qt.Key.Key_Home: (0, -999),
    Qt.Key.Key_End: (0, 999),
}
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
FIRST = Spot("reached", None)


class SheetView(QWidget):
    """`asked(spot)` by click, Enter or space; `moved(box)` after a step of the keyboard."""

    asked = Signal(object)
    moved = Signal(QRect)
    left_out_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reports.sheet")
        self.setProperty("ring", "none")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.sheet: TallySheet | None = None
        self.places: SheetLayout | None = None
        self.current = FIRST
        self.opened: Spot | None = None

    # What is shown

    def show_sheet(self, sheet: TallySheet) -> None:
        """Show a sheet; the current number stays where it still is."""
        self.sheet = sheet
        self._lay_out()
        self.make_current(self.current)

    def make_current(self, spot: Spot) -> None:
        """Put the frame on a number, or on the nearest that the sheet has."""
        if self.places is None or self.sheet is None:
            return
        row, column = self._cell_of(spot) or self._cell_of(FIRST) or (0, 0)
        self.current = self.places.spot(row, column)
        self._say_current()
        self.update()

    def show_opened(self, spot: Spot | None) -> None:
        """Mark the number whose doors are shown."""
        self.opened = spot
        self.update()

    def least_width(self) -> int:
        """Give the px that all columns need."""
        return least_width(self.sheet) if self.sheet is not None else 0

    def left_out(self) -> list[str]:
        """Name the columns that found no room."""
        found = self.places.left_out if self.places else []
        return [column.head.split("\n")[0] if not column.under else column.under for column in found]

    def box_of(self, spot: Spot) -> QRect:
        """Give the box of a number, an empty one where it is not shown."""
        cell = self._cell_of(spot)
        return self.places.box(*cell) if cell and self.places else QRect()

    def _lay_out(self) -> None:
        if self.sheet is None or self.width() < theme.px(100):
            return
        before = self.left_out()
        self.places = SheetLayout(self.sheet, self.width())
        self.setFixedHeight(self.places.height)
        if before != self.left_out():
            self.left_out_changed.emit()
        self.update()

    def _cell_of(self, spot: Spot) -> tuple[int, int] | None:
        if self.places is None or spot.group not in self.places.rows:
            return None
        keys = [column.key for column in self.places.columns]
        if (spot.code, spot.column) not in keys:
            return None
        return self.places.rows.index(spot.group), keys.index((spot.code, spot.column))

    def _say_current(self) -> None:
        if self.sheet is None:
            return
        figure = self.sheet.figure(self.current.code)
        number = number_words(figure, number_at(self.sheet, self.current))
        self.setAccessibleName(sheet_name(self.sheet.period))
        self.setAccessibleDescription(f"{spot_words(self.sheet, self.current)} {number}")

    def sizeHint(self) -> QSize:
        """Be as high as the rows are."""
        return QSize(theme.px(600), self.places.height if self.places else theme.px(300))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be: columns make way."""
        return QSize(theme.px(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        if event.size().width() != event.oldSize().width():
            self._lay_out()
            self.make_current(self.current)

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step over the numbers, open the current one, copy the sheet for Excel."""
        key = Qt.Key(event.key())
        if key in STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*STEPS[key])
        elif key in OPENS and self.sheet is not None:
            self.asked.emit(self.current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_table())
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int, columns: int) -> None:
        cell = self._cell_of(self.current)
        if cell is None or self.places is None:
            return
        row = max(0, min(len(self.places.rows) - 1, cell[0] + rows))
        column = max(0, min(len(self.places.columns) - 1, cell[1] + columns))
        self.make_current(self.places.spot(row, column))
        self.moved.emit(self.places.box(row, column))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the number under the pointer."""
        cell = self._at(event.position().toPoint())
        if cell is not None and self.places is not None and event.button() == Qt.MouseButton.LeftButton:
            self.make_current(self.places.spot(*cell))
            self.asked.emit(self.current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a number can be clicked."""
        on = self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    def _at(self, spot: QPoint) -> tuple[int, int] | None:
        return self.places.at(spot.x(), spot.y()) if self.places else None

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip which number it is and what it counts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._at(event.pos())
            words = ""
            if cell is not None and self.places is not None and self.sheet is not None:
                spot = self.places.spot(*cell)
                words = f"{spot_words(self.sheet, spot)}\n{self.sheet.figure(spot.code).definition}"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def as_table(self) -> str:
        """Give the whole sheet as tab-separated text with one head, for Excel."""
        if self.sheet is None:
            return ""
        sheet, columns = self.sheet, table_columns(self.sheet)
        lines = [["组", *(f"{column.head}{column.under}".replace("\n", "") for column in columns)]]
        for group in (*sheet.groups, None):
            name = "合计" if group is None else group_name_shown(group)
            spots = [Spot(column.code, group, column.column) for column in columns]
            lines.append([name, *(number_words(sheet.figure(s.code), number_at(sheet, s)) for s in spots)])
        return "\n".join("\t".join(line) for line in lines) + "\n"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heads, rows, the opened and the current number."""
        if self.places is not None:
            current = self.current if self.hasFocus() else None
            paint_sheet(QPainter(self), self.places, current, self.opened)
