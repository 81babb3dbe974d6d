"""What a phone's folder or a stick holds: its pictures, the newest first, with what is known of each."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from outreach.errors import UserMistake
from outreach.pictures.fit import MOST_BYTES, taken_at
from outreach.pictures.kinds import ENDINGS, pictures_in
from outreach.progress import Report, silent

DEPTH = 3
MOST_SEEN, MOST_SHOWN = 20_000, 120
THUMBNAIL = 240


@dataclass(frozen=True)
class Arrival:
    """A picture in a folder: when it was taken (by camera or file), whether the ledger has it already."""

    file: Path
    at: datetime
    known: bool


def newest_pictures(folder: Path, known: Collection[str], since: datetime) -> tuple[Arrival, ...]:
    """Give the newest pictures under a folder; those taken since a moment are looked up in the ledger.

    `known` are the digests of the files that the ledger has.
    """
    files = sorted(_under(folder, DEPTH), key=lambda found: found[1], reverse=True)[:MOST_SHOWN]
    arrived = []
    for file, changed in files:
        at = datetime.fromtimestamp(changed)
        with contextlib.suppress(OSError):
            with file.open("rb") as opened:
                at = taken_at(opened) or at
            arrived.append(Arrival(file, at, at >= since and _digest(file) in known))
    return tuple(sorted(arrived, key=lambda row: row.at, reverse=True))


def small_picture(file: Path, report: Report = silent) -> bytes | None:
    """Give a small JPEG of a picture file, None where it cannot be read."""
    from PIL import Image

    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        first = pictures_in(data, file.name, report)[0]
    except (OSError, UserMistake):
        return None
    out = BytesIO()
    with Image.open(BytesIO(first.jpeg)) as small:
        small.thumbnail((THUMBNAIL, THUMBNAIL))
        small.save(out, "JPEG", quality=80)
    return out.getvalue()


def _under(folder: Path, depth: int) -> Iterator[tuple[Path, float]]:
    """Give the picture files of a folder and those inside, with when each was changed."""
    seen = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            seen += 1
            if seen > MOST_SEEN:
                return
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    if depth and not entry.name.startswith("."):
                        yield from _under(Path(entry.path), depth - 1)
                elif entry.name.rpartition(".")[2].lower() in ENDINGS and not entry.name.startswith("."):
                    yield Path(entry.path), entry.stat().st_mtime


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
