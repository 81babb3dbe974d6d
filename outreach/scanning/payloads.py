"""What a scanned or typed text means before the ledger is asked: which kind of code, and whose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from outreach.codes import CodeFault, CodeKind, ParsedCode, is_ours, read_code


class Standing(StrEnum):
    """How far a scanned text can be trusted."""

    OURS = "ours"
    FORGED = "forged"
    MISREAD = "misread"
    NEWER = "newer"
    FOREIGN = "foreign"


STANDINGS = {
    CodeFault.NOT_A_CODE: Standing.FOREIGN,
    CodeFault.MISREAD: Standing.MISREAD,
    CodeFault.NEWER: Standing.NEWER,
}


@dataclass(frozen=True)
class Payload:
    """A scanned text: its standing, and kind and code (15 characters) where it is a code at all."""

    standing: Standing
    kind: CodeKind | None = None
    code: str = ""


def read_payload(text: str, secret: bytes) -> Payload:
    """Say what a scanned text is; `secret` is the ledger's. Only `OURS` may be looked up and acted on."""
    parsed = read_code(text)
    if not isinstance(parsed, ParsedCode):
        return Payload(STANDINGS[parsed])
    return Payload(Standing.OURS if is_ours(parsed, secret) else Standing.FORGED, parsed.kind, parsed.text)
