"""The drawn icons of resources/icons, coloured by theme and sharp at every size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui import theme

DRAWN_INK = "#182224"
DRAWN_ACCENT = "#0B6770"


def paint_icon(painter: QPainter, box: QRectF, name: str, token: str = "ink") -> None:
    """Paint an icon into a square box in the colour of a token; its line keeps its width up to 24 px."""
    at_hundred = box.width() / max(1, theme.theme().scale) * 100
    stroke = 1.5 * 20 / max(20.0, min(24.0, at_hundred))
    _renderer(name, theme.color(token).name(), round(stroke, 3)).render(painter, box)


def pixmap(name: str, token: str = "ink", size: int = 20) -> QPixmap:
    """Give an icon as a picture of `size` px at 100 % text, scaled with the text."""
    ratio = _pixel_ratio()
    edge = theme.px(size)
    picture = QPixmap(round(edge * ratio), round(edge * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, QRectF(0, 0, edge, edge), name, token)
    painter.end()
    return picture


def icon(name: str, token: str = "ink", size: int = 20) -> QIcon:
    """Give an icon for menus and the window."""
    return QIcon(pixmap(name, token, size))


def _pixel_ratio() -> float:
    screen = QApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@cache
def _drawing(name: str) -> str:
    return (theme.RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, ink: str, stroke: float) -> QSvgRenderer:
    text = _drawing(name)
    if name == "app":
        text = text.replace(DRAWN_ACCENT, ink).replace("#fff", theme.tokens().on_accent)
    else:
        text = text.replace(DRAWN_INK, ink).replace('stroke-width="1.5"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(text.encode()))
