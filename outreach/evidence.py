"""Photos in and out: made fit, sealed beside the ledger, attached; nothing stays of one that was refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outreach.actions.evidence import PhotoForm, attach_photo, check_photo
from outreach.errors import StorageProblem, UserMistake
from outreach.pictures import MOST_BYTES, PICTURE_BAD, prepare
from outreach.queries.evidence import known_files, photo_files
from outreach.vocabulary import PhotoOf
from outreach.wording import mark, zh
from outreach.workspace import Workspace

MISSING = mark("{n} photos are missing from the store: look for them in an older copy.")
DAMAGED = mark("{n} photos are damaged: look for them in an older copy.")


@dataclass(frozen=True)
class StoreSummary:
    """What is in the store: pictures attached, those missing or damaged, sealed files that nothing names."""

    kept: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    orphans: tuple[str, ...]

    def problems(self) -> list[str]:
        """Say in Chinese sentences what is wrong; files that belong to nothing are no trouble."""
        found = ((MISSING, self.missing), (DAMAGED, self.damaged))
        return [zh(sentence, n=len(names)) for sentence, names in found if names]


def add_photo(workspace: Workspace, file: Path, of: PhotoOf, record_id: str, caption: str = "") -> str:
    """Attach a picture file to a record; gives the photo's id. Raises UserMistake, StorageProblem."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        raise UserMistake(PICTURE_BAD, field="file", name=file.name[:60]) from problem
    picture = prepare(data, file.name)
    workspace.run(check_photo, of, record_id, picture.exact)
    name, salt = workspace.seal(picture.jpeg)
    form = PhotoForm(
        of, record_id, name, salt, picture.exact, picture.near, picture.width, picture.height,
        picture.taken_at, caption,
    )  # fmt: skip
    try:
        return workspace.run(attach_photo, form)
    except BaseException:
        workspace.drop_sealed([name])
        raise


def check_store(workspace: Workspace) -> StoreSummary:
    """Read every picture of the store back; gives what is missing, damaged or belongs to nothing."""
    rows = workspace.ask(photo_files)
    there = workspace.sealed_names()
    missing = tuple(sorted(set(rows) - there))
    damaged = []
    for name in sorted(set(rows) & there):
        try:
            workspace.unseal(name, rows[name])
        except StorageProblem:
            damaged.append(name)
    orphans = tuple(sorted(there - workspace.ask(known_files)))
    return StoreSummary(len(rows), missing, tuple(damaged), orphans)


def tidy_store(workspace: Workspace) -> int:
    """Drop the sealed files that neither a photo nor anything that can be undone names; gives how many."""
    orphans = check_store(workspace).orphans
    workspace.drop_sealed(orphans)
    return len(orphans)
