"""回执: the printed sheets and the slips, or one sheet open to be typed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from outreach.errors import DoorbookError
from outreach.queries.scans import resolve_scan
from outreach.queries.type_up import open_sheet_spot, pages_waiting
from outreach.wording import tr
from ui.page import Context, Page
from ui.pages.receipts.papers_view import PapersView
from ui.pages.receipts.saving import save_page, scan_row
from ui.pages.receipts.sheet_view import SheetView

if TYPE_CHECKING:
    from outreach.workspace import Workspace


class ReceiptsPage(Page):
    """Shows the list until a sheet is chosen; from another page one comes back to the open sheet."""

    id = "receipts"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.papers = PapersView(ctx)
        self.list, self.slips = self.papers.sheets, self.papers.slips
        self.sheet = SheetView(ctx)
        self._came = False
        self._stack = _Views()
        self._stack.addWidget(self.papers)
        self._stack.addWidget(self.sheet)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(self._stack)
        self.list.chosen.connect(self.open_sheet)
        self.sheet.opened.connect(self.open_sheet)
        self.sheet.left.connect(self.open_list)
        self.slips.opened.connect(lambda unit_id: ctx.navigate("household", unit_id=unit_id))
        ctx.commands["receipts.save"].triggered.connect(lambda: save_page(ctx, self.sheet))
        self._command_ready()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count the sheets that are back and not typed up."""
        return workspace.ask(pages_waiting)

    def open(self, **args: Any) -> None:
        """Open `page_id`, at `row_id` if given, or the `view` named; else what was open before."""
        came, self._came = self._came, False
        if args.get("view"):
            self.papers.choose(args["view"])
            self.open_list()
        elif args.get("page_id"):
            self.open_sheet(args["page_id"], args.get("row_id", ""))
        elif not came:
            self.open_list()
        elif self._is_open():
            self.sheet.panel.entry.setFocus()
        else:
            self.papers.begin()

    def open_sheet(self, page_id: str, row_id: str = "") -> None:
        """Open a sheet."""
        self._stack.setCurrentWidget(self.sheet)
        self._fit()
        if not self.sheet.open_page(page_id, row_id):
            self.open_list()

    def open_list(self) -> None:
        """Put the sheet away and show the list."""
        self.sheet.close_page()
        self._stack.setCurrentWidget(self.papers)
        self.papers.reload()
        self.papers.begin()
        self._command_ready()

    def _is_open(self) -> bool:
        return self._stack.currentWidget() is self.sheet

    def _command_ready(self) -> None:
        for command in ("receipts.save", "receipts.previous", "receipts.next"):
            self.ctx.commands[command].setEnabled(False)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read what is shown again."""
        if self._is_open():
            self.sheet.reload()
        else:
            self.papers.reload()

    def can_leave(self) -> bool:
        """Keep the draft of the open sheet; trouble with it is told, and nobody is held back."""
        try:
            self.sheet.keep_draft()
        except DoorbookError as problem:
            self.ctx.trouble(problem)
        return True

    def memory(self) -> dict[str, Any]:
        """Remember the open sheet and the row at hand."""
        if not self._is_open():
            return {"view": self.papers.view()}
        current = self.sheet.table.current()
        return {"page_id": self.sheet.page_id(), "row_id": current.row.line.id if current else ""}

    def scanned(self, code: str) -> bool:
        """Sign the scanned row, open the scanned sheet, or the sheet with the scanned household."""
        found = self.ctx.workspace.ask(resolve_scan, code)
        if found.status == "forged":
            words = tr("It was printed by another ledger, or by nobody: keep the paper.")
            self.ctx.band("forged", tr("Not a code of this village"), words)
            return True
        if found.page_id is not None:
            self.open_sheet(found.page_id)
            return True
        if found.unit_id is None:
            return False
        if self._is_open() and scan_row(self.ctx, self.sheet, found.unit_id):
            return True
        spot = self.ctx.workspace.ask(open_sheet_spot, found.unit_id)
        if spot is None:
            return False
        self.open_sheet(spot.page_id, spot.row_id)
        self.ctx.band("already", tr("This row is on this sheet"), tr("Scan it once more to note it down."))
        return True

    def scan_told(self) -> None:
        """Show what the next slip will be taken for."""
        self.slips.entry.show_stack()

    # Room

    def _fit(self) -> None:
        self.sheet.fit(self.content_width() - 48, self.dense())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Note that one comes from another page."""
        super().showEvent(event)
        self._came = not event.spontaneous()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Esc; the draft stays."""
        if event.key() == Qt.Key.Key_Escape and self._is_open():
            self.open_list()
        else:
            super().keyPressEvent(event)


class _Views(QStackedWidget):
    """List and sheet; it asks for no more room than the one on screen."""

    def hasHeightForWidth(self) -> bool:
        return False  # else the tallest of them would count, in sight or not

    def minimumSizeHint(self) -> QSize:
        return self.currentWidget().minimumSizeHint()
