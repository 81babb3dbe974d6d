"""The newest line of the audit stands on every sheet that stays with the office, and in the workbook."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from outreach.periods import parse
from outreach.printing.order import PaperOrder
from outreach.printing.papers import PAPERS
from outreach.queries.audit import audit_head
from outreach.tallies.workbook import write_tally
from tests.support.ledgers import log


def text_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def printed(village, code: str) -> str:
    kind = next(kind for kind in PAPERS if kind.code == code)
    return text_of(kind.prepare(village, kind.order(PaperOrder()), lambda done, total: None).pdf)


def test_sheets_bear_the_head_and_what_is_handed_out_does_not(village) -> None:
    log(village, "1")
    head = village.ask(audit_head).short
    for code in ("signoff", "not-reached"):
        assert head in printed(village, code).replace(" ", ""), code
    for code in ("leaflet", "poster", "help", "receipt-labels", "test-page"):
        assert head not in printed(village, code).replace(" ", ""), code


def test_the_workbook_bears_the_head_at_its_foot(village, tmp_path: Path) -> None:
    log(village, "1")
    head = village.ask(audit_head).short
    write_tally(village, parse("week", "2026-W47"), tmp_path / "week.xlsx")
    book = load_workbook(tmp_path / "week.xlsx")
    assert all(head in (sheet.oddFooter.right.text or "") for sheet in book)
