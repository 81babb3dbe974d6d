"""One page of a paper on screen, as large as asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from outreach.printing.pages import PageImage, page_image
from outreach.wording import tr
from ui import theme

MARGIN = 8
POINTS_PER_INCH = 72
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Enlargements, 1 = as large as the paper at 96 dpi; fitting the window comes before them."""
SCREEN_DPI = 96
COARSE_DPI = 36


def page_points(pdf: bytes, page: int) -> QSizeF:
    """Give the size of a page, counted from 1, in points."""
    small = page_image(pdf, page, COARSE_DPI)
    return QSizeF(small.width, small.height) * (POINTS_PER_INCH / COARSE_DPI)


def dpi_for(size: QSizeF, room: QSize, zoom: float) -> float:
    """Give the dots per inch for a page of a size in points; zoom 0 fits it into the room there is."""
    if zoom:
        return zoom * SCREEN_DPI
    width, height = room.width() - 2 * MARGIN, room.height() - 2 * MARGIN
    return max(COARSE_DPI / 2, min(width / size.width(), height / size.height()) * POINTS_PER_INCH)


def image_of(page: PageImage) -> QImage:
    """Give a drawn page as a picture of its own."""
    shape = QImage.Format.Format_RGB888
    return QImage(page.data, page.width, page.height, page.stride, shape).copy()


class PageView(QScrollArea):
    """Shows the page; `turned(by)` and `zoomed(by)` ask for another page or size, `resized` for a new one."""

    turned = Signal(int)
    zoomed = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("printing.page")
        self.setProperty("ring", "parent")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview of the page"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas = Canvas()
        self.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)

    def show_page(self, image: QImage, ratio: float) -> None:
        """Show a picture that was drawn `ratio` times as fine as the screen's points."""
        image.setDevicePixelRatio(ratio)
        self.canvas.show_image(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and change the size by key."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        turns |= {Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
        if Qt.Key(event.key()) in turns and not event.modifiers():
            self.turned.emit(turns[Qt.Key(event.key())])
        elif event.text() in ("+", "=", "-"):
            self.zoomed.emit(-1 if event.text() == "-" else 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size with Ctrl, else scroll; at the edge turn the page."""
        step = 1 if event.angleDelta().y() > 0 else -1
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(step)
        elif (step > 0 and bar.value() == bar.minimum()) or (step < 0 and bar.value() == bar.maximum()):
            self.turned.emit(-step)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a page that fits again."""
        super().resizeEvent(event)
        self.resized.emit()


class Canvas(QWidget):
    """The sheet itself: always white, whatever the window's colours are."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None

    def show_image(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        size = image.deviceIndependentSize().toSize() + QSize(2 * MARGIN, 2 * MARGIN)
        self.resize(size)
        self.update()

    def image(self) -> QImage | None:
        """Give the page shown, None before the first."""
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page with a line around it."""
        if self._image is None:
            return
        painter = QPainter(self)
        place = QRectF(MARGIN, MARGIN, 0, 0)
        place.setSize(self._image.deviceIndependentSize())
        painter.drawImage(place.topLeft(), self._image)
        painter.setPen(theme.color("line2"))
        painter.drawRect(place)
