"""Photos in: made fit, sealed beside the ledger, attached; nothing stays of one that was refused."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from outreach.actions.evidence import (
    PHOTO_THERE,
    PhotoForm,
    TurnedForm,
    attach_photos,
    check_photo,
    turn_photo,
)
from outreach.errors import UserMistake
from outreach.pictures.fit import MOST_BYTES, PICTURE_BAD, Picture, turned_picture
from outreach.pictures.kinds import pictures_in
from outreach.progress import Report, silent
from outreach.queries.evidence import PhotoRow, attached
from outreach.vocabulary import PhotoOf
from outreach.workspace import Workspace


@dataclass(frozen=True)
class AddedPhotos:
    """What came of adding files: the photos attached, in their order, and why others were refused."""

    ids: tuple[str, ...]
    refused: tuple[UserMistake, ...]


def add_photos(
    workspace: Workspace,
    files: Sequence[Path],
    of: PhotoOf,
    record_id: str,
    caption: str = "",
    report: Report = silent,
) -> AddedPhotos:
    """Attach picture files and scans to a record in one action; those that are no good are refused singly.

    Raises StorageProblem and Cancelled, then nothing is attached.
    """
    workspace.run(check_photo, of, record_id)
    known = set(workspace.ask(attached, of, record_id))
    forms: list[PhotoForm] = []
    refused: list[UserMistake] = []
    with ExitStack() as on_trouble:
        on_trouble.callback(lambda: workspace.drop_sealed([form.file for form in forms]))
        for nth, file in enumerate(files):
            report(nth, len(files))
            try:
                fresh = _fresh(file, known, partial(_go_on, report, nth, len(files)))
            except UserMistake as problem:
                refused.append(problem)
                continue
            known.update(picture.exact for picture in fresh)
            forms.extend(_sealed(workspace, picture, of, record_id, caption) for picture in fresh)
        ids = workspace.run(attach_photos, forms) if forms else ()
        on_trouble.pop_all()
    return AddedPhotos(ids, tuple(refused))


def turn(workspace: Workspace, row: PhotoRow, quarters: int) -> None:
    """Turn a photo clockwise by quarters, for good. Raises StorageProblem, UserMistake."""
    turned = turned_picture(workspace.unseal(row.file, row.salt), quarters)
    name, salt = workspace.seal(turned.jpeg)
    form = TurnedForm(name, salt, turned.near, turned.look, turned.width, turned.height)
    with ExitStack() as on_trouble:
        on_trouble.callback(workspace.drop_sealed, [name])
        workspace.run(turn_photo, row.id, form)
        on_trouble.pop_all()


def _go_on(report: Report, nth: int, total: int, page: int, pages: int) -> None:
    """Stop between the pages of a scan too, where somebody cancels."""
    report(nth, total)


def _fresh(file: Path, known: Collection[str], report: Report) -> list[Picture]:
    """Give the pictures of a file that are not there yet. Raises UserMistake if there is none."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        raise UserMistake(PICTURE_BAD, field="file", name=file.name[:60]) from problem
    fresh = [picture for picture in pictures_in(data, file.name, report) if picture.exact not in known]
    if not fresh:
        raise UserMistake(PHOTO_THERE, field="file")
    return fresh


def _sealed(workspace: Workspace, picture: Picture, of: PhotoOf, record_id: str, caption: str) -> PhotoForm:
    name, salt = workspace.seal(picture.jpeg)
    return PhotoForm(
        of, record_id, name, salt, picture.exact, picture.near, picture.width, picture.height,
        picture.taken_at, caption, picture.look,
    )  # fmt: skip
