"""The encrypted store of pictures beside the ledger: a sealed file each, written whole, copied along."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from outreach.errors import StorageProblem, declare
from outreach.files import explain_disk, sync_file, whole_file, write_whole
from outreach.storage import read_back
from outreach.storage.backups import COPY_BAD
from outreach.wording import mark

EVIDENCE_MISSING = declare(
    "evidence_missing", mark("The picture is not in the store any more: look for it in an older copy.")
)
EVIDENCE_BAD = declare(
    "evidence_bad", mark("The picture is damaged or was exchanged: look for it in an older copy.")
)
SUFFIX = ".sealed"
NONCE = 12
PURPOSE = b"doorbook evidence 1"


def store_folder(ledger: Path) -> Path:
    """Tell where the pictures of a ledger lie."""
    return ledger.with_name(ledger.name + ".photos")


def copy_folder(copy: Path) -> Path:
    """Tell where the pictures lie beside a copy of a ledger: one folder for all copies in its place."""
    return copy.parent / "photos"


def seal(ledger: Path, key: str, data: bytes) -> tuple[str, str]:
    """Seal a picture into the store, whole or not at all; gives its random name and its salt."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    name, salt, nonce = secrets.token_hex(16), secrets.token_bytes(32), secrets.token_bytes(NONCE)
    folder = store_folder(ledger)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as problem:
        raise explain_disk(problem, folder) from problem
    sealed = nonce + AESGCM(_file_key(key, salt)).encrypt(nonce, data, name.encode())
    write_whole(folder / f"{name}{SUFFIX}", sealed)
    return name, salt.hex()


def unseal(ledger: Path, key: str, name: str, salt: str) -> bytes:
    """Give a picture of the store. Raises StorageProblem where it is missing or not what was sealed."""
    return _opened(store_folder(ledger) / f"{name}{SUFFIX}", key, name, salt)


def fetch_back(ledger: Path, folder: Path, key: str, name: str, salt: str) -> bool:
    """Take a picture that is missing or damaged from among copies; tells whether a whole one was there."""
    copy = folder / f"{name}{SUFFIX}"
    try:
        _opened(copy, key, name, salt)
    except StorageProblem:
        return False
    store = store_folder(ledger)
    store.mkdir(mode=0o700, exist_ok=True)
    write_whole(store / copy.name, copy.read_bytes())
    return True


def _opened(file: Path, key: str, name: str, salt: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        sealed = file.read_bytes()
    except OSError as problem:
        raise StorageProblem(EVIDENCE_MISSING) from problem
    try:
        file_key = _file_key(key, bytes.fromhex(salt))
        return AESGCM(file_key).decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())
    except (InvalidTag, ValueError) as problem:
        raise StorageProblem(EVIDENCE_BAD) from problem


def names_in(ledger: Path) -> set[str]:
    """Give the names of the pictures in the store."""
    return {file.name.removesuffix(SUFFIX) for file in store_folder(ledger).glob(f"*{SUFFIX}")}


def drop(folder: Path, names: Iterable[str]) -> None:
    """Take pictures out of a store, or from among copies."""
    for name in names:
        with contextlib.suppress(OSError):
            (folder / f"{name}{SUFFIX}").unlink(missing_ok=True)


def copy_missing(source: Path, target: Path) -> int:
    """Copy the pictures that a folder lacks, each whole or not at all and read back; gives how many."""
    if not source.is_dir():
        return 0
    copied = 0
    try:
        for file in sorted(source.glob(f"*{SUFFIX}")):
            there = target / file.name
            if there.is_file() and there.stat().st_size == file.stat().st_size:
                continue
            target.mkdir(mode=0o700, exist_ok=True)
            with whole_file(there) as temporary:
                shutil.copyfile(file, temporary)
                sync_file(temporary)
                if read_back.digest_from_disk(temporary) != read_back.digest(file):
                    raise StorageProblem(COPY_BAD)
            copied += 1
    except OSError as problem:
        raise explain_disk(problem, target) from problem
    return copied


def _file_key(key: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=PURPOSE).derive(bytes.fromhex(key))
