"""Printed and scanned in simulation: turned, blurred, grey and noisy pages give every code back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from outreach.printing.pages import page_image
from outreach.printing.papers import print_paper
from outreach.queries.receipts import receipts
from outreach.queries.sheets import sheet_page, sheet_pages
from outreach.workspace import Workspace
from tests.support.printing import decoded

DPI = 150
NOISE = 0.05 * 255
MIXED = (
    ("signoff", {}),
    ("registration", {}),
    ("receipts", {}),
    ("letter", {}),
    ("leaflet", {"slip": "yes"}),
    ("card-slip", {"qr": "no"}),
)


def scanned(pdf: bytes, page: int, turn: float, seed: int) -> Image.Image:
    """Give a page as a cheap scanner would: 150 dpi, turned, blurred, on grey paper, with noise of 5 %."""
    seen = page_image(pdf, page, DPI)
    picture = Image.frombytes("RGB", (seen.width, seen.height), seen.data, "raw", "RGB", seen.stride).convert(
        "L"
    )
    turned = picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    grey = turned.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: 30 + value * 200 // 255)
    random.seed(seed)
    noise = Image.effect_noise(grey.size, NOISE)
    return ImageChops.add(grey, noise, 1, -128)


def read(picture: Image.Image) -> set[str]:
    """Read every code, the picture enlarged twice, and in parts where a reader of whole pages gives up."""
    large = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
    found = {one.text for one in zxingcpp.read_barcodes(large)}
    side = 900
    for left in range(0, large.width, side // 2):
        for top in range(0, large.height, side // 2):
            part = large.crop((left, top, left + side, top + side)).filter(ImageFilter.GaussianBlur(0.8))
            found |= {one.text for one in zxingcpp.read_barcodes(part)}
    return found


def pages(village: Workspace, folder: Path) -> Iterator[tuple[str, bytes, int, set[str]]]:
    """Give kind, file, page and the codes that stand on it, for pages of every kind that comes back."""
    for kind, options in MIXED:
        pdf = print_paper(village, kind, folder / f"{kind}.pdf", None, options).file.read_bytes()
        count = 0
        for number in range(1, 100):
            try:
                codes = {code for code in decoded(pdf, number, 300) if code[:2] in ("H1", "S1", "R1")}
            except Exception:  # noqa: BLE001 - past the last page
                break
            count += 1
            yield kind, pdf, number, codes
        assert count


@pytest.mark.parametrize("turn", [1.0])
def test_a_scanned_page_of_each_kind_gives_every_code_back(
    village: Workspace, tmp_path: Path, turn: float
) -> None:
    seen = set()
    for kind, pdf, page, codes in pages(village, tmp_path):
        if kind in seen or not codes:
            continue
        seen.add(kind)
        assert read(scanned(pdf, page, turn, page)) >= codes, (kind, page)
    assert seen == {kind for kind, _ in MIXED}


@pytest.mark.soak
def test_fifty_mixed_pages_printed_and_scanned_give_every_code_back(
    village: Workspace, tmp_path: Path
) -> None:
    done, kinds = 0, set()
    while done < 50:
        for kind, pdf, page, codes in pages(village, tmp_path):
            turn = 1.0 if done % 2 else -1.0
            assert read(scanned(pdf, page, turn, done)) >= codes, (kind, page, turn)
            done, kinds = done + 1, kinds | {kind}
            if done >= 50:
                break
    assert kinds == {kind for kind, _ in MIXED}
    known = {page.code for page in village.ask(sheet_pages)} | {row.code for row in village.ask(receipts)}
    assert known and sheet_page
