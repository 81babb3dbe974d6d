"""What can be done with the case on screen; for a household without a case, the day to trace from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.cases import CaseRow
from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text


class CaseBar(QWidget):
    """`void_asked()`, `reopen_asked()`, `traced(day)`."""

    void_asked = Signal()
    reopen_asked = Signal()
    traced = Signal(object)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        holder = QWidget()
        flow = FlowLayout(holder)
        for name, icon in (("close", "check"), ("print", "print"), ("edit", "edit"), ("photos", "copy")):
            action = commands[f"cases.{name}"]
            keys = commands.keys(f"cases.{name}")
            button = Button(action.text(), name=f"cases.{name}_button", icon=icon, keys=keys, small=True)
            self._buttons[name] = button.does(action)
            flow.addWidget(button)
        for name, words, signal in (
            ("reopen", tr("Open again"), self.reopen_asked),
            ("void", tr("Void"), self.void_asked),
        ):
            button = Button(words, "quiet", name=f"cases.{name}_button", small=True)
            button.clicked.connect(signal)
            self._buttons[name] = button
            flow.addWidget(button)
        self.day = DateField(name="cases.before", calendar=True)
        self.day.setAccessibleName(tr("Before which day"))
        self.day.setFixedWidth(theme.px(150))
        self.day.changed.connect(self._tell)
        self._asked = QWidget()
        line = QHBoxLayout(self._asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Text(tr("Before which day"), tone="muted"))
        line.addWidget(self.day)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._asked)
        column.addWidget(holder)

    def show_for(self, row: CaseRow | None, before: date | None, photos: int = 0) -> None:
        """Offer what suits a case with so many photos, or a household and a day."""
        self._buttons["photos"].set_text(tr("Photos {n}", n=photos) if photos else tr("Photos"))
        self._asked.setVisible(before is not None)
        if before is not None:
            self.day.set_value(before)
        self._buttons["close"].setVisible(row is not None and row.is_open)
        self._buttons["edit"].setVisible(row is not None and not row.voided)
        self._buttons["photos"].setVisible(row is not None and not row.voided)
        self._buttons["void"].setVisible(row is not None and not row.voided)
        self._buttons["reopen"].setVisible(row is not None and not row.voided and not row.is_open)
        self._buttons["print"].setVisible(before is not None or (row is not None and not row.voided))

    def _tell(self) -> None:
        if self.day.value() is not None:
            self.traced.emit(self.day.value())
