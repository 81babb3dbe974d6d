"""Thumbnails of one day's photos, chosen by click or arrows, opened by Enter or double click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from outreach.queries.evidence import PhotoRow
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui.widgets.flow import FlowLayout
from ui.widgets.picture_tile import PictureTile


class Tiles(QWidget):
    """`chosen(photo id)`, `opened(photo id)`."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photos.tiles")
        self._flow = FlowLayout(self, gap=12, line_gap=12)
        self._group = QButtonGroup(self)
        self.tiles: dict[str, PictureTile] = {}

    def show_rows(self, rows: list[PhotoRow], current: str) -> None:
        """Show these photos, one of them chosen."""
        focused = any(tile.hasFocus() for tile in self.tiles.values())
        self._flow.clear()
        self.tiles = {}
        for row in rows:
            words = row.caption or row.whose or tr(LABELS[row.of])
            tile = PictureTile(f"photos.tile_{row.id}", words, token="warn" if row.again else "ink")
            tile.setChecked(row.id == current)
            tile.clicked.connect(lambda _=False, photo_id=row.id: self.chosen.emit(photo_id))
            tile.opened.connect(lambda photo_id=row.id: self.opened.emit(photo_id))
            self._group.addButton(tile)
            self.tiles[row.id] = tile
            self._flow.addWidget(tile)
            tile.show()  # at once, so that the keyboard can go there
        self.updateGeometry()
        if focused and current in self.tiles:
            self.tiles[current].setFocus()

    def choose(self, photo_id: str) -> None:
        """Mark a photo as chosen and put the keyboard there."""
        if photo_id in self.tiles:
            self.tiles[photo_id].setChecked(True)
            self.tiles[photo_id].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the photo beside, above or below."""
        tiles = list(self.tiles.values())
        nth = next((nth for nth, tile in enumerate(tiles) if tile.hasFocus()), -1)
        across = max(1, sum(tile.y() == tiles[0].y() for tile in tiles)) if tiles else 1
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or nth < 0:
            super().keyPressEvent(event)
        elif 0 <= nth + step < len(tiles):
            photo_id = list(self.tiles)[nth + step]
            self.choose(photo_id)
            self.chosen.emit(photo_id)

    def place_of(self, photo_id: str) -> QPoint:
        """Tell where a photo's tile stands."""
        tile = self.tiles.get(photo_id)
        return tile.geometry().center() if tile is not None else QPoint()
