"""Cards, their titles and the lines that part rows: raised paper, one line, no boxes in boxes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Text


class Card(QFrame):
    """A raised card; put rows into `body`, and what stands right in its head into `head`."""

    def __init__(self, title: str = "", padding: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 0, 16, 0)
        self.head.setSpacing(8)
        self.title = Text(title, bold=True)
        if title:
            self.title.setFixedHeight(theme.px(44))
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(padding, 0 if title else padding, padding, padding)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def flush(self) -> None:
        """Let the rows reach the card's edges; each row brings its own margins."""
        self.body.setContentsMargins(0, 0, 0, 0)


class Notice(QFrame):
    """A sentence that wants a look, on warm ground."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "notice")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(12, 8, 12, 8)
        self.text = Text(text, step=13, wrap=True)
        self.box.addWidget(self.text)


def rule(vertical: bool = False) -> QFrame:
    """Give a 1 px parting line."""
    line = QFrame()
    line.setProperty("surface", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def scrolled(content: QWidget) -> QScrollArea:
    """Put a widget into an area that scrolls down, never sideways."""
    content.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, (QVBoxLayout, QHBoxLayout)):
            clear(inner)
