"""The page that brings a roster in: choose or drop a file, look at the plan, write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.actions.register import apply_register_update
from outreach.actions.roster_answers import remember_answers
from outreach.errors import UserMistake
from outreach.progress import Report
from outreach.roster.answers import Question
from outreach.roster.layout import NO_CORRECTIONS, Corrections
from outreach.roster.memory import row_answer, to_remember
from outreach.roster.reading import read_file
from outreach.wording import tr
from ui.page import Context, Page
from ui.pages.roster.columns_form import ColumnsForm
from ui.pages.roster.files import ask_for_roster, keep_problem_list
from ui.pages.roster.heading_form import HeadingForm
from ui.pages.roster.plan_view import Foot, PlanView
from ui.pages.roster.planning import Checked, Unplanned, plan_file
from ui.pages.roster.steps import Steps
from ui.pages.roster.views import Busy, DropPlace
from ui.widgets.card import scrolled
from ui.widgets.headline import Headline
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Elided
from ui.work.task import Job


class RosterPage(Page):
    """Reading, planning and writing are tasks; the plan is made again when the register changes."""

    id = "roster"
    kinds = frozenset({"unit", "person", "area", "roster_reading"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.setAcceptDrops(True)
        self.corrections: Corrections = NO_CORRECTIONS
        self.job: Job | None = None
        self._path, self._stale = "", False
        self._unplanned: Unplanned | None = None
        self.about = Elided("", tone="muted")
        self.steps = Steps()
        self.heading = Headline(tr("Import a roster"))
        self.heading.left.addWidget(self.about)
        self.heading.right.addWidget(self.steps)
        self.drop = DropPlace(ctx.commands.keys("roster.choose"))
        self.busy = Busy()
        self.plan = PlanView(ctx)
        self.foot = Foot(ctx)
        self._scrolled_plan = scrolled(self.plan)
        self._views = OnlyOne(self.drop, self.busy, self._scrolled_plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.heading)
        column.addWidget(self._views, 1)
        column.addWidget(self.foot)
        self._connect()
        self._show(self.drop)

    def _connect(self) -> None:
        self.drop.choose_asked.connect(self.choose)
        self.drop.headings_asked.connect(self.ask_headings)
        self.busy.cancelled.connect(self.cancel)
        self.plan.meaning_said.connect(self._say_meaning)
        self.plan.answered.connect(self._answer)
        self.foot.columns_asked.connect(self.correct_columns)
        for name, do in (("choose", self.choose), ("export", self.export), ("apply", self.apply)):
            self.ctx.commands[f"roster.{name}"].triggered.connect(lambda _=False, act=do: act())

    def _show(self, view: QWidget) -> None:
        on_plan = view is self.plan
        self._views.show_one(self._scrolled_plan if on_plan else view)
        self.foot.setVisible(on_plan)
        self.steps.show_step(2 if on_plan else 0)
        checked = self.plan.checked if on_plan else None
        self.ctx.commands["roster.apply"].setEnabled(checked is not None and not checked.plan.is_idle)
        self.ctx.commands["roster.export"].setEnabled(checked is not None and bool(checked.plan.problems))
        self.about.set_text(self._about(checked) if checked else "")
        if view is self.drop:
            (self.drop.headings if self.drop.headings.isVisible() else self.drop.button).setFocus()
        elif on_plan:
            self.plan.problems.table.setFocus()

    @staticmethod
    def _about(checked: Checked) -> str:
        sheets, plan = len(checked.plan.sheets), checked.plan
        about = tr("{name}, {sheets} sheets, {n} people", name=plan.file, sheets=sheets, n=plan.persons)
        known = tr("{n} things read as you said before", n=plan.remembered) if plan.remembered else ""
        return " · ".join(part for part in (about, known) if part)

    # Coming and going

    def open(self, path: str = "", **_: Any) -> None:
        """Read a file at once if one is given."""
        if path:
            self.read(path)

    def memory(self) -> dict[str, Any]:
        """Give the file, so that it is read again."""
        return {"path": self._path} if self.plan.checked is not None else {}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Plan again where the register changed under a plan on screen."""
        if kinds and (self._views.current() is self._scrolled_plan or self._unplanned is not None):
            self._plan_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of the window."""
        self.plan.set_dense(self.dense())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop what runs with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.job is not None:
            self.cancel()
        else:
            super().keyPressEvent(event)

    # Reading and planning

    def choose(self) -> None:
        """Ask for a file."""
        name = ask_for_roster(self)
        if name:
            self.read(name)

    def read(self, path: str) -> None:
        """Read a file and plan its import."""
        self._path, self.corrections, self._unplanned = path, NO_CORRECTIONS, None
        workspace, file = self.ctx.workspace, Path(path)

        def work(report: Report) -> Checked | Unplanned:
            return plan_file(workspace, path, read_file(file, report), report)

        self._start(tr("Reading {name}", name=file.name), work)

    def _plan_again(self) -> None:
        known = self.plan.checked or self._unplanned
        if known is None:
            return
        workspace = self.ctx.workspace

        def work(report: Report) -> Checked | Unplanned:
            return plan_file(workspace, known.path, known.grids, report)

        self._start(tr("Planning again"), work)

    def _start(self, title: str, work: Any) -> None:
        if self.job is not None:
            self.job.let_go()  # else its end would be taken for that of the job that follows
        self.cancel()
        self.busy.begin(title)
        self._show(self.busy)
        self.job = self.ctx.tasks.run(
            title, work, done=self._checked, failed=self._refused, cancelled=self._stopped
        )
        self.job.progress.connect(self.busy.tell)

    def cancel(self) -> None:
        """Stop reading or writing; nothing is changed."""
        if self.job is not None:
            self.busy.stop.setEnabled(False)
            self.job.cancel()

    def _checked(self, checked: Checked | Unplanned) -> None:
        self.job, self._unplanned = None, None
        if isinstance(checked, Unplanned):
            self._unplanned, self.plan.checked, self.corrections = checked, None, checked.corrections
            self.drop.refuse(checked.sentence, readable=True)
            self._show(self.drop)
            return
        self.corrections = checked.plan.corrections
        self.plan.show_plan(checked)
        assert self.plan.summary is not None
        self.foot.tell(self.plan.summary, checked.plan.is_idle)
        self._show(self.plan)

    def _refused(self, problem: Exception) -> None:
        self.job = None
        if isinstance(problem, UserMistake):
            self.drop.refuse(problem.sentence())
            self._show(self.drop)
            return
        self._show(self.drop)
        self.ctx.trouble(problem)

    def _stopped(self) -> None:
        self.job = None
        self._show(self.plan if self.plan.checked is not None else self.drop)

    # What the user says is kept in the ledger; the plan is made again because that changed

    def _say_meaning(self, sheet: str, column: int, field: str) -> None:
        self._correct(Corrections(columns={(sheet, column): field}))

    def _answer(self, question: Question, code: str) -> None:
        self.ctx.workspace.run(remember_answers, [row_answer(question, code)])

    def correct_columns(self) -> None:
        """Open the form of all columns."""
        checked = self.plan.checked
        if checked is not None:
            layouts = checked.plan.layouts
            form = ColumnsForm(checked.grids, layouts, self.corrections, self._correct, self)
            form.headings_asked.connect(self.ask_headings)
            form.open()

    def ask_headings(self, sheet: str = "") -> None:
        """Open the form that shows a sheet and asks where its headings are."""
        read = self.plan.checked or self._unplanned
        if read is not None:
            HeadingForm(read.grids, self.corrections, self._correct, self, sheet).open()

    def _correct(self, said: Corrections) -> None:
        """Remember what is said otherwise than before."""
        checked, known = self.plan.checked or self._unplanned, self.corrections
        if checked is None:
            return
        headers = {name: one for name, one in said.headers.items() if known.headers.get(name) != one}
        columns = {place: one for place, one in said.columns.items() if known.columns.get(place) != one}
        sheets = {name: one for name, one in said.sheets.items() if known.sheets.get(name) != one}
        answers = to_remember(checked.grids, Corrections(sheets, headers, columns))
        if answers:
            self.ctx.workspace.run(remember_answers, answers)

    # Writing

    def apply(self) -> None:
        """Write the plan in one transaction."""
        checked = self.plan.checked
        if checked is None or checked.plan.is_idle or self.job is not None:
            return
        workspace, update = self.ctx.workspace, checked.plan.update
        title = tr("Writing the roster")
        self.busy.begin(title)
        self._show(self.busy)
        self.job = self.ctx.tasks.run(
            title,
            lambda report: workspace.run_long(report, apply_register_update, update),
            done=self._written,
            failed=self._not_written,
            cancelled=self._stopped,
        )
        self.job.progress.connect(self.busy.tell)

    def _written(self, _: object) -> None:
        self.job = None
        summary = self.plan.summary
        new = summary.new.households if summary else 0
        changed = summary.changed.households if summary else 0
        self.plan.checked = None
        self.drop.invite()
        self._show(self.drop)
        if self.isVisible():
            self.ctx.navigate("households")
        self.ctx.toast(
            tr("Roster written: {new} new households, {changed} changed", new=new, changed=changed)
        )

    def _not_written(self, problem: Exception) -> None:
        self._stopped()
        self.ctx.trouble(problem)

    def export(self) -> None:
        """Save the list of problems as a table."""
        if self.plan.checked is not None:
            keep_problem_list(self.ctx, self.plan.checked, self)

    # A file dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            self.drop.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that the file is gone."""
        self.drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the dropped file."""
        self.drop.show_over(False)
        self.read(event.mimeData().urls()[0].toLocalFile())
