"""The file of a paper: each object where its table says, an ID of its own, Chinese in its properties."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument

from outreach.printing.fonts import Face
from outreach.printing.pages import only_pages, page_count, page_text
from outreach.printing.paper import A4, Paper

PAGES = 40


def paper_of(words: str, file: BytesIO | None = None, pages: int = PAGES) -> bytes:
    """Draw pages with a shared stencil, a picture of none, both faces and a rare character."""
    paper = Paper(A4, "测试", file)
    with paper.stencil("form"):
        paper.text(20, 20, "共用", 12)
    for page in range(1, pages + 1):
        paper.use("form")
        paper.text(20, 40, f"{words}第{page}页", 12, Face.BOLD)
        paper.text(20, 60, "𠮷", 12)
        paper.end_page()
    return paper.finish() or (file.getvalue() if file else b"")


def test_every_object_stands_where_the_table_at_the_end_says() -> None:
    pdf = paper_of("甲")
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    lines = pdf[start:].split(b"\n")
    assert lines[0] == b"xref"
    count = int(lines[1].split()[1])
    for number in range(1, count):
        place = int(lines[2 + number].split()[0])
        assert pdf[place:].startswith(b"%d 0 obj" % number), number
    assert b"/Size %d" % count in pdf[start:]


def test_the_same_pages_make_the_same_file_and_others_an_id_of_their_own(tmp_path: Path) -> None:
    ids = [re.findall(rb"/ID\s*\[(.+?)\]", pdf, re.DOTALL)[-1] for pdf in (paper_of("甲"), paper_of("乙"))]
    assert ids[0] != ids[1]
    assert paper_of("甲") == paper_of("甲") == paper_of("甲", BytesIO())


def test_its_properties_speak_no_english() -> None:
    document = PdfDocument(paper_of("甲", pages=1))
    told = document.get_metadata_dict()
    document.close()
    assert (told["Title"], told["Author"], told["Subject"]) == ("测试", "敲门簿", "")


def test_some_pages_of_it_are_a_file_of_their_own() -> None:
    part = only_pages(paper_of("甲"), (3, 40))
    assert page_count(part) == 2
    assert "甲第 40 页" in page_text(part, 2) and "共用" in page_text(part, 1) and "𠮷" in page_text(part, 1)
