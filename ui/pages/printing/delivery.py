"""A paper goes to a printer or into a file; sheets that come back are remembered then, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from outreach.files import write_whole
from outreach.printing.jobs import Prepared, keep_print, save
from outreach.wording import tr
from ui.page import Context
from ui.pages.printing.correction import PrinterScales
from ui.pages.printing.output import layout_of, new_printer, print_pages
from ui.work.task import REST

SUFFIX = ".pdf"


class Delivery:
    """Asks for the printer or the file, does it as a task; `delivered(words)` is told when it is done."""

    def __init__(self, ctx: Context, parent: QWidget, delivered: Callable[[str], object]) -> None:
        self._ctx, self._parent, self._delivered = ctx, parent, delivered
        self.printed: Callable[[str, int, int], object] = lambda kind, pages, copies: None
        self.scales = PrinterScales(ctx.settings)
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or "."
        )

    def print_new(self, prepared: Prepared, measure: str = "") -> bool:
        """Print a paper just drawn; remembered before the first page, for what is on paper must be known.

        `measure` was read on the last test page and corrects the printer chosen; False where none was.
        """

        def remember(copies: int, then: Callable[[object], object]) -> None:
            workspace = self._ctx.workspace
            self._ctx.tasks.run(
                tr("Printing"), lambda report: keep_print(workspace, prepared, copies), done=then
            )

        return self._print(prepared.title, prepared.paper, 1, prepared.pages, remember, prepared, measure)

    def print_again(self, title: str, pdf: bytes, first: int, last: int) -> None:
        """Print pages of what was printed before, as it was; nothing new is remembered."""
        self._print(title, pdf, first, last, lambda copies, then: then(None))

    def _print(
        self,
        title: str,
        pdf: bytes,
        first: int,
        last: int,
        before: Callable[[int, Callable[[object], object]], object],
        prepared: Prepared | None = None,
        measure: str = "",
    ) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        printer = new_printer(title)
        printer.setPageLayout(layout_of(pdf, first))
        dialog = QPrintDialog(printer, self._parent)
        dialog.setObjectName("printing.dialog")
        dialog.setMinMax(first, last)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        start, stop = printer.fromPage() or first, printer.toPage() or last
        start, stop = max(first, start), min(last, stop)
        name = printer.printerName()
        scale = self.scales.measured(name, measure) if measure else self.scales.of(name)

        def begin(_: object) -> None:
            self._ctx.tasks.run(
                tr("Printing"),
                lambda report: print_pages(printer, pdf, start, stop, report, scale),
                done=lambda n: self._sent(title, n, printer.copyCount(), prepared),
                queue=REST,
            )

        before(printer.copyCount(), begin)
        return True

    def _sent(self, title: str, pages: int, copies: int, prepared: Prepared | None) -> None:
        self._delivered(tr("{title}: {n} pages sent to the printer", title=title, n=pages))
        if prepared is not None:
            self.printed(prepared.kind, pages, copies)

    def save_new(self, prepared: Prepared) -> None:
        """Save a paper just drawn as PDF and remember it, both or neither."""
        target = self._ask(prepared.title)
        if target is not None:
            workspace = self._ctx.workspace
            self._run_save(target, prepared.title, lambda: save(workspace, prepared, target))

    def save_again(self, title: str, pdf: bytes) -> None:
        """Save what was printed before as PDF, as it was."""
        target = self._ask(title)
        if target is not None:
            self._run_save(target, title, lambda: write_whole(target, pdf))

    def _run_save(self, target: Path, title: str, does: Callable[[], object]) -> None:
        self._ctx.tasks.run(
            tr("Saving the PDF"),
            lambda report: does(),
            done=lambda _: self._delivered(tr("{title} saved as {file}", title=title, file=target.name)),
        )

    def _ask(self, title: str) -> Path | None:
        kind = tr("PDF file") + f" (*{SUFFIX})"
        text, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save as PDF"), str(self.proposal(title)), kind
        )
        if not text:
            return None
        chosen = Path(text)
        self._folder = chosen.parent
        return chosen if chosen.suffix else chosen.with_suffix(SUFFIX)

    def proposal(self, title: str) -> Path:
        """Propose a file of a paper's title, in the folder used last."""
        return self._folder / f"{title}{SUFFIX}"
