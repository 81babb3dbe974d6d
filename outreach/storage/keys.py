"""The key of a ledger: got back with a pass phrase, a PIN on its computer, or the recovery code."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import DoorbookError, StorageProblem, UserMistake, declare
from outreach.storage import key_files, slots
from outreach.storage.database import connect
from outreach.storage.device import Device, Tries, this_device
from outreach.storage.key_files import KEY_BROKEN, KEY_BYTES, KeyFile, key_file, proof_of
from outreach.storage.recovery_codes import looks_like_code, read_code
from outreach.storage.slots import Slot
from outreach.wording import mark

__all__ = ["Opened", "Secret", "key_file", "make_key", "open_key", "passphrase_from_environment", "read_key"]

PASSPHRASE_NEEDED = declare(
    "passphrase_needed", mark("This ledger has a pass phrase: type it, or ask whoever made the ledger.")
)
PASSPHRASE_WRONG = declare(
    "passphrase_wrong", mark("The pass phrase is wrong: type it again, mind capitals and spaces.")
)
PIN_NEEDED = declare(
    "pin_needed", mark("This ledger opens with a PIN: say who you are, then type your PIN.")
)
PIN_WRONG = declare(
    "pin_wrong", mark("The PIN is wrong: type it again, after three slips there is a wait.")
)
PIN_NOT_HERE = declare(
    "pin_not_here",
    mark("“{name}” has no PIN on this computer: use the pass phrase or recovery code, then set one here."),
)
RECOVERY_WRONG = declare(
    "recovery_wrong",
    mark("This recovery code is of another ledger or has been replaced: look for the newest sheet."),
)
MOST_MEMORY = 2**30


@dataclass(frozen=True)
class Secret:
    """What somebody says to get in: a pass phrase or recovery code, or a PIN with the worker's name."""

    passphrase: str = ""
    pin: str = ""
    worker: str = ""
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True)
class Opened:
    """The key as 64 hex digits and by which kind of slot it came; `worker` the id bound to a PIN.

    `wrong` counts the wrong PINs since the last right one; `spare` that the slots lay beside a backup.
    """

    key: str
    kind: str
    worker: str = ""
    wrong: int = 0
    spare: bool = False


def make_key(ledger: Path, passphrase: str = "") -> str:
    """Make a key for a new ledger, write its key file, and return the key as 64 hex digits."""
    key = secrets.token_hex(KEY_BYTES)
    proof = proof_of(key)
    if passphrase:
        content = KeyFile(slots=(slots.seal(slots.PASSPHRASE, said(passphrase), key),), proof=proof)
    else:
        content = KeyFile(raw=key, proof=proof)
    key_files.write(key_file(ledger), content)
    return key


def read_key(ledger: Path, passphrase: str = "") -> str:
    """Read the key of a ledger (64 hex digits). Raises UserMistake, StorageProblem."""
    return open_key(ledger, Secret(passphrase)).key


def open_key(ledger: Path, secret: Secret) -> Opened:
    """Get at the key of a ledger. Raises UserMistake (what is needed or wrong), StorageProblem.

    Where the key file is lost or damaged, the copies beside the backups open with the bare key, the pass
    phrase or the recovery code; a PIN never does, since its worker may have been removed since.
    """
    _settle_next(ledger, secret)
    file = key_file(ledger)
    try:
        return _open(key_files.read(file), secret, file.name)
    except StorageProblem:
        for spare in key_files.spare_files(ledger):
            found = _from_spare(spare, secret)
            if found is not None:
                key_files.write(file, key_files.read(spare))
                return found
        raise


def next_key_file(ledger: Path) -> Path:
    """Tell where the slots of a copy wait while it is put in the ledger's place."""
    return ledger.with_name(ledger.name + ".key.next")


def _settle_next(ledger: Path, secret: Secret) -> None:
    """Where a restore was cut short after the ledger was replaced, let its slots follow."""
    waiting = next_key_file(ledger)
    if waiting.is_file():
        with contextlib.suppress(DoorbookError, OSError):
            opened = _open(key_files.read(waiting), secret, waiting.name)
            connect(ledger, opened.key).close()
            waiting.replace(key_file(ledger))


