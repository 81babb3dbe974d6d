"""The question under the rows: what only the user can tell, answered by a chip or its digit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from outreach.roster.answers import RELATION, Choice, Question
from outreach.roster.kinds import ProblemKind
from outreach.roster.words import words
from outreach.wording import mark, tr
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text

OTHER = "other"
OF_RELATION = (ProblemKind.RELATION_MISSING, ProblemKind.TWO_HEADS)
SENTENCES = {
    ProblemKind.RELATION_MISSING: mark("What is {name} to {head}?"),
    ProblemKind.TWO_HEADS: mark("What is {name} to {head}?"),
    ProblemKind.NO_HEAD: mark("Who is the head of this household?"),
    ProblemKind.ID_TWO_HOUSEHOLDS: mark("To whose household does {name} belong?"),
    ProblemKind.STRUCK: mark("{name} is struck through: why?"),
    ProblemKind.NAME_PLACEHOLDER: mark("Is this row taken?"),
    ProblemKind.NAME_MISSING: mark("Is this row taken?"),
}
ALONE = mark("Where does {name} live?")
LABELS = {
    "keep": mark("take it as it is"),
    "out": mark("leave the row out"),
    "own": mark("a household of their own"),
    "head": mark("is the head"),
    "moved_out": mark("moved out"),
    "deceased": mark("has died"),
    "present": mark("is still there"),
    OTHER: mark("another relation"),
}
KEPT = {
    ProblemKind.RELATION_MISSING: mark("relation left empty"),
    ProblemKind.TWO_HEADS: mark("relation left empty"),
    ProblemKind.NO_HEAD: mark("nobody for now"),
}
DIGITS = {Qt.Key(Qt.Key.Key_1.value + nth): nth for nth in range(9)}


def sentence(question: Question) -> str:
    """Ask in words."""
    if question.kind in OF_RELATION and not question.head:
        return tr(ALONE, name=question.person)
    return tr(SENTENCES[question.kind], name=question.person or "—", head=question.head)


def label(question: Question, choice: Choice) -> str:
    """Give the words of one answer."""
    if choice.code == "keep" and question.kind in KEPT:
        return tr(KEPT[question.kind])
    if choice.code in LABELS:
        return tr(LABELS[choice.code])
    if question.kind is ProblemKind.ID_TWO_HOUSEHOLDS:
        return tr("{name}’s household", name=choice.text)
    return choice.text or choice.code.removeprefix(RELATION)


class QuestionView(QWidget):
    """`answered(question, code)` when the user chose another answer than the one in force."""

    answered = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.chips: list[tuple[str, Chip]] = []
        self.sentence = Text("", step=13, tone="muted", wrap=True)
        chips = QWidget()
        self._flow = FlowLayout(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(chips)
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Show a question with the answer in force, or nothing."""
        self.question = question
        self._flow.clear()
        self.chips = []
        self.setVisible(question is not None)
        if question is None:
            return
        self.sentence.setText(sentence(question))
        for nth, choice in enumerate(_shown(question), 1):
            self._add(question, choice, str(nth) if nth <= len(DIGITS) else "")
        self._flow.invalidate()

    def _add(self, question: Question, choice: Choice, digit: str) -> None:
        words_ = label(question, choice)
        chip = Chip(words_, name=f"roster.answer.{choice.code}", key=digit, on=choice.code == question.chosen)
        chip.clicked.connect(lambda _=False, code=choice.code: self.choose(code))
        self._flow.addWidget(chip)
        chip.show()
        self.chips.append((choice.code, chip))

    def choose(self, code: str) -> None:
        """Take an answer; of other relations a list is shown."""
        if self.question is None:
            return
        for other, chip in self.chips:
            chip.setChecked(other == self.question.chosen)
        if code == OTHER:
            self._offer_relations()
        elif code != self.question.chosen or not self.question.said:
            self.answered.emit(self.question, code)

    def press(self, event: QKeyEvent) -> bool:
        """Take the answer whose digit was pressed; tells whether there was one."""
        nth = DIGITS.get(Qt.Key(event.key()), len(DIGITS))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or nth >= len(self.chips):
            return False
        self.choose(self.chips[nth][0])
        return True

    def _offer_relations(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("roster.relations")
        for relation in words()["asked_relations"]:
            entry = menu.addAction(relation)
            entry.triggered.connect(lambda _=False, said=relation: self.choose(RELATION + said))
        menu.aboutToHide.connect(menu.deleteLater)
        chip = next(chip for code, chip in self.chips if code == OTHER)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))


def _shown(question: Question) -> list[Choice]:
    """Give the answers to show: one of another relation that was said, and the way to say another."""
    choices = list(question.choices)
    if question.kind in OF_RELATION:
        last = len(choices) - 1
        if all(choice.code != question.chosen for choice in choices):
            choices.insert(last, Choice(question.chosen))
        choices.insert(len(choices) - 1, Choice(OTHER))
    return choices
