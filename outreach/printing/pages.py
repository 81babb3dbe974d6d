"""Pages of a PDF as pictures, for the preview in the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

POINTS_PER_INCH = 72
_pdfium = Lock()
"""PDFium must not be called from two threads at once."""


@dataclass(frozen=True)
class PageImage:
    """One page as RGB bytes, row by row from the top, three a pixel; `stride` is the bytes of one row."""

    width: int
    height: int
    stride: int
    data: bytes


def page_count(pdf: Path | bytes) -> int:
    """Give the number of pages."""
    with opened(pdf) as document:
        return len(document)


def page_image(pdf: Path | bytes, page: int, dpi: float = 144) -> PageImage:
    """Draw a page, counted from 1; about 40 ms at 144 dpi."""
    with opened(pdf) as document:
        bitmap = document[page - 1].render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def page_text(pdf: Path | bytes, page: int) -> str:
    """Give the text of a page, counted from 1, as a reader of the PDF would copy it."""
    with opened(pdf) as document:
        return str(document[page - 1].get_textpage().get_text_bounded())


@contextmanager
def opened(pdf: Path | bytes) -> Iterator[Any]:
    """Give a PDF opened by PDFium, one at a time."""
    import pypdfium2

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
