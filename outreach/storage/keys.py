"""The key of a ledger, in the file beside it: a raw 256-bit key, or the salt of a pass phrase."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

from outreach.errors import StorageProblem, UserMistake, declare
from outreach.files import write_whole
from outreach.wording import mark

KEY_MISSING = declare(
    "key_missing",
    mark("The key file “{name}” is not beside the ledger: copy it there from where the ledger came from."),
)
KEY_BROKEN = declare(
    "key_broken", mark("The key file “{name}” cannot be read: put back the copy kept with the backup.")
)
PASSPHRASE_NEEDED = declare(
    "passphrase_needed", mark("This ledger has a pass phrase: type it, or ask whoever made the ledger.")
)
PASSPHRASE_WRONG = declare(
    "passphrase_wrong", mark("The pass phrase is wrong: type it again, mind capitals and spaces.")
)
KEY_BYTES = 32
SCRYPT = {"n": 2**15, "r": 8, "p": 1}
MOST_MEMORY = 2**30


def key_file(ledger: Path) -> Path:
    """Tell where the key of a ledger lies."""
    return ledger.with_name(ledger.name + ".key")


def make_key(ledger: Path, passphrase: str = "") -> str:
    """Make a key for a new ledger, write its key file, and return the key as 64 hex digits."""
    if passphrase:
        salt = secrets.token_hex(16)
        key = _derive(passphrase, salt, SCRYPT)
        content: dict[str, object] = {"version": 1, "kind": "scrypt", "salt": salt, **SCRYPT}
        content["check"] = _proof(key)
    else:
        key = secrets.token_hex(KEY_BYTES)
        content = {"version": 1, "kind": "raw", "key": key}
    write_whole(key_file(ledger), json.dumps(content).encode())
    return key


def read_key(ledger: Path, passphrase: str = "") -> str:
    """Read the key of a ledger (64 hex digits). Raises UserMistake, StorageProblem."""
    file = key_file(ledger)
    if not file.is_file():
        raise StorageProblem(KEY_MISSING, name=file.name)
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["kind"] == "raw":
            return _whole_key(content["key"])
        if not passphrase:
            raise UserMistake(PASSPHRASE_NEEDED, field="passphrase")
        key = _derive(passphrase, content["salt"], {name: int(content[name]) for name in SCRYPT})
        proof = str(content.get("check", ""))
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as problem:
        raise StorageProblem(KEY_BROKEN, name=file.name) from problem
    if proof and not hmac.compare_digest(proof.encode(), _proof(key).encode()):
        raise UserMistake(PASSPHRASE_WRONG, field="passphrase")
    return key


def passphrase_from_environment() -> str:
    """Give the pass phrase that the environment carries, or nothing."""
    return os.environ.get("DOORBOOK_PASSPHRASE", "")


def _whole_key(text: str) -> str:
    key = bytes.fromhex(text)
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key.hex()


def _proof(key: str) -> str:
    """Give what tells a wrong pass phrase from a damaged ledger; guessing stays as dear as before."""
    return hmac.new(bytes.fromhex(key), b"key check", hashlib.sha256).hexdigest()[:16]


def _derive(passphrase: str, salt: str, cost: dict[str, int]) -> str:
    memory = 256 * cost["n"] * cost["r"]
    if memory > MOST_MEMORY:
        raise ValueError(memory)
    return hashlib.scrypt(
        passphrase.encode(), salt=bytes.fromhex(salt), dklen=KEY_BYTES, maxmem=memory, **cost
    ).hex()
