"""The task list of the campaign shown: who does what by which day, ticked when done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.actions.campaign_tasks import TaskForm
from outreach.errors import UserMistake, declare
from outreach.queries.campaign_tasks import TaskRow
from outreach.wording import mark, tr
from ui import words
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.tables import Column, PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.widgets.only_one import OnlyOne

TASK_DAY = declare("task_day", mark("The day is missing or is none: type it like 11-30."))


class TasksView(QWidget):
    """`change_asked(TaskRow or None)`, `ticked(row)`, `removed(row)`; `patches_asked()`, `print_asked()`."""

    change_asked = Signal(object)
    ticked = Signal(object)
    removed = Signal(object)
    patches_asked = Signal()
    print_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, TaskRow] = {}
        self.model = PagedModel(_columns(), lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="campaign.tasks")
        self.table.setAccessibleName(tr("Task list"))
        self._make_buttons()
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=8)
        for button in (self.add, self.done, self.change, self.remove, self.patches, self.paper):
            flow.addWidget(button)
        said = tr("Who does what, where, by which day; what is late stands on the page of today.")
        self._card = TableCard(self.table)
        self._either = OnlyOne(self._card, EmptyState("list", tr("No task yet"), said))
        self._nothing = self._either.findChildren(EmptyState)[0]
        self.table.opened.connect(lambda _: self._with(self.change_asked.emit))
        self.table.pointed.connect(lambda _: self._suit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(holder)
        column.addWidget(self._either, 1)

    def _make_buttons(self) -> None:
        def button(name: str, text: str, icon: str, keys: str = "") -> Button:
            return Button(text, name=f"campaign.task_{name}", icon=icon, small=True, keys=keys)

        self.add = button("add", tr("Add a task"), "plus", "Ctrl+N")
        self.done = button("done", tr("Done"), "check")
        self.change = button("change", tr("Change"), "edit", "Enter")
        self.remove = button("remove", tr("Remove"), "x")
        self.patches = button("patches", tr("One for each patch"), "users")
        said = tr("Everybody with a patch gets its doors as a task, to the first round's deadline.")
        self.patches.setToolTip(said)
        self.paper = button("print", tr("Print"), "print")
        self.add.clicked.connect(lambda: self.change_asked.emit(None))
        self.done.clicked.connect(lambda: self._with(self.ticked.emit))
        self.change.clicked.connect(lambda: self._with(self.change_asked.emit))
        self.remove.clicked.connect(lambda: self._with(self.removed.emit))
        self.patches.clicked.connect(self.patches_asked)
        self.paper.clicked.connect(self.print_asked)

    def show_rows(self, rows: Sequence[TaskRow], with_patches: bool) -> None:
        """Show the tasks, those still to be done first."""
        present = self.table.current_id()
        self._rows = {row.id: row for row in rows}
        self.model.set_ids([row.id for row in rows])
        self._either.show_one(self._card if rows else self._nothing)
        if rows:
            self.table.go_to(present if present in self._rows else rows[0].id)
        self.patches.setVisible(with_patches)
        self._suit()

    def current(self) -> TaskRow | None:
        """Give the current task."""
        return self._rows.get(str(self.table.current_id()))

    def _suit(self) -> None:
        row = self.current()
        for button in (self.done, self.change, self.remove):
            button.setEnabled(row is not None)
        self.paper.setEnabled(bool(self._rows))
        self.done.set_text(tr("Not done yet") if row is not None and row.done_on else tr("Done"))

    def _with(self, tell: Callable[[TaskRow], object]) -> None:
        if (row := self.current()) is not None:
            tell(row)


def _columns() -> tuple[Column, ...]:
    return (
        Column("who", tr("Who"), lambda row: row.who, 120, bold=True, token=_ink, aside=lambda row: row.role),
        Column("what", tr("What"), lambda row: row.what, 240, stretch=True, token=_ink),
        Column("place", tr("Where"), lambda row: row.place, 120, token=_ink, rank=1),
        Column("due", tr("By which day"), lambda row: words.day_words(row.due), 110, token=_due_ink),
        Column("state", tr("State"), state_words, 120, token=_state_ink),
    )


def state_words(row: TaskRow) -> str:
    """Say whether a task is done, late, or how long there is."""
    if row.done_on is not None:
        return tr("done on {day}", day=words.short_day(row.done_on))
    if row.is_late:
        return tr("{n} days overdue", n=-row.days_left)
    return tr("today") if row.days_left == 0 else tr("{n} days to go", n=row.days_left)


def _ink(row: TaskRow) -> str:
    return "muted" if row.done_on else "ink"


def _due_ink(row: TaskRow) -> str:
    return "warn" if row.is_late else _ink(row)


def _state_ink(row: TaskRow) -> str:
    return "warn" if row.is_late else "muted" if row.done_on else "ink"


class TaskDialog(FormDialog):
    """Gives a task or corrects it; `save(form)`; the names of workers and areas are offered while typing."""

    def __init__(
        self, row: TaskRow | None, due: date, names: Sequence[str], places: Sequence[str],
        save: Callable[[TaskForm], object], parent: QWidget | None,
    ) -> None:  # fmt: skip
        title = tr("Change the task") if row else tr("Add a task")
        super().__init__("task", title, tr("Save"), lambda: save(self.form()), parent)
        self._row = row
        self.who = LineEdit(name="task_who", hint=tr("a person or a department"))
        self.what = LineEdit(name="task_what")
        self.place = LineEdit(name="task_place", hint=tr("a group, a patch, or in words; may stay empty"))
        self.due = DateField(name="task_due", calendar=True)
        self.note = LineEdit(name="task_note")
        for line, offered in ((self.who, names), (self.place, places)):
            offer(line, offered)
        if row is not None:
            for line, text in ((self.who, row.who), (self.what, row.what), (self.place, row.place)):
                line.setText(text)
            self.note.setText(row.note)
        self.due.set_value(row.due if row else due)
        self.add("who", tr("Who"), self.who)
        self.add("what", tr("What is to be done"), self.what)
        self.add("place", tr("Where"), self.place)
        self.add("due", tr("By which day"), self.due)
        self.add("note", tr("Note"), self.note)
        self.who.setFocus()

    def form(self) -> TaskForm:
        """Give what is typed. Raises UserMistake."""
        due = None if self.due.is_wrong() else self.due.value()
        if due is None:
            raise UserMistake(TASK_DAY, field="due")
        row_id = self._row.id if self._row else None
        return TaskForm(self.who.text(), self.what.text(), due, self.place.text(), self.note.text(), row_id)


def offer(line: LineEdit, words_offered: Sequence[str]) -> None:
    """Offer words under a field while it is typed."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QCompleter

    completer = QCompleter(list(dict.fromkeys(words_offered)), line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.popup().setObjectName(f"{line.objectName()}_offered")
    line.setCompleter(completer)
