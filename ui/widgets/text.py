"""Words on the page: one label class with type step, weight and tone, plain text always."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import icons, theme


class Text(QLabel):
    """A label: `step` 13, 15, 18, 24 or 32; `tone` ink, muted, accent, warn, danger or on_accent."""

    def __init__(
        self,
        text: str = "",
        step: int = 15,
        tone: str = "ink",
        bold: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(step, bold))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if not wrap:
            self.setMinimumHeight(theme.line_height(step))

    def set_tone(self, tone: str) -> None:
        """Change the colour it is written in."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class Elided(QWidget):
    """One line that gives way: too long a text is cut in the middle and stands whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        step: int = 15,
        tone: str = "ink",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFont(theme.font(step, bold))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._height = theme.line_height(step)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Change the colour it is written in."""
        self._tone = tone
        self.update()

    def text(self) -> str:
        """Give the whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        """Give room for the whole text."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._text) + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        """Give room for two characters."""
        return QSize(theme.px(30), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color(self._tone))
        shown = elide(painter.fontMetrics(), self._text, self.width())
        self.setToolTip(self._text if shown != self._text else "")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class IconMark(QLabel):
    """A drawn icon on the page."""

    def __init__(self, name: str, token: str = "ink", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.set_icon(name, token)

    def set_icon(self, name: str, token: str = "ink") -> None:
        """Show another icon."""
        self.setPixmap(icons.pixmap(name, token, self._size))
        self.setFixedSize(theme.px(self._size), theme.px(self._size))


def elide(metrics: QFontMetrics, text: str, width: int) -> str:
    """Cut a text in the middle, with an ellipsis, so that it fits `width` px."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def draw_marked(painter: QPainter, box: QRect, text: str, start: int, length: int) -> int:
    """Draw one line with `length` characters from `start` marked as found; gives its width."""
    if start < 0 or length <= 0:
        draw_line(painter, box, text)
        return painter.fontMetrics().horizontalAdvance(text)
    plain, bold = QFont(painter.font()), QFont(painter.font())
    bold.setWeight(QFont.Weight.Bold)
    x = box.x()
    for part, marked in (
        (text[:start], False),
        (text[start : start + length], True),
        (text[start + length :], False),
    ):
        painter.setFont(bold if marked else plain)
        width = painter.fontMetrics().horizontalAdvance(part)
        place = QRect(x, box.y(), width + 1, box.height())
        if marked:
            line = theme.line_height(15)
            ground = QRect(x, box.center().y() - line // 2, width, line)
            painter.fillRect(ground, theme.color("soft"))
            painter.fillRect(QRect(x, ground.bottom() - 1, width, 2), theme.color("accent"))
        painter.setPen(theme.color("accent" if marked else "ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, part)
        x += width
    painter.setFont(plain)
    return x - box.x()


def draw_line(painter: QPainter, box: QRect, text: str, token: str = "ink", right: bool = False) -> None:
    """Draw one line of text, centred in height, cut in the middle if it has to be."""
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setPen(theme.color(token))
    painter.drawText(
        box, side | Qt.AlignmentFlag.AlignVCenter, elide(painter.fontMetrics(), text, box.width())
    )
