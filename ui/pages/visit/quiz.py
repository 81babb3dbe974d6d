"""答题: how many of the short questions at the door were answered right, typed in one go (3, 3/5, x24)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from outreach.queries.quiz import QuestionRow
from outreach.vocabulary.quiz import MOST_ASKED, QuizResult
from outreach.wording import tr
from ui import theme
from ui.widgets.button import paint_icon_at
from ui.widgets.line import LineEdit

KEY = "/"
ARROW = 20
TYPED = re.compile(r"(?:(\d{1,2})(?:\s*[/／\s]\s*(\d{1,2}))?)?\s*(?:[xX错]\s*([\d、,，\s]+))?")
"""Right, of how many, and the numbers of those answered wrong; each may be left out."""


def read_quiz(text: str, codes: Sequence[str]) -> QuizResult | None:
    """Read what was typed with the questions in use; None where nothing was. Raises ValueError."""
    text = text.strip()
    if not text:
        return None
    found = TYPED.fullmatch(text)
    if found is None:
        raise ValueError(text)
    right, asked, wrong = found.groups()
    missed = _missed(wrong or "", codes)
    of = int(asked) if asked else len(codes)
    n = int(right) if right is not None else of - len(missed)
    if not (0 < of <= MOST_ASKED and 0 <= n <= of and len(missed) <= of - n):
        raise ValueError(text)
    return QuizResult(n, of, missed)


def _missed(wrong: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Give the codes behind the numbers on the card; up to nine questions each is one digit."""
    numbers = [int(number) for number in re.findall(r"\d" if len(codes) < 10 else r"\d+", wrong)]
    if any(not 1 <= number <= len(codes) for number in numbers):
        raise ValueError(wrong)
    return tuple(dict.fromkeys(codes[number - 1] for number in numbers))


class QuizField(LineEdit):
    """A short line, and by its arrow or the Down key the questions; `edited()` tells of the user's doing."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(name="visit.quiz", hint=tr("Not asked"))
        self.rows: tuple[QuestionRow, ...] = ()
        self.setAccessibleName(tr("How many questions were answered right"))
        self.setMaxLength(30)
        self.setToolTip(tr("3 = three right, 3/5 = three of five, x24 = the 2nd and the 4th wrong"))
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.setTextMargins(0, 0, theme.px(ARROW), 0)

    def take_over(self) -> None:
        """Put the keyboard here, what stands in the line selected."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the questions by Down."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the questions by a click on the arrow."""
        super().mousePressEvent(event)
        if event.position().x() > self.width() - theme.px(ARROW + 4):
            self.open_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow behind the line."""
        super().paintEvent(event)
        size = theme.px(16)
        at = self.width() - theme.px(ARROW) + theme.px(2)
        paint_icon_at(QPainter(self), at, self.height(), "down", "muted", size)

    def set_questions(self, rows: Sequence[QuestionRow]) -> None:
        """Say which questions are in use."""
        self.rows = tuple(rows)

    @property
    def codes(self) -> list[str]:
        """Give the codes of the questions in the order of the card."""
        return [row.code for row in self.rows]

    def is_wrong(self) -> bool:
        """Tell whether what is typed cannot be read."""
        try:
            read_quiz(self.text(), self.codes)
        except ValueError:
            return True
        return False

    def open_list(self) -> None:
        """Offer the questions, each to be ticked as answered wrong, and all of them right or none asked."""
        menu = QMenu(self)
        menu.setObjectName("visit.quiz_menu")
        everything = f"{len(self.rows)}/{len(self.rows)}"
        menu.addAction(tr("All answered right"), lambda: self._put(everything))
        menu.addAction(tr("Not asked"), lambda: self._put(""))
        menu.addSection(tr("Answered wrong"))
        try:
            now = read_quiz(self.text(), self.codes)
        except ValueError:
            now = None
        for number, row in enumerate(self.rows, 1):
            action = menu.addAction(f"{number} {row.text}")
            action.setCheckable(True)
            action.setChecked(now is not None and row.code in now.missed)
            action.triggered.connect(lambda on, code=row.code: self._tick(code, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _tick(self, code: str, on: bool) -> None:
        """Note a question as answered wrong, or not; the others count as right."""
        try:
            now = read_quiz(self.text(), self.codes)
        except ValueError:
            now = None
        missed = [one for one in (now.missed if now else ()) if one != code] + ([code] if on else [])
        numbers = "".join(str(number) for number, one in enumerate(self.codes, 1) if one in missed)
        of = len(self.rows)
        self._put(f"{of - len(missed)}/{of}" + (f" x{numbers}" if numbers else ""))

    def _put(self, text: str) -> None:
        self.setText(text)
        self.edited.emit()
