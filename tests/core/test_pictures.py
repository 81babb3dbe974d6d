"""Pictures made fit: upright, small, without place; the same known again; hostile ones refused."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from outreach.errors import UserMistake
from outreach.pictures import apart
from outreach.pictures.fit import PICTURE_BAD, PICTURE_LARGE, Picture, prepare, turned_picture
from outreach.pictures.kinds import pictures_in
from outreach.pictures.marks import Marked, twins
from outreach.queries.evidence import photos
from outreach.storage.evidence import store_folder
from outreach.vocabulary import PhotoOf
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.photos import add_photo, heic, jpeg, pdf_scan, picture, slip_scan


def marked(made: Picture, name: str = "") -> Marked:
    return Marked.of(name, made.exact, made.near, made.look)


@pytest.mark.parametrize("phone", [jpeg, heic])
def test_a_photo_is_upright_small_and_tells_no_place(phone, tmp_path: Path) -> None:
    """Of a JPEG and of an iPhone's HEIC."""
    (made,) = pictures_in(phone(tmp_path, turned=6).read_bytes(), "x.jpg")
    assert (made.width, made.height) == (800, 1600)
    assert made.taken_at == datetime(2026, 11, 16, 10, 35)
    kept = Image.open(BytesIO(made.jpeg))
    assert kept.format == "JPEG" and dict(kept.getexif()) == {}
    assert kept.getpixel((790, 10))[0] > 180, "the red corner came from the left to the upper right"  # type: ignore[index]


def kept(image: Image.Image, quality: int, size: tuple[int, int] | None = None) -> Picture:
    out = BytesIO()
    (image.resize(size) if size else image).save(out, "JPEG", quality=quality)
    return prepare(out.getvalue(), "x")


def test_the_same_picture_is_known_in_another_size_and_another_is_told_apart() -> None:
    one, again = kept(picture(), 90), kept(picture(), 40, (700, 350))
    other = kept(picture().transpose(Image.Transpose.FLIP_LEFT_RIGHT), 90)
    assert one.exact != again.exact and marked(one).same(marked(again))
    assert not marked(one).same(marked(other))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP", "MPO"])
def test_pictures_of_other_kinds_are_taken(kind: str) -> None:
    out = BytesIO()
    picture(800, 400).save(out, kind)
    (made,) = pictures_in(out.getvalue(), "微信图片.jpg")
    assert (made.width, made.height) == (800, 400)


def test_two_signed_slips_of_one_form_are_not_the_same_picture() -> None:
    said = (("李建国", "16"), ("单春生", "16"), ("仇志强", "17"))
    scans = [kept(slip_scan(*what), 85) for what in said]
    sent_on = kept(slip_scan(*said[1]), 50, (480, 679))
    rows = [marked(scan, str(nth)) for nth, scan in enumerate([*scans, sent_on])]
    assert twins(rows) == {"1": ("3",), "3": ("1",)}
    assert twins(rows, ["3"]) == {"3": ("1",)}


def test_turning_shows_the_other_side_up() -> None:
    made = kept(picture(), 90)
    turned = turned_picture(made.jpeg, 1)
    assert (turned.width, turned.height) == (made.height, made.width)
    assert Image.open(BytesIO(turned.jpeg)).getpixel((790, 10))[0] > 180  # type: ignore[index]
    assert marked(kept(Image.open(BytesIO(turned_picture(turned.jpeg, 3).jpeg)), 90)).same(marked(made))


def test_a_scanners_pdf_gives_a_picture_a_page(tmp_path: Path) -> None:
    file = pdf_scan(tmp_path, slip_scan("李建国", "16"), slip_scan("单春生", "17"))
    told: list[tuple[int, int]] = []
    pages = pictures_in(file.read_bytes(), file.name, lambda done, total: told.append((done, total)))
    assert [(page.width, page.height) for page in pages] == [(1415, 2000)] * 2
    assert len({page.exact for page in pages}) == 2 and told == [(1, 2), (2, 2)]
    assert pages[0].taken_at is not None, "the day on which it was scanned"


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 60,000 × 60,000 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def pdf(pages: int, side: int) -> bytes:
    """A small PDF whose pages are all the same one, with a picture that says it has so many px a side."""
    image = b"/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode" % (side, side)
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"3 0 R " * pages, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
        b"<</Subtype/Image%b/Length 17>>stream\n%b\nendstream" % (image, zlib.compress(bytes(1000))),
    )
    out, places = b"%PDF-1.4\n", []
    for nth, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (nth, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def locked() -> bytes:
    made = BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption("x"))
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def gif(folder: Path) -> bytes:
    made = BytesIO()
    picture(60, 60).save(made, "GIF")
    return made.getvalue()


HOSTILE: dict[str, Callable[[Path], bytes]] = {
    "bomb": lambda folder: bomb(), "text": lambda folder: "不是照片".encode(), "empty": lambda folder: b"",
    "cut": lambda folder: jpeg(folder).read_bytes()[:24_000],
    "huge": lambda folder: b"\xff\xd8" + bytes(41_000_000), "gif": gif,
    "exif": lambda folder: jpeg(folder).read_bytes()[:30] + b"\xff" * 400,
    "pdf_bomb": lambda folder: pdf(1, 60_000), "pdf_cut": lambda folder: pdf(1, 100)[:300],
    "pdf_long": lambda folder: pdf(10_000, 100), "pdf_locked": lambda folder: locked(),
    "pdf_junk": lambda folder: b"%PDF-1.7 " + bytes(900),
    "heic_cut": lambda folder: heic(folder).read_bytes()[:2500],
    "heic_junk": lambda folder: b"\x00\x00\x00\x18ftypheic" + b"\xff" * 900,
}  # fmt: skip


@pytest.mark.parametrize("kind", ["folder", *HOSTILE])
def test_hostile_files_are_refused_in_a_sentence_and_leave_nothing(
    village: Workspace, tmp_path: Path, kind: str
) -> None:
    visit = log(village, "1")
    file = tmp_path / "bad.jpg"
    if kind == "folder":
        file.mkdir()
    else:
        file.write_bytes(HOSTILE[kind](tmp_path))
    began = time.monotonic()
    with pytest.raises(UserMistake) as caught:
        add_photo(village, file, PhotoOf.VISIT, visit)
    assert time.monotonic() - began < 10
    others = {"pdf_long": apart.SCAN_LONG, "pdf_locked": apart.SCAN_LOCKED}
    assert caught.value.code in ((others[kind],) if kind in others else (PICTURE_BAD, PICTURE_LARGE))
    assert "bad.jpg" in caught.value.chinese()
    assert village.ask(photos) == () and not store_folder(village.path).exists()


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.05)
    with pytest.raises(UserMistake) as caught:
        pictures_in(pdf_scan(tmp_path, slip_scan("李建国", "16")).read_bytes(), "慢.pdf")
    assert caught.value.code == apart.SCAN_HARD
