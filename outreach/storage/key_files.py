"""`FILE.key`: the slots in which a ledger's key lies, written whole, a second copy beside each backup."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach.errors import StorageProblem, declare
from outreach.files import write_whole
from outreach.storage import slots
from outreach.storage.slots import Slot
from outreach.wording import mark

KEY_MISSING = declare(
    "key_missing",
    mark("The key file “{name}” is not beside the ledger: copy it there from where the ledger came from."),
)
KEY_BROKEN = declare(
    "key_broken", mark("The key file “{name}” cannot be read: put back the copy kept with the backup.")
)
VERSION = 2
KEY_BYTES = 32
SCRYPT = ("n", "r", "p")
LONGEST = 1 << 20


@dataclass(frozen=True)
class KeyFile:
    """What a key file holds: the bare key, or slots; `scrypt` is a pass phrase of the first format.

    `proof` tells which ledger it belongs to and says nothing of the key.
    """

    raw: str = ""
    slots: tuple[Slot, ...] = ()
    scrypt: tuple[str, tuple[int, int, int]] | None = None
    proof: str = ""

    def of(self, kind: str) -> tuple[Slot, ...]:
        """Give the slots of a kind."""
        return tuple(slot for slot in self.slots if slot.kind == kind)


def key_file(ledger: Path) -> Path:
    """Tell where the key of a ledger lies."""
    return ledger.with_name(ledger.name + ".key")


def spare_files(ledger: Path) -> list[Path]:
    """List the key files beside the ledger's own backups, the newest first."""
    return sorted(ledger.with_name(ledger.name + ".backups").glob("*.key"), reverse=True)


def read(file: Path) -> KeyFile:
    """Read a key file of either format. Raises StorageProblem (`key_missing`, `key_broken`)."""
    if not file.is_file():
        raise StorageProblem(KEY_MISSING, name=file.name)
    try:
        with file.open("rb") as opened:
            content = json.loads(opened.read(LONGEST).decode("utf-8"))
        return _second(content) if content.get("version") == VERSION else _first(content)
    except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as problem:
        raise StorageProblem(KEY_BROKEN, name=file.name) from problem


def write(file: Path, content: KeyFile) -> None:
    """Write a key file of the second format, whole or not at all."""
    document: dict[str, Any] = {"version": VERSION, "proof": content.proof, "slots": []}
    if content.raw:
        document["slots"].append({"kind": slots.RAW, "key": content.raw})
    document["slots"] += [slot.document() for slot in content.slots]
    document["sum"] = _sum(document)
    write_whole(file, json.dumps(document, indent=1).encode())


def proof_of(key: str) -> str:
    """Give what tells a right key from a wrong one without giving it away."""
    return hmac.new(bytes.fromhex(key), b"key check", hashlib.sha256).hexdigest()[:16]


def whole_key(text: str) -> str:
    """Give a bare key as 64 hex digits. Raises ValueError."""
    key = bytes.fromhex(text)
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key.hex()


def _first(content: dict[str, Any]) -> KeyFile:
    if content["kind"] == slots.RAW:
        key = whole_key(content["key"])
        return KeyFile(raw=key, proof=proof_of(key))
    n, r, p = (int(content[name]) for name in SCRYPT)
    bytes.fromhex(content["salt"])
    return KeyFile(scrypt=(content["salt"], (n, r, p)), proof=str(content.get("check", "")))


def _second(content: dict[str, Any]) -> KeyFile:
    if content["sum"] != _sum(content):
        raise ValueError("sum")
    bare = [whole_key(slot["key"]) for slot in content["slots"] if slot["kind"] == slots.RAW]
    rest = tuple(slots.read_slot(slot) for slot in content["slots"] if slot["kind"] != slots.RAW)
    if not bare and not rest:
        raise ValueError("no slots")
    return KeyFile(bare[0] if bare else "", rest, None, str(content["proof"]))


def _sum(document: dict[str, Any]) -> str:
    rest = {name: value for name, value in document.items() if name != "sum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()
