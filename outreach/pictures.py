"""Photos made fit to be kept: upright, smaller, without their location; hostile files are refused."""

from __future__ import annotations

import contextlib
import hashlib
import struct
import warnings
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.wording import mark

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_BAD = declare(
    "picture_bad",
    mark("“{name}” is no picture that can be read, or is damaged: choose a JPEG or PNG photo."),
)
PICTURE_LARGE = declare(
    "picture_large",
    mark("“{name}” is too large for a photo: choose one below {mb} MB and {mp} million pixels."),
)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "MPO")
MOST_BYTES, MOST_PIXELS = 40_000_000, 120_000_000
LONG_EDGE, QUALITY = 1600, 82
TAKEN, EXIF_PART, DIGITISED = 0x0132, 0x8769, 0x9003
NEAR_BITS = 5
"""Two pictures whose near hashes differ in so many bits at most look the same."""


@dataclass(frozen=True)
class Picture:
    """A photo made fit: JPEG without any data about place; `exact` tells the file, `near` what it shows."""

    jpeg: bytes
    width: int
    height: int
    taken_at: datetime | None
    exact: str
    near: str


def prepare(data: bytes, name: str) -> Picture:
    """Make a photo fit to be kept. Raises UserMistake for what is too large or no picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise _too_large(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _too_large(name)
                taken = _taken_at(opened)
                opened.draft("RGB", (LONG_EDGE, LONG_EDGE))
                upright = ImageOps.exif_transpose(opened)
                plain = _on_white(upright)
        plain.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
        out = BytesIO()
        plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    except (
        UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, TypeError,
        EOFError, IndexError, KeyError, OverflowError, ZeroDivisionError, struct.error,
    ) as problem:  # fmt: skip
        raise UserMistake(PICTURE_BAD, field="file", name=name[:60]) from problem
    return Picture(
        out.getvalue(), plain.width, plain.height, taken, hashlib.sha256(data).hexdigest(), near_hash(plain)
    )


def looks_alike(one: str, other: str) -> bool:
    """Tell whether two near hashes are of pictures that look the same."""
    return (int(one, 16) ^ int(other, 16)).bit_count() <= NEAR_BITS


def chunks(near: str) -> tuple[str, ...]:
    """Cut a near hash into parts, one more than bits may differ: of two that look the same one is equal."""
    bits, parts = f"{int(near, 16):064b}", NEAR_BITS + 1
    return tuple(bits[64 * nth // parts : 64 * (nth + 1) // parts] for nth in range(parts))


def near_hash(picture: Image) -> str:
    """Give 64 bits as hex: whether each of 8 × 8 spots is brighter than its right neighbour."""
    small = picture.convert("L").resize((9, 8))
    spots = small.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (spots[row * 9 + column] > spots[row * 9 + column + 1])
    return f"{bits:016x}"


def _on_white(picture: Image) -> Image:
    from PIL import Image as Pictures

    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    ground = Pictures.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def _taken_at(picture: Image) -> datetime | None:
    """Give when a photo was taken by the camera's clock, None where it does not say."""
    with contextlib.suppress(ValueError, TypeError, KeyError, OSError, SyntaxError, struct.error):
        exif = picture.getexif()
        text = exif.get_ifd(EXIF_PART).get(DIGITISED) or exif.get(TAKEN)
        return datetime.strptime(str(text).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    return None


def _too_large(name: str) -> UserMistake:
    limits = {"mb": MOST_BYTES // 1_000_000, "mp": MOST_PIXELS // 1_000_000}
    return UserMistake(PICTURE_LARGE, field="file", name=name[:60], **limits)
