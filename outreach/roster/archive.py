"""Checks a zip container entry by entry before it is unpacked: no program that saves tables builds traps."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import limits, refusals

INVISIBLE = "\0-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
STRANGE = re.compile(f"[{INVISIBLE}:\\\\]|(?:^|/)\\.\\.?(?:/|$)|^/")
DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)
END = b"PK\x05\x06"
ENCRYPTED_FLAG = 0x1


def open_archive(path: Path) -> zipfile.ZipFile:
    """Open a zip container whose entries are all sound; raises UserMistake otherwise."""
    _count_entries(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise UserMistake(refusals.DAMAGED, name=path.name) from problem
    _check_entries(archive.infolist(), path.name)
    return archive


def read_entry(archive: zipfile.ZipFile, entry: str, name: str) -> bytes:
    """Unpack one entry whole; its declared size was checked, and a lie about it fails its checksum."""
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise UserMistake(refusals.DAMAGED, name=name) from problem


def _count_entries(path: Path) -> None:
    """Refuse an absurd number of entries before the directory is read into memory."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 16) - 22))
        tail = file.read()
    place = tail.rfind(END)
    if place < 0 or len(tail) < place + 12:
        raise UserMistake(refusals.DAMAGED, name=path.name)
    if int.from_bytes(tail[place + 10 : place + 12], "little") > limits.ENTRIES:
        raise UserMistake(refusals.UNSAFE, name=path.name)


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    names = {entry.filename.casefold() for entry in entries}
    if len(names) != len(entries) or len(entries) > limits.ENTRIES or any(map(_is_strange, entries)):
        raise UserMistake(refusals.UNSAFE, name=name)
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise UserMistake(refusals.ENCRYPTED, name=name)
    if sum(entry.file_size for entry in entries) > limits.INFLATED_BYTES:
        raise UserMistake(refusals.TOO_BIG, name=name)
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise UserMistake(refusals.UNSAFE, name=name)
        end = entry.header_offset + 30 + entry.compress_size


def _is_strange(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    linked = kind not in (0, stat.S_IFREG, stat.S_IFDIR)
    raw = entry.orig_filename
    return linked or bool(STRANGE.search(raw) or DEVICES.search(raw) or len(raw) > 255)
