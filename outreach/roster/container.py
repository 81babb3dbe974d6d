"""Looks at a foreign file before any parser does, and tells what it is by its first bytes, not its name."""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.encodings import decode


class FileKind(StrEnum):
    """What a file is inside."""

    ZIP = "zip"
    COMPOUND = "compound"
    HTML = "html"
    XML = "xml"
    TEXT = "text"


PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\1\0")
DOCUMENTS = (b"%PDF", b"{\\rtf", b"%!PS")
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
REFUSED = ((PICTURES, refusals.PICTURE), (DOCUMENTS, refusals.DOCUMENT), (PACKED, refusals.PACKED))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML_SIGNS = (b"<html", b"<table", b"<!doctype html", b"<meta", b"<head", b"<body")


def look(path: Path) -> FileKind:
    """Tell a file's kind by its first bytes; raises UserMistake where it cannot be a table."""
    name = path.name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserMistake(refusals.NOT_A_FILE, name=name)
        if status.st_size == 0:
            raise UserMistake(refusals.EMPTY, name=name)
        if status.st_size > limits.FILE_BYTES:
            raise UserMistake(refusals.TOO_BIG, name=name)
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError as problem:
        raise UserMistake(refusals.MISSING, name=name) from problem
    except (OSError, ValueError) as problem:
        raise UserMistake(refusals.UNREADABLE, name=name) from problem
    return _kind(start, name)


def _kind(start: bytes, name: str) -> FileKind:
    if not start.strip(b" \t\r\n\0"):
        raise UserMistake(refusals.EMPTY, name=name)
    for signs, code in REFUSED:
        if start.startswith(signs) and not _is_text(start):
            raise UserMistake(code, name=name)
    if start[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise UserMistake(refusals.PICTURE, name=name)
    if start.startswith(b"PK"):
        return FileKind.ZIP
    if start.startswith(COMPOUND):
        return FileKind.COMPOUND
    return _kind_of_text(start, name)


def _kind_of_text(start: bytes, name: str) -> FileKind:
    if start.startswith(DOCUMENTS):
        raise UserMistake(refusals.DOCUMENT, name=name)
    if not _is_text(start):
        raise UserMistake(refusals.UNKNOWN, name=name)
    head = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"<?xml") and b"<html" not in head:
        return FileKind.XML
    if head.startswith(b"<") and any(sign in head for sign in HTML_SIGNS):
        return FileKind.HTML
    return FileKind.TEXT


def _is_text(start: bytes) -> bool:
    try:
        decode(start, whole=False)
    except ValueError:
        return False
    return True
