"""photo add, list, show, turn, caption, remove, tidy."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.actions.evidence import PHOTO_UNKNOWN, caption_photo, detach_photo
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.errors import UserMistake, declare
from outreach.evidence.adding import add_photos, turn
from outreach.evidence.store import tidy_store
from outreach.files import write_whole
from outreach.queries.cases import case_by
from outreach.queries.evidence import PhotoRow, photo, photos
from outreach.vocabulary import LABELS, PhotoOf
from outreach.wording import mark, zh
from outreach.workspace import Workspace

NOT_SAID_OF_WHAT = declare(
    "photo_of_what", mark("What the photo belongs to is not said: give one of --visit, --activity, --case.")
)


def photo_add(options: argparse.Namespace, output: Output) -> None:
    """Attach a picture to a visit, an activity, a case or a receipt."""
    given = [(of, text) for of in PhotoOf if (text := getattr(options, of.value))]
    if len(given) != 1:
        raise UserMistake(NOT_SAID_OF_WHAT, field="photo")
    of, text = given[0]
    with open_ledger(options) as workspace:
        added = add_photos(workspace, [Path(options.file)], of, _record(workspace, of, text), options.caption)
        if added.refused:
            raise added.refused[0]
        rows = [row for saved in added.ids if (row := workspace.ask(photo, saved)) is not None]
        others = {row.id: row for row in workspace.ask(photos)}
    again = list(dict.fromkeys(other for row in rows for other in row.again))
    lines = ["照片收好了。" if len(rows) == 1 else f"收好了 {len(rows)} 张。"]
    lines += [f"和以前用过的照片一样：{others[one].day} {zh(LABELS[others[one].of])}" for one in again]
    output.document({"saved": added.ids[0], "same_as": again, "pages": list(added.ids)}, lines)


def _record(workspace: Workspace, of: PhotoOf, text: str) -> str:
    row = workspace.ask(case_by, text) if of is PhotoOf.CASE else None
    return row.id if row else text


def photo_list(options: argparse.Namespace, output: Output) -> None:
    """List the photos, the newest day first."""
    with open_ledger(options) as workspace:
        given = next(((of, text) for of in PhotoOf if (text := getattr(options, of.value))), None)
        if given is None:
            rows = workspace.ask(photos)
        else:
            rows = workspace.ask(photos, given[0], _record(workspace, *given))
    lines = [f"{row.day}\t{zh(LABELS[row.of])}\t{row.caption}\t{row.id}" for row in rows]
    output.document([_photo(row) for row in rows], lines or ["还没有照片。"])


def photo_show(options: argparse.Namespace, output: Output) -> None:
    """Write a photo out as JPEG."""
    with open_ledger(options) as workspace:
        row = _known(workspace, options.id)
        write_whole(Path(options.out), workspace.unseal(row.file, row.salt))
    shown = readable(options.out)
    output.document({"file": shown}, [f"照片在：{shown}"])


def photo_remove(options: argparse.Namespace, output: Output) -> None:
    """Take a photo off."""
    with open_ledger(options) as workspace:
        row = _known(workspace, options.id)
        workspace.run(detach_photo, row.id)
    output.document({"removed": row.id}, ["照片拿下来了。"])


def photo_turn(options: argparse.Namespace, output: Output) -> None:
    """Turn a photo clockwise by quarters."""
    with open_ledger(options) as workspace:
        row = _known(workspace, options.id)
        turn(workspace, row, options.quarters)
    output.document({"turned": row.id, "quarters": options.quarters % 4}, ["照片转好了。"])


def photo_caption(options: argparse.Namespace, output: Output) -> None:
    """Write what a photo shows."""
    with open_ledger(options) as workspace:
        row = _known(workspace, options.id)
        workspace.run(caption_photo, row.id, options.caption)
    output.document({"captioned": row.id}, ["说明写好了。"])


def photo_tidy(options: argparse.Namespace, output: Output) -> None:
    """Drop sealed files that belong to nothing."""
    with open_ledger(options) as workspace:
        dropped = tidy_store(workspace)
    output.document({"dropped": dropped}, [f"清掉 {dropped} 个没有主的照片文件。"])


def _known(workspace: Workspace, photo_id: str) -> PhotoRow:
    row = workspace.ask(photo, photo_id)
    if row is None:
        raise UserMistake(PHOTO_UNKNOWN, field="photo")
    return row


def _photo(row: PhotoRow) -> dict[str, object]:
    return {
        "id": row.id,
        "of": row.of.value,
        "record": row.record_id,
        "file": row.file,
        "day": row.day.isoformat(),
        "taken": row.taken_at.isoformat() if row.taken_at else None,
        "width": row.width,
        "height": row.height,
        "caption": row.caption,
        "added": row.added_at.isoformat(timespec="seconds"),
        "by": row.added_by,
        "same_as": list(row.again),
    }
