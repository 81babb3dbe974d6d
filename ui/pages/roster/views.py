"""What the page shows before there is a plan: where to drop the file, work under way, a refusal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme, words
from ui.widgets.button import Button
from ui.widgets.text import IconMark, Text

CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropPlace(QWidget):
    """Drop or choose a roster, or see why the last was not read. `choose_asked()`, `headings_asked()`."""

    choose_asked = Signal()
    headings_asked = Signal()

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.setObjectName("roster.drop")
        self._over = False
        self.title = Text("", step=18, bold=True, wrap=True)
        self.text = Text("", tone="muted", wrap=True)
        for text in (self.title, self.text):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.icon = IconMark("in", "muted", 32)
        self.button = Button(tr("Choose a file"), "primary", name="roster.choose", icon="folder", keys=keys)
        self.button.clicked.connect(self.choose_asked)
        self.headings = Button(tr("Show the sheet and say where the headings are"), name="roster.headings")
        self.headings.clicked.connect(self.headings_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.icon, 0, CENTRE)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(8)
        column.addWidget(self.headings, 0, CENTRE)
        column.addWidget(self.button, 0, CENTRE)
        column.addStretch(2)
        purpose = Text(words.purpose_words(), step=13, tone="muted", wrap=True)
        purpose.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(purpose)
        self.invite()

    def invite(self) -> None:
        """Ask for a file."""
        self.headings.hide()
        self.icon.set_icon("in", "muted")
        self.title.set_tone("ink")
        self.title.setText(tr("Drop the roster here"))
        self.text.setText(
            tr(
                "The table as the township sends it: XLSX, XLS, ET, ODS or CSV. "
                "You see what would change before anything is written."
            )
        )

    def refuse(self, sentence: str, readable: bool = False) -> None:
        """Say in one sentence why a file was not taken; of a readable one the headings can be shown."""
        self.headings.setVisible(readable)
        self.icon.set_icon("warn", "warn")
        self.title.set_tone("warn")
        self.title.setText(sentence)
        self.text.setText(tr("Nothing was written. Drop another file here, or choose one."))

    def show_over(self, over: bool) -> None:
        """Show that a file is held above."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("soft" if self._over else "raised"))
        pen = QPen(theme.color("accent" if self._over else "line2"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class Busy(QWidget):
    """What is being done, how far it is, and a way to stop it. `cancelled()`."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roster.busy")
        self.title = Text("", step=18, bold=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count = Text("", tone="muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = _Bar()
        self.stop = Button(tr("Cancel"), name="roster.cancel", keys="Esc")
        self.stop.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.bar, 0, CENTRE)
        column.addWidget(self.count)
        column.addWidget(self.stop, 0, CENTRE)
        column.addStretch(2)

    def begin(self, title: str) -> None:
        """Start anew."""
        self.title.setText(title)
        self.count.setText("")
        self.bar.show_share(-1.0)
        self.stop.setEnabled(True)

    def tell(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.show_share(done / total if total > 0 else -1.0)
        self.count.setText(f"{done} / {total}" if total > 0 else "")


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(360), 8)
        self._share = -1.0

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        if self._share >= 0:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * min(1.0, self._share), 8), 4, 4)
