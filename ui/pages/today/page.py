"""今日: one sentence of what is left, the next door under Enter, what to do now, and how it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.page import Context, Page
from ui.pages.today.backup import BackupCard
from ui.pages.today.beginning import BeginningCard
from ui.pages.today.groups import GroupsCard
from ui.pages.today.hero import HeroCard
from ui.pages.today.lists import FollowUpsCard, LatestCard
from ui.pages.today.reading import Beginning, TodaySummary, read_copies, read_today
from ui.pages.today.todo import COPY_OUT, ToDo, ToDoCard, to_dos
from ui.work.aside import Aside

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.workspace import Workspace

SIDE_BY_SIDE = 1090
RIGHT = 376


class TodayPage(Page):
    """Read anew each time it comes on screen and after each commit."""

    id = "today"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "none")
        self._day: TodaySummary | None = None
        self._dense: bool | None = None
        self._came = False
        self._reading = Aside(ctx, lambda: read_today(ctx.workspace), self._show)
        self.hero = HeroCard()
        self.to_do, self.groups = ToDoCard(), GroupsCard()
        self.follow_ups, self.latest, self.backup = FollowUpsCard(self.ctx), LatestCard(), BackupCard()
        self.beginning = BeginningCard()
        self._lay_out()
        self._connect()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count what is to be done now."""
        day = read_today(workspace)
        return len(to_dos(day)) if isinstance(day, TodaySummary) else 0

    def _lay_out(self) -> None:
        left, self._right = QVBoxLayout(), QWidget()
        left.setSpacing(16)
        left.addWidget(self.hero)
        left.addWidget(self.to_do)
        left.addWidget(self.groups, 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.follow_ups)
        right.addWidget(self.latest, 1)
        right.addWidget(self.backup)
        work = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, work)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        first = QWidget()
        centred = QVBoxLayout(first)
        centred.setContentsMargins(0, theme.px(48), 0, 0)
        centred.addWidget(self.beginning, 0, Qt.AlignmentFlag.AlignHCenter)
        centred.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.ctx.commands["today.next"].triggered.connect(self.go_on)
        self.hero.go_on.connect(self.go_on)
        self.hero.list_asked.connect(lambda: self.ctx.navigate("printing", paper="not-reached"))
        self.to_do.chosen.connect(self._do)
        self.groups.chart_asked.connect(lambda: self.ctx.navigate("households", view="chart"))
        self.follow_ups.chosen.connect(self._visit)
        self.follow_ups.all_asked.connect(lambda: self.ctx.navigate("visit", order="due"))
        self.latest.chosen.connect(self._visit)
        self.backup.folder_chosen.connect(self._copy_to)
        self.beginning.chosen.connect(lambda page: self.ctx.navigate(page))

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the day again."""
        self._came = self._came or not kinds
        self._reading.ask()

    def _show(self, day: TodaySummary | Beginning) -> None:
        came, self._came = self._came, False
        self._day = day if isinstance(day, TodaySummary) else None
        self._fill()
        if isinstance(day, Beginning):
            self._stack.setCurrentIndex(1)
            self.beginning.fill(day)
        else:
            self._stack.setCurrentIndex(0)
            if came and self.isVisible():
                self.setFocus()

    def _fill(self) -> None:
        if self._day is None:
            return
        self.hero.fill(self._day)
        self.to_do.fill(to_dos(self._day))
        self.groups.fill(self._day)
        self.follow_ups.fill(self._day)
        self.latest.fill(self._day)
        self.backup.fill(read_copies(self.ctx.workspace), self._day.now)

    # What the user does

    def go_on(self) -> None:
        """Open the next door."""
        if self._day is not None and self._day.next_door is not None:
            self._visit(self._day.next_door.id)

    def _visit(self, unit_id: str) -> None:
        self.ctx.navigate("visit", unit_id=unit_id)

    def _do(self, one: ToDo) -> None:
        if one.code == COPY_OUT:
            self.backup.choose_folder()
            return
        self.ctx.navigate(one.page, **one.args)

    def _copy_to(self, folder: str) -> None:
        def work(report: Report) -> Path:
            return self.ctx.workspace.copy_to(Path(folder))

        self.ctx.tasks.run(tr("Copying the ledger"), work, done=self._copied)

    def _copied(self, copy: Path) -> None:
        self.ctx.toast(tr("Copied and checked: {file}", file=copy.name), undo=False)
        self.backup.fill(read_copies(self.ctx.workspace), self.ctx.workspace.now())
        self._reading.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter; a button that has the keyboard is pressed by it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif self._day is None:
            self.beginning.go_on()
        else:
            self.go_on()

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column under the left one where the text is large; lower the rows in a low window."""
        super().resizeEvent(event)
        beside = self.content_width() - 48 >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._right.setMaximumWidth(theme.px(RIGHT) if beside else 16_777_215)
        self._right.setMinimumWidth(theme.px(RIGHT) if beside else 0)
        dense = self.dense()
        if dense != self._dense:
            self._dense = dense
            for card in (self.hero, self.to_do, self.groups, self.follow_ups, self.latest, self.backup):
                card.set_dense(dense)
            self._fill()
