"""What this computer adds to a PIN: a secret of its own, and the count of wrong tries with its waiting."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from outreach.errors import DoorbookError, UserMistake, declare
from outreach.files import settings_folder, write_whole
from outreach.wording import mark

SECRET_FILE, TRIES_FILE = "device.key", "tries.json"
SECRET = 32
FREE_TRIES, FIRST_WAIT, LONGEST_WAIT = 3, 10, 3600
PIN_WAIT = declare(
    "pin_wait", mark("Too many wrong PINs: wait {seconds} seconds, then type it again with care.")
)


@dataclass(frozen=True)
class Device:
    """This computer: its secret, and a name made of it that tells nothing."""

    secret: bytes

    @property
    def id(self) -> str:
        """Give what slots of this computer are marked with."""
        return hashlib.sha256(b"device " + self.secret).hexdigest()[:16]

    def with_pin(self, pin: str) -> bytes:
        """Give the secret that a PIN stands for on this computer."""
        return hmac.new(self.secret, pin.encode(), hashlib.sha256).digest()


def this_device(*, make: bool = False) -> Device | None:
    """Give this computer's secret; None where it has none yet, unless one is to be made."""
    file = settings_folder() / SECRET_FILE
    try:
        secret = bytes.fromhex(file.read_text(encoding="ascii"))
        if len(secret) == SECRET:
            return Device(secret)
    except (OSError, ValueError):
        pass
    if not make:
        return None
    device = Device(secrets.token_bytes(SECRET))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, device.secret.hex().encode())
    return device


class Tries:
    """Wrong tries at one slot. Waiting is counted on a clock that runs since the computer was started.

    Neither a restart nor a changed date shortens it: after a restart only the time since then counts.
    """

    def __init__(self, slot: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._slot, self._clock = slot, clock
        self._file = settings_folder() / TRIES_FILE

    def wrong(self) -> int:
        """Tell how many tries were wrong since the last right one."""
        return int(self._mine().get("wrong", 0))

    def check(self) -> None:
        """Raises UserMistake (`pin_wait`) while the waiting is not over."""
        left = self.waiting()
        if left > 0:
            raise UserMistake(PIN_WAIT, field="pin", seconds=int(left) + 1)

    def waiting(self) -> float:
        """Give the seconds that are still to be waited."""
        mine, now = self._mine(), self._clock()
        since = float(mine.get("at", 0.0))
        passed = now - since if now >= since else now
        return max(0.0, wait_after(self.wrong()) - passed)

    def count(self) -> None:
        """Count one try as wrong; before it is looked at, so that cutting the power gains nothing."""
        self._write({"wrong": self.wrong() + 1, "at": self._clock()})

    def forget(self) -> None:
        """Start anew after a right one."""
        self._write(None)

    def _mine(self) -> dict[str, Any]:
        mine = self._all().get(self._slot)
        return mine if isinstance(mine, dict) else {}

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, mine: dict[str, Any] | None) -> None:
        found = {slot: tries for slot, tries in self._all().items() if slot != self._slot}
        if mine is not None:
            found[self._slot] = mine
        with contextlib.suppress(OSError, DoorbookError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(found).encode())


def wait_after(wrong: int) -> float:
    """Give the seconds to wait after so many wrong tries: none up to three, then 10, 20, 40 to an hour."""
    return 0.0 if wrong < FREE_TRIES else min(FIRST_WAIT * 2.0 ** min(wrong - FREE_TRIES, 20), LONGEST_WAIT)
