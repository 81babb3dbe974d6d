"""疑似重复: pairs of records that may be one, with why; merged, or told apart for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.merging import merge_households, merge_people, set_aside
from outreach.errors import DoorbookError
from outreach.queries.duplicates import SuspectMatch, SuspectRow, SuspectUnitRow, suspects
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text

MOST_SHOWN = 50


class SuspectsDialog(QDialog):
    """Every suspect is one card; each decision is an action of its own that Ctrl+Z takes back."""

    def __init__(self, ctx: Context, rows: Sequence[SuspectRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suspects")
        self.setWindowTitle(tr("Look-alikes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx, self._rows = ctx, list(rows)
        self.title = Text("", step=18, bold=True)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        close = Button(tr("Got it"), name="suspects_close", keys="Esc")
        close.clicked.connect(self.accept)
        undo = Button(tr("Undo"), name="suspects_undo", icon="undo", keys="Ctrl+Z")
        undo.clicked.connect(self.undo)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(undo)
        foot.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(self.title)
        hint = tr("Nothing is merged by itself. Merging keeps visits and paper codes; Ctrl+Z takes it back.")
        outer.addWidget(Text(hint, step=13, tone="muted", wrap=True))
        outer.addWidget(scrolled(self._content), 1)
        outer.addLayout(foot)
        room = parent.window().size()
        self.resize(min(room.width() - 64, theme.px(860)), min(room.height() - 64, theme.px(620)))
        self._done = 0
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a decision back with Ctrl+Z."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)

    def undo(self) -> None:
        """Take back the last decision made here."""
        if self._done:
            self._done -= 1
            self._try(self._ctx.workspace.undo)

    def decide(self, row: SuspectRow, keep: SuspectUnitRow | None) -> None:
        """Merge both into `keep`, or tell them apart (None)."""
        workspace = self._ctx.workspace
        if keep is None:
            done = self._try(lambda: workspace.run(set_aside, row.pairs))
        elif row.one.id == row.other.id:
            first, second = row.people[0]
            done = self._try(lambda: workspace.run(merge_people, first, second))
        else:
            turned = keep is row.other
            other = row.one if turned else row.other
            same = [(b, a) if turned else (a, b) for a, b in _once(row.people)]
            done = self._try(lambda: workspace.run(merge_households, keep.id, other.id, same))
        self._done += done

    def keep_person(self, row: SuspectRow, first_stays: bool) -> None:
        """Keep one of two records of a person, each household for itself."""
        one, other = row.people[0] if first_stays else row.people[0][::-1]
        self._done += self._try(lambda: self._ctx.workspace.run(merge_people, one, other))

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except DoorbookError as problem:
            self._ctx.trouble(problem)
            return False
        self._rows = list(self._ctx.workspace.ask(suspects))
        self._fill()
        return True

    def _fill(self) -> None:
        clear(self._column)
        self.title.setText(tr("Look-alikes: {n}", n=len(self._rows)))
        for nth, row in enumerate(self._rows[:MOST_SHOWN], 1):
            self._column.addWidget(self._card(nth, row))
        if not self._rows:
            nothing = tr("No two records look like the same household or person.")
            self._column.addWidget(EmptyState("check", tr("No look-alikes"), nothing))
        self._column.addStretch(1)

    def _card(self, nth: int, row: SuspectRow) -> QWidget:
        card = Card()
        card.setObjectName(f"suspect_{nth}")
        column = QVBoxLayout()
        column.setSpacing(4)
        for match in row.matches:
            column.addWidget(Text(_why(match), bold=True, wrap=True))
        for side in (row.one,) if row.one.id == row.other.id else (row.one, row.other):
            column.addWidget(Text(_side(side), wrap=True))
        holder = QWidget()
        flow = FlowLayout(holder)
        for name, text, do in self._choices(row):
            button = Button(text, name=f"suspect_{nth}_{name}", small=True)
            button.clicked.connect(lambda _=False, act=do: act())
            flow.addWidget(button)
        column.addWidget(holder)
        card.body.addLayout(column)
        return card

    def _choices(self, row: SuspectRow) -> Iterator[tuple[str, str, Callable[[], None]]]:
        if row.one.id == row.other.id:
            yield "merge", tr("Merge the two into one person"), lambda: self.decide(row, row.one)
        else:
            text = tr("Merge into {place} {name}", place=row.one.place, name=row.one.head)
            yield "keep_one", text, lambda: self.decide(row, row.one)
            text = tr("Merge into {place} {name}", place=row.other.place, name=row.other.head)
            yield "keep_other", text, lambda: self.decide(row, row.other)
            if row.people:
                text = tr("Only this person: stays at {place}", place=row.one.place)
                yield "person_one", text, lambda: self.keep_person(row, True)
                text = tr("Only this person: stays at {place}", place=row.other.place)
                yield "person_other", text, lambda: self.keep_person(row, False)
        yield "aside", tr("Not the same"), lambda: self.decide(row, None)


def _once(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give pairs in which nobody stands twice."""
    seen: set[str] = set()
    chosen = []
    for one, other in pairs:
        if one not in seen and other not in seen:
            seen |= {one, other}
            chosen.append((one, other))
    return chosen


def _why(match: SuspectMatch) -> str:
    names = dict.fromkeys(name for name in (match.one_name, match.other_name) if name)
    reason = tr(LABELS[match.reason])
    return tr("{what}: {text}", what=reason, text=" / ".join(names)) if names else reason


def _side(side: SuspectUnitRow) -> str:
    return tr(
        "{place} {name}, {people} people, visited {n} times",
        place=side.place,
        name=side.head,
        people=side.members,
        n=side.visits,
    )
