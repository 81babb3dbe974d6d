"""The ways into an open ledger: pass phrase, PINs, recovery code, set and taken away."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.errors import DoorbookError, StorageProblem, UserMistake, declare
from outreach.storage import key_files, slots
from outreach.storage.device import this_device
from outreach.storage.key_files import KeyFile, key_file
from outreach.storage.keys import said
from outreach.storage.recovery_codes import make_code, read_code
from outreach.storage.slots import Slot
from outreach.wording import mark

PIN_DIGITS, PASSPHRASE_SIGNS = 6, 4
PIN_SHORT = declare("pin_short", mark("A PIN has at least {digits} digits: choose a longer one."))
PIN_EASY = declare("pin_easy", mark("This PIN is guessed at once: choose digits without such an order."))
PASSPHRASE_SHORT = declare(
    "passphrase_short", mark("The pass phrase is too short: choose at least {signs} characters.")
)
FIRST_PIN = declare(
    "first_pin",
    mark("The first PIN is for a village administrator: give “{name}” that role, or set a pass phrase."),
)
LAST_WAY = declare(
    "last_way",
    mark("Then no administrator could open the ledger: set a pass phrase or another one's PIN first."),
)
OLD_FORMAT = declare(
    "key_file_old",
    mark("The key file is of the first format: set the pass phrase once more, then do this again."),
)
SLOT_UNKNOWN = declare("slot_unknown", mark("There is no such key: see which there are with key list."))
RECOVERY_NOT_TRIED = declare(
    "recovery_not_tried", mark("The new recovery code did not open the ledger: make it again.")
)


@dataclass(frozen=True)
class SlotRow:
    """One way in: raw, passphrase, pin or recovery; a PIN has its worker's id and may be of this computer."""

    kind: str
    worker: str = ""
    here: bool = False


