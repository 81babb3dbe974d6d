"""100 pages of the sign-off sheet, against the same marks drawn with bare canvas calls."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.clock import Measured, in_turns
from benchmarks.village import name
from outreach.codes import CodeKind, make_code
from outreach.printing.signoff import SignOffJob, SignOffRow, SignOffRun, render
from outreach.printing.signoff_form import Notice, TickColumn

TITLE = "100 pages of sign-off sheets, 1,400 codes"
FLOOR = "bare canvas calls"
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
HANDOUTS = (TickColumn("leaflet", "宣传单"), TickColumn("card", "联系卡"), TickColumn("letter", "一封信"))


def measure(folder: Path, scale: float) -> Measured:
    """Draw the same doors both ways."""
    job = _job(max(1, int(100 * scale)))
    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Bare-{weight}", str(FONTS / f"NotoSansSC-{weight}.ttf")))
    return in_turns(lambda: render(job, folder / "ours.pdf"), lambda: _bare(job, folder / "bare.pdf"))


def _job(pages: int) -> SignOffJob:
    source = random.Random(3)
    rows = tuple(
        SignOffRow(n + 1, "1", f"{n + 1}", name(source), make_code(CodeKind.HOUSEHOLD, b"benchmark"))
        for n in range(pages * 13)
    )
    codes = tuple(make_code(CodeKind.SHEET, b"benchmark") for _ in range(pages))
    run = SignOffRun("1", ("王芳",), rows, codes)
    return SignOffJob("柳河镇", "柳河村", "秋季反诈入户宣传", HANDOUTS, (run,), Notice("柳河村村民委员会"))


def _bare(job: SignOffJob, target: Path) -> None:
    run = job.runs[0]
    options: Any = {"initialFontName": "Bare-Regular"}
    canvas: Any = Canvas(str(target), pagesize=(297 * mm, 210 * mm), **options)
    for page, code in enumerate(run.page_codes):
        canvas.setFont("Bare-Bold", 17)
        canvas.drawString(18 * mm, 193 * mm, job.title)
        canvas.setFont("Bare-Regular", 9)
        canvas.drawString(90 * mm, 193 * mm, f"{job.village} 第{run.group}组 {job.campaign} 第{page + 1}页")
        _code(canvas, 266, 181, 13, code)
        for place, row in enumerate(run.rows[page * 13 : page * 13 + 13]):
            _row(canvas, 170 - place * 13, row, place % 2 == 0)
        canvas.showPage()
    canvas.save()


def _row(canvas: Any, y: float, row: SignOffRow, left: bool) -> None:
    canvas.setLineWidth(0.2 * mm)
    canvas.line(18 * mm, y * mm, 260 * mm, y * mm)
    for x in (28, 41, 49, 70, 95, 123, 188, 238, 260):
        canvas.line(x * mm, y * mm, x * mm, (y + 13) * mm)
    for box in range(5):
        canvas.rect((129 + 12 * box) * mm, (y + 4) * mm, 5 * mm, 5 * mm)
    canvas.rect(20.5 * mm, (y + 4) * mm, 5 * mm, 5 * mm)
    canvas.rect(10.75 * mm, (y + 5.75) * mm, 2.5 * mm, 1.5 * mm, stroke=0, fill=1)
    canvas.rect(283.75 * mm, (y + 5.75) * mm, 2.5 * mm, 1.5 * mm, stroke=0, fill=1)
    canvas.setFont("Bare-Regular", 10.5)
    canvas.drawString(43 * mm, (y + 5) * mm, str(row.number))
    canvas.drawString(51 * mm, (y + 5) * mm, f"{row.group}组{row.door}号")
    canvas.setFont("Bare-Bold", 13)
    canvas.drawString(72 * mm, (y + 5) * mm, row.head)
    _code(canvas, 29.5 if left else 267.5, y + 1.5, 10, row.code)


def _code(canvas: Any, x: float, y: float, size: float, text: str) -> None:
    from qrcode.constants import ERROR_CORRECT_Q
    from qrcode.main import QRCode

    made: Any = QRCode(version=1, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=2)
    made.add_data(text)
    made.make(fit=False)
    path = canvas.beginPath()
    for row, cells in enumerate(made.modules):
        for column, dark in enumerate(cells):
            if dark:
                path.rect(column, 20 - row, 1, 1)
    canvas.saveState()
    canvas.translate(x * mm, y * mm)
    canvas.scale(size * mm / 21, size * mm / 21)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
