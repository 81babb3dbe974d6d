"""Key slots: the ledger's key sealed with AES-256-GCM under Argon2id of a secret, a slot for each way in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

RAW, PASSPHRASE, PIN, RECOVERY = "raw", "passphrase", "pin", "recovery"
KINDS = (RAW, PASSPHRASE, PIN, RECOVERY)
MOST_MEMORY, MOST_TIME, MOST_LANES = 1 << 20, 20, 16
SALT, NONCE, KEY = 16, 12, 32


@dataclass(frozen=True)
class Cost:
    """What one guess costs: passes, KiB of memory, lanes."""

    time: int
    memory: int
    lanes: int


COST = Cost(time=3, memory=64 * 1024, lanes=4)
"""For new slots: RFC 9106's second choice, 0.3 s on a village laptop."""


@dataclass(frozen=True)
class Slot:
    """One way in; `worker` and `device` bind a PIN, `label` is the worker's name sealed for that device."""

    kind: str
    salt: bytes
    cost: Cost
    nonce: bytes
    box: bytes
    worker: str = ""
    device: str = ""
    label: str = ""

    def document(self) -> dict[str, Any]:
        """Give the slot as it is written."""
        return {
            "kind": self.kind,
            "kdf": "argon2id",
            "time": self.cost.time,
            "memory": self.cost.memory,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "box": self.box.hex(),
            **{name: value for name in ("worker", "device", "label") if (value := getattr(self, name))},
        }


def read_slot(document: dict[str, Any]) -> Slot:
    """Read a slot. Raises ValueError, KeyError, TypeError where it is broken or asks for too much."""
    cost = Cost(int(document["time"]), int(document["memory"]), int(document["lanes"]))
    if not (0 < cost.time <= MOST_TIME and 8 <= cost.memory <= MOST_MEMORY and 0 < cost.lanes <= MOST_LANES):
        raise ValueError(cost)
    if document["kind"] not in KINDS[1:] or document["kdf"] != "argon2id":
        raise ValueError(document["kind"])
    salt, nonce, box = (bytes.fromhex(document[name]) for name in ("salt", "nonce", "box"))
    texts = {name: str(document.get(name, "")) for name in ("worker", "device", "label")}
    return Slot(document["kind"], salt, cost, nonce, box, **texts)


def seal(kind: str, secret: bytes, key: str, *, worker: str = "", device: str = "", label: str = "") -> Slot:
    """Seal a ledger's key (64 hex digits) under a secret."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    sealing = AESGCM(_stretch(secret, salt, COST))
    box = sealing.encrypt(nonce, bytes.fromhex(key), _bound(kind, worker, device))
    return Slot(kind, salt, COST, nonce, box, worker, device, label)


def unseal(slot: Slot, secret: bytes) -> str | None:
    """Give the key as 64 hex digits, None where the secret is another one or the slot was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        sealing = AESGCM(_stretch(secret, slot.salt, slot.cost))
        key = sealing.decrypt(slot.nonce, slot.box, _bound(slot.kind, slot.worker, slot.device))
    except (InvalidTag, ValueError):
        return None
    return key.hex() if len(key) == KEY else None


def seal_text(secret: bytes, text: str) -> str:
    """Seal a short text under 32 random bytes; gives hex."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    return (nonce + AESGCM(secret).encrypt(nonce, text.encode(), b"label")).hex()


def unseal_text(secret: bytes, sealed: str) -> str:
    """Give a sealed text, "" where it was sealed elsewhere."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        data = bytes.fromhex(sealed)
        return AESGCM(secret).decrypt(data[:NONCE], data[NONCE:], b"label").decode()
    except (InvalidTag, ValueError):
        return ""


def _stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        secret, salt, time_cost=cost.time, memory_cost=cost.memory, parallelism=cost.lanes, hash_len=KEY,
        type=Type.ID,
    )  # fmt: skip


def _bound(kind: str, worker: str, device: str) -> bytes:
    """Give what a slot is bound to, so that nobody puts another worker's name on it."""
    return "\n".join(("doorbook slot", kind, worker, device)).encode()
