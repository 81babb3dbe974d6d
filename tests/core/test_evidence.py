"""Photos: made fit, sealed, attached, recognised, copied along, checked; hostile files leave nothing."""

from __future__ import annotations

import struct
import zlib
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from outreach.actions.evidence import PHOTO_OF_NOTHING, PHOTO_THERE, caption_photo, detach_photo
from outreach.errors import StorageProblem, UserMistake
from outreach.evidence import add_photo, check_store, tidy_store
from outreach.pictures import PICTURE_BAD, PICTURE_LARGE, looks_alike, prepare
from outreach.queries.back_trace import back_trace
from outreach.queries.content import content_digest
from outreach.queries.evidence import photo, photos
from outreach.queries.households import unit_id_of
from outreach.queries.suspicions import suspicions
from outreach.storage.evidence import copy_folder, store_folder
from outreach.vocabulary import PhotoOf, SuspicionKind
from outreach.workspace import Workspace, restore_backup
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log


def picture(width: int = 2400, height: int = 1200, shade: int = 40) -> Image.Image:
    made = Image.new("RGB", (width, height), (shade, 90, 160))
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, width // 3, height // 2), fill=(220, 30, 30))
    draw.ellipse((width // 2, height // 4, width - 10, height - 10), fill=(240, 240, 40))
    return made


def jpeg(folder: Path, name: str = "IMG_0001.jpg", turned: int = 1, **more: int) -> Path:
    """A phone's photo: lying on its side as the camera says, with day and place."""
    made, exif = picture(**more), Image.Exif()
    exif[0x0112] = turned
    exif.get_ifd(0x8769)[0x9003] = "2026:11:16 10:35:00"
    exif.get_ifd(0x8825)[2] = (32.0, 23.0, 11.0)
    made.save(folder / name, "JPEG", quality=90, exif=exif)
    return folder / name


def test_a_photo_is_upright_small_and_tells_no_place(tmp_path: Path) -> None:
    made = prepare(jpeg(tmp_path, turned=6).read_bytes(), "x.jpg")
    assert (made.width, made.height) == (800, 1600)
    assert made.taken_at == datetime(2026, 11, 16, 10, 35)
    kept = Image.open(BytesIO(made.jpeg))
    assert kept.format == "JPEG" and dict(kept.getexif()) == {}
    assert kept.getpixel((790, 10))[0] > 180, "the red corner came from the left to the upper right"  # type: ignore[index]


def test_the_same_picture_is_known_in_another_size_and_another_is_told_apart(tmp_path: Path) -> None:
    one = prepare(jpeg(tmp_path).read_bytes(), "x")
    small = tmp_path / "small.jpg"
    picture().resize((700, 350)).save(small, "JPEG", quality=60)
    again = prepare(small.read_bytes(), "x")
    other = BytesIO()
    picture().transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(other, "PNG")
    assert one.exact != again.exact and looks_alike(one.near, again.near)
    assert not looks_alike(one.near, prepare(other.getvalue(), "x").near)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 60,000 × 60,000 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("kind", ["bomb", "text", "empty", "cut", "huge", "gif", "folder", "exif"])
def test_hostile_files_are_refused_in_a_sentence_and_leave_nothing(
    village: Workspace, tmp_path: Path, kind: str
) -> None:
    visit = log(village, "1")
    whole = jpeg(tmp_path).read_bytes()
    gif = BytesIO()
    picture(60, 60).save(gif, "GIF")
    content = {
        "bomb": bomb(), "text": "不是照片".encode(), "empty": b"", "cut": whole[: len(whole) // 3],
        "huge": b"\xff\xd8" + bytes(41_000_000), "gif": gif.getvalue(), "exif": whole[:30] + b"\xff" * 400,
    }  # fmt: skip
    file = tmp_path / "bad.jpg"
    if kind == "folder":
        file.mkdir()
    else:
        file.write_bytes(content[kind])
    with pytest.raises(UserMistake) as caught:
        add_photo(village, file, PhotoOf.VISIT, visit)
    assert caught.value.code in (PICTURE_BAD, PICTURE_LARGE)
    assert "bad.jpg" in caught.value.chinese()
    assert village.ask(photos) == () and not store_folder(village.path).exists()


def test_a_photo_is_sealed_attached_named_and_taken_back(village: Workspace, tmp_path: Path) -> None:
    before = village.ask(content_digest)
    visit = log(village, "1")
    logged = village.ask(content_digest)
    file = jpeg(tmp_path)
    added = add_photo(village, file, PhotoOf.VISIT, visit, "门口")
    row = village.ask(photo, added)
    assert row is not None
    assert (row.day.isoformat(), row.caption) == ("2026-11-16", "门口")
    assert row.taken_at == datetime(2026, 11, 16, 10, 35)
    (sealed,) = store_folder(village.path).iterdir()
    assert b"JFIF" not in sealed.read_bytes() and "IMG" not in sealed.name
    assert Image.open(BytesIO(village.unseal(row.file, row.salt))).size == (1600, 800)
    with pytest.raises(UserMistake) as caught:
        add_photo(village, file, PhotoOf.VISIT, visit)
    assert caught.value.code == PHOTO_THERE
    with pytest.raises(UserMistake) as caught:
        add_photo(village, file, PhotoOf.CASE, "nowhere")
    assert caught.value.code == PHOTO_OF_NOTHING
    assert len(list(store_folder(village.path).iterdir())) == 1
    village.run(caption_photo, added, "院门")
    village.run(detach_photo, added)
    assert check_store(village).orphans == (), "undo may still want it"
    village.undo()
    assert village.ask(photos)[0].caption == "院门"
    village.undo()
    village.undo()
    assert village.ask(content_digest) == logged
    village.undo()
    assert village.ask(content_digest) == before


def test_the_same_photo_at_two_doors_is_told(village: Workspace, tmp_path: Path) -> None:
    one, other = log(village, "1"), log(village, "2")
    first = add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, one)
    second = add_photo(village, jpeg(tmp_path, "b.jpg"), PhotoOf.VISIT, other)
    row = village.ask(photo, second)
    assert row is not None and row.again == (first,)
    (found,) = village.ask(suspicions, campaign_id(village))
    assert (found.kind, found.visit_ids) == (SuspicionKind.SAME_PHOTO, (one, other))


def test_a_back_trace_tells_of_the_photos(village: Workspace, tmp_path: Path) -> None:
    visit = log(village, "1", day=10)
    add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, visit)
    unit = village.ask(unit_id_of, "1")
    assert unit is not None
    trace = village.ask(back_trace, unit, date(2026, 11, 17))
    assert trace is not None and trace.visits[0].photos == 1


def test_what_is_missing_damaged_or_belongs_to_nothing_is_found(village: Workspace, tmp_path: Path) -> None:
    visit = log(village, "1")
    for nth in range(3):
        add_photo(village, jpeg(tmp_path, shade=20 + 60 * nth), PhotoOf.VISIT, visit)
    village.undo()
    rows = village.ask(photos)
    folder = store_folder(village.path)
    (folder / f"{rows[0].file}.sealed").unlink()
    bad = folder / f"{rows[1].file}.sealed"
    content = bytearray(bad.read_bytes())
    content[40] ^= 1
    bad.write_bytes(bytes(content))
    found = check_store(village)
    assert (found.kept, found.missing, found.damaged) == (2, (rows[0].file,), (rows[1].file,))
    assert len(found.orphans) == 1
    with pytest.raises(StorageProblem):
        village.unseal(rows[1].file, rows[1].salt)
    assert tidy_store(village) == 1
    assert check_store(village).orphans == ()


def test_photos_go_with_copies_and_come_back(village: Workspace, tmp_path: Path) -> None:
    visit = log(village, "1")
    added = add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, visit)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = village.copy_to(stick)
    village.keep_copy("asked")
    here = village.backups()[0].file
    assert len(list(copy_folder(copy).iterdir())) == len(list(copy_folder(here).iterdir())) == 1
    path = village.path
    village.close()
    for sealed in store_folder(path).iterdir():
        sealed.unlink()
    restore_backup(copy, path)
    with Workspace.open(path) as again:
        row = again.ask(photo, added)
        assert row is not None
        assert Image.open(BytesIO(again.unseal(row.file, row.salt))).size == (1600, 800)


def test_the_commands_take_list_show_and_check(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, village: Workspace, tmp_path: Path
) -> None:
    visit, other = log(village, "1"), log(village, "2")
    village.close()
    run = Commands(capsys, monkeypatch, village.path)
    file = jpeg(tmp_path)
    added = run("photo", "add", str(file), "--visit", visit, "--caption", "门口").document
    assert added["same_as"] == []
    assert run("photo", "add", str(file), "--visit", other).document["same_as"] == [added["saved"]]
    assert run("photo", "add", str(file)).document["error"] == "photo_of_what"
    assert [row["caption"] for row in run("photo", "list", "--visit", visit).document] == ["门口"]
    out = tmp_path / "out.jpg"
    assert run("photo", "show", added["saved"], "--out", str(out)).code == 0
    assert Image.open(BytesIO(out.read_bytes())).size == (1600, 800)
    assert run("check").document["photos"] == {"kept": 2, "missing": 0, "damaged": 0, "orphans": 0}
    next(store_folder(village.path).iterdir()).unlink()
    checked = run("check")
    assert checked.code == 3 and checked.document["photos"]["missing"] == 1
    assert run("photo", "remove", added["saved"]).code == 0