def said(text: str) -> bytes:
    """Give a pass phrase as bytes."""
    return text.encode()


def _from_spare(spare: Path, secret: Secret) -> Opened | None:
    try:
        opened = _open(key_files.read(spare), Secret(secret.passphrase), spare.name)
    except (StorageProblem, UserMistake):
        return None
    return Opened(opened.key, opened.kind, spare=True)


def _open(content: KeyFile, secret: Secret, name: str) -> Opened:
    if content.raw:
        return Opened(content.raw, slots.RAW)
    if content.scrypt is not None:
        return Opened(_first_format(content, secret.passphrase, name), slots.PASSPHRASE)
    if secret.pin and content.of(slots.PIN):
        return _with_pin(content, secret)
    recovery = content.of(slots.RECOVERY)
    if secret.passphrase and recovery and looks_like_code(secret.passphrase):
        return _found(recovery, read_code(secret.passphrase), RECOVERY_WRONG)
    if secret.passphrase:
        return _found(content.of(slots.PASSPHRASE), said(secret.passphrase), PASSPHRASE_WRONG)
    pins = content.of(slots.PIN)
    raise UserMistake(PIN_NEEDED, field="pin") if pins else UserMistake(PASSPHRASE_NEEDED, field="passphrase")


def _found(candidates: tuple[Slot, ...], secret: bytes, wrong: str) -> Opened:
    for slot in candidates:
        key = slots.unseal(slot, secret)
        if key is not None:
            return Opened(key, slot.kind)
    raise UserMistake(wrong, field="passphrase")


def _with_pin(content: KeyFile, secret: Secret) -> Opened:
    device = this_device()
    slot = None if device is None else _slot_of(content, device, secret.worker)
    if device is None or slot is None:
        raise UserMistake(PIN_NOT_HERE, field="worker", name=secret.worker)
    tries = Tries(slot.salt.hex(), secret.clock)
    tries.check()
    wrong = tries.wrong()
    tries.count()
    key = slots.unseal(slot, device.with_pin(secret.pin))
    if key is None:
        raise UserMistake(PIN_WRONG, field="pin")
    tries.forget()
    return Opened(key, slots.PIN, slot.worker, wrong)


def _slot_of(content: KeyFile, device: Device, name: str) -> Slot | None:
    mine = [slot for slot in content.of(slots.PIN) if slot.device == device.id]
    return next((slot for slot in mine if slots.unseal_text(device.secret, slot.label) == name), None)


def workers_here(ledger: Path) -> tuple[str, ...]:
    """Give the names of those who have a PIN on this computer, none where the key file cannot be read."""
    device = this_device()
    try:
        content = key_files.read(key_file(ledger))
    except StorageProblem:
        return ()
    if device is None:
        return ()
    names = (slots.unseal_text(device.secret, slot.label) for slot in content.of(slots.PIN))
    return tuple(name for name in names if name)


def passphrase_from_environment() -> str:
    """Give the pass phrase that the environment carries, or nothing."""
    return os.environ.get("DOORBOOK_PASSPHRASE", "")


def _first_format(content: KeyFile, passphrase: str, name: str) -> str:
    """Get a key that was itself made of the pass phrase."""
    if content.scrypt is None or not passphrase:
        raise UserMistake(PASSPHRASE_NEEDED, field="passphrase")
    salt, (n, r, p) = content.scrypt
    memory = 256 * n * r
    try:
        if memory > MOST_MEMORY:
            raise ValueError(memory)
        key = hashlib.scrypt(
            said(passphrase), salt=bytes.fromhex(salt), dklen=KEY_BYTES, maxmem=memory, n=n, r=r, p=p
        ).hex()
    except ValueError as problem:
        raise StorageProblem(KEY_BROKEN, name=name) from problem
    if content.proof and not hmac.compare_digest(content.proof.encode(), proof_of(key).encode()):
        raise UserMistake(PASSPHRASE_WRONG, field="passphrase")
    return key
