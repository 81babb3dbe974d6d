"""Printed and scanned in simulation: turned, blurred, grey and noisy pages give every code back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from outreach.demo import build_demo
from outreach.printing.pages import page_image
from outreach.printing.papers import print_paper
from outreach.workspace import Workspace
from tests.support.printing import decoded

DPI = 150
NOISE = 0.05 * 255
SIDE = 900
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


def read(picture: Image.Image, wanted: set[str]) -> set[str]:
    """Read the codes, the picture enlarged, and in parts as long as some that are wanted are missing."""
    large = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
    found = {one.text for one in zxingcpp.read_barcodes(large)}
    for softer in (0.0, 0.8):
        for left in range(0, large.width, SIDE // 2):
            for top in range(0, large.height, SIDE // 2):
                if found >= wanted:
                    return found
                part = large.crop((left, top, left + SIDE, top + SIDE)).filter(
                    ImageFilter.GaussianBlur(softer)
                )
                found |= {one.text for one in zxingcpp.read_barcodes(part)}
    return found


def pages(village: Workspace, folder: Path, most: int) -> Iterator[tuple[str, bytes, int, set[str]]]:
    """Give kind, file, page and the codes that stand on it, at most so many pages of each kind."""
    for kind, options in MIXED:
        made = print_paper(village, kind, folder / f"{kind}.pdf", None, options)
        pdf = made.file.read_bytes()
        for number in range(1, min(most, made.pages) + 1):
            codes = {code for code in decoded(pdf, number, 300) if code[:2] in ("H1", "S1", "R1")}
            assert codes, (kind, number)
            yield kind, pdf, number, codes


def test_a_scanned_page_of_each_kind_gives_every_code_back(village: Workspace, tmp_path: Path) -> None:
    for kind, pdf, page, codes in pages(village, tmp_path, most=1):
        assert read(scanned(pdf, page, 1.0, page), codes) >= codes, (kind, page)


@pytest.mark.soak
def test_fifty_mixed_pages_printed_and_scanned_give_every_code_back(tmp_path: Path) -> None:
    done = codes_read = 0
    with build_demo(tmp_path / "demo.ledger") as demo:
        for kind, pdf, page, codes in pages(demo, tmp_path, most=9):
            turn = 1.0 if done % 2 else -1.0
            assert read(scanned(pdf, page, turn, done), codes) >= codes, (kind, page, turn)
            done, codes_read = done + 1, codes_read + len(codes)
    assert done == 54 and codes_read == 234, "full pages of every kind: rows, pages, slips"
