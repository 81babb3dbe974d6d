"""The line against the plan: households reached day by day, the even pace to the deadline, what is due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from outreach.wording import tr
from ui import theme, words
from ui.pages.today.reading import TodaySummary

LABELS_RIGHT = 58
TOP, BOTTOM = 16, 24


class PlanLine(QWidget):
    """Drawn from zero: the due households are the dotted line on top, the deadline is the right end."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today.plan")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._day: TodaySummary | None = None

    def sizeHint(self) -> QSize:
        """Give the size of the picture."""
        return QSize(theme.px(294), theme.px(116))

    def fill(self, day: TodaySummary) -> None:
        """Show how the campaign went."""
        self._day = day
        total = day.coverage.total
        planned = round(total.due * day.planned_share)
        said = tr(
            "{n} of {due} reached, the plan says {planned}", n=total.reached, due=total.due, planned=planned
        )
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = float(theme.px(5)), self.width() - theme.px(LABELS_RIGHT)
        box = QRectF(left, theme.px(TOP), right - left, self.height() - theme.px(TOP + BOTTOM))
        day = self._day
        spots = points(day.by_day, day.coverage.total.due, self._days(), box)
        self._paint_ground(painter, box, spots)
        self._paint_plan(painter, box)
        self._paint_reached(painter, box, spots)
        self._paint_days(painter, box, spots)

    def _days(self) -> int:
        assert self._day is not None
        campaign = self._day.campaign
        return max(1, (max(campaign.deadline, campaign.starts) - campaign.starts).days)

    def _paint_ground(self, painter: QPainter, box: QRectF, spots: Sequence[QPointF]) -> None:
        ends = (QPointF(spots[-1].x(), box.bottom()), QPointF(spots[0].x(), box.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawPolygon(QPolygonF([*spots, *ends]))

    def _paint_plan(self, painter: QPainter, box: QRectF) -> None:
        assert self._day is not None
        painter.setFont(theme.font(13))
        painter.setPen(_pen("muted", 1, Qt.PenStyle.DotLine))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setPen(_pen("muted", 1.25, Qt.PenStyle.DashLine))
        painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setPen(_pen("line2", 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(theme.color("muted"))
        due = tr("{n} due", n=self._day.coverage.total.due)
        line = theme.line_height(13)
        room = QRectF(box.right() + 6, box.top() - line / 2, theme.px(LABELS_RIGHT) - 6, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, due)
        plan = tr("the plan")
        width = painter.fontMetrics().horizontalAdvance(plan)
        spot = QPointF(box.left() + 0.9 * box.width(), box.top() + 0.1 * box.height())
        place = QRectF(spot.x() - width / 2, spot.y() + theme.px(8), width + 1, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, plan)

    def _paint_reached(self, painter: QPainter, box: QRectF, spots: Sequence[QPointF]) -> None:
        assert self._day is not None
        end = spots[-1]
        painter.setPen(_pen("accent", 2))
        painter.drawPolyline(QPolygonF(list(spots)))
        painter.setPen(_pen("accent", 1.25, Qt.PenStyle.DotLine))
        painter.drawLine(end, QPointF(end.x(), box.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(end, theme.px(4), theme.px(4))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.color("accent"))
        said = tr("{n} reached", n=self._day.coverage.total.reached)
        width = painter.fontMetrics().horizontalAdvance(said)
        line = theme.line_height(13)
        x = min(end.x() - width - theme.px(10), self.width() - width)
        lift = theme.px(2)
        if x < 0:  # the first days have no room left of the point: stand above it, clear of the plan's line
            x, lift = 0.0, -theme.px(14)
        y = max(0.0, min(end.y() - line + lift, box.bottom() - line))
        painter.drawText(QRectF(x, y, width + 1, line), Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_days(self, painter: QPainter, box: QRectF, spots: Sequence[QPointF]) -> None:
        assert self._day is not None
        campaign = self._day.campaign
        painter.setFont(theme.font(13))
        metrics = painter.fontMetrics()
        y = box.bottom() + theme.px(3)
        taken: list[QRectF] = []
        today = spots[-1].x()
        ends = ((words.short_day(campaign.starts), box.left(), "muted"),)
        labels = (
            (tr("today"), today, "ink"),
            (words.short_day(campaign.deadline), box.right(), "muted"),
            *ends,
        )
        for text, x, token in labels:
            width = metrics.horizontalAdvance(text) + 1.0
            left = max(0.0, min(x - width / 2, self.width() - width))
            place = QRectF(left, y, width, theme.line_height(13))
            if not any(place.adjusted(-4, 0, 4, 0).intersects(other) for other in taken):
                taken.append(place)
                painter.setPen(theme.color(token))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def points(by_day: Sequence[int], due: int, days: int, box: QRectF) -> list[QPointF]:
    """Place the count of each day into a box that is `days` long and `due` high."""
    top = max(due, *by_day, 1)
    return [
        QPointF(
            box.left() + min(1.0, place / days) * box.width(),
            box.bottom() - count / top * box.height(),
        )
        for place, count in enumerate(by_day)
    ]


def _pen(token: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(theme.color(token), width, style)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
