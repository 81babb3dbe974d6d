"""The plan on screen: four numbers, the problems, the rows around the one in question."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from outreach.roster.answers import Question
from outreach.roster.drafts import Problem
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.pages.roster.fields import FIELD_LABELS
from ui.pages.roster.numbers import Numbers
from ui.pages.roster.phrases import deed_words, found_words, place_words
from ui.pages.roster.planning import Checked
from ui.pages.roster.problems import Problems, place_of
from ui.pages.roster.question import QuestionView
from ui.pages.roster.sheet_rows import excerpt
from ui.pages.roster.sheet_view import SheetView
from ui.pages.roster.summary import PlanSummary, summarise_plan
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import Elided, Text

NARROW = 900


class PlanView(QWidget):
    """`meaning_said(sheet, column, field)` for another meaning, `answered(question, code)` for an answer."""

    meaning_said = Signal(str, int, str)
    answered = Signal(object, str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self.summary: PlanSummary | None = None
        self._dense = False
        self._shown: Problem | None = None
        self._questions: dict[tuple[str, int, str], Question] = {}
        self.numbers = Numbers()
        self.problems = Problems(ctx)
        self.problems.pointed.connect(self._show_problem)
        self.rows = SheetView()
        self.rows.column_clicked.connect(self._ask_meaning)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(self.problems, 3)
        self._sides.addWidget(self._around(), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.numbers)
        column.addLayout(self._sides, 1)

    def _around(self) -> Card:
        card = Card(" ")
        self.where = card.title
        self.found = Elided("", step=13, tone="muted")
        card.head.insertWidget(1, self.found, 100)
        self.nth = Text("", step=13, tone="muted")
        card.head.addWidget(self.nth)
        for name, icon, by in (("previous", "left", -1), ("next", "right", 1)):
            button = Button("", "quiet", name=f"roster.{name}", icon=icon, small=True)
            button.setAccessibleName(tr("Previous problem") if by < 0 else tr("Next problem"))
            button.clicked.connect(lambda _=False, step=by: self.problems.step(step))
            card.head.addWidget(button)
        self.deed = Text("", wrap=True)
        self.question = QuestionView()
        self.question.answered.connect(self.answered)
        self.problems.key_pressed = self.question.press
        card.body.addWidget(self.rows)
        card.body.addSpacing(12)
        card.body.addWidget(self.question)
        card.body.addWidget(self.deed)
        self.hint = Text(tr("Click on a head to say what its column is."), step=13, tone="muted", wrap=True)
        card.body.addWidget(self.hint)
        card.body.addStretch(1)
        return card

    def show_plan(self, checked: Checked) -> None:
        """Show what an import would do."""
        before = self._shown
        self.checked = checked
        self._questions = {(q.sheet, q.row, str(q.kind)): q for q in checked.plan.questions}
        self.summary = summarise_plan(checked.plan, checked.register)
        self.numbers.show_summary(self.summary)
        said = {place: question.said for place, question in self._questions.items()}
        self.problems.show_problems(checked.plan.problems, said)
        if before is not None:
            self.problems.go_to(before)

    def _show_problem(self, nth: int) -> None:
        if self.checked is None:
            return
        plan = self.checked.plan
        problem: Problem | None = plan.problems[nth] if nth >= 0 else None
        self._shown = problem
        self.rows.show_excerpt(excerpt(self.checked.grids, plan.layouts, problem))
        place, total = self.problems.where()
        self.nth.setText(f"{place}/{total}" if problem else "")
        self.where.setText(place_words(problem) if problem else tr("The first rows"))
        self.found.set_text(found_words(problem) if problem else "")
        self.deed.setText(tr("So: {deed}", deed=deed_words(problem)) if problem else "")
        question = self._questions.get(place_of(problem)) if problem else None
        self.question.show_question(question)
        self.deed.setVisible(question is None)
        self._fit()

    def set_dense(self, dense: bool) -> None:
        """Make do with less height."""
        self.numbers.set_dense(dense)
        self._dense = dense
        self._fit()

    def _fit(self) -> None:
        """Leave rows and the hint away for the question."""
        asked = self.question.question is not None
        self.rows.set_fewer(self._dense + asked)
        self.hint.setVisible(not self._dense and not asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rows under the problems where the page is narrow."""
        narrow = self.width() * 100 / theme.theme().scale < NARROW
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(side)
        self.numbers.arrange(narrow)
        self.problems.setMinimumHeight(theme.px(240) if narrow else 0)

    def _ask_meaning(self, column: int) -> None:
        sheet = self.rows.sheet()
        menu = QMenu(self)
        menu.setObjectName("roster.meanings")
        for field, label in FIELD_LABELS.items():
            entry = menu.addAction(tr(label))
            entry.triggered.connect(
                lambda _=False, chosen=field: self.meaning_said.emit(sheet, column, chosen)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.rows.mapToGlobal(QPoint(0, theme.px(28))))


class Foot(QWidget):
    """What was not written yet, and the buttons; `columns_asked()`, the others act through the commands."""

    columns_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.words = Elided(tr("Nothing is written yet; no visit will be lost."), tone="muted")
        columns = Button(tr("Columns ..."), "quiet", name="roster.columns")
        columns.clicked.connect(self.columns_asked)
        other = Button(tr("Another file"), name="roster.other").does(ctx.commands["roster.choose"])
        export = Button(tr("Save the list of problems"), name="roster.export")
        export.does(ctx.commands["roster.export"])
        keys = ctx.commands.keys("roster.apply")
        self.write = Button("", "primary", name="roster.write", keys=keys).does(ctx.commands["roster.apply"])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(self.words, 1)
        for part in (columns, other, export, self.write):
            line.addWidget(part)

    def tell(self, summary: PlanSummary, idle: bool) -> None:
        """Write on the button what it does."""
        self.write.set_text(write_words(summary, idle))


def write_words(summary: PlanSummary, idle: bool) -> str:
    """Say what writing does, with numbers."""
    new, changed = summary.new.households, summary.changed.households
    if idle:
        return tr("Nothing to write")
    if new and changed:
        return tr("Write: {new} new households, {changed} changed", new=new, changed=changed)
    if new:
        return tr("Write: {new} households, {people} people", new=new, people=summary.new.persons)
    return tr("Write: {changed} households changed", changed=changed)
