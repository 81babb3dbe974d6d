"""The small form that leaves households out of the count: why, since when, who said so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from outreach.vocabulary import LABELS, ExclusionReason
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.line import LineEdit

Save = Callable[[ExclusionReason, date, str], object]


class ExcludeForm(FormDialog):
    """`save(reason, since, said_by)` is called with what was chosen."""

    def __init__(self, count: int, today: date, save: Save, parent: QWidget | None) -> None:
        super().__init__(
            "exclude",
            tr("Leave {n} households out of the count", n=count),
            tr("Leave out"),
            lambda: save(
                ExclusionReason(self.reason.code()), self.since.value() or today, self.said_by.text()
            ),
            parent,
            tr("They stay in the register. A later visit with somebody met counts them again."),
        )
        options = [Option(r.value, tr(LABELS[r]), str(n)) for n, r in enumerate(ExclusionReason, 1)]
        self.reason = ChoiceRow(options, name="exclude_reason", code=ExclusionReason.EMPTY_HOUSE.value)
        self.since = DateField(name="exclude_since", value=today, today=today)
        self.said_by = LineEdit(name="exclude_said_by", hint=tr("for instance the village accountant"))
        self.add("reason", tr("Reason"), self.reason)
        self.add("since", tr("Since"), self.since)
        self.add("said_by", tr("Who said so"), self.said_by)
        self.said_by.setFocus()

    def said(self, today: date) -> tuple[ExclusionReason, date, str]:
        """Give reason, day and who said so."""
        return ExclusionReason(self.reason.code()), self.since.value() or today, self.said_by.text()
