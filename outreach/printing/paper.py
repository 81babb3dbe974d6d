"""The drawing surface of every form: millimetres from the top left corner, type in points.

It writes PDF operators itself: reportlab's canvas spends half its time on formatting numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import Any, BinaryIO, Literal

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from outreach import __version__
from outreach.printing import qr
from outreach.printing.fonts import Face, font
from outreach.printing.operators import fill, show, stroke
from outreach.printing.page_by_page import write_page_by_page
from outreach.printing.setting import Line, set_line
from outreach.printing.shapes import operators
from outreach.printing.text import POINT, Fitted

PROGRAM = "敲门簿"
A4 = (210.0, 297.0)
A4_WIDE = (297.0, 210.0)
A3 = (297.0, 420.0)
A3_WIDE = (420.0, 297.0)
BLACK = "#000000"
GRID = "#9E9E9E"
MOST_SET = 2048
"""Lines whose operators are kept at most: memory must not grow with the pages."""
HAN_MIDDLE = 0.375
"""How far the middle of a Han line lies above its baseline, in em."""
Align = Literal["left", "centre", "right"]
Point = tuple[float, float]


_stamp: ContextVar[str] = ContextVar("stamp", default="")
STAMP_GREY = "#56606B"


@contextmanager
def stamped(words: str) -> Iterator[None]:
    """Within the block every page finished bears these words at its foot, small, at the right."""
    token = _stamp.set(words)
    try:
        yield
    finally:
        _stamp.reset(token)


class Paper:
    """Pages of one size being drawn, into an empty `file` if one is given; `finish` gives the PDF."""

    def __init__(self, size: tuple[float, float], title: str, file: BinaryIO | None = None) -> None:
        rl_config.useA85 = 0  # bytes as they are: the text form costs a third of the time
        font(Face.REGULAR)
        self.width, self.height = size
        self.pages = 0
        self.stamp_right = size[0] - 15.0
        """Where the stamp ends, at the margin; it stands in the lowest line, where nothing else may be."""
        self.outline = 0.0
        """How much wider Regular letters are drawn, in millimetres: thin strokes then survive copying."""
        self._file = file or BytesIO()
        self._set: dict[Line, list[tuple[str, str]]] = {}
        points = (size[0] / POINT, size[1] / POINT)
        options: Any = {"initialFontName": Face.REGULAR.value, "pageCompression": 1, "invariant": 1}
        self._canvas: Any = Canvas(self._file, pagesize=points, **options)
        write_page_by_page(self._canvas, self._file)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(PROGRAM)
        self._canvas.setSubject("")
        self._canvas.setCreator(f"{PROGRAM} {__version__}")
        self._canvas.setCatalogEntry("Lang", "zh-CN")

    def end_page(self) -> None:
        """Finish the page and begin the next; at its foot stands the stamp, if there is one."""
        if words := _stamp.get():
            self.text(self.stamp_right, self.height - 4.9, words, 7, align="right", colour=STAMP_GREY)
        self._canvas.showPage()
        self.pages += 1

    def finish(self) -> bytes:
        """Give the PDF, fonts embedded (nothing where it went to a file); nothing can be drawn after."""
        self._canvas.save()
        return self._file.getvalue() if isinstance(self._file, BytesIO) else b""

    @contextmanager
    def stencil(self, name: str) -> Iterator[None]:
        """Draw what many pages share once; `use` puts it on a page."""
        self._canvas.beginForm(name)
        yield
        self._canvas.endForm()

    def use(self, name: str) -> None:
        """Put a stencil on this page."""
        self._canvas.doForm(name)

    def text(
        self,
        x: float,
        baseline: float,
        text: str | Line,
        size: float,
        face: Face = Face.REGULAR,
        align: Align = "left",
        colour: str = BLACK,
    ) -> float:
        """Draw one line; `x` is its left end, middle or right end. Give its width in millimetres."""
        line = set_line(text, face) if isinstance(text, str) else text
        width = line.width * size * POINT
        left = x - line.hang * size * POINT - {"left": 0.0, "centre": width / 2, "right": width}[align]
        shown = " ".join(f"{name} {size:g} Tf {run}" for name, run in self._operators(line))
        thick = self.outline and face is Face.REGULAR
        begin = f"{stroke(colour)}{self.outline / POINT:.3f} w 2 Tr " if thick else ""
        end = " 0 Tr" if thick else ""
        self._write(f"{fill(colour)}BT {begin}1 0 0 1 {self._place(left, baseline)} Tm {shown}{end} ET")
        return width

    def fitted(
        self, x: float, middle: float, fitted: Fitted, align: Align = "left", colour: str = BLACK
    ) -> None:
        """Draw a fitted text with its block of lines centred on `middle`."""
        em = fitted.size * POINT
        first = middle - (len(fitted.lines) - 1) * fitted.pitch * em / 2 + HAN_MIDDLE * em
        with self._spoken(fitted):
            self._draw_lines(x, first, fitted, fitted.pitch * em, align, colour)

    def _draw_lines(
        self, x: float, first: float, fitted: Fitted, pitch: float, align: Align, colour: str
    ) -> None:
        for number, line in enumerate(fitted.lines):
            self.text(x, first + number * pitch, line, fitted.size, align=align, colour=colour)

    def rule(
        self, start: Point, end: Point, width: float, colour: str = BLACK, dash: Sequence[float] = ()
    ) -> None:
        """Draw a line; widths and dashes in millimetres."""
        self.lines([(start, end)], width, colour, dash)

    def lines(
        self,
        ends: Sequence[tuple[Point, Point]],
        width: float,
        colour: str = BLACK,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw lines of one kind."""
        pattern = " ".join(f"{part / POINT:.2f}" for part in dash)
        parts = [f"{self._place(*start)} m {self._place(*end)} l" for start, end in ends]
        self._write(f"{stroke(colour)}[{pattern}] 0 d {width / POINT:.3f} w {' '.join(parts)} S")

    def block(self, x: float, y: float, width: float, height: float, colour: str = BLACK) -> None:
        """Fill a rectangle."""
        self._write(f"{fill(colour)}{self._rectangle(x, y, width, height)} f")

    def frame(
        self, x: float, y: float, width: float, height: float, line: float, colour: str = BLACK
    ) -> None:
        """Draw the edge of a rectangle; the line lies half inside, half outside."""
        self._write(f"{stroke(colour)}[] 0 d {line / POINT:.3f} w {self._rectangle(x, y, width, height)} S")

    def shape(
        self,
        path: str,
        colour: str | None = None,
        edge: str | None = None,
        line: float = 0.0,
        at: Point = (0.0, 0.0),
        scale: float = 1.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Fill or line a path (`shapes`) whose unit is `scale` millimetres; joins and ends are round."""
        size = scale / POINT
        paint = {(True, False): "f", (False, True): "S", (True, True): "B"}[
            colour is not None, edge is not None
        ]
        set_up = (fill(colour) if colour else "") + (stroke(edge) if edge else "")
        pattern = " ".join(f"{part / scale:.3f}" for part in dash)
        self._write(
            f"q {set_up}[{pattern}] 0 d 1 J 1 j {line / scale:.4f} w "
            f"{size:.5f} 0 0 {-size:.5f} {self._place(*at)} cm {operators(path)} {paint} Q"
        )

    def code(self, x: float, y: float, size: float, text: str) -> None:
        """Draw a QR code of `size` millimetres without its quiet zone."""
        scale = size / POINT / qr.SIZE
        corner = self._place(x, y + size)
        self._write(f"{fill(BLACK)}q {scale:.5f} 0 0 {scale:.5f} {corner} cm {qr.path(text)} f Q")

    def any_code(self, x: float, y: float, size: float, text: str) -> None:
        """Draw a QR code of any text (level M), `size` millimetres without its quiet zone."""
        side, path = qr.any_path(text)
        scale = size / POINT / side
        corner = self._place(x, y + size)
        self._write(f"{fill(BLACK)}q {scale:.5f} 0 0 {scale:.5f} {corner} cm {path} f Q")

    def picture(
        self, x: float, y: float, width: float, height: float, jpeg: bytes, *, whole: bool = False
    ) -> None:
        """Draw a photograph so that it fills its place, cut off at its edges; or the `whole` of it."""
        from reportlab.lib.utils import ImageReader

        image: Any = ImageReader(BytesIO(jpeg))
        across, down = image.getSize()
        scale = (min if whole else max)(width / across, height / down)
        wide, high = across * scale, down * scale
        left, low = x - (wide - width) / 2, y + height + (high - height) / 2
        with self.clipped(x, y, width, height):
            spot = (left / POINT, (self.height - low) / POINT)
            self._canvas.drawImage(image, *spot, wide / POINT, high / POINT)

    @contextmanager
    def part(self, x: float, y: float, scale: float, height: float) -> Iterator[None]:
        """Draw a smaller page of `height` (mm, before scaling) whose upper left corner lies at x, y."""
        whole, self.height = self.height, height
        across, up = x / POINT, (whole - y - scale * height) / POINT
        self._write(f"q {scale:.5f} 0 0 {scale:.5f} {across:.3f} {up:.3f} cm")
        yield
        self._write("Q")
        self.height = whole

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Draw inside a rectangle only."""
        self._write(f"q {self._rectangle(x, y, width, height)} W n")
        yield
        self._write("Q")

    @contextmanager
    def _spoken(self, fitted: Fitted) -> Iterator[None]:
        """Say to readers of the PDF that lines are one text, so that a long name is found by searching."""
        if len(fitted.lines) < 2 or not fitted.whole:
            yield
            return
        self._write(f"/Span <</ActualText <feff{fitted.text.encode('utf-16-be').hex()}>>> BDC")
        yield
        self._write("EMC")

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)

    def _place(self, x: float, y: float) -> str:
        return f"{x / POINT:.2f} {(self.height - y) / POINT:.2f}"

    def _rectangle(self, x: float, y: float, width: float, height: float) -> str:
        return f"{self._place(x, y + height)} {width / POINT:.2f} {height / POINT:.2f} re"

    def _operators(self, line: Line) -> list[tuple[str, str]]:
        """Give (font, text operator) for the runs of a line; kept, as most lines come again."""
        known = self._set.get(line)
        if known is None:
            if len(self._set) >= MOST_SET:
                self._set.clear()
            known = self._set[line] = list(self._encoded(line))
        return known

    def _encoded(self, line: Line) -> Iterator[tuple[str, str]]:
        document = self._canvas._doc
        for piece in line.pieces:
            face = font(piece.face)
            place = 0
            for subset, codes in face.splitString(piece.text, document):
                gaps = piece.gaps[place : place + len(codes)]
                place += len(codes)
                yield face.getSubsetInternalName(subset, document), show(codes, gaps)
