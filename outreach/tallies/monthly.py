"""The package of a period for the office: workbooks, summary, photos and list, in one folder and one zip."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from outreach.actions.reports import freeze_reports
from outreach.errors import UserMistake, declare
from outreach.files import explain_disk, sync_file, sync_folder, whole_file
from outreach.periods import Period
from outreach.queries.audit import audit_head
from outreach.queries.campaigns import CampaignRow
from outreach.queries.outbox import reports_of
from outreach.queries.reports import DutyRow, SentRow, duties, sent_file
from outreach.queries.village import village
from outreach.tallies.brief.making import make_brief
from outreach.tallies.brief.period_photos import PeriodPhotos, period_photos
from outreach.tallies.brief.sentences import Length, Tone
from outreach.tallies.file_names import package_name, report_name
from outreach.tallies.making import Drawn, draw_report
from outreach.tallies.tally import tally
from outreach.wording import mark
from outreach.workspace import Workspace

PACKAGE_THERE = declare(
    "package_there", mark("“{name}” lies there already: choose another folder, or move that one away.")
)
BRIEF = "反诈入户宣传工作简报"
LIST = "清单.txt"
PART = ".doorbook-package-"


@dataclass(frozen=True)
class PackedFile:
    """One file of a package, by its name in the folder."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Package:
    """A package as it lies in its folder and its zip; `reports` are kept in the outbox."""

    folder: Path
    zip: Path
    files: tuple[PackedFile, ...]
    reports: tuple[SentRow, ...]
    warnings: tuple[str, ...]


def make_package(
    workspace: Workspace,
    period: Period,
    into: Path,
    *,
    tone: Tone = Tone.FORMAL,
    length: Length = Length.MIDDLE,
) -> Package:
    """Put workbooks, summary and list of a period into a new folder below `into`, and into a zip beside it.

    A report that went out goes in as it went out; the others are made and kept. Whole or not at all.
    Raises UserMistake (no campaign, such a folder lies there), StorageProblem (disk).
    """
    place = workspace.ask(village).name
    folder = into / package_name(place, period)
    zipped = folder.with_name(folder.name + ".zip")
    for there in (folder, zipped):
        if there.exists():
            raise UserMistake(PACKAGE_THERE, field="out", name=there.name)
    campaign = workspace.ask(tally, period).campaign
    with _part_folder(folder) as part:
        made = _write_workbooks(workspace, period, campaign, part)
        brief = report_name(place, period, BRIEF) + ".docx"
        pictures = period_photos(workspace, period)
        shown = pictures.for_brief()
        make_brief(workspace, period, part / brief, tone=tone, length=length, photos=shown)
        captions = _write_photos(part, pictures)
        files = _list(workspace, part, folder.name, captions)
        with whole_file(zipped) as temporary:
            _zip(part, folder.name, temporary)
            workspace.run(freeze_reports, [drawn.frozen for drawn in made], folder.name)
            part.replace(folder)
    reports = workspace.ask(reports_of, period, campaign.id)
    warnings = (*(said for drawn in made for said in drawn.warnings), *pictures.warnings())
    return Package(folder, zipped, files, reports, warnings)


def _write_workbooks(workspace: Workspace, period: Period, campaign: CampaignRow, part: Path) -> list[Drawn]:
    """Write each workbook that belongs in; gives those that are new and have to be kept yet."""
    place = workspace.ask(village).name
    made = []
    for duty, sent in _wanted(workspace, period, campaign):
        name = report_name(place, period, duty.name if duty else "", sent.version if sent else 1) + ".xlsx"
        if sent is not None:
            (part / name).write_bytes(workspace.ask(sent_file, sent.id))
        else:
            made.append(draw_report(workspace, period, name, duty=duty, campaign_id=campaign.id))
            (part / name).write_bytes(made[-1].data)
    return made


def _wanted(
    workspace: Workspace, period: Period, campaign: CampaignRow
) -> list[tuple[DutyRow | None, SentRow | None]]:
    """Give what belongs in: each duty of this kind of period with what it sent, else our own sheet."""
    sent: dict[str | None, SentRow] = {}
    for row in reversed(workspace.ask(reports_of, period, campaign.id)):
        sent[row.duty_id] = row
    owed = [row for row in workspace.ask(duties) if row.period_kind is period.kind]
    found: list[tuple[DutyRow | None, SentRow | None]] = [
        (row, sent.get(row.id)) for row in owed if row.active or row.id in sent
    ]
    if None in sent or not found:
        found.append((None, sent.get(None)))
    return found


@contextmanager
def _part_folder(folder: Path) -> Iterator[Path]:
    """Give a folder beside the one to come; nothing is left of it where the block does not end well."""
    part: Path | None = None
    try:
        part = Path(tempfile.mkdtemp(prefix=PART, dir=folder.parent))
        yield part
        sync_folder(folder.parent)
    except OSError as problem:
        raise explain_disk(problem, folder) from problem
    finally:
        if part is not None and part.exists():
            shutil.rmtree(part, ignore_errors=True)


def _write_photos(part: Path, pictures: PeriodPhotos) -> dict[str, str]:
    """Write the pictures of a period; gives the caption of each by the name of its file."""
    for name, picture in zip(pictures.names, pictures.pictures, strict=True):
        (part / name).write_bytes(bytes(picture.file))
    return {
        name: picture.caption for name, picture in zip(pictures.names, pictures.pictures, strict=True)
    }


def _list(
    workspace: Workspace, part: Path, name: str, captions: Mapping[str, str]
) -> tuple[PackedFile, ...]:
    """Write the list of the files with their digests, and where the record of what was done stands."""
    files = tuple(_packed(file) for file in sorted(part.iterdir()))
    now, head = workspace.now(), workspace.ask(audit_head)
    lines = [name, f"制作：{now:%Y-%m-%d %H:%M}　{workspace.recorder}", f"审计 {head.short}", ""]
    for one in files:
        about = f"\n    {captions[one.name]}" if one.name in captions else ""
        lines.append(f"{one.name}{about}\n    {one.size} 字节　SHA-256 {one.sha256}")
    text = "\n".join(lines) + "\n"
    listed = part / LIST
    listed.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    for file in part.iterdir():
        sync_file(file)
    return (*files, _packed(listed))


def _packed(file: Path) -> PackedFile:
    data = file.read_bytes()
    return PackedFile(file.name, len(data), hashlib.sha256(data).hexdigest())


def _zip(part: Path, name: str, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(part.iterdir()):
            archive.write(file, f"{name}/{file.name}")

