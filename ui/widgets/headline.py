"""The first line of a page: title and figures left, buttons right; under each other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from outreach.wording import tr
from ui.widgets.text import Text


class Headline(QWidget):
    """Put parts into `left` (after the title) and `right`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(title, step=24, bold=True)
        self.left, self.right = QHBoxLayout(), QHBoxLayout()
        self.left.setSpacing(16)
        self.right.setSpacing(16)
        self.left.addWidget(self.title)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(8)
        self._sides.addLayout(self.left)
        self._sides.addStretch(1)
        self._sides.addLayout(self.right)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap where both sides do not fit beside each other."""
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Wrap, too, where a part came to need more room, or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Choose one line or two for the present width and contents."""
        need = self.left.sizeHint().width() + self.right.sizeHint().width() + 24
        side = QBoxLayout.Direction.LeftToRight if need <= self.width() else QBoxLayout.Direction.TopToBottom
        if side != self._sides.direction():
            self._sides.setDirection(side)
            align = (
                Qt.AlignmentFlag.AlignLeft
                if side == QBoxLayout.Direction.TopToBottom
                else Qt.AlignmentFlag(0)
            )
            for part in (self.left, self.right):
                self._sides.setAlignment(part, align)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the wider side."""
        wider = max(self.left.minimumSize().width(), self.right.minimumSize().width())
        return QSize(wider, self._sides.minimumSize().height())


class RateWords(QWidget):
    """A named rate beside its counts, the counts bold: 已入户 137/174（78.7%）."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rate")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._label = label
        self._counts, self._rate = Text("", bold=True), Text("")
        line.addWidget(Text(label))
        line.addSpacing(4)
        line.addWidget(self._counts)
        line.addWidget(self._rate)

    def show_rate(self, part: int, whole: int) -> None:
        """Show part/whole; no rate of nothing."""
        self._counts.setText(f"{part}/{whole}")
        self._rate.setText(tr("({rate}%)", rate=f"{100 * part / whole:.1f}") if whole else "")
        self.setAccessibleName(f"{self._label} {self._counts.text()}{self._rate.text()}")
