"""Dialogs that tell of trouble: a sentence with its remedy, or a report to copy."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.text import IconMark, Text


class TroubleDialog(QDialog):
    """What happened and what to do, in one sentence."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.setWindowTitle(tr("Doorbook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sentence = sentence
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark("warn", "warn", 24))
        head.addWidget(Text(title, step=18, bold=True), 1)
        words = Text(sentence, wrap=True)
        words.setMinimumWidth(theme.px(380))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(12)
        self.column.addLayout(head)
        self.column.addWidget(words)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        close = Button(tr("Got it"), "primary", name="trouble_close")
        close.clicked.connect(self.accept)
        self.foot.addWidget(close)
        self.column.addLayout(self.foot)
        close.setFocus()

    @classmethod
    def tell(cls, title: str, sentence: str) -> Self:
        """Open the dialog over the window, without stopping the program; give it."""
        dialog = cls(title, sentence, _window())
        dialog.open()
        return dialog


class CrashDialog(TroubleDialog):
    """A bug: what is saved stays saved, and a report that holds nobody's data can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        sentence = tr(
            "What was saved is safe. Do the last step again; if it happens again, copy the report and "
            "send it. It holds no names or numbers."
        )
        super().__init__(tr("A mistake in the program"), sentence, parent)
        self.setObjectName("crash")
        self.report = QPlainTextEdit(report)
        self.report.setObjectName("crash_report")
        self.report.setReadOnly(True)
        self.report.setFont(theme.font(13))
        self.report.setMinimumHeight(theme.px(160))
        self.column.insertWidget(2, self.report)
        copy = Button(tr("Copy the report"), name="crash_copy", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.foot.insertWidget(1, copy)

    @classmethod
    def tell(cls, report: str, sentence: str = "") -> Self:
        """Open the dialog over the window; give it."""
        dialog = cls(report, _window())
        dialog.open()
        return dialog


def _window() -> QWidget | None:
    active = QApplication.activeWindow()
    if active is not None:
        return active
    return next((widget for widget in QApplication.topLevelWidgets() if widget.isVisible()), None)
