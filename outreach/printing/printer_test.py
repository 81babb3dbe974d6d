"""The printer's test page: a ruler to measure, margins to see, and a back that must meet the front."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, MUTED
from outreach.printing.paper import A4, Paper
from outreach.printing.shapes import circle
from outreach.progress import Report, silent
from outreach.wording import mark

RULER = 150.0
"""Millimetres between the two marks that the user measures."""
LEAST, MOST = 0.9, 1.1
MEASURE_WRONG = declare(
    "ruler_measure_wrong",
    mark("“{measure}” is no length near {ruler} mm: measure between the long marks, write it as 148.5."),
)
CROSSES = ((20.0, 20.0), (190.0, 20.0), (20.0, 277.0), (190.0, 277.0))


def scale_of(measure: str) -> float:
    """Give how many times too small or large the printer prints; 1 for no measure. Raises UserMistake."""
    plain = measure.strip().replace("，", ".").replace(",", ".")
    plain = plain.removesuffix("毫米").removesuffix("mm").strip()
    if not plain:
        return 1.0
    try:
        scale = float(plain) / RULER
    except ValueError:
        scale = 0.0
    if not LEAST <= scale <= MOST:
        raise UserMistake(MEASURE_WRONG, field="measure", measure=measure.strip()[:20], ruler=f"{RULER:g}")
    return scale


def draw(scale: float = 1.0, report: Report = silent) -> Drawn:
    """Draw front and back; `scale` is what the printer was found to do, said on the page."""
    paper = Paper(A4, "打印机测试页")
    for back in (False, True):
        report(int(back), 2)
        _draw_margins(paper)
        _draw_crosses(paper, back)
        title = "打印机测试页（背面）" if back else "打印机测试页"
        paper.text(A4[0] / 2, 42, title, 25, Face.BOLD, "centre", INK)
        if not back:
            _draw_ruler(paper, scale)
        _draw_words(paper, back)
        paper.end_page()
    report(2, 2)
    return Drawn(paper.finish(), 2, ())


def _draw_margins(paper: Paper) -> None:
    """Draw frames at 3, 4.5, 6 and 8 mm: the outermost seen whole is what the printer reaches."""
    for place, edge in enumerate((3.0, 4.5, 6.0, 8.0)):
        x = 36.0 + 16 * place
        paper.frame(edge, edge, A4[0] - 2 * edge, A4[1] - 2 * edge, 0.15, INK)
        paper.block(x - 5, edge - 0.9, 10, 1.8, "#FFFFFF")
        paper.text(x, edge + 0.95, f"{edge:g}", 7, align="centre", colour=INK)


def _draw_crosses(paper: Paper, back: bool) -> None:
    for x, y in CROSSES:
        paper.lines([((x - 5, y), (x + 5, y)), ((x, y - 5), (x, y + 5))], 0.2, INK)
        paper.shape(circle(x, y, 3.0 if back else 2.0), edge=INK, line=0.2)


def _draw_ruler(paper: Paper, scale: float) -> None:
    left, y = (A4[0] - RULER) / 2, 70.0
    paper.rule((left, y), (left + RULER, y), 0.2, INK)
    for step in range(int(RULER) + 1):
        long = 12.0 if step in (0, int(RULER)) else 6.0 if step % 10 == 0 else 4.0 if step % 5 == 0 else 2.5
        paper.rule((left + step, y), (left + step, y + long), 0.35 if long == 12 else 0.15, INK)
        if step % 10 == 0:
            paper.text(left + step, y - 2, str(step), 7, align="centre", colour=INK)
    upright = 95.0
    paper.rule((20, upright), (20, upright + RULER), 0.2, INK)
    for step in range(0, int(RULER) + 1, 10):
        paper.rule((20, upright + step), (26, upright + step), 0.2, INK)
        paper.text(28, upright + step + 1, str(step), 7, colour=INK)
    if scale != 1.0:
        said = f"上次量得{RULER * scale:.1f}毫米，这张已经补回来了：再量一次，应当是{RULER:g}毫米。"
        paper.text(A4[0] / 2, 92, said, 10.5, Face.BOLD, "centre", INK)


def _draw_words(paper: Paper, back: bool) -> None:
    words = (
        ("对着光看：背面的圈要套住正面的圈，错开不超过1毫米，卡片就能双面印。",)
        if back
        else (
            "一、打印时选“实际大小”或100%，不要选“适合纸张”。",
            f"二、拿尺量两条长线之间，应当是{RULER:g}毫米。不对，把量到的数写进“打印机量得”再印。",
            "三、看四周的框：最外面能看全的那一圈，就是打印机够得着的地方，要在4.5以内。",
            "四、双面打印时选“长边翻转”，再看背面。",
        )
    )
    for number, line in enumerate(words):
        paper.text(40, 120 + number * 9, line, 10.5, colour=INK if not back else MUTED)
