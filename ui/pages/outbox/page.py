"""上报: what is owed to the offices and by when, what went out, what came late since, the schedule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.actions.reports import DutyForm, keep_duty, note_acknowledged, note_carried
from outreach.progress import Report
from outreach.queries.forms import forms
from outreach.queries.outbox import BoxRow, outbox_rows, waiting_reports
from outreach.queries.reports import DutyRow, SentRow, duties
from outreach.wording import tr
from ui.dialogs.make_report import ReportMaking
from ui.page import Context, Page
from ui.pages import built_pages
from ui.pages.outbox.brief_view import BriefView
from ui.pages.outbox.calendar_view import CalendarView
from ui.pages.outbox.deeds import Deeds
from ui.pages.outbox.duties import DutiesView, DutyDialog
from ui.pages.outbox.list_view import ListView
from ui.pages.outbox.notes import AnswerDialog, CarriedDialog
from ui.pages.outbox.report_view import ReportView
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.headline import Headline
from ui.widgets.only_one import OnlyOne

if TYPE_CHECKING:
    from outreach.tallies.delta import Delta, DeltaLine
    from outreach.tallies.making import Made
    from outreach.workspace import Workspace

LIST, CALENDAR, SCHEDULE, BRIEF, REPORT = "list", "calendar", "schedule", "brief", "report"


class OutboxPage(Page):
    """Enter opens a report; F4 makes it, F5 notes it handed in, F6 the answer, F7 corrects it."""

    id = "outbox"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._view, self._opened, self._version = LIST, "", 0
        self._turn, self._width = 0, 0
        self.rows: dict[str, BoxRow] = {}
        self.making = ReportMaking(ctx, self)
        self.headline = Headline(tr("Hand in"))
        labels = {LIST: tr("Reports"), CALENDAR: tr("Calendar"), SCHEDULE: tr("Schedule"),
                  BRIEF: tr("Summary")}  # fmt: skip
        options = [Option(code, label) for code, label in labels.items()]
        self.views = ChoiceRow(options, name="outbox.views", code=LIST)
        self.views.setAccessibleName(tr("What is shown"))
        self.headline.left.addWidget(self.views)
        self.list, self.calendar = ListView(ctx), CalendarView(ctx)
        self.schedule, self.report = DutiesView(ctx), ReportView(ctx)
        self.brief = BriefView(ctx)
        self._shown = {
            LIST: self.list, CALENDAR: self.calendar, SCHEDULE: self.schedule,
            BRIEF: self.brief, REPORT: self.report,
        }  # fmt: skip
        self._either = OnlyOne(*self._shown.values())
        self.deeds = Deeds(ctx.commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addWidget(self.deeds)
        column.addWidget(self._either, 1)
        self._connect()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count what is late or due today and not handed in."""
        return workspace.ask(waiting_reports, workspace.now())

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.list.opened.connect(lambda row: self.show_report(row.id))
        self.list.pointed.connect(self._suit)
        self.list.duty_asked.connect(lambda: self._change_duty(None))
        self.calendar.opened.connect(self.show_report)
        self.schedule.change_asked.connect(self._change_duty)
        self.report.left.connect(self._back)
        self.report.version_chosen.connect(lambda sent: self._show_version(sent))
        self.report.door_asked.connect(self._open_door)
        self.making.made.connect(self._made)
        does = {
            "make": self._make, "carried": self._carried, "answer": self._answer, "correct": self._correct,
            "save": self._save, "open": lambda: self._save(and_open=True),
            "duty": lambda: self._change_duty(None), "back": self._back, "package": self._pack,
        }  # fmt: skip
        for deed, act in does.items():
            self.ctx.commands[f"outbox.{deed}"].triggered.connect(lambda _=False, act=act: act())

    # What is shown

    def open(self, view: str = "", report: str = "", version: int = 0, **_: Any) -> None:
        """Show a view, or a report by the id of its row or of one of its versions."""
        if view in self._shown and view != REPORT:
            self._view = view
        if report:
            self._view, self._opened, self._version = REPORT, report, version

    def memory(self) -> dict[str, Any]:
        """Give the view, and the report that is open."""
        if self._view == REPORT:
            return {"report": self._opened, "version": self._version}
        return {"view": self._view}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read everything again."""
        ask, now = self.ctx.workspace.ask, self.ctx.workspace.now()
        rows = ask(outbox_rows, now)
        self.rows = {row.id: row for row in rows}
        self.list.show_rows(rows)
        self.calendar.show_rows(rows, now.date())
        self.schedule.show_rows(ask(duties))
        if self._view == REPORT:
            self._show_opened()
        else:
            self.show_view(self._view)
        if not kinds:
            self._take_keyboard()

    def show_view(self, view: str) -> None:
        """Show the list, the calendar, the schedule or the report that is open."""
        self._view = view
        self.views.choose(LIST if view == REPORT else view)
        self._either.show_one(self._shown[view])
        if view == BRIEF:
            self.brief.read()
        self.deeds.setVisible(view in (LIST, REPORT) and bool(self.rows))
        self._suit()

    def show_report(self, row_id: str) -> None:
        """Open a report in the page's place."""
        self._opened, self._version = row_id, 0
        self._show_opened()
        self.report.lines.setFocus()

    def _show_opened(self) -> None:
        row = self.rows.get(self._opened) or self._row_of_version(self._opened)
        if row is None:
            self.show_view(LIST)
            return
        self._opened = row.id
        self.list.go_to(row.id)
        self.report.show_report(row, self._version)
        self.show_view(REPORT)
        self._compare()

    def _row_of_version(self, sent_id: str) -> BoxRow | None:
        return next((r for r in self.rows.values() if any(one.id == sent_id for one in r.versions)), None)

    def _show_version(self, sent: SentRow) -> None:
        self._version = sent.version
        self._show_opened()

    def _compare(self) -> None:
        """Find what came late since the version shown, off the window's thread."""
        sent, workspace = self.report.sent, self.ctx.workspace
        self._turn += 1
        turn = self._turn
        if sent is None:
            return

        def work(report: Report) -> tuple[int, Delta]:
            from outreach.tallies.delta import delta

            return turn, workspace.ask(delta, sent)

        self.ctx.tasks.run("", work, done=self._compared)

    def _compared(self, found: tuple[int, Delta]) -> None:
        turn, delta = found
        if turn == self._turn:
            self.report.show_delta(delta)
            if self._view == REPORT and self.views.hasFocus():
                self._take_keyboard()

    def _back(self) -> None:
        if self._view == REPORT:
            self.show_view(LIST)
            self.list.table.setFocus()

    def _take_keyboard(self) -> None:
        views: dict[str, QWidget] = {
            LIST: self.list.table, CALENDAR: self.calendar.table, SCHEDULE: self.schedule.table,
            BRIEF: self.brief.text,
        }  # fmt: skip
        shown = views.get(self._view, self.report.lines)
        (shown if shown.isVisibleTo(self) else self.views).setFocus()

    def _current(self) -> BoxRow | None:
        return self.list.current() if self._view in (LIST, REPORT) else None

    def _suit(self) -> None:
        """Let only what can be done with the current report be pressed."""
        self.deeds.suit(self._current())

    # What the user does

    def _make(self) -> None:
        if (row := self._current()) is not None and row.sent is None:
            self.making.make(row.period, row.duty, None)

    def _made(self, made: Made) -> None:
        period = made.sent.period.label()
        said = tr("The report is made: {period}", period=period)
        if made.late is not None and made.late.lines:
            said = tr("{said}, with the sheet of what came late", said=said)
        if made.warnings:
            said = f"{said} {'；'.join(made.warnings)}"
        self.ctx.toast(said)

    def _carried(self) -> None:
        if (row := self._current()) is None or (sent := row.sent) is None:
            return

        def save(day: date) -> None:
            self.ctx.workspace.run(note_carried, sent.id, day)
            self.ctx.toast(tr("Handed in {day}: {what}", day=f"{day:%m-%d}", what=row.name))

        CarriedDialog(row, self._today(), save, self).open()

    def _answer(self) -> None:
        if (row := self._current()) is None or (sent := row.sent) is None:
            return

        def save(note: str, day: date) -> None:
            self.ctx.workspace.run(note_acknowledged, sent.id, note, day)
            self.ctx.toast(tr("The answer is noted: {what}", what=row.name))

        AnswerDialog(row, self._today(), save, self).open()

    def _correct(self) -> None:
        if (row := self._current()) is not None and row.sent is not None:
            self.making.correct(row.sent, row.duty)

    def _save(self, and_open: bool = False) -> None:
        row = self._current()
        sent = self.report.sent if self._view == REPORT else row.sent if row is not None else None
        if sent is not None:
            self.making.save_again(sent, and_open)

    def _pack(self) -> None:
        """Pack the period that the summary is about."""
        if self._view != BRIEF:
            self.show_view(BRIEF)
        self.brief.pack()

    def _change_duty(self, row: DutyRow | None) -> None:
        workspace = self.ctx.workspace

        def save(form: DutyForm) -> None:
            workspace.run(keep_duty, form, row.id if row else None)
            self.ctx.toast(tr("In the schedule: {what}", what=form.name.strip()))

        learned = [form.name for form in workspace.ask(forms)]
        DutyDialog(row, learned, self._today(), save, self).open()

    def _open_door(self, line: DeltaLine) -> None:
        if line.no:
            self.ctx.navigate("household", unit_id=line.unit_id)
        elif any(entry.id == "activities" for entry in built_pages()):
            self.ctx.navigate("activities")

    def _today(self) -> date:
        return self.ctx.workspace.now().date()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        if self._width != (width := self.content_width()):
            self._width = width
            self.report.fit(width)
