"""Photos: sealed, attached, turned, recognised, shown in a back-trace; the commands do the same."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from outreach.actions.evidence import PHOTO_OF_NOTHING, PHOTO_THERE, caption_photo, detach_photo
from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.errors import UserMistake
from outreach.evidence.adding import add_photos, turn
from outreach.evidence.store import check_store, tidy_store
from outreach.pictures.fit import PICTURE_BAD
from outreach.queries.back_trace import back_trace
from outreach.queries.content import content_digest
from outreach.queries.evidence import photo, photo_numbers, photos
from outreach.queries.households import unit_id_of
from outreach.queries.receipts import receipts
from outreach.queries.suspicions import suspicions
from outreach.storage.evidence import store_folder
from outreach.vocabulary import PhotoOf, SuspicionKind
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log
from tests.support.photos import add_photo, jpeg, pdf_scan, slip_scan
from tests.support.receipts import slips_for


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


def test_a_scan_of_two_pages_is_one_action_and_a_bad_file_beside_it_is_told(
    village: Workspace, tmp_path: Path
) -> None:
    visit = log(village, "1")
    bad = tmp_path / "bad.jpg"
    bad.write_text("不是照片", encoding="utf-8")
    scan = pdf_scan(tmp_path, slip_scan("李建国", "16"), slip_scan("李建国", "17"))
    added = add_photos(village, [scan, bad, jpeg(tmp_path), scan], PhotoOf.VISIT, visit)
    assert len(added.ids) == 3 and [problem.code for problem in added.refused] == [PICTURE_BAD, PHOTO_THERE]
    assert {row.whose for row in village.ask(photos)} == {"1组1号 李建国"}
    assert village.ask(photo_numbers, PhotoOf.VISIT) == {visit: 3}
    undone = village.undo()
    assert "3 张照片" in undone.text and village.ask(photos) == ()
    assert tidy_store(village) == 3


def test_a_photo_is_turned_and_undo_turns_it_back(village: Workspace, tmp_path: Path) -> None:
    added = add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, log(village, "1"))
    before = village.ask(content_digest)
    row = village.ask(photo, added)
    assert row is not None
    turn(village, row, 1)
    turned = village.ask(photo, added)
    assert turned is not None and (turned.width, turned.height) == (800, 1600)
    assert Image.open(BytesIO(village.unseal(turned.file, turned.salt))).size == (800, 1600)
    assert check_store(village).orphans == (), "undo may still want the one of before"
    village.undo()
    assert village.ask(content_digest) == before and village.ask(photo, added) == row
    assert village.unseal(row.file, row.salt)


def test_the_same_photo_at_two_doors_is_told(village: Workspace, tmp_path: Path) -> None:
    one, other = log(village, "1"), log(village, "2")
    first = add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, one)
    second = add_photo(village, jpeg(tmp_path, "b.jpg"), PhotoOf.VISIT, other)
    row = village.ask(photo, second)
    assert row is not None and row.again == (first,)
    (found,) = village.ask(suspicions, campaign_id(village))
    assert (found.kind, found.visit_ids) == (SuspicionKind.SAME_PHOTO, (one, other))


def test_a_slip_scanned_for_two_doors_or_a_photo_for_two_days_is_told(
    village: Workspace, tmp_path: Path
) -> None:
    """The scan was made smaller in between, as a chat program does it."""
    slips = slips_for(village, "1", "2")
    for slip in slips:
        village.run(return_receipt, slip.serial, SlipForm())
    calls = [row.visit_id for row in village.ask(receipts)[:2]]
    scan = slip_scan("李建国", "16")
    add_photo(village, pdf_scan(tmp_path, scan), PhotoOf.RECEIPT, slips[0].id)
    scan.resize((560, 792)).save(tmp_path / "wx_1.jpg", quality=50)
    add_photo(village, tmp_path / "wx_1.jpg", PhotoOf.VISIT, str(calls[1]))
    (found,) = village.ask(suspicions, campaign_id(village))
    assert (found.kind, set(found.visit_ids)) == (SuspicionKind.SAME_PHOTO, set(calls))
    first, later = log(village, "5", day=10), log(village, "5", day=12)
    for visit in (first, later):
        add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, visit)
    rows = village.ask(suspicions, campaign_id(village))
    assert {first, later} in [set(row.visit_ids) for row in rows]


def test_a_back_trace_tells_of_the_photos(village: Workspace, tmp_path: Path) -> None:
    visit = log(village, "1", day=10)
    add_photo(village, jpeg(tmp_path), PhotoOf.VISIT, visit)
    unit = village.ask(unit_id_of, "1")
    assert unit is not None
    trace = village.ask(back_trace, unit, date(2026, 11, 17))
    assert trace is not None and trace.visits[0].photos == 1


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
    assert run("photo", "turn", added["saved"]).document["quarters"] == 1
    assert run("photo", "caption", added["saved"], "院门口").code == 0
    stands = {"kept": 2, "missing": 0, "damaged": 0, "orphans": 0, "fetched": 0, "list": []}
    assert run("check").document["photos"] == stands
    (store_folder(village.path) / f"{run('photo', 'list').document[0]['file']}.sealed").unlink()
    checked = run("check")
    assert checked.code == 3 and checked.document["photos"]["missing"] == 1
    assert run("photo", "remove", added["saved"]).code == 0
