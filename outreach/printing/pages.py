"""Pages of a PDF as pictures, for the preview in the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
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


def only_pages(pdf: Path | bytes, pages: Sequence[int]) -> bytes:
    """Give a PDF of some pages, counted from 1, as they are in another one."""
    import pypdfium2

    file = BytesIO()
    with opened(pdf) as document:
        part = pypdfium2.PdfDocument.new()
        try:
            part.import_pages(document, [page - 1 for page in pages])
            part.save(file)
        finally:
            part.close()
    return file.getvalue()


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
