"""Photos made fit to be kept: upright, smaller, without their location; hostile files are refused."""

from __future__ import annotations

import contextlib
import hashlib
import struct
import warnings
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.pictures.marks import look_of, near_hash
from outreach.wording import mark

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_BAD = declare(
    "picture_bad",
    mark("“{name}” is no picture that can be read, or is damaged: choose a photo or a PDF scan."),
)
PICTURE_LARGE = declare(
    "picture_large",
    mark("“{name}” is too large for a photo: choose one below {mb} MB and {mp} million pixels."),
)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
"""A phone's two pictures in one (MPO) come in as JPEG."""
MOST_BYTES, MOST_PIXELS = 40_000_000, 120_000_000
LONG_EDGE, QUALITY = 1600, 82
TURNED_QUALITY = 90
TAKEN, EXIF_PART, DIGITISED = 0x0132, 0x8769, 0x9003


@dataclass(frozen=True)
class Picture:
    """A photo made fit: JPEG without any data about place; `exact` tells the file, `near` what it shows."""

    jpeg: bytes
    width: int
    height: int
    taken_at: datetime | None
    exact: str
    near: str
    look: str = ""


def prepare(data: bytes, name: str, edge: int = LONG_EDGE) -> Picture:
    """Make a photo fit to be kept, `edge` px at most. Raises UserMistake for what is too large or none."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise too_large(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with open_picture(BytesIO(data)) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise too_large(name)
                taken = _taken_at(opened)
                opened.draft("RGB", (edge, edge))
                upright = ImageOps.exif_transpose(opened)
                plain = _on_white(upright)
        plain.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        out = BytesIO()
        plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    except (
        UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, TypeError,
        EOFError, IndexError, KeyError, OverflowError, ZeroDivisionError, struct.error,
    ) as problem:  # fmt: skip
        raise UserMistake(PICTURE_BAD, field="file", name=name[:60]) from problem
    return Picture(
        out.getvalue(), plain.width, plain.height, taken, hashlib.sha256(data).hexdigest(),
        near_hash(plain), look_of(plain),
    )  # fmt: skip


def open_picture(file: IO[bytes], formats: tuple[str, ...] = FORMATS) -> Image:
    """Open a picture of the formats that are taken; others are no picture, whatever Pillow could read."""
    from PIL import Image as Pictures
    from PIL import WebPImagePlugin  # noqa: F401 - Pillow knows the format only once this is imported

    return Pictures.open(file, formats=formats)


def turned_picture(jpeg: bytes, quarters: int) -> Picture:
    """Turn a kept picture clockwise by quarters; it keeps no name of its file."""
    from PIL import Image

    ways = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    way, out = ways[quarters % 4], BytesIO()
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as opened:
        turned = opened.transpose(way) if way is not None else opened.copy()
    turned.save(out, "JPEG", quality=TURNED_QUALITY, optimize=True)
    return Picture(
        out.getvalue(), turned.width, turned.height, None, "", near_hash(turned), look_of(turned)
    )


def _on_white(picture: Image) -> Image:
    from PIL import Image as Pictures

    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    ground = Pictures.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def taken_at(file: IO[bytes]) -> datetime | None:
    """Give when a photo in an open file was taken, reading its head only; None where it does not say."""
    with contextlib.suppress(OSError, ValueError, SyntaxError), open_picture(file) as opened:
        return _taken_at(opened)
    return None


def _taken_at(picture: Image) -> datetime | None:
    """Give when a photo was taken by the camera's clock, None where it does not say."""
    with contextlib.suppress(ValueError, TypeError, KeyError, OSError, SyntaxError, struct.error):
        exif = picture.getexif()
        text = exif.get_ifd(EXIF_PART).get(DIGITISED) or exif.get(TAKEN)
        return datetime.strptime(str(text).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    return None


def too_large(name: str) -> UserMistake:
    """Give the sentence for a picture that is too large."""
    limits = {"mb": MOST_BYTES // 1_000_000, "mp": MOST_PIXELS // 1_000_000}
    return UserMistake(PICTURE_LARGE, field="file", name=name[:60], **limits)
