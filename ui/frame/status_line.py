"""The status line: saved, last backup, who records, text size, help."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.widgets.text import Elided, IconMark, Text


class StatusLine(QWidget):
    """Quiet facts at the foot; those that can be changed are clicked."""

    scale_chosen = Signal(int)
    recorder_clicked = Signal()
    backup_clicked = Signal()

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(28))
        self.saved = _Fact(self, "saved", "check")
        self.backup = _Fact(self, "backup", "disk")
        self.recorder = _Fact(self, "recorder")
        self.scale = _Fact(self, "text_size")
        self.help = _Fact(self, "help")
        self.clock = Elided("", step=13, tone="warn", bold=True)
        self.clock.setObjectName("status_clock")
        self.clock.hide()
        self.scale.set_text(tr("Text {n}%", n=theme.theme().scale))
        self.help.set_text(tr("Help F1"))
        self.scale.clicked.connect(self._offer_scales)
        self.help.clicked.connect(commands["help"].trigger)
        self.recorder.clicked.connect(self.recorder_clicked)
        self.backup.clicked.connect(self.backup_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(24)
        for fact in (self.saved, self.backup, self.recorder):
            line.addWidget(fact)
        line.addWidget(self.clock, 1)
        line.addStretch(1)
        line.addWidget(self.scale)
        line.addWidget(self.help)

    def show_clock(self, trouble: str) -> None:
        """Say that the clock is suspect; "" says nothing."""
        self.clock.set_text(trouble)
        self.clock.setVisible(bool(trouble))

    def _offer_scales(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("text_size_menu")
        for scale in theme.SCALES:
            entry = menu.addAction(f"{scale}%")
            entry.setCheckable(True)
            entry.setChecked(scale == theme.theme().scale)
            entry.triggered.connect(lambda _=False, n=scale: self.scale_chosen.emit(n))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.scale.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


class _Fact(QWidget):
    """An icon and a few words."""

    clicked = Signal()

    def __init__(self, line: QWidget, name: str, icon: str = "") -> None:
        super().__init__(line)
        self.setObjectName(f"status_{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if icon:
            row.addWidget(IconMark(icon, "muted", 16))
        self._text = Text("", step=13, tone="muted")
        self._text.setMinimumHeight(0)
        row.addWidget(self._text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def set_text(self, text: str) -> None:
        """Say it; "" says nothing."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Give what it says."""
        return self._text.text()

    def mouseReleaseEvent(self, event: object) -> None:
        self.clicked.emit()