class Keyring:
    """Changes `FILE.key`; every change also reaches the copies beside the ledger's own backups."""

    def __init__(self, ledger: Path, key: str, allow: Callable[[str], None]) -> None:
        """`allow(what)` refuses or writes down what is about to be done."""
        self._ledger, self._key, self._allow = ledger, key, allow

    def rows(self) -> tuple[SlotRow, ...]:
        """List the ways in."""
        content, device = self._read(), this_device()
        here = device.id if device else "none"
        bare = (SlotRow(slots.RAW),) if content.raw else ()
        if content.scrypt is not None:
            return (SlotRow(slots.PASSPHRASE),)
        return bare + tuple(SlotRow(s.kind, s.worker, s.device == here) for s in content.slots)

    def set_passphrase(self, passphrase: str) -> None:
        """Set or change the pass phrase; the bare key leaves the file. Raises UserMistake."""
        content = self._with_passphrase(self._read(), passphrase)
        self._allow("set_passphrase")
        self._write(content)

    def add_pin(self, worker: str, name: str, pin: str, *, administrator: bool) -> None:
        """Set or change a worker's PIN on this computer. Raises UserMistake."""
        pin = check_pin(pin)
        content = self._read()
        if not administrator and not (content.of(slots.PASSPHRASE) or content.of(slots.PIN)):
            raise UserMistake(FIRST_PIN, field="worker", name=name)
        self._allow("add_pin")
        device = this_device(make=True)
        assert device is not None
        label = slots.seal_text(device.secret, name)
        new = slots.seal(
            slots.PIN, device.with_pin(pin), self._key, worker=worker, device=device.id, label=label
        )
        self._put(new, lambda slot: slot.worker == worker and slot.device == device.id)

    def remove_pin(self, worker: str, administrators: frozenset[str]) -> None:
        """Take away a worker's PINs on every computer; `administrators` are the ids of who has that role.

        The last PIN of all gives the bare key back, where there is no pass phrase. Raises UserMistake.
        """
        content = self._read()
        if all(slot.worker != worker for slot in content.slots):
            raise UserMistake(SLOT_UNKNOWN, field="worker")
        content = self._without_pins(content, worker, administrators)
        self._allow("remove_pin")
        self._write(content)

    def let_go(self, worker: str, administrators: frozenset[str], passphrase: str = "") -> None:
        """Take a worker's PINs away, if any, and change the pass phrase, if one is given: both or neither.

        Raises UserMistake.
        """
        content, deeds = self._read(), []
        if passphrase:
            content = self._with_passphrase(content, passphrase)
            deeds.append("set_passphrase")
        if any(slot.worker == worker for slot in content.slots):
            content = self._without_pins(content, worker, administrators)
            deeds.append("remove_pin")
        for what in deeds:
            self._allow(what)
        if deeds:
            self._write(content)

    def remove(self, kind: str, administrators: frozenset[str]) -> None:
        """Take away the pass phrase or the recovery code. Raises UserMistake."""
        content = self._read()
        rest = tuple(slot for slot in content.slots if slot.kind != kind)
        known = kind in (slots.PASSPHRASE, slots.RECOVERY) and (rest != content.slots or content.scrypt)
        if not known:
            raise UserMistake(SLOT_UNKNOWN, field="kind")
        pins = {slot.worker for slot in rest if slot.kind == slots.PIN}
        if kind == slots.PASSPHRASE and pins and not pins & administrators:
            raise UserMistake(LAST_WAY, field="kind")
        self._allow(f"remove_{kind}")
        opens = bool(pins) or any(slot.kind == slots.PASSPHRASE for slot in rest)
        self._write(replace(content, slots=rest, scrypt=None, raw="" if opens else self._key))

    def make_recovery(self) -> str:
        """Make a new recovery code in place of the old one, and try it once; gives it to be printed.

        Raises StorageProblem (`recovery_not_tried`).
        """
        self._allow("make_recovery")
        code = make_code()
        self._put(slots.seal(slots.RECOVERY, read_code(code), self._key), lambda s: s.kind == slots.RECOVERY)
        tried = [slots.unseal(slot, read_code(code)) for slot in self._read().of(slots.RECOVERY)]
        if tried != [self._key]:
            raise StorageProblem(RECOVERY_NOT_TRIED)
        return code

    def _with_passphrase(self, content: KeyFile, passphrase: str) -> KeyFile:
        if len(passphrase) < PASSPHRASE_SIGNS:
            raise UserMistake(PASSPHRASE_SHORT, field="passphrase", signs=PASSPHRASE_SIGNS)
        kept = tuple(slot for slot in content.slots if slot.kind != slots.PASSPHRASE)
        return KeyFile("", (*kept, slots.seal(slots.PASSPHRASE, said(passphrase), self._key)))

    def _without_pins(self, content: KeyFile, worker: str, administrators: frozenset[str]) -> KeyFile:
        rest = tuple(slot for slot in content.slots if slot.worker != worker)
        left = [slot for slot in rest if slot.kind == slots.PIN]
        ways = any(slot.kind == slots.PASSPHRASE or slot.worker in administrators for slot in rest)
        if left and not ways:
            raise UserMistake(LAST_WAY, field="worker")
        return replace(content, slots=rest, raw="" if ways else self._key)

    def _put(self, new: Slot, replaced: Callable[[Slot], bool]) -> None:
        content = self._read()
        if content.scrypt is not None:
            raise UserMistake(OLD_FORMAT, field="passphrase")
        kept = tuple(slot for slot in content.slots if not replaced(slot))
        bare = content.raw if new.kind == slots.RECOVERY else ""
        self._write(KeyFile(bare, (*kept, new)))

    def _read(self) -> KeyFile:
        return key_files.read(key_file(self._ledger))

    def _write(self, content: KeyFile) -> None:
        """Write the slots, then renew every copy of them that belongs to this key."""
        content = replace(content, proof=key_files.proof_of(self._key))
        key_files.write(key_file(self._ledger), content)
        for spare in key_files.spare_files(self._ledger):
            with contextlib.suppress(DoorbookError, OSError):
                if key_files.read(spare).proof in ("", content.proof):
                    key_files.write(spare, content)


def check_pin(pin: str) -> str:
    """Give a PIN as it is kept: at least six digits, not all alike or in a row. Raises UserMistake."""
    pin = unicodedata.normalize("NFKC", pin).strip()
    if len(pin) < PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise UserMistake(PIN_SHORT, field="pin", digits=PIN_DIGITS)
    steps = {int(two) - int(one) for one, two in zip(pin, pin[1:], strict=False)}
    if steps in ({0}, {1}, {-1}):
        raise UserMistake(PIN_EASY, field="pin")
    return pin
