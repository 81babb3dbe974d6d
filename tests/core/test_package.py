"""The package for the office: text and figures in one folder and a zip, whole or not at all (E6, P1)."""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.reports import DutyForm, keep_duty
from outreach.errors import StorageProblem, UserMistake
from outreach.periods import PeriodKind, parse
from outreach.queries.reports import duty, sent_reports
from outreach.tallies.making import make_report
from outreach.tallies.monthly import make_package
from outreach.vocabulary import PhotoOf
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import log
from tests.support.photos import add_photo, jpeg

MONTH = parse("month", "2026-11")
NAME = "周新庄村反诈入户宣传材料2026年11月"
FILES = ["周新庄村反诈入户宣传工作简报2026年11月.docx", "周新庄村反诈入户宣传月报2026年11月.xlsx", "清单.txt"]


def test_everything_lies_in_one_folder_and_the_list_proves_it(village: Workspace, tmp_path: Path) -> None:
    log(village, "1", day=10)
    made = make_package(village, MONTH, tmp_path)
    assert (made.folder, made.zip) == (tmp_path / NAME, tmp_path / f"{NAME}.zip")
    assert sorted(file.name for file in made.folder.iterdir()) == FILES
    said = (made.folder / "清单.txt").read_text(encoding="utf-8-sig")
    for name in FILES[:2]:
        data = (made.folder / name).read_bytes()
        assert f"SHA-256 {hashlib.sha256(data).hexdigest()}" in said
        assert f"{len(data)} 字节" in said
    with zipfile.ZipFile(made.zip) as archive:
        for name in FILES:
            assert archive.read(f"{NAME}/{name}") == (made.folder / name).read_bytes()
    (kept,) = village.ask(sent_reports)
    assert kept.sha256 == hashlib.sha256((made.folder / FILES[1]).read_bytes()).hexdigest()
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []


def test_what_went_out_goes_in_as_it_went_out(village: Workspace, tmp_path: Path) -> None:
    """Each duty of the month has its own workbook; late paper does not change the one that was sent."""
    log(village, "1", day=10)
    for name in ("月报", "领导小组月报"):
        village.run(keep_duty, DutyForm(name, PeriodKind.MONTH, "综治办", 5, starts=date(2026, 11, 1)))
    first = make_report(village, MONTH, tmp_path / "a.xlsx", duty=village.ask(duty, "月报"))
    log(village, "2", day=12)
    made = make_package(village, MONTH, tmp_path)
    sent = made.folder / FILES[1]
    assert sent.read_bytes() == (tmp_path / "a.xlsx").read_bytes()
    other = made.folder / "周新庄村反诈入户宣传领导小组月报2026年11月.xlsx"
    assert load_workbook(other).sheetnames
    rows = {(row.duty_id, row.version) for row in made.reports}
    assert len(rows) == 2 and first.sent.id in {row.id for row in made.reports}
    village.undo()
    assert [row.id for row in village.ask(sent_reports)] == [first.sent.id], "one step takes the package back"


def test_nothing_is_left_where_it_cannot_be_written(
    village: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageProblem):
        make_package(village, MONTH, tmp_path / "nowhere")
    monkeypatch.setattr("outreach.tallies.monthly._zip", full)
    into = tmp_path / "out"
    into.mkdir()
    with pytest.raises(StorageProblem) as refused:
        make_package(village, MONTH, into)
    assert refused.value.code == "disk_full"
    assert list(into.iterdir()) == []
    assert village.ask(sent_reports) == ()


def test_a_package_that_lies_there_is_not_overwritten(village: Workspace, tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(UserMistake) as refused:
        make_package(village, MONTH, tmp_path)
    assert refused.value.code == "package_there"


def test_the_command_tells_every_file(
    village: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(village, "1", day=10)
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    out = tmp_path / "交"
    out.mkdir()
    made = command("package", "month", "2026-11", "--out", str(out), "--length", "short").document
    assert [one["name"] for one in made["files"]] == FILES
    assert Path(made["zip"]).is_file() and len(made["reports"]) == 1
    assert command("package", "month", "2026-11", "--out", str(out)).code == 1


def test_photos_of_activities_go_along_with_their_captions_and_those_of_doors_stay(
    village: Workspace, tmp_path: Path
) -> None:
    form = ActivityForm("market_day", date(2026, 11, 14), quantity=1, place="村口", audience=80)
    held = village.run(record_activity, form)
    visit = log(village, "1", day=10)
    of_both = (PhotoOf.ACTIVITY, held)
    for turned, of, record, caption in (
        (1, *of_both, ""), (3, *of_both, "村口设点"), (6, PhotoOf.VISIT, visit, "在李家"),
    ):  # fmt: skip
        file = jpeg(tmp_path, f"{turned}.jpg", turned, width=320, height=160)
        add_photo(village, file, of, record, caption)
    made = make_package(village, MONTH, tmp_path)
    pictures = sorted(made.folder.glob("*.jpg"))
    assert [file.name[:15] for file in pictures] == ["照片01_2026-11-14", "照片02_2026-11-14"]
    said = (made.folder / "清单.txt").read_text(encoding="utf-8-sig")
    assert "11月14日" in said and "村口设点" in said and "李家" not in said
    document = Document(str(made.folder / FILES[0]))
    assert len(document.inline_shapes) == 2
    captions = [cell.text for row in document.tables[0].rows[1::2] for cell in row.cells]
    assert "村口设点" in captions
    assert made.warnings == ()
