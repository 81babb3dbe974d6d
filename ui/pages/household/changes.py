"""改动记录: what was changed of this household, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from outreach.queries.record_history import ChangeRow
from outreach.wording import tr
from ui import theme, words
from ui.widgets.button import Button
from ui.widgets.card import rule, scrolled
from ui.widgets.text import Text


class ChangesDialog(QDialog):
    """The newest change first; numbers are masked, what was undone says so."""

    def __init__(self, title: str, rows: Sequence[ChangeRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("changes")
        self.setWindowTitle(tr("What was changed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for row in rows:
            column.addWidget(_entry(row))
            column.addWidget(rule())
        if not rows:
            column.addWidget(Text(tr("Nothing was changed yet."), tone="muted"))
        column.addStretch(1)
        close = Button(tr("Got it"), name="changes_close", keys="Esc")
        close.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(Text(tr("What was changed: {name}", name=title), step=18, bold=True))
        outer.addWidget(scrolled(content), 1)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = parent.window().size()
        self.resize(min(room.width() - 64, theme.px(640)), min(room.height() - 64, theme.px(560)))


def _entry(row: ChangeRow) -> QWidget:
    entry = QWidget()
    entry.setObjectName(f"changes_{row.counter}")
    column = QVBoxLayout(entry)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    moment = f"{words.moment_words(row.at)} {row.by} {row.what}"
    head = Text(tr("{text} (undone)", text=moment) if row.undone else moment, wrap=True)
    head.set_tone("muted" if row.undone else "ink")
    column.addWidget(head)
    for line in row.lines:
        column.addWidget(Text(line, step=13, tone="muted", wrap=True))
    return entry
