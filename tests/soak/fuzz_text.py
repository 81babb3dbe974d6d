"""Hostile text scanned, and written on paper, into workbooks and into Word: it stays text."""

from __future__ import annotations

import random
import re
from io import BytesIO
from pathlib import Path

from outreach.actions.settings import code_secret
from outreach.codes import CodeKind, make_code
from outreach.queries.scans import resolve_scan
from outreach.workspace import Workspace
from tests.soak.fuzz import BITS, hostile, in_batches
from tests.soak.results import Result, workplace
from tests.support.ledgers import small_village

A_PAGE, A_BOOK, A_DOCUMENT = 5, 50, 20
"""How many texts stand on one page, in one workbook, in one document."""


def codes(seed: int, count: int) -> Result:
    """Codes bent, forged and made up, scanned into a village: opened or told apart, never more."""
    with workplace() as place:
        with small_village(place) as village:
            secret = village.ask(code_secret)
        path = place / "village.doorbook"
        opened: list[Workspace] = []

        def one(dice: random.Random, folder: Path) -> None:
            if not opened:
                opened.append(Workspace.open(path))
            known = dice.choice((secret, bytes(32)))
            text = make_code(dice.choice(list(CodeKind)), known, dice.randbytes)
            letters = list(text) if dice.random() < 0.7 else list(hostile(dice))
            for _ in range(dice.randrange(3)):
                letters.insert(dice.randrange(len(letters) + 1), dice.choice(BITS + tuple("01OIL")))
            found = opened[0].ask(resolve_scan, "".join(letters))
            assert found.unit_id is None
            assert found.status in ("unknown", "forged") or found.card is not None

        return in_batches("QR text", seed, count, one)


def pdf(seed: int, count: int) -> Result:
    """Hostile text drawn on paper, fitted into a cell, as running text, and as the words of a letter."""
    from pypdfium2 import PdfDocument

    from outreach.printing.fonts import Face, font
    from outreach.printing.paper import A4, Paper
    from outreach.printing.rich import draw_rich, fit_rich
    from outreach.printing.text import fit, steps

    for face in Face:
        font(face)  # read before the forks

    def one(dice: random.Random, folder: Path) -> None:
        paper = Paper(A4, hostile(dice)[:60])
        for place in range(A_PAGE - 1):
            paper.fitted(20, 20 + 20 * place, fit(hostile(dice), 80, steps(12, (9, 2))))
        rich = fit_rich(hostile(dice).split("\n"), 160, 120, "正文")
        draw_rich(paper, 20, 200, rich, "#000000")
        paper.end_page()
        made = paper.finish()
        assert not any(word in made for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile"))
        read = PdfDocument(made)
        assert len(read) == 1
        assert read[0].get_textpage().count_chars() >= 0
        read.close()

    return in_batches("user text into PDF", seed, count, one, each=A_PAGE)


def excel(seed: int, count: int) -> Result:
    """Hostile text written into cells and read again: never a formula, never cut, every character kept."""
    from openpyxl import Workbook, load_workbook

    from outreach.tallies.cells import PLAIN, SheetWriter
    from outreach.tallies.results import finish

    def one(dice: random.Random, folder: Path) -> None:
        texts = [hostile(dice) for _ in range(A_BOOK)]
        book = Workbook(write_only=True)
        writer = SheetWriter(book.create_sheet("s"))
        lines, half = [texts[start : start + 5] for start in range(0, A_BOOK, 5)], A_BOOK // 10
        for line in lines[:half]:
            writer.row([(text, PLAIN) for text in line])
        writer.plain_rows(lines[half:])
        book.save(bare := BytesIO())
        finish(bare, made := BytesIO(), {"xl/worksheets/sheet1.xml": writer})
        cells = [cell for row in load_workbook(made).active.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
        assert [cell.value for cell in cells] == [_in_a_workbook(text) for text in texts]

    return in_batches("user text into Excel", seed, count, one, each=A_BOOK)


def word(seed: int, count: int) -> Result:
    """Hostile text as title, sentences, fields and signature of a summary, read again as it was written."""
    from docx import Document

    from outreach.tallies.brief.document import BriefText, Paragraph, document_bytes
    from outreach.tallies.brief.facts import Piece
    from outreach.tallies.brief.sentences import Sentence

    def one(dice: random.Random, folder: Path) -> None:
        texts = [hostile(dice) for _ in range(A_DOCUMENT)]
        told = [(Sentence("code", "plain", text, ()), [Piece(text, field="place")]) for text in texts[3:]]
        text = BriefText(texts[0], texts[1], [Paragraph("一、", told)], [texts[2]], "1-00000000")
        made = document_bytes(text)
        assert [node.text or "" for node in _texts(Document(BytesIO(made)))] == [
            _in_a_document(text) for text in (texts[0], texts[1], "一、", *texts[3:], texts[2])
        ]

    return in_batches("user text into Word", seed, count, one, each=A_DOCUMENT)


def _texts(document: object) -> list[object]:
    return list(document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))  # type: ignore[attr-defined]


def _in_a_workbook(text: str) -> str:
    """Give a text as a workbook gives it back: what it cannot hold is shown as such."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", text)


def _in_a_document(text: str) -> str:
    return "".join(c if c >= " " or c in "\t\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
