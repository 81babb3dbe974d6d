"""Papers for tests: jobs with invented people, and what an independent reader sees on a page."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import zxingcpp
from PIL import Image

from outreach.codes import CodeKind, make_code
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_image
from outreach.printing.papers import paper_kind
from outreach.printing.signoff import SignOffJob, SignOffRow, SignOffRun, pages_needed
from outreach.printing.signoff_form import Notice, TickColumn
from outreach.progress import silent
from outreach.workspace import Workspace

SECRET = bytes(range(32))
HANDOUTS = (TickColumn("leaflet", "宣传单"), TickColumn("card", "联系卡"), TickColumn("letter", "一封信"))


def signoff_job(heads: Sequence[str], groups: int = 1) -> SignOffJob:
    source = random.Random(7)
    return SignOffJob(
        township="桥头镇",
        village="柳河村",
        campaign="2026年冬季反诈入户宣传",
        handouts=HANDOUTS,
        runs=tuple(_run(str(group), heads, source) for group in range(1, groups + 1)),
        notice=Notice("柳河村村民委员会", phone="0555-0000126"),
    )


def _run(group: str, heads: Sequence[str], source: random.Random) -> SignOffRun:
    rows = tuple(
        SignOffRow(n, group, str(n), head, make_code(CodeKind.HOUSEHOLD, SECRET, source.randbytes))
        for n, head in enumerate(heads, start=1)
    )
    pages = range(pages_needed(len(rows)))
    codes = tuple(make_code(CodeKind.SHEET, SECRET, source.randbytes) for _ in pages)
    return SignOffRun(group, ("王芳", "陈志明"), rows, codes)


def decoded(pdf: bytes, page: int, dpi: int = 150) -> set[str]:
    """Read every code of a page with a reader that is not ours."""
    seen = page_image(pdf, page, dpi)
    picture = Image.frombytes("RGB", (seen.width, seen.height), seen.data, "raw", "RGB", seen.stride)
    return {found.text for found in zxingcpp.read_barcodes(picture.convert("L"))}


def font_names(pdf: bytes) -> set[str]:
    """Give the fonts a PDF speaks of; embedded parts carry six letters and a plus before the name."""
    return {name.decode() for name in re.findall(rb"/BaseFont\s*/([^\s/>]+)", pdf)}


def prepared(workspace: Workspace, kind: str, group: str | None = None, **options: str) -> Prepared:
    """Draw a paper by its code, with these of its choices."""
    paper = paper_kind(kind)
    return paper.prepare(workspace, paper.order(PaperOrder(group, options=options)), silent)
