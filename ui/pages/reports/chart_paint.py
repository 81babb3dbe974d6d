"""Charts drawn by hand: labelled at the bars, from zero, readable in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme, words
from ui.widgets.text import draw_line

ROW, BAR, TOP = 30, 16, 20
LABEL, COUNTS = 84, 150
COLUMN, DAYS_HEIGHT, FOOT = 20, 150, 24


@dataclass(frozen=True)
class Bar:
    """A part of a whole with its label."""

    label: str
    part: int
    whole: int

    @property
    def share(self) -> float:
        """Give part / whole, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


class BarChart(QWidget):
    """One bar a row, framed by its whole; a dashed line where the plan stands."""

    def __init__(self, name: str, label: int = LABEL) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label = label
        self._bars: Sequence[Bar] = ()
        self._plan: tuple[float, str] | None = None

    def show_bars(self, bars: Sequence[Bar], planned: float | None = None, plan: str = "") -> None:
        """Show these, with the plan as a share where there is one."""
        self._bars = tuple(bars)
        self._plan = (planned, plan) if planned is not None else None
        said = [f"{bar.label} {words.rate_words(bar.part, bar.whole)}" for bar in bars]
        self.setAccessibleName("，".join([*said, plan] if plan else said))
        self.updateGeometry()
        self.update()

    def _top(self) -> int:
        return theme.px(TOP) if self._plan else 0

    def sizeHint(self) -> QSize:
        """Give a row to each bar."""
        return QSize(theme.px(400), self._top() + theme.px(ROW) * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """Ask for the whole height."""
        return QSize(theme.px(300), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        left, room = theme.px(self._label), self.width() - theme.px(self._label + COUNTS)
        for nth, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, self._top() + nth * theme.px(ROW), left, room)
        if self._plan is not None:
            self._paint_plan(painter, *self._plan, left, room)

    def _paint_bar(self, painter: QPainter, bar: Bar, y: int, left: int, room: int) -> None:
        row = theme.px(ROW)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(15))
        painter.setPen(theme.color("ink"))
        draw_line(painter, QRect(0, y, left - 8, row), bar.label)
        frame = QRectF(left + 0.5, y + (row - theme.px(BAR)) // 2 + 0.5, room - 1, theme.px(BAR) - 1)
        painter.fillRect(QRectF(frame.x(), frame.y(), frame.width() * bar.share, frame.height()),
                         theme.color("accent"))  # fmt: skip
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.setPen(theme.color("ink"))
        place = QRectF(left + room + 12, y, theme.px(COUNTS) - 12, row)
        painter.drawText(place, middle, words.rate_words(bar.part, bar.whole))

    def _paint_plan(self, painter: QPainter, share: float, said: str, left: int, room: int) -> None:
        x = left + room * share
        pen = QPen(theme.color("ink"), 1)
        pen.setDashPattern([4, 3])
        for ground in (QPen(theme.color("raised"), 3), pen):  # so that it can be seen on a bar as well
            painter.setPen(ground)
            painter.drawLine(QPointF(x, self._top() - 2), QPointF(x, self.height()))
        painter.setFont(theme.font(13))
        width = theme.px(120)
        start = max(0.0, min(x - width / 2, self.width() - width))
        place = QRectF(start, 0, width, self._top() - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


class DayChart(QWidget):
    """A column a day with its number on top and the day below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: Sequence[tuple[date, int]] = ()

    def show_days(self, days: Sequence[tuple[date, int]]) -> None:
        """Show these days."""
        self._days = tuple(days)
        self.setAccessibleName("，".join(f"{words.short_day(day)} {count}" for day, count in days) or "—")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height of the chart."""
        return QSize(theme.px(400), theme.px(DAYS_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns."""
        if not self._days:
            return
        painter = QPainter(self)
        foot, top = self.height() - theme.px(FOOT), theme.px(TOP)
        step = self.width() / len(self._days)
        most = max(1, *(count for _, count in self._days)) if len(self._days) > 1 else self._days[0][1] or 1
        painter.setFont(theme.font(13))
        every = max(1, -(-theme.px(48) // max(1, int(step))))
        for nth, (day, count) in enumerate(self._days):
            middle = step * (nth + 0.5)
            width = min(step * 0.6, theme.px(COLUMN * 2))
            height = (foot - top) * max(0, count) / most
            painter.fillRect(QRectF(middle - width / 2, foot - height, width, height), theme.color("accent"))
            painter.setPen(theme.color("ink"))
            over = QRectF(middle - step / 2, foot - height - top, step, top)
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(count) if count else "")
            if nth % every == 0:
                painter.setPen(theme.color("muted"))
                below = QRectF(middle - theme.px(40), foot, theme.px(80), theme.px(FOOT))
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words.short_day(day))
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawLine(QPointF(0, foot + 0.5), QPointF(self.width(), foot + 0.5))
