"""A colour: chosen from ready ones or from the system's own choice, or written as #0B4A52."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QMenu, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.line import LineEdit


class ColourField(QWidget):
    """The line with the colour, and a button that offers `ready` ones (#RRGGBB, "" for none, and words)."""

    def __init__(self, line: LineEdit, ready: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.line, self._ready = line, ready
        self.setObjectName(f"{line.objectName()}_field")
        self.setFocusProxy(line)
        self.offer = Button(tr("Choose"), name=f"{line.objectName()}_choose", drop=True)
        self.offer.clicked.connect(self._offer)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(line, 1)
        box.addWidget(self.offer)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.line.objectName()}_menu")
        for colour, words in self._ready:
            entry = menu.addAction(_swatch(colour or self.line.placeholderText()), words)
            entry.triggered.connect(lambda _=False, colour=colour: self.line.setText(colour))
        menu.addSeparator()
        menu.addAction(tr("Another colour ..."), self._ask)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.offer.mapToGlobal(QPoint(0, self.offer.height() + 4)))

    def _ask(self) -> None:
        now = QColor(self.line.text() or self.line.placeholderText())
        colour = QColorDialog.getColor(now, self, self.line.accessibleName())
        if colour.isValid():
            self.line.setText(colour.name().upper())


def _swatch(colour: str) -> QIcon:
    edge = theme.px(16)
    image = QPixmap(edge, edge)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("line2"))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0.5, 0.5, edge - 1, edge - 1), 3, 3)
    painter.end()
    return QIcon(image)
