"""Phases and deadlines of the campaign shown: how far each is; ticked, changed, planned as usual."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.campaign_plans import usual_plans
from outreach.queries.campaign_steps import StepRow
from outreach.queries.step_words import target_words
from outreach.vocabulary import LABELS, StepKind
from outreach.wording import tr
from ui import theme
from ui.step_words import days_words, ended_words, standing_words
from ui.widgets.button import Button
from ui.widgets.card import clear, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.rows import RowsView, row_button
from ui.widgets.text import IconMark, Text

MARKS = {
    "done": ("check", "accent"),
    "late": ("warn", "warn"),
    "runs": ("clock", "accent"),
    "": ("minus", "muted"),
}


class PlanView(RowsView):
    """`change_asked(kind, StepRow or None)`, `ticked(StepRow)`, `removed(StepRow)`, `usual_asked(plan)`."""

    change_asked = Signal(object, object)
    ticked = Signal(object)
    removed = Signal(object)
    usual_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._usual = QWidget()
        flow = FlowLayout(self._usual, gap=8, line_gap=8)
        flow.addWidget(Text(tr("No phases yet. Plan it as usual:"), tone="muted"))
        for plan in usual_plans():
            button = Button(plan.label, name=f"campaign.usual_{plan.code}", icon="plus", small=True)
            button.setToolTip(plan.source)
            button.clicked.connect(lambda _=False, code=plan.code: self.usual_asked.emit(code))
            flow.addWidget(button)
        phase, deadline = tr("Add a phase"), tr("Add a deadline")
        self.add_phase = Button(phase, name="campaign.add_phase", icon="plus", small=True, keys="Ctrl+N")
        self.add_phase.clicked.connect(lambda: self.change_asked.emit(StepKind.PHASE, None))
        self.add_deadline = Button(deadline, name="campaign.add_deadline", icon="plus", small=True)
        self.add_deadline.clicked.connect(lambda: self.change_asked.emit(StepKind.DEADLINE, None))
        self.above.addWidget(self.add_phase)
        self.above.addWidget(self.add_deadline)
        self.above.addStretch(1)
        self.column.insertWidget(1, self._usual)

    def show_rows(self, rows: Sequence[StepRow]) -> None:
        """Show the phases in order, then the deadlines."""
        clear(self.rows)
        self._usual.setVisible(not any(row.own for row in rows))
        kinds = [kind for kind in StepKind if any(row.kind is kind for row in rows)]
        for kind in kinds:
            title = Text(tr(LABELS[kind]), step=13, tone="muted", bold=True)
            title.setContentsMargins(16, 0, 16, 0)
            title.setFixedHeight(theme.px(32))
            self.rows.addWidget(title)
            for row in (row for row in rows if row.kind is kind):
                self.rows.addWidget(rule())
                self.rows.addWidget(self._line(row))
            self.rows.addWidget(rule())
        self.rows.addStretch(1)

    def _line(self, row: StepRow) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(theme.px(76))
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(12)
        state = "done" if row.is_done else "late" if row.is_late else "runs" if row.is_running else ""
        line.addWidget(IconMark(*MARKS[state]))
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QWidget()
        parts = FlowLayout(head, gap=12, line_gap=0)
        parts.addWidget(Text(row.name, bold=True))
        parts.addWidget(Text(days_words(row), tone="muted"))
        column.addWidget(head)
        column.addWidget(Text(target_words(row, tr), step=13, tone="muted", wrap=True))
        said = "  ".join(part for part in (standing_words(row), ended_words(row)) if part)
        column.addWidget(Text(said, step=13, tone="warn" if row.is_late else "ink", wrap=True))
        line.addLayout(column, 1)
        for button in self._buttons(row):
            line.addWidget(button)
        return holder

    def _buttons(self, row: StepRow) -> list[Button]:
        if not row.own:
            return []
        name = f"campaign.{{}}_{row.id}"
        ticked = tr("Not done yet") if row.done_on else tr("Done")
        return [
            row_button(
                ticked, row.name, lambda: self.ticked.emit(row), name=name.format("tick"), kind="secondary"
            ),
            row_button(
                tr("Change"), row.name, lambda: self.change_asked.emit(row.kind, row),
                name=name.format("change"),
            ),
            row_button(tr("Remove"), row.name, lambda: self.removed.emit(row), name=name.format("remove")),
        ]  # fmt: skip
