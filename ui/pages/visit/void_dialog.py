"""Asks why a visit is void: a usual reason by click, or a few words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.errors import DoorbookError
from outreach.queries.visits import VisitRow
from outreach.wording import mark, tr
from ui import theme, words
from ui.pages.visit.history import outcome_words
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

USUAL = (mark("wrong household"), mark("entered twice"), mark("wrong time"), mark("did not happen"))


class VoidDialog(QDialog):
    """`reasoned(visit id, reason)`; the visit stays in the list, struck out."""

    reasoned = Signal(str, str)

    def __init__(self, row: VisitRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visit.void_dialog")
        self.setWindowTitle(tr("Void a visit"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._visit_id = row.id
        what = f"{row.head} {row.place}  {words.moment_words(row.at)}  {outcome_words(row)}"
        self.line = LineEdit(name="visit.void_reason", hint=tr("A word is enough"))
        self.field = Field(tr("Why is it void?"), self.line)
        chips = QWidget()
        flow = FlowLayout(chips)
        for reason in USUAL:
            chip = Chip(tr(reason), name=f"visit.void_reason.{reason}", dashed=True)
            chip.clicked.connect(lambda _=False, text=reason: self.line.setText(tr(text)))
            flow.addWidget(chip)
        self.done_button = Button(tr("Void this visit"), "danger", name="visit.void_done", keys="Enter")
        self.done_button.clicked.connect(self._take)
        keep = Button(tr("Leave it"), name="visit.void_leave", keys="Esc")
        keep.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(what, bold=True, wrap=True))
        column.addWidget(Text(tr("It stays in the list, struck out, and no longer counts."), tone="muted"))
        for part in (self.field, chips):
            column.addWidget(part)
        column.addLayout(foot)
        self.setMinimumWidth(theme.px(420))
        self.line.setFocus()

    def show_problem(self, problem: DoorbookError) -> None:
        """Say under the reason what is wrong."""
        self.field.show_problem(problem.sentence())

    def _take(self) -> None:
        self.reasoned.emit(self._visit_id, self.line.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Void by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)
