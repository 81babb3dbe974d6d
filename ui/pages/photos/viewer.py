"""One photo shown large: the next and the one before by arrow keys, turned, with its number of how many."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.text import Text


class Viewer(QWidget):
    """`left()` by Esc or double click, `stepped(by)` by the arrows, `turned(quarters)` by R and Shift+R."""

    left = Signal()
    stepped = Signal(int)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photos.viewer")
        self.sheet = PictureSheet()
        self.sheet.left.connect(self.left)
        self.place = Text("", tone="muted")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        words = tr("All photos")
        back = Button(words, "quiet", name="photos.viewer_left", icon="grid", keys="Esc", small=True)
        back.clicked.connect(self.left)
        bar.addWidget(back)
        bar.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for name, words, icon, keys, signal, value in (
            ("previous", tr("Photo before"), "left", "←", self.stepped, -1),
            ("next", tr("Next photo"), "right", "→", self.stepped, 1),
            ("turn", tr("Turn right"), "", "R", self.turned, 1),
        ):
            button = Button(words, "quiet", name=f"photos.viewer_{name}", icon=icon, keys=keys, small=True)
            button.clicked.connect(lambda _=False, send=signal, by=value: send.emit(by))
            self.buttons[name] = button
            bar.addWidget(button)
            if name == "previous":
                bar.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.sheet, 1)

    def show_place(self, nth: int, total: int) -> None:
        """Say which of how many it is."""
        self.place.setText(f"{nth + 1} / {total}")
        self.buttons["previous"].setEnabled(nth > 0)
        self.buttons["next"].setEnabled(nth + 1 < total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, turn and leave by keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_R:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.turned.emit(-1 if shift else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PictureSheet(QWidget):
    """The picture, as large as there is room; `left()` by double click."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photos.large")
        self.setAccessibleName(tr("Photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.picture: QPixmap | None = None
        self._words = ""

    def show_picture(self, image: QImage | QPixmap | None, words: str = "") -> None:
        """Show a picture, or words in its place."""
        self.picture = QPixmap.fromImage(image) if isinstance(image, QImage) else image
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for little: it takes what room is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Stay seen on a low window."""
        return QSize(theme.px(200), theme.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it whole."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("sunken"))
        if self.picture is not None and not self.picture.isNull():
            size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            x, y = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawPixmap(QRect(x, y, size.width(), size.height()), self.picture)
        else:
            painter.setFont(theme.font(15))
            painter.setPen(theme.color("warn" if self._words else "muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to all photos."""
        self.left.emit()
