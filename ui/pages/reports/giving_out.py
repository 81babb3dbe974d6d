"""Gives the sheet out of the window: as a workbook, or on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from outreach.progress import Report
from outreach.queries.forms import forms
from outreach.tallies.layout import workbook_name
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui.dialogs.make_report import documents
from ui.page import Context
from ui.widgets.button import Button

SUFFIX = ".xlsx"


class GivingOut(QObject):
    """Asks where to, does it off the window's thread, and says what was done."""

    def __init__(self, ctx: Context, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page

    def buttons(self) -> Iterator[Button]:
        """Give the two buttons of the headline."""
        commands = self._ctx.commands
        for command, text, icon in (
            ("reports.print", tr("Print"), "print"), ("reports.save", tr("Save as workbook"), "disk"),
        ):  # fmt: skip
            button = Button(text, name=command, icon=icon)
            button.setToolTip(f"{text}  {commands.keys(command)}")
            yield button.does(commands[command])

    def forms_button(self) -> Button:
        """Give the button that opens the forms of offices."""
        commands = self._ctx.commands
        button = Button(tr("Forms"), name="reports.forms", drop=True)
        said = tr("The office's own form")
        button.setToolTip(f"{said}  {commands.keys('reports.forms')}")
        return button.does(commands["reports.forms"])

    def offer_forms(self, sheet: TallySheet | None, under: QWidget) -> None:
        """Offer to fill each learned form with the period of a sheet, and to learn one."""
        menu = QMenu(self._page)
        menu.setObjectName("reports.forms_menu")
        for row in self._ctx.workspace.ask(forms) if sheet is not None else ():
            action = menu.addAction(tr("Fill “{name}”", name=row.name))
            action.triggered.connect(lambda _=False, name=row.name: self._fill(sheet, name))
        learn = menu.addAction(tr("Learn or change a form"))
        learn.triggered.connect(lambda: self._ctx.navigate("office_form"))
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _fill(self, sheet: TallySheet | None, name: str) -> None:
        if sheet is not None:
            self.fill_form(sheet, name)

    def save(self, sheet: TallySheet) -> None:
        """Save the workbook of a sheet where the user says."""
        proposal = documents() / workbook_name(sheet)
        text, _ = QFileDialog.getSaveFileName(
            self._page, tr("Where does the workbook go?"), str(proposal), f"{tr('Workbooks')} (*{SUFFIX})"
        )
        if not text:
            return
        target = Path(text if text.lower().endswith(SUFFIX) else text + SUFFIX)
        workspace, period, campaign = self._ctx.workspace, sheet.period, sheet.campaign.id

        def work(report: Report) -> Path:
            from outreach.tallies.workbook import write_tally

            write_tally(workspace, period, target, campaign_id=campaign)
            return target

        self._ctx.tasks.run(tr("Writing the workbook"), work, done=self._saved, failed=self._ctx.trouble)

    def fill_form(self, sheet: TallySheet, name: str) -> None:
        """Fill a learned form of an office with a sheet's period, where the user says."""
        proposal = documents() / f"{Path(name).stem} {sheet.period.code}{Path(name).suffix}"
        text, _ = QFileDialog.getSaveFileName(
            self._page, tr("Where does the workbook go?"), str(proposal), f"{tr('Workbooks')} (*.xlsx *.xlsm)"
        )
        if not text:
            return
        target = Path(text if Path(text).suffix else text + Path(name).suffix)
        workspace, period = self._ctx.workspace, sheet.period

        def work(report: Report) -> tuple[Path, tuple[str, ...]]:
            from outreach.tallies.office.learn import fill_learned

            done = fill_learned(workspace, period, name, target)
            return target, (*done.lost, *done.warnings)

        self._ctx.tasks.run(tr("Writing the workbook"), work, done=self._filled, failed=self._ctx.trouble)

    def _filled(self, done: tuple[Path, tuple[str, ...]]) -> None:
        target, warnings = done
        self._ctx.toast(" ".join([tr("Saved as {name}", name=target.name), *warnings]), undo=False)

    def _saved(self, target: Path) -> None:
        self._ctx.toast(tr("Saved as {name}", name=target.name), undo=False)

    def print(self, sheet: TallySheet) -> None:
        """Ask for a printer, then print a sheet as it is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.pages.reports.paper import paper_name

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper_name(sheet))
        dialog = QPrintDialog(printer, self._page)
        dialog.setObjectName("reports.printer")
        dialog.setWindowTitle(tr("Print"))
        dialog.accepted.connect(lambda: self.draw(sheet, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def draw(self, sheet: TallySheet, printer: object) -> None:
        """Draw a sheet on the printer chosen."""
        from PySide6.QtPrintSupport import QPrinter

        from ui.pages.reports.paper import print_sheet

        assert isinstance(printer, QPrinter)
        workspace = self._ctx.workspace
        pages = print_sheet(sheet, workspace.recorder, workspace.now().date(), printer)
        self._ctx.toast(tr("{n} pages went to the printer", n=pages), undo=False)
