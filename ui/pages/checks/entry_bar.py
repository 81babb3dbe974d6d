"""Where the result of a row is entered: four keys, what was said instead, the day and who checked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.spot_checks import CheckLine
from outreach.vocabulary import LABELS, CheckResult
from outreach.wording import tr
from ui import theme
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.text import Text


class EntryBar(QWidget):
    """`entered(result, said)` once a result is complete; day and checker stay from row to row."""

    entered = Signal(object, str)

    def __init__(self, today: date, who: str) -> None:
        super().__init__()
        options = [Option(r.value, tr(LABELS[r]), str(n)) for n, r in enumerate(CheckResult, 1)]
        self.result = ChoiceRow(options, name="checks.result")
        self.result.chosen.connect(lambda code: self.choose(CheckResult(code)))
        self.said = LineEdit(name="checks.said", hint=tr("What was said instead, then Enter"))
        self.said.returnPressed.connect(self._enter_said)
        self.on = DateField(name="checks.on", value=today)
        self.by = LineEdit(name="checks.by")
        self.by.setText(who)
        self.row_words = Text("", bold=True)
        self.fields = {
            "result": Field(tr("What was said at the door"), self.result),
            "said": Field(tr("Instead"), self.said),
            "on": Field(tr("Checked on"), self.on),
            "by": Field(tr("Checked by"), self.by),
        }
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, parts in ((first, ("result",)), (second, ("said", "on", "by"))):
            line.setSpacing(12)
            for part in parts:
                line.addWidget(self.fields[part], 3 if part in ("result", "said") else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.row_words)
        column.addLayout(first)
        column.addLayout(second)

    def show_row(self, row: CheckLine | None) -> None:
        """Show what is entered of a row."""
        self.setEnabled(row is not None)
        for field in self.fields.values():
            field.show_problem("")
        if row is not None:
            words = tr("Row {n}: {place} {name}", n=row.number, place=row.visit.place, name=row.visit.head)
            self.row_words.setText(words)
            self.result.choose(row.result.value if row.result else "")
            self.said.setText(row.said)

    def choose(self, result: CheckResult) -> None:
        """Take a result; what differs waits for what was said instead."""
        self.result.choose(result.value)
        if result is CheckResult.DIFFERS:
            self.said.setFocus()
            self.said.selectAll()
        else:
            self.entered.emit(result, "")

    def _enter_said(self) -> None:
        code = self.result.code() or CheckResult.DIFFERS.value
        self.entered.emit(CheckResult(code), self.said.text())
