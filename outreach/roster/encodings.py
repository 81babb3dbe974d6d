"""Finds out in which encoding a text was saved; Chinese offices use four of them and rarely say which."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSES = ("utf-8", "gb18030")
LOST = "\ufffd"
MOSTLY = 0.97


def decode(data: bytes, whole: bool = True) -> tuple[str, str]:
    """Give (text, encoding); `whole` is False for the start of a longer text, cut anywhere.

    A text that no encoding reads wholly is read line by line, with U+FFFD for what is lost.
    Raises ValueError where it is no text.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data, name, whole)), name
    for name in _utf16_guesses(data) or GUESSES:
        try:
            return _checked(_decoded(data, name, whole)), name
        except ValueError:
            continue
    return _checked(_mixed(data)), "mixed"


def _decoded(data: bytes, name: str, whole: bool) -> str:
    return codecs.getincrementaldecoder(name)("strict").decode(data, final=whole)


def _utf16_guesses(data: bytes) -> tuple[str, ...]:
    """Text in UTF-16 without a mark shows NUL as one half of its line ends, commas and digits."""
    sample = data[: 1 << 16]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _mixed(data: bytes) -> str:
    lines = []
    for line in data.splitlines(keepends=True):
        for name in GUESSES:
            try:
                lines.append(line.decode(name))
                break
            except UnicodeDecodeError:
                continue
        else:
            lines.append(line.decode("gb18030", errors="replace"))
    return "".join(lines)


def _checked(text: str) -> str:
    """Refuse what is not text: NUL, lone surrogates, or many characters that nobody types."""
    sample = text[: 1 << 16]
    odd = sum(1 for sign in sample if _is_odd(sign))
    if "\0" in text or odd > (1 - MOSTLY) * len(sample):
        raise ValueError("not text")
    text.encode("utf-8")
    return text


def _is_odd(sign: str) -> bool:
    code = ord(sign)
    return (code < 32 and sign not in "\t\r\n\x0b\x0c\x1a") or 0x7F <= code < 0xA0 or sign == LOST
