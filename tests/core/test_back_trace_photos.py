"""The back-trace on paper shows which photo and which slip: numbered, whole, without a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image

from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_text
from outreach.printing.papers import paper_kind
from outreach.progress import silent
from outreach.queries.evidence import photos
from outreach.queries.receipts import receipts
from outreach.storage.evidence import store_folder
from outreach.vocabulary import PhotoOf
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.photos import add_photo, jpeg, pdf_scan, slip_scan
from tests.support.receipts import slips_for


def printed(village: Workspace) -> Prepared:
    paper = paper_kind("back-trace")
    order = PaperOrder(options={"household": "1", "before": "2026-11-20"})
    return paper.prepare(village, paper.order(order), silent)


def plain(made: Prepared, page: int) -> str:
    return "".join(page_text(made.pdf, page).split())


def spots(pdf: bytes, page: int) -> Image.Image:
    shown: Image.Image = pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil()
    return shown.convert("RGB")


def test_photo_and_slip_stand_numbered_on_a_page_of_their_own(village: Workspace, tmp_path: Path) -> None:
    (slip,) = slips_for(village, "1")
    village.run(return_receipt, slip.serial, SlipForm(on=date(2026, 11, 17), signed_by="李建国"))
    (row,) = [row for row in village.ask(receipts) if row.id == slip.id]
    add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, str(row.visit_id), "李建国在院门口")
    add_photo(village, pdf_scan(tmp_path, slip_scan("李建国", "17")), PhotoOf.RECEIPT, slip.id)
    made = printed(village)
    assert made.pages == 2
    first, second = (plain(made, page) for page in (1, 2))
    assert "照片1、2" in first and slip.serial in first
    assert "照片1" in second and "照片2" in second and f"回执{slip.serial}" in second
    assert "李建国" not in second and "在院门口" in second
    page = spots(made.pdf, 1)
    reds = sum(r > 180 and g < 90 and b < 90 for r, g, b in zip(*[iter(page.tobytes())] * 3, strict=True))
    assert reds > 1500, "the photo itself is there"


def test_without_photos_it_stays_one_page_and_a_lost_file_is_said(village: Workspace, tmp_path: Path) -> None:
    visit = log(village, "1", day=17)
    assert printed(village).pages == 1
    add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, visit)
    (store_folder(village.path) / f"{village.ask(photos)[0].file}.sealed").unlink()
    made = printed(village)
    assert made.pages == 2 and "照片文件读不出来" in plain(made, 2)
