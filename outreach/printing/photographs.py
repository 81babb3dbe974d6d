"""Photographs and logos that go on papers: opened with care, made small, stripped of what they tell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from outreach.errors import UserMistake, declare
from outreach.wording import mark

PICTURE_UNREADABLE = declare(
    "picture_unreadable", mark("“{name}” is no picture that can be read: choose a JPEG or PNG file.")
)
LARGEST_FILE = 30_000_000
LARGEST_SIDE = 12_000
SIDE = 600


def read_photograph(path: Path, side: int = SIDE) -> bytes:
    """Give a picture as a small JPEG without place or camera. Raises UserMistake where it cannot be read."""
    from PIL import Image, ImageOps

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserMistake(PICTURE_UNREADABLE, field="photo", name=path.name)
        with Image.open(path, formats=("JPEG", "PNG", "BMP", "WEBP", "GIF")) as opened:
            if max(opened.size) > LARGEST_SIDE:
                raise UserMistake(PICTURE_UNREADABLE, field="photo", name=path.name)
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((side, side))
            flat = Image.new("RGB", upright.size, "white")
            solid = upright.convert("RGBA")
            flat.paste(solid, mask=solid)
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as problem:
        raise UserMistake(PICTURE_UNREADABLE, field="photo", name=path.name) from problem
    kept = BytesIO()
    flat.save(kept, "JPEG", quality=88)
    return kept.getvalue()
