"""The child that reads a PDF or HEIC file from standard input and writes its pictures as JPEG.

It writes how many there are, then each with its length; how it ends says what was wrong with the file.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

PDF, HEIC = "pdf", "heic"
BAD, LOCKED, LONG, TOO_LARGE = 1, 3, 4, 5
MOST_PAGES = 100
MOST_PIXELS = 120_000_000
MOST_MEMORY = 1_500_000_000
PAGE_EDGE = 2000
EXIF_PART, DIGITISED = 0x8769, 0x9003
CAMERA = "%Y:%m:%d %H:%M:%S"


def main() -> None:
    """Read the file and write its pictures; bad ones end with a code."""
    _bound_memory()
    data = sys.stdin.buffer.read()
    try:
        total, pictures = (_pages if sys.argv[1] == PDF else _photo)(data)
        _write(total.to_bytes(4, "big"))
        for picture, taken in pictures:
            jpeg = _jpeg(picture, taken)
            _write(len(jpeg).to_bytes(4, "big") + jpeg)
    except MemoryError:
        sys.exit(TOO_LARGE)


def _pages(data: bytes) -> tuple[int, Iterator[tuple[Image, str]]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        sys.exit(LOCKED if locked else BAD)
    total = len(document)
    if not total:
        sys.exit(BAD)
    if total > MOST_PAGES:
        sys.exit(LONG)
    made = document.get_metadata_dict().get("CreationDate", "")
    return total, ((_page(document, nth), _day_of(made)) for nth in range(total))


def _page(document: Any, nth: int) -> Image:
    import pypdfium2

    try:
        page = document[nth]
        for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            width, height = found.get_px_size()
            if width * height > MOST_PIXELS:
                sys.exit(TOO_LARGE)
        longest = max(page.get_size())
        if longest <= 0:
            sys.exit(BAD)
        shown: Image = page.render(scale=PAGE_EDGE / longest).to_pil()
        page.close()
    except pypdfium2.PdfiumError:
        sys.exit(BAD)
    return shown.convert("RGB")


def _photo(data: bytes) -> tuple[int, Iterator[tuple[Image, str]]]:
    from PIL import Image
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
    try:
        opened = Image.open(BytesIO(data), formats=("HEIF",))
        if opened.width * opened.height > MOST_PIXELS:
            sys.exit(TOO_LARGE)
        taken = str(opened.getexif().get_ifd(EXIF_PART).get(DIGITISED, ""))
        photo = opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        sys.exit(BAD)
    return 1, iter([(photo, taken)])


def _jpeg(picture: Image, taken: str) -> bytes:
    from PIL import Image

    exif = Image.Exif()
    if taken:
        exif.get_ifd(EXIF_PART)[DIGITISED] = taken
    out = BytesIO()
    picture.save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def _day_of(made: str) -> str:
    """Turn a PDF's day of making (D:20261116103500+08'00') into a camera's, "" where it says none."""
    with contextlib.suppress(ValueError):
        return datetime.strptime(made.removeprefix("D:")[:14], "%Y%m%d%H%M%S").strftime(CAMERA)
    return ""


def _bound_memory() -> None:
    """Take no more memory than so much, where the system can see to it (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
