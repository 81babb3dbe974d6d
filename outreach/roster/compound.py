"""Checks the old compound container (.xls, .et): what is inside, and whether it is locked."""

from __future__ import annotations

from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import refusals


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


LOCKED = (_stream("EncryptedPackage"), _stream("EncryptionInfo"))
DOCUMENTS = (_stream("WordDocument"), _stream("PowerPoint Document"))
BOOKS = (_stream("Workbook"), _stream("Book"), _stream("WORKBOOK"))


def check_compound(path: Path) -> None:
    """Raise UserMistake where the container is locked, a document, cut off or holds no workbook."""
    data = path.read_bytes()
    if any(name in data for name in LOCKED):
        raise UserMistake(refusals.ENCRYPTED, name=path.name)
    if any(name in data for name in DOCUMENTS):
        raise UserMistake(refusals.DOCUMENT, name=path.name)
    if len(data) < 1536 or not any(name in data for name in BOOKS):
        raise UserMistake(refusals.DAMAGED, name=path.name)
