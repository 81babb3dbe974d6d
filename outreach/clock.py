"""Clocks: the demo village lives on one evening for ever, so its figures stay half-way."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta


def running_clock(start: datetime) -> Callable[[], datetime]:
    """Give a clock that starts at a moment and runs on from there."""
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)
