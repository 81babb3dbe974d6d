"""Every kind of file that photos and scans come in: its content tells what it is, not its name."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from outreach.pictures.apart import HEIC, PDF, read_apart
from outreach.pictures.fit import LONG_EDGE, MOST_BYTES, Picture, prepare, too_large
from outreach.progress import Report, silent

SCAN_EDGE = 2000
"""Handwriting on a page of A4 is still read at so many px."""
ENDINGS = ("jpg", "jpeg", "png", "webp", "bmp", "heic", "heif", "pdf")
"""How the names of such files end, for choosing them."""
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def pictures_in(data: bytes, name: str, report: Report = silent) -> tuple[Picture, ...]:
    """Give the photo, or a picture for each page of a PDF, fit to be kept.

    Raises UserMistake for what is no picture, locked, too large or too long.
    """
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if b"%PDF-" in data[:1024]:
        pages = read_apart(PDF, data, name, report)
        return tuple(_own(prepare(page, name, SCAN_EDGE), data, nth) for nth, page in enumerate(pages))
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        (photo,) = read_apart(HEIC, data, name, report)
        return (_own(prepare(photo, name, LONG_EDGE), data, 0),)
    return (prepare(data, name),)


def _own(picture: Picture, data: bytes, nth: int) -> Picture:
    """Name a picture after the file it came from, and the pages of one file apart."""
    told = hashlib.sha256(data)
    if nth:
        told.update(f"page {nth}".encode())
    return replace(picture, exact=told.hexdigest())
