"""Photographs and logos that go on papers: opened with care, made small, stripped of what they tell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.pictures.fit import open_picture
from outreach.wording import mark

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_UNREADABLE = declare(
    "picture_unreadable", mark("“{name}” is no picture that can be read: choose a JPEG or PNG file.")
)
FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "GIF")
LARGEST_FILE = 30_000_000
LARGEST_SIDE = 12_000
SIDE = 600
LOGO_SIDE = 240


def read_photograph(path: Path, side: int = SIDE) -> bytes:
    """Give a picture as a small JPEG without place or camera. Raises UserMistake where it cannot be read."""
    from PIL import Image, ImageOps

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserMistake(PICTURE_UNREADABLE, field="photo", name=path.name)
        with path.open("rb") as file, open_picture(file, FORMATS) as opened:
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


def read_logo(path: Path) -> bytes:
    """Give a logo as a small square JPEG on white, nothing cut off. Raises UserMistake like a photograph."""
    from PIL import Image

    with Image.open(BytesIO(read_photograph(path, LOGO_SIDE))) as small:
        side = max(small.size)
        square = Image.new("RGB", (side, side), "white")
        square.paste(small, ((side - small.width) // 2, (side - small.height) // 2))
    return _written(square)


def shrunk(jpeg: bytes, edge: int) -> bytes:
    """Give a kept picture no larger than paper shows, so that the file stays small."""
    with open_picture(BytesIO(jpeg)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((edge, edge))
    return _written(picture, 78)


def grey_logo(logo: bytes) -> bytes:
    """Give a logo in grey, for papers in plain black."""
    from PIL import Image

    with Image.open(BytesIO(logo)) as picture:
        return _written(picture.convert("L"))


def _written(picture: Image, quality: int = 90) -> bytes:
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return kept.getvalue()
