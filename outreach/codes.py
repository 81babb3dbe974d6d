"""Codes on paper: what a QR of ours carries, made, read and proved; random, so it says nothing of anybody.

A code is 15 upper-case letters and digits: kind, version, eight random characters (40 bits), four of a keyed
proof (20 bits of HMAC-SHA256 under the ledger's code secret) and one check character. All are of Crockford's
base 32, which has no I, L, O or U, so a code can also be typed by hand.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VERSION = 1
LENGTH = 15
RANDOM_BYTES = 5
RANDOM_PART = slice(2, 10)
PROOF_PART = slice(10, 14)
_MISTAKEN = str.maketrans("OIL", "011")
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}


class CodeKind(StrEnum):
    """What a code stands for; its first letter."""

    HOUSEHOLD = "H"
    SHEET = "S"
    RECEIPT = "R"
    COMMAND = "C"


class CodeFault(StrEnum):
    """Why a text is no code that can be read."""

    NOT_A_CODE = "not_a_code"
    MISREAD = "misread"
    NEWER = "newer"


@dataclass(frozen=True)
class ParsedCode:
    """A code whose check character is right; whether this ledger made it, `is_ours` tells."""

    kind: CodeKind
    version: int
    text: str

    @property
    def short(self) -> str:
        """Give the eight random characters: enough to find the code by, printed for typing."""
        return self.text[RANDOM_PART]

    @property
    def proof(self) -> str:
        """Give the four characters that only a holder of the secret can make."""
        return self.text[PROOF_PART]


def make_code(
    kind: CodeKind, secret: bytes, random_bytes_source: Callable[[int], bytes] = secrets.token_bytes
) -> str:
    """Make a new code; `secret` is the ledger's 32 bytes, the source gives n random bytes for n."""
    body = f"{kind.value}{VERSION}{_letters(random_bytes_source(RANDOM_BYTES))}"
    body += _proof(secret, body)
    return body + _check(body)


def read_code(text: str) -> ParsedCode | CodeFault:
    """Read a scanned or typed code, or say why it is none.

    Lower case, full width, spaces, hyphens, O for 0, I or L for 1 are mended.
    """
    plain = plain_text(text)
    if len(plain) != LENGTH or any(letter not in _VALUES for letter in plain):
        return CodeFault.NOT_A_CODE
    if plain[0] not in set(CodeKind) or not plain[1].isdigit():
        return CodeFault.NOT_A_CODE
    if _check(plain[:-1]) != plain[-1]:
        return CodeFault.MISREAD
    if int(plain[1]) != VERSION:
        return CodeFault.NEWER
    return ParsedCode(CodeKind(plain[0]), VERSION, plain)


def is_ours(parsed: ParsedCode, secret: bytes) -> bool:
    """Tell, in constant time, whether a code was made with this secret (a guess passes once in a million)."""
    return hmac.compare_digest(_proof(secret, parsed.text[: RANDOM_PART.stop]), parsed.proof)


def plain_text(text: str) -> str:
    """Bring what was typed or scanned to the code's own letters: upper case, half width, no gaps."""
    if len(text) > 4 * LENGTH:
        return ""
    folded = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(c for c in folded if not (c.isspace() or unicodedata.category(c) in ("Pd", "Cf", "Cc")))
    return letters.translate(_MISTAKEN)


def short_form(code: str) -> str:
    """Give the eight characters that stand for a code on paper, as people read them: 387F-F4WZ."""
    letters = code[RANDOM_PART]
    return f"{letters[:4]}-{letters[4:]}"


def read_short(text: str) -> str | None:
    """Read the eight characters of `short_form` as typed; None if they are anything else."""
    plain = plain_text(text)
    return plain if len(plain) == 8 and all(letter in _VALUES for letter in plain) else None


def _letters(data: bytes) -> str:
    """Write bytes as base 32; five bytes become eight characters."""
    number = int.from_bytes(data, "big")
    return "".join([ALPHABET[number >> place & 31] for place in range(len(data) * 8 // 5 * 5 - 5, -1, -5)])


def _proof(secret: bytes, body: str) -> str:
    digest = hmac.digest(secret, body.encode("ascii"), "sha256")
    return _letters(digest[:5])[:4]


def _check(body: str) -> str:
    """Weigh each place with another power of 2 in GF(32): any one wrong and any two swapped letters show."""
    total = 0
    for letter in body:
        total = _DOUBLED[total ^ _VALUES[letter]]
    return ALPHABET[total]


def _times_two(value: int) -> int:
    """Double in GF(32) with the polynomial x^5 + x^2 + 1, in which 2 has the full order 31."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


_DOUBLED = tuple(map(_times_two, range(32)))
