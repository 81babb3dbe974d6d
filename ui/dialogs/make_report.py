"""Makes a report: asks where its file goes (and why it is corrected), works off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from outreach.periods import Period
from outreach.progress import Report
from outreach.queries.reports import DutyRow, SentRow
from outreach.queries.village import village
from outreach.tallies.file_names import report_name
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.widgets.line import LineEdit

SUFFIX = ".xlsx"


class ReportMaking(QObject):
    """`made(Made)` once a report is kept and its file written."""

    made = Signal(object)

    def __init__(self, ctx: Context, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page

    def make(
        self,
        period: Period,
        duty: DutyRow | None,
        campaign_id: str | None,
        versions: int = 0,
        reason: str = "",
    ) -> None:
        """Ask where the file goes, then make the report of a period; a correction needs its reason."""
        place = self._ctx.workspace.ask(village).name
        proposal = report_name(place, period, duty.name if duty else "", versions + 1)
        target = self.ask_file(proposal + SUFFIX)
        if target is None:
            return
        workspace = self._ctx.workspace

        def work(report: Report) -> object:
            from outreach.tallies.making import make_report

            return make_report(
                workspace, period, target, duty=duty, reason=reason, campaign_id=campaign_id
            )

        self._ctx.tasks.run(tr("Making the report"), work, done=self.made.emit, failed=self._ctx.trouble)

    def correct(self, sent: SentRow, duty: DutyRow | None) -> None:
        """Ask why a report is corrected, then make its next version."""

        def begin(reason: str) -> None:
            self.make(sent.period, duty, sent.campaign_id, sent.version, reason)

        ReasonDialog(begin, self._page).open()

    def save_again(self, sent: SentRow, and_open: bool = False) -> None:
        """Write the file of a report once more as it went out, and open it if asked to."""
        target = self.ask_file(sent.file_name)
        if target is None:
            return
        workspace = self._ctx.workspace

        def work(report: Report) -> Path:
            from outreach.tallies.making import save_again

            save_again(workspace, sent.id, target)
            return target

        def done(written: Path) -> None:
            self._ctx.toast(tr("Saved as {name}", name=written.name), undo=False)
            if and_open:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(written)))

        self._ctx.tasks.run(tr("Saving the file"), work, done=done, failed=self._ctx.trouble)

    def ask_file(self, proposal: str) -> Path | None:
        """Ask where a workbook goes; None where nothing was chosen."""
        kind = f"{tr('Workbooks')} (*{SUFFIX})"
        start = str(documents() / proposal)
        text, _ = QFileDialog.getSaveFileName(self._page, tr("Where does the workbook go?"), start, kind)
        if not text:
            return None
        return Path(text if text.lower().endswith((SUFFIX, ".xlsm")) else text + SUFFIX)


class ReasonDialog(FormDialog):
    """Asks why a report is corrected; `begin(reason)`."""

    def __init__(self, begin: Callable[[str], object], parent: QWidget | None) -> None:
        note = tr("The version that went out stays as it was; this one says why it differs.")
        super().__init__(
            "report_reason", tr("Make a corrected version"), tr("Go on"), self._go_on, parent, note
        )
        self._begin = begin
        self.reason = LineEdit(name="report_reason_text", hint=tr("for instance: one door was typed up late"))
        self.add("reason", tr("Why is it corrected?"), self.reason)
        self.reason.setFocus()

    def _go_on(self) -> None:
        from outreach.actions.reports import REASON_MISSING
        from outreach.errors import UserMistake

        reason = self.reason.text().strip()
        if not reason:
            raise UserMistake(REASON_MISSING, field="reason")
        self._begin(reason)


def documents() -> Path:
    """Tell the folder where the user's documents lie."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()
