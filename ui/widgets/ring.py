"""The focus ring: 2 px of accent, 1 px outside whatever has the keyboard; nothing makes room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui import theme

OUTSIDE = 3
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """A transparent layer over a window that draws the ring.

    A widget's property `ring` says otherwise: "parent" rings the frame around it, "none" leaves it
    to the widget (tables, pages) to show its focus.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self._whole = QRect()
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved_to)

    def _moved_to(self, old: QWidget | None, new: QWidget | None) -> None:
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = []
        self._target = self._ringed(new)
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._over:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _ringed(self, widget: QWidget | None) -> QWidget | None:
        while widget is not None and widget.property("ring") == "parent":
            widget = widget.parentWidget()
        if widget is None or widget.property("ring") == "none" or widget.window() is not self.window():
            return None
        return None if widget is self.window() or isinstance(widget, QAbstractScrollArea) else widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control wherever it goes."""
        if event.type() in MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self._over, QPoint(0, 0))
        box = QRect(corner, target.size()).adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
        self._whole = box
        widget: QWidget | None = target.parentWidget()
        while widget is not None and widget is not self._over:
            if isinstance(widget, QAbstractScrollArea):
                view = widget.viewport()
                box = box.intersected(QRect(view.mapTo(self._over, QPoint(0, 0)), view.size()))
            widget = widget.parentWidget()
        self.setGeometry(box)
        self.setVisible(not box.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._whole.topLeft() - self.geometry().topLeft())
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(
            QRectF(0, 0, self._whole.width(), self._whole.height()).adjusted(1, 1, -1, -1), 8, 8
        )
