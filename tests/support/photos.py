"""Photos and scans as phones and scanners make them, made here."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from outreach.evidence.adding import add_photos
from outreach.vocabulary import PhotoOf
from outreach.workspace import Workspace

FONT = Path(__file__).parents[2] / "resources/fonts/NotoSansSC-Regular.ttf"


def add_photo(workspace: Workspace, file: Path, of: PhotoOf, record_id: str, caption: str = "") -> str:
    """Attach one file; gives its photo's id, the first page's of a PDF. Raises why it was refused."""
    added = add_photos(workspace, [file], of, record_id, caption)
    if added.refused:
        raise added.refused[0]
    return added.ids[0]


def picture(width: int = 2400, height: int = 1200, shade: int = 40) -> Image.Image:
    made = Image.new("RGB", (width, height), (shade, 90, 160))
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, width // 3, height // 2), fill=(220, 30, 30))
    draw.ellipse((width // 2, height // 4, width - 10, height - 10), fill=(240, 240, 40))
    return made


def jpeg(
    folder: Path, name: str = "IMG_0001.jpg", turned: int = 1, taken: str = "2026:11:16 10:35:00", **more: int
) -> Path:
    """A phone's photo: lying on its side as the camera says, with day and place."""
    made, exif = picture(**more), Image.Exif()
    exif[0x0112] = turned
    exif.get_ifd(0x8769)[0x9003] = taken
    exif.get_ifd(0x8825)[2] = (32.0, 23.0, 11.0)
    made.save(folder / name, "JPEG", quality=90, exif=exif)
    return folder / name


def heic(folder: Path, name: str = "IMG_0002.HEIC", turned: int = 1) -> Path:
    """An iPhone's photo, with day and place."""
    from pillow_heif import from_pillow

    exif = Image.Exif()
    exif[0x0112] = turned
    exif.get_ifd(0x8769)[0x9003] = "2026:11:16 10:35:00"
    exif.get_ifd(0x8825)[2] = (32.0, 23.0, 11.0)
    from_pillow(picture()).save(folder / name, quality=60, exif=exif.tobytes())
    return folder / name


def slip_scan(name: str, day: str, size: tuple[int, int] = (827, 1169)) -> Image.Image:
    """A signed slip as a flat scanner gives it: the same form each time, other handwriting."""
    page = Image.new("RGB", size, "white")
    draw, width = ImageDraw.Draw(page), size[0]
    draw.text((width * 3 // 10, 60), "反诈宣传回执联", font=ImageFont.truetype(FONT, 32), fill="black")
    small = ImageFont.truetype(FONT, 20)
    for line in range(12):
        draw.text((80, 160 + line * 45), "本人已知晓电信网络诈骗的常见手法。", font=small, fill="black")
    draw.rectangle((70, 750, 750, 1100), outline="black", width=2)
    draw.text((90, 780), "签名：", font=small, fill="black")
    draw.text((210, 765), name, font=ImageFont.truetype(FONT, 40), fill=(30, 30, 120))
    draw.text((310, 895), day, font=ImageFont.truetype(FONT, 30), fill=(30, 30, 120))
    return page


def pdf_scan(folder: Path, *pages: Image.Image, name: str = "扫描.pdf") -> Path:
    """A scanner's PDF, a picture a page."""
    made = BytesIO()
    pages[0].save(made, "PDF", resolution=100, save_all=True, append_images=list(pages[1:]))
    (folder / name).write_bytes(made.getvalue())
    return folder / name
