"""The office's own look is put in once and stands on leaflets, letters, cards and posters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from outreach.actions.paper_look import PaperLookForm, change_paper_look
from outreach.errors import UserMistake
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_image, page_text
from outreach.printing.papers import paper_kind
from outreach.printing.photographs import read_logo
from outreach.printing.preflight import preflight
from outreach.queries.paper_look import paper_look
from outreach.workspace import Workspace

BRAND, ACCENT = "#1B3A8C", "#8C1B3A"
PAPERS = (
    ("leaflet", {}),
    ("letter", {}),
    ("letter", {"form": "alone"}),
    ("card", {}),
    ("poster", {}),
    ("door-notice", {}),
    ("banner", {}),
)
OFTEN = {"letter": 2, "card": 10, "door-notice": 4}


def pdf_of(workspace: Workspace, kind: str, **options: str) -> bytes:
    paper = paper_kind(kind)
    order = paper.order(PaperOrder(options=options))
    return paper.prepare(workspace, order, lambda done, total: None).pdf


def colours(pdf: bytes) -> set[bytes]:
    seen = page_image(pdf, 1, 60)
    picture = Image.frombytes("RGB", (seen.width, seen.height), seen.data, "raw", "RGB", seen.stride)
    return {bytes(colour) for count, colour in picture.getcolors(10**6) or () if count > 8}


@pytest.fixture
def dressed(village: Workspace, tmp_path: Path) -> Workspace:
    """The village with a wide logo, two colours and a heading of its own."""
    logo = tmp_path / "logo.png"
    Image.new("RGB", (900, 300), (10, 200, 10)).save(logo)
    form = PaperLookForm("洋口镇平安办", BRAND.lower(), ACCENT, "beside", read_logo(logo))
    village.run(change_paper_look, form)
    return village


@pytest.mark.parametrize(("kind", "options"), PAPERS)
def test_the_look_stands_on_what_is_handed_out(
    dressed: Workspace, kind: str, options: dict[str, str]
) -> None:
    pdf = pdf_of(dressed, kind, **options)
    assert page_text(pdf, 1).count("洋口镇平安办") == OFTEN.get(kind, 1)
    assert b"/DCTDecode" in pdf
    assert preflight(pdf) == []
    black = colours(pdf_of(dressed, kind, **options, ink="black"))
    assert all(max(colour) - min(colour) < 8 for colour in black)
    wanted = bytes.fromhex((ACCENT if kind in ("letter", "banner") else BRAND)[1:])
    assert wanted in colours(pdf)


def test_a_logo_is_kept_whole_and_undo_takes_the_look_back(dressed: Workspace, tmp_path: Path) -> None:
    look = dressed.ask(paper_look)
    assert (look.brand, look.seal) == (BRAND, "beside") and look.logo[:2] == b"\xff\xd8"
    dressed.run(change_paper_look, PaperLookForm(brand=BRAND))
    assert dressed.ask(paper_look).logo == look.logo
    dressed.run(change_paper_look, PaperLookForm(logo=b""))
    assert dressed.ask(paper_look).logo == b""
    for _ in range(3):
        dressed.undo()
    assert dressed.ask(paper_look).brand == ""
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(UserMistake, match="picture_unreadable"):
        read_logo(broken)


@pytest.mark.parametrize(
    ("colour", "code"), [("blue", "paper_colour_unknown"), ("#FFEE88", "paper_colour_pale")]
)
def test_a_colour_that_cannot_be_read_or_printed_is_refused_at_its_field(
    village: Workspace, colour: str, code: str
) -> None:
    with pytest.raises(UserMistake, match=code) as refused:
        village.run(change_paper_look, PaperLookForm(accent=colour))
    assert refused.value.field == "accent"


def test_without_a_seal_place_no_circle_is_drawn(village: Workspace) -> None:
    assert "盖章处" in page_text(pdf_of(village, "letter"), 1)
    village.run(change_paper_look, PaperLookForm(seal="none"))
    assert "盖章处" not in page_text(pdf_of(village, "letter"), 1)
