"""Exports of whole numbers leave a trace: who, when, why."""

from __future__ import annotations

from outreach.actions.act import Act
from outreach.wording import mark


def note_unmasked_export(act: Act, reason: str) -> None:
    """Note that the register was written out with whole numbers, and why."""
    act.describe(mark("Write out whole numbers: {reason}"), reason=reason.strip()[:300])
    act.note_only()
