"""Onto paper: the pages of a PDF as pictures of 300 dpi, each on a sheet of its own size and direction."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from outreach.errors import StorageProblem, declare
from outreach.printing.pages import page_image
from outreach.progress import Report
from outreach.wording import mark
from ui.pages.printing.canvas import image_of, page_points

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
MM_PER_POINT = 25.4 / 72
SAME_MM = 3.0
PRINTER_REFUSES = declare(
    "printer_refuses",
    mark("The printer takes nothing: look whether it is on and has paper, or save the paper as PDF instead."),
)


def new_printer(title: str) -> QPrinter:
    """Make a printer with the name of the job."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    return printer


def layout_of(pdf: bytes, page: int) -> QPageLayout:
    """Give paper, direction and no margins for a page, counted from 1."""
    size = page_points(pdf, page) * MM_PER_POINT
    lying = size.width() > size.height()
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    direction = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(_paper(upright), direction, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def print_pages(
    printer: QPrinter, pdf: bytes, first: int, last: int, report: Report, scale: float = 1.0
) -> int:
    """Print pages first to last, counted from 1; gives how many. Raises StorageProblem, Cancelled.

    `scale` is what the printer was found to make of a millimetre; the pages are drawn that much larger.
    """
    printer.setPageLayout(layout_of(pdf, first))
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageProblem(PRINTER_REFUSES)
    with ExitStack() as at_the_end:
        at_the_end.callback(painter.end)
        on_trouble = at_the_end.enter_context(ExitStack())
        on_trouble.callback(printer.abort)  # no half of a job may come out of the printer
        for page in range(first, last + 1):
            report(page - first, last - first + 1)
            if page > first:
                printer.setPageLayout(layout_of(pdf, page))
                if not printer.newPage():
                    raise StorageProblem(PRINTER_REFUSES)
            _paint(printer, painter, pdf, page, scale)
        on_trouble.pop_all()
    return last - first + 1


def _paint(printer: QPrinter, painter: QPainter, pdf: bytes, page: int, scale: float) -> None:
    """Put a page where it stands on the paper, whatever the printer cannot reach at the edges."""
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    reach = printer.pageLayout().paintRectPixels(printer.resolution())
    place = QRectF(whole)
    if not printer.fullPage():
        place.translate(-reach.x(), -reach.y())
    painter.drawImage(corrected(place, scale), image_of(page_image(pdf, page, DPI)))


def corrected(place: QRectF, scale: float) -> QRectF:
    """Give a page's place so that a printer that makes all `scale` times as large prints it true."""
    wide, high = place.width() / scale, place.height() / scale
    middle = place.center()
    return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)


def _paper(upright: QSizeF) -> QPageSize:
    for known in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3):
        size = QPageSize.size(known, QPageSize.Unit.Millimeter)
        if abs(size.width() - upright.width()) < SAME_MM and abs(size.height() - upright.height()) < SAME_MM:
            return QPageSize(known)
    return QPageSize(upright, QPageSize.Unit.Millimeter)
