"""The list of problems with its filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from outreach.roster.drafts import Problem
from outreach.roster.kinds import PROBLEM_LABELS, Action
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.pages.roster.phrases import ICONS, INKS, deed_words, found_words, place_words
from ui.tables import Column, PagedModel, Table
from ui.widgets.button import paint_icon_at
from ui.widgets.card import Card
from ui.widgets.line import DropDown
from ui.widgets.text import Text

LOOK, ALL = "look", "all"
WORTH_A_LOOK = (Action.ASK, Action.REJECT)


class Problems(Card):
    """`pointed(nth)` gives the place among all problems of the one that the keyboard is on."""

    pointed = Signal(int)

    def __init__(self, ctx: Context) -> None:
        super().__init__(" ")
        self._all: Sequence[Problem] = ()
        self._asked: Mapping[tuple[str, int, str], bool] = {}
        self.key_pressed: Callable[[QKeyEvent], bool] = lambda event: False
        self.more = Text("", step=13, tone="muted")
        self.head.insertWidget(1, self.more)
        self.filter = DropDown(name="roster.filter")
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.filter.setMinimumContentsLength(6)
        choices = self.filter.view()
        choices.setObjectName("roster.filter_list")
        choices.setAccessibleName(tr("Which problems"))
        choices.setMinimumWidth(theme.px(320))
        self.filter.setAccessibleName(tr("Which problems"))
        self.filter.currentIndexChanged.connect(lambda _: self._fill())
        self.head.addWidget(self.filter)
        columns = [
            Column("icon", "", lambda row: "", 44, fixed=True),
            Column("place", tr("Where"), place_words, 150, fixed=True),
            Column("found", tr("What was found"), found_words, 220, fixed=True),
            Column("deed", tr("What will be done"), deed_words, 230, stretch=True, fixed=True),
        ]
        self.model = PagedModel(columns, self._load)
        self.table = Table(self.model, ctx.settings, name="roster.problems")
        self.table.setAccessibleName(tr("Which problems"))
        self.table.setItemDelegateForColumn(0, _Icons(self.table, self._action))
        self.table.pointed.connect(self._tell)
        self.table.installEventFilter(self)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(120)
        self.flush()
        self.body.addWidget(self.table)
        self.body.setContentsMargins(0, 0, 0, 4)

    def _load(self, ids: Sequence[Any]) -> Sequence[Problem]:
        return [self._all[nth] for nth in ids]

    def _tell(self, nth: object) -> None:
        self.pointed.emit(int(str(nth)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let digits pressed in the list answer the question beside it."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        return bool(pressed and self.key_pressed(event)) or super().eventFilter(watched, event)  # type: ignore[arg-type]

    def show_problems(self, problems: Sequence[Problem], asked: Mapping[tuple[str, int, str], bool]) -> None:
        """Show the problems of a plan; `asked` tells by place of those with a question if it was answered."""
        self._all, self._asked = problems, asked
        look = sum(self._is_worth_a_look(problem) for problem in problems)
        kinds = Counter(problem.kind for problem in problems)
        self.filter.blockSignals(True)
        self.filter.clear()
        if look:
            self.filter.addItem(tr("worth a look {n}", n=look), LOOK)
        self.filter.addItem(tr("all {n}", n=len(problems)), ALL)
        for kind, count in kinds.most_common():
            self.filter.addItem(f"{tr(PROBLEM_LABELS[kind])} {count}", kind)
        self.filter.setCurrentIndex(0)
        self.filter.blockSignals(False)
        self.title.setText(tr("{n} places worth a look", n=look) if look else tr("Nothing needs a look"))
        more = tr("not looking is fine too: it goes as the right column says")
        self.more.setText(more if problems else tr("every row was understood"))
        self.filter.setVisible(bool(problems))
        self._fill()

    def _fill(self) -> None:
        chosen = self.filter.currentData()
        ids = [nth for nth, problem in enumerate(self._all) if self._passes(problem, chosen)]
        self.model.set_ids(ids)
        if ids:
            self.table.go_to(ids[0])
        else:
            self.pointed.emit(-1)

    def _is_worth_a_look(self, problem: Problem) -> bool:
        return problem.action in WORTH_A_LOOK or place_of(problem) in self._asked

    def _action(self, problem: Problem) -> Action:
        """An open question is one, whatever is done meanwhile."""
        return problem.action if self._asked.get(place_of(problem), True) else Action.ASK

    def _passes(self, problem: Problem, chosen: object) -> bool:
        if chosen == LOOK:
            return self._is_worth_a_look(problem)
        return chosen == ALL or problem.kind == chosen

    def go_to(self, problem: Problem) -> None:
        """Point at the same problem as before, where it is still listed."""
        places = (nth for nth in self.model.ids if place_of(self._all[int(str(nth))]) == place_of(problem))
        nth = next(places, None)
        if nth is not None:
            self.table.go_to(nth)

    def step(self, by: int) -> None:
        """Go to the next or previous problem."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < len(self.model.ids):
            self.table.go_to(self.model.ids[row])

    def where(self) -> tuple[int, int]:
        """Give the number of the current problem in the list, from 1, and how many there are."""
        return self.table.currentIndex().row() + 1, len(self.model.ids)


def place_of(problem: Problem) -> tuple[str, int, str]:
    """Give what a question about a problem is known by."""
    return problem.sheet, problem.row, str(problem.kind)


class _Icons(QStyledItemDelegate):
    """The mark in front of each problem, by what is done about it."""

    def __init__(self, view: QAbstractItemView, action: Callable[[Problem], Action]) -> None:
        super().__init__(view)
        self._action = action

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, view = index.model(), self.parent()
        if not isinstance(model, PagedModel) or not isinstance(view, QAbstractItemView):
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        current = view.currentIndex().row() == index.row()
        painter.fillRect(box, theme.color("soft" if current else "raised"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        if (problem := model.row_at(index.row())) is not None:
            x, edge = box.x() + theme.px(10), theme.px(20)
            painter.save()
            painter.translate(0, box.y())
            action = self._action(problem)
            paint_icon_at(painter, x, box.height(), ICONS[action], INKS[action], edge)
            painter.restore()
