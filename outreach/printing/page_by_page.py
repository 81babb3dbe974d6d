"""A PDF written to its file page by page: of a finished page the memory keeps only where it stands."""

from __future__ import annotations

from array import array
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFPage, PDFStream, PDFTrailer, PDFZCompress
from reportlab.pdfbase.pdfdoc import format as written


def write_page_by_page(canvas: Any, file: BinaryIO) -> None:
    """Let a canvas on which nothing is drawn yet write into an empty, open file page by page."""
    canvas._doc = PageByPage(file)


class PageByPage(PDFDocument):
    """Writes pages as they are finished; the forms, pictures and fonts they share follow at the end."""

    Catalog: Any
    Pages: Any

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(invariant=1)
        self._file = file
        self._places = array("Q", [0])
        """Where each object begins in the file, by its number."""
        file.write(PDFFile().format(self))

    def addPage(self, page: PDFPage) -> None:
        """Write a finished page."""
        page.Contents = self._put(PDFStream(content=page.stream, filters=[PDFZCompress]))
        self.Pages.addPage(self._put(page))
        self.pageCounter += 1
        self.inObject = None

    def format(self) -> bytes:
        """Write what the pages share, and the table of where everything stands; nothing is left to write."""
        number = 0
        while number < self.objectcounter:  # writing one object may bring others up
            number += 1
            if number in self.numberToId:
                self._write(number, self.idToObject[self.numberToId[number]])
        start = self._file.tell()
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        self._file.writelines(b"%010d 00000 n \n" % place for place in self._places[1:])
        refer: Any = self.Reference
        root, info = refer(self.Catalog), refer(self.info)
        trailer = PDFTrailer(startxref=start, Size=len(self._places), Root=root, Info=info, ID=self.ID())
        self._file.write(trailer.format(self))
        return b""

    def _put(self, thing: Any) -> bytes:
        """Write an object now; gives how others refer to it."""
        number = self.objectcounter = self.objectcounter + 1
        self._write(number, thing)
        return b"%d 0 R" % number

    def _write(self, number: int, thing: Any) -> None:
        body = written(thing, self, toplevel=1)
        self.updateSignature(body)  # the file's ID: no two papers have the same
        self._places.extend([0] * (number + 1 - len(self._places)))
        self._places[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n")))
