"""入户小问答: the questions with their answers; added, worded otherwise, asked no more; the pass mark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.quiz import (
    QuestionForm,
    add_question,
    correct_question,
    retire_question,
    set_pass_mark,
)
from outreach.actions.settings import setting
from outreach.errors import DoorbookError
from outreach.queries.quiz import QuestionRow, questions
from outreach.wording import tr
from ui import theme
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.text import Elided, Text

PARTED = "|"


class QuizCard(Card):
    """The questions, and three lines to add one or to change the one taken up."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Quiz at the door"))
        self.ctx = ctx
        self._changing = ""
        self.lines = {
            "text": LineEdit(name="settings.quiz_text"),
            "choices": LineEdit(name="settings.quiz_choices", hint=tr("right | wrong if left empty")),
            "answer": LineEdit(name="settings.quiz_answer"),
            "percent": LineEdit(name="settings.quiz_percent"),
        }
        labels = {
            "text": tr("Question"),
            "choices": tr("Choices, parted by |"),
            "answer": tr("Right answer"),
            "percent": tr("Pass mark, in a hundred"),
        }
        self.fields = {name: Field(labels[name], line) for name, line in self.lines.items()}
        self.add_button = Button(tr("Add"), name="settings.quiz_add", icon="plus")
        self.add_button.clicked.connect(self.save)
        self.paper = Button(tr("Print the card"), "quiet", name="settings.quiz_print", icon="print")
        self.paper.clicked.connect(lambda: ctx.navigate("printing", paper="quiz"))
        self.head.addWidget(self.paper)
        self._lay_out()

    def _lay_out(self) -> None:
        note = tr("Households whose last answers reach the pass mark know; those not asked are not counted.")
        self.body.addWidget(Text(note, step=13, tone="muted", wrap=True))
        self.body.addSpacing(8)
        self.body.addWidget(self.fields["text"])
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, stretch in (("choices", 3), ("answer", 2)):
            line.addWidget(self.fields[name], stretch, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        for name in ("text", "choices"):
            self.lines[name].returnPressed.connect(self.focusNextChild)
        self.lines["answer"].returnPressed.connect(self.save)
        self.lines["percent"].editingFinished.connect(self.keep_pass_mark)
        self.body.addSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addSpacing(8)
        self.body.addWidget(self.fields["percent"])

    def fill(self) -> None:
        """Read the questions, those asked no more at the end."""
        clear(self._rows)
        rows = self.ctx.workspace.ask(questions, True)
        for row in sorted(rows, key=lambda row: row.retired):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(row))
        self.lines["percent"].setText(str(self.ctx.workspace.ask(setting, "quiz_pass")))

    def _row(self, row: QuestionRow) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(theme.px(40))
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        text = Elided(row.text, tone="muted" if row.retired else "ink")
        text.setToolTip(f"{row.text} {row.answer}")
        line.addWidget(text, 1)
        change = Button(tr("Change"), "quiet", name=f"settings.quiz_change.{row.code}")
        change.setAccessibleName(f"{tr('Change')} {row.text}")
        change.clicked.connect(lambda: self._take(row))
        words = tr("Ask again") if row.retired else tr("Ask no more")
        stop = Button(words, "quiet", name=f"settings.quiz_stop.{row.code}")
        stop.setAccessibleName(f"{words} {row.text}")
        stop.clicked.connect(lambda: self._run(retire_question, row.code, not row.retired))
        line.addWidget(change)
        line.addWidget(stop)
        return holder

    def _take(self, row: QuestionRow) -> None:
        self._changing = row.code
        self.lines["text"].setText(row.text)
        self.lines["choices"].setText(PARTED.join(row.choices))
        self.lines["answer"].setText(row.answer)
        self.add_button.set_text(tr("Save"))
        self.lines["text"].setFocus()

    def save(self) -> None:
        """Add the question typed, or change the one taken up; problems stand at their field."""
        choices = [part.strip() for part in self.lines["choices"].text().split(PARTED) if part.strip()]
        form = QuestionForm(self.lines["text"].text(), self.lines["answer"].text(), choices)
        if self._changing:
            done = self._run(correct_question, self._changing, form)
        else:
            done = self._run(add_question, form)
        if not done:
            return
        self._changing = ""
        self.add_button.set_text(tr("Add"))
        for name in ("text", "choices", "answer"):
            self.lines[name].clear()
        self.lines["text"].setFocus()

    def keep_pass_mark(self) -> None:
        """Keep the pass mark that was typed, if it is another."""
        text = self.lines["percent"].text().strip()
        if text == str(self.ctx.workspace.ask(setting, "quiz_pass")):
            return
        self._run(set_pass_mark, int(text) if text.isdecimal() and len(text) < 4 else 0)

    def _run(self, action: object, *args: object) -> bool:
        """Do it; what is wrong stands at its field. False if it could not be done."""
        for field in self.fields.values():
            field.show_problem("")
        try:
            self.ctx.workspace.run(action, *args)  # type: ignore[arg-type]
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                self.ctx.trouble(problem)
            return False
        return True
