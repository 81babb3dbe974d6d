"""The period shown as a report for an office: whether it was sent and differs since, and making it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from outreach.periods import Period
from outreach.progress import Report
from outreach.queries.outbox import BoxRow, outbox_rows, reports_beside, reports_of
from outreach.queries.reports import DutyRow, SentRow, duties
from outreach.tallies.making import Made
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui import words
from ui.dialogs.make_report import ReportMaking
from ui.page import Context
from ui.widgets.button import Button


class Sending(QObject):
    """`told(words, tone)` about the sheet that `look_at` was given; `see` leads to the report's page."""

    told = Signal(str, str)

    def __init__(self, ctx: Context, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        self._sheet: TallySheet | None = None
        self._sent: tuple[SentRow, ...] = ()
        self._seen: tuple[SentRow, ...] = ()
        self.making = ReportMaking(ctx, page)
        keys = ctx.commands.keys("reports.make")
        self.make = Button(tr("Make the report"), "primary", name="reports.make", icon="out", keys=keys)
        self.make.does(ctx.commands["reports.make"])
        self.see = Button(tr("See what was sent"), "quiet", name="reports.see_sent", small=True)
        self.see.clicked.connect(self._open)
        self.see.hide()
        ctx.commands["reports.make"].triggered.connect(self._choose)
        self.making.made.connect(self._made)

    def look_at(self, sheet: TallySheet) -> None:
        """Tell whether the sheet's period was sent, and off the window's thread whether it differs since."""
        self._sheet, ask = sheet, self._ctx.workspace.ask
        self._sent = ask(reports_of, sheet.period, sheet.campaign.id)
        self.make.set_text(tr("Correct the report") if self._is_sent() else tr("Make the report"))
        beside = ask(reports_beside, sheet.period, sheet.campaign.id) if not self._sent else ()
        self._seen = (*self._sent, *beside)[:1]
        self.see.setVisible(bool(self._seen))
        if beside:
            days = beside[0].period.shared_days(sheet.period)
            self.told.emit(tr("{n} of these days went out in another week's report", n=days), "warn")
            return
        if not self._sent:
            self.told.emit(*self._owed_words(sheet.period))
            return
        newest, workspace = self._sent[0], self._ctx.workspace
        self.told.emit(_sent_words(newest), "muted")

        def work(report: Report) -> tuple[TallySheet, int]:
            from outreach.tallies.delta import delta

            return sheet, len(workspace.ask(delta, newest).figures)

        self._ctx.tasks.run("", work, done=self._compared)

    def _compared(self, found: tuple[TallySheet, int]) -> None:
        sheet, changed = found
        if sheet is not self._sheet or not self._sent:
            return
        said = _sent_words(self._sent[0])
        if changed:
            self.told.emit(tr("{said}, {n} figures changed since", said=said, n=changed), "warn")
        else:
            self.told.emit(tr("{said}, unchanged since", said=said), "muted")

    def _owed_words(self, period: Period) -> tuple[str, str]:
        now = self._ctx.workspace.now()
        rows = self._ctx.workspace.ask(outbox_rows, now)
        owed = next((row for row in rows if _is_for(row, period)), None)
        if owed is None or owed.due_at is None:
            return "", "muted"
        pressing = owed.is_late or owed.waits(now.date())
        left = words.due_words(owed.due_at, now)
        return tr("Not sent yet, {left}", left=left), "warn" if pressing else "muted"

    # Making

    def _duties(self) -> list[DutyRow]:
        kind = self._sheet.period.kind if self._sheet else None
        rows = self._ctx.workspace.ask(duties)
        return [row for row in rows if row.active and row.period_kind is kind]

    def _is_sent(self) -> bool:
        """Tell whether there is nothing left to make but a correction."""
        sent = {row.duty_id for row in self._sent}
        owed: Sequence[DutyRow | None] = self._duties() or (None,)
        return all((row.id if row else None) in sent for row in owed)

    def _choose(self) -> None:
        """Make the report; where several offices want one of this kind, ask for which."""
        owed = self._duties()
        if len(owed) < 2:
            self._begin(owed[0] if owed else None)
            return
        menu = QMenu(self._page)
        menu.setObjectName("reports.duties")
        for row in owed:
            text = f"{row.name}  {row.office}".strip()
            menu.addAction(text).triggered.connect(lambda _=False, row=row: self._begin(row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.make.mapToGlobal(QPoint(0, self.make.height() + 4)))

    def _begin(self, duty: DutyRow | None) -> None:
        if self._sheet is None:
            return
        wanted = duty.id if duty else None
        sent = next((row for row in self._sent if row.duty_id == wanted), None)
        if sent is not None:
            self.making.correct(sent, duty)
        else:
            self.making.make(self._sheet.period, duty, self._sheet.campaign.id)

    def _made(self, made: Made) -> None:
        said = tr("The report is made: {period}", period=made.sent.period.label())
        self._ctx.toast("；".join((said, *made.warnings)))

    def _open(self) -> None:
        for row in self._seen:
            self._ctx.navigate("outbox", report=row.id)


def _is_for(row: BoxRow, period: Period) -> bool:
    return row.duty is not None and row.period == period and row.sent is None


def _sent_words(row: SentRow) -> str:
    day = words.short_day(row.carried_on or row.made_at.date())
    if row.carried_on is None:
        return tr("Made {day}, version {n}, not handed in", day=day, n=row.version)
    return tr("Handed in {day}, version {n}", day=day, n=row.version)
