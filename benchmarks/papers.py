"""1,000 pages of the sign-off sheet against bare canvas calls for the same marks, and the usual ways."""

from __future__ import annotations

import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks import paper_peers as peers
from benchmarks.clock import Measured, in_turns, seconds
from benchmarks.sheets import FONTS, _job
from benchmarks.village import DOORS_A_GROUP, filled_ledger
from outreach.printing import qr
from outreach.printing import signoff_layout as layout
from outreach.printing.papers import print_paper
from outreach.printing.signoff import SignOffJob, SignOffRow, draw, render

TITLE = "1,000 pages of sign-off sheets, 14,000 codes"
FLOOR = "bare canvas calls, the same marks"
PAGES = 1000
FEWER = 25
"""So many times fewer pages are given to the slow programs."""


def measure(folder: Path, scale: float) -> tuple[Measured, ...]:
    """Draw the same doors in every way there is on this computer."""
    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Bare-{weight}", str(FONTS / f"NotoSansSC-{weight}.ttf")))
    pages = max(2, int(PAGES * scale))
    job, ours = _job(pages), folder / "ours.pdf"
    first = in_turns(lambda: render(job, ours), lambda: _bare(job, folder / "bare.pdf"), 2)
    size = Measured(ours.stat().st_size / pages, 10_000, "its file, a page", "10 KB", "B")
    usual = Measured(
        first.ours, seconds(lambda: peers.platypus(job, folder / "platypus.pdf")), "", "platypus, qrcode PNG"
    )
    few = _job(max(2, pages // FEWER))
    return (first, size, *_memory(folder, pages), usual, *_peers(folder, few, first.ours / pages, scale >= 1))


def _memory(folder: Path, pages: int) -> Iterator[Measured]:
    """Give how much memory each further page takes, beside what it takes on the disk."""
    small, large = _job(max(2, pages * 3 // 10)), _job(max(4, pages * 6 // 10))
    target = folder / "memory.pdf"
    render(large, target)  # fonts and kept pieces are loaded once
    more = len(large.runs[0].page_codes) - len(small.runs[0].page_codes)
    file = target.stat().st_size / len(large.runs[0].page_codes)
    ways = (("into a file", lambda job: render(job, target)), ("kept for the ledger too", draw))
    for way, make in ways:
        peaks = [_peak(partial(make, job)) for job in (large, small)]
        grown = max(0.0, (peaks[0] - peaks[1]) / more)
        yield Measured(grown, file, f"memory for each further page, {way}", "its bytes in the file", "B")
    title = "the same with the village's doors and its ledger"
    yield Measured(_remembered(folder, pages), file, title, "its bytes in the file", "B")


def _remembered(folder: Path, pages: int) -> float:
    """Give how much memory each further page takes where a village's ledger is read and remembers it."""
    few, many = max(1, pages // 10), max(2, pages // 5)
    _printed(folder / "first.doorbook", 1)  # loads what is loaded once
    peaks = [_printed(folder / f"memory{count}.doorbook", count) for count in (few, many)]
    return max(0.0, (peaks[1] - peaks[0]) / (many - few))


def _printed(ledger: Path, pages: int) -> int:
    with filled_ledger(ledger, pages * DOORS_A_GROUP // 4, 0) as village:
        return _peak(lambda: print_paper(village, "signoff", ledger.with_suffix(".pdf")))


def _peak(make: Callable[[], object]) -> int:
    tracemalloc.start()
    make()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _peers(folder: Path, job: SignOffJob, mine: float, whole: bool) -> Iterator[Measured]:
    """Let other programs draw fewer pages; compare a page of theirs with one of our thousand (s)."""
    pages = len(job.runs[0].page_codes)
    ways = (
        ("WeasyPrint", peers.find_weasyprint(), peers.weasyprint),
        ("LibreOffice", shutil.which("soffice") if whole else None, peers.libre_office),
    )
    for name, program, way in ways:
        title = f"a page, theirs the mean of {pages}"
        if program is None:
            yield Measured(mine * 1000, 0.0, title, name, "ms", note="not installed" if whole else "left out")
        else:
            yield Measured(mine * 1000, way(program, job, folder) / pages * 1000, title, name, "ms")


def _bare(job: SignOffJob, target: Path) -> None:
    run = job.runs[0]
    options: Any = {"initialFontName": "Bare-Regular"}
    canvas: Any = Canvas(str(target), pagesize=(297 * mm, 210 * mm), **options)
    canvas.beginForm("form")
    _form(canvas, job)
    canvas.endForm()
    for page, code in enumerate(run.page_codes):
        canvas.doForm("form")
        _text(canvas, "Bold", 17, 18, 16.6, job.title)
        _text(
            canvas, "Regular", 9, 90, 16.6, f"{job.township}{job.village} · 第{run.group}组 · {job.campaign}"
        )
        _text(canvas, "Regular", 9, 200, 16.6, f"入户人员　{run.staff[0]}")
        _text(canvas, "Bold", 9, 240, 16.6, f"第{page + 1}页　共{len(run.page_codes)}页")
        _text(canvas, "Regular", 7.5, 245, 12.2, code[2:10])
        _code(canvas, *layout.PAGE_CODE[:3], code)
        for place, row in enumerate(run.rows[page * 13 : page * 13 + 13]):
            _row(canvas, place, row)
        canvas.showPage()
    canvas.save()


def _form(canvas: Any, job: SignOffJob) -> None:
    for x, y, width, height in layout.SQUARES:
        _rect(canvas, x, y, width, height, 1)
    canvas.setLineWidth(0.2 * mm)
    for row in range(layout.ROWS):
        for bar in layout.bars(row):
            _rect(canvas, *bar, 1)
        for box in (layout.void_box(row), *(layout.tick_box(row, place) for place in range(5))):
            _rect(canvas, *box, 0)
        _line(canvas, layout.LEFT, layout.row_top(row), layout.RIGHT, layout.row_top(row))
    for x in layout.WHOLE.rules:
        _line(canvas, x, layout.HEAD_TOP, x, layout.BOTTOM)
    heads = ("作废", "序号", "组·门牌", "户主", "签收人和与户主关系", "签名或按手印", "日期（月/日）")
    for x, words in zip((20, 43, 51, 72, 97, 190, 240), heads, strict=True):
        _text(canvas, "Bold", 8, x, 24.4, words)
    for place, column in enumerate(job.columns):
        _text(canvas, "Bold", 8, 127 + 12 * place, 24.4, column.label)
    for y, words in ((200.1, "填法　在方格里打勾，签名、手印不出格。"), (203.6, job.notice.sentences()[0])):
        _text(canvas, "Regular", 7, 18, y, words)


def _row(canvas: Any, place: int, row: SignOffRow) -> None:
    y = layout.row_top(place) + 7.7
    _text(canvas, "Regular", 9, 44, y, str(row.number))
    _text(canvas, "Regular", 10.5, 50.9, y, f"{row.group}组{row.door}号")
    _text(canvas, "Bold", 13, 71.8, y, row.head)
    _code(canvas, *layout.row_code(place)[:3], row.code)


def _text(canvas: Any, weight: str, size: float, x: float, y: float, text: str) -> None:
    canvas.setFont(f"Bare-{weight}", size)
    canvas.drawString(x * mm, (210 - y) * mm, text)


def _rect(canvas: Any, x: float, y: float, width: float, height: float, fill: int) -> None:
    canvas.rect(x * mm, (210 - y - height) * mm, width * mm, height * mm, stroke=1 - fill, fill=fill)


def _line(canvas: Any, x: float, y: float, to_x: float, to_y: float) -> None:
    canvas.line(x * mm, (210 - y) * mm, to_x * mm, (210 - to_y) * mm)


def _code(canvas: Any, x: float, y: float, size: float, text: str) -> None:
    """Draw a code from the same modules as ours, a rectangle for each run of dark ones."""
    bits = f"{qr.modules(text):0{qr.SIZE**2}b}"
    path, side = canvas.beginPath(), size * mm / qr.SIZE
    for row in range(qr.SIZE):
        line, column = bits[row * qr.SIZE : (row + 1) * qr.SIZE] + "0", 0
        while (start := line.find("1", column)) >= 0:
            column = line.find("0", start)
            top = (210 - y) * mm - (row + 1) * side
            path.rect(x * mm + start * side, top, (column - start) * side, side)
    canvas.drawPath(path, stroke=0, fill=1)
