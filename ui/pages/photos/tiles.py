"""Thumbnails of one day's photos, chosen by click or arrows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from outreach.queries.evidence import PhotoRow
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.text import draw_line

EDGE = 168


class PhotoTile(QAbstractButton):
    """One photo with its caption under it."""

    def __init__(self, row: PhotoRow) -> None:
        super().__init__()
        self.row = row
        self._picture: QPixmap | None = None
        self.setObjectName(f"photos.tile_{row.id}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = row.caption or tr(LABELS[row.of])
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)

    def show_picture(self, image: QImage | None) -> None:
        """Show the thumbnail; None says that it cannot be read."""
        self._picture = QPixmap.fromImage(image) if image is not None else QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        """Give a square and a line of words."""
        return QSize(theme.px(EDGE), theme.px(EDGE + 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture whole within its square."""
        painter = QPainter(self)
        edge = self.width()
        box = QRect(0, 0, edge, edge)
        painter.fillRect(box, theme.color("sunken"))
        if self._picture is not None and not self._picture.isNull():
            size = self._picture.size().scaled(edge - 8, edge - 8, Qt.AspectRatioMode.KeepAspectRatio)
            x, y = (edge - size.width()) // 2, (edge - size.height()) // 2
            painter.drawPixmap(QRect(x, y, size.width(), size.height()), self._picture)
        elif self._picture is not None:
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("warn"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Cannot be read"))
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 3))
            painter.drawRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setFont(theme.font(13, bold=self.isChecked()))
        token = "warn" if self.row.again else "ink"
        draw_line(painter, QRect(0, edge + 4, edge, theme.px(24)), self.words, token)


class Tiles(QWidget):
    """`chosen(photo id)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photos.tiles")
        self._flow = FlowLayout(self, gap=12, line_gap=12)
        self.tiles: dict[str, PhotoTile] = {}

    def show_rows(self, rows: list[PhotoRow], current: str) -> None:
        """Show these photos, one of them chosen."""
        self._flow.clear()
        self.tiles = {}
        for row in rows:
            tile = PhotoTile(row)
            tile.setChecked(row.id == current)
            tile.clicked.connect(lambda _=False, photo_id=row.id: self.chosen.emit(photo_id))
            self.tiles[row.id] = tile
            self._flow.addWidget(tile)
        self.updateGeometry()
