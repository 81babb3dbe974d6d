"""The store of photos: checked, mended from copies, copied and put back; erasing takes photos with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from outreach.actions.evidence import detach_photo
from outreach.errors import StorageProblem
from outreach.evidence.adding import turn
from outreach.evidence.store import check_store, tidy_store
from outreach.queries.evidence import photo, photos
from outreach.queries.households import unit_id_of
from outreach.storage.evidence import copy_folder, store_folder
from outreach.vocabulary import PhotoOf
from outreach.workspace import Workspace, restore_backup
from tests.support.commands import Commands
from tests.support.ledgers import log
from tests.support.photos import add_photo, jpeg


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
    assert (found.kept, found.missing, found.damaged) == (2, (rows[0],), (rows[1],))
    assert "2026-11-16" in found.problems()[0] and len(found.problems()) == 2
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


def test_check_names_what_is_wrong_and_fetches_it_from_the_copies(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, village: Workspace, tmp_path: Path
) -> None:
    visit = log(village, "1")
    for nth in range(2):
        add_photo(village, jpeg(tmp_path, shade=20 + 60 * nth), PhotoOf.VISIT, visit)
    village.keep_copy("asked")
    one, other = (store_folder(village.path) / f"{row.file}.sealed" for row in village.ask(photos))
    village.close()
    one.unlink()
    other.write_bytes(other.read_bytes()[:-9] + bytes(9))
    (one.parent / f"{'0' * 32}.sealed").write_bytes(bytes(50))
    run = Commands(capsys, monkeypatch, village.path)
    checked = run("check")
    listed = {row["state"]: row for row in checked.document["photos"]["list"]}
    assert checked.code == 3 and set(listed) == {"missing", "damaged", "orphan"}
    assert (listed["missing"]["file"], listed["missing"]["record"]) == (one.stem, visit)
    mended = run("check", "--mend")
    assert mended.code == 0 and mended.document["photos"]["fetched"] == 2
    assert run("photo", "tidy").document["dropped"] == 1


def test_a_copy_that_the_stick_keeps_wrongly_is_no_copy(
    monkeypatch: pytest.MonkeyPatch, village: Workspace, tmp_path: Path
) -> None:
    add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, log(village, "1"))
    monkeypatch.setattr("outreach.storage.evidence.read_back.digest_from_disk", lambda file: "zeros")
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(StorageProblem):
        village.copy_to(stick)
    assert not any((stick / "photos").glob("*.sealed"))


def test_erasing_a_household_takes_its_photos_from_store_copies_and_history(
    village: Workspace, tmp_path: Path
) -> None:
    """One is attached, one was taken off, one was turned; another household's stays."""
    visit, other = log(village, "1"), log(village, "2")
    shown = add_photo(village, jpeg(tmp_path, shade=20), PhotoOf.VISIT, visit, "李建国签字")
    gone = add_photo(village, jpeg(tmp_path, shade=90), PhotoOf.VISIT, visit)
    stays = add_photo(village, jpeg(tmp_path, shade=160), PhotoOf.VISIT, other)
    before = [row for row in (village.ask(photo, shown), village.ask(photo, gone)) if row is not None]
    turn(village, before[0], 1)
    copy = village.keep_copy("asked")
    village.run(detach_photo, gone)
    assert len(list(store_folder(village.path).iterdir())) == 4
    unit = village.ask(unit_id_of, "1")
    village.erase("本人要求", units=[unit])
    kept = village.ask(photo, stays)
    assert kept is not None and [row.id for row in village.ask(photos)] == [stays]
    for folder in (store_folder(village.path), copy_folder(copy)):
        assert [file.stem for file in folder.iterdir()] == [kept.file]
    village.undo()
    assert village.ask(photos) == (), "that took back the other household's; taking one off cannot be undone"
    assert check_store(village).problems() == []
    path = village.path
    village.close()
    restore_backup(copy, path)
    with Workspace.open(path) as again:
        assert [row.id for row in again.ask(photos)] == [stays]
        with pytest.raises(StorageProblem):
            again.unseal(before[0].file, before[0].salt)
