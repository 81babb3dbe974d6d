"""The text of a cell with its runs: one part of it can be rewritten, and each run keeps its look."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from outreach.tallies.office.marks import Element, read_elements, spliced


class RichText:
    """What stands in `<si>` or `<is>`: plain or in runs."""

    def __init__(self, inner: bytes) -> None:
        self.inner = b"<x>" + inner + b"</x>"
        (root,) = read_elements(self.inner, lambda name: name == "x")
        self._parts = list(_texts(root))
        self._sounds = [child for child in root.children if child.local in ("rPh", "phoneticPr")]

    @property
    def text(self) -> str:
        """Give the whole text."""
        return "".join(part.text for part in self._parts)

    def rewritten(self, changes: Iterable[tuple[int, int, str]]) -> bytes:
        """Give it with parts of its text replaced; a part that spans runs goes to the first of them."""
        texts = [part.text for part in self._parts]
        for start, end, new in sorted(changes, reverse=True):
            at, given = 0, False
            for number, part in enumerate(self._parts):
                low, high = max(start, at), min(end, at + len(part.text))
                inside = low < high or (start == end and at <= start <= at + len(part.text))
                if inside and (low <= high):
                    put = "" if given else new
                    texts[number] = texts[number][: low - at] + put + texts[number][high - at :]
                    given = True
                at += len(part.text)
        edits = [(sound.start, sound.end, b"") for sound in self._sounds]
        for part, text in zip(self._parts, texts, strict=True):
            if text != part.text:
                edits.append((part.start, part.end, plain(text)))
        return spliced(self.inner, edits)[3:-4]


def plain(text: str) -> bytes:
    """Give text as the `<t>` of a cell."""
    return f'<t xml:space="preserve">{escape(text)}</t>'.encode()


def _texts(root: Element) -> Iterable[Element]:
    for child in root.children:
        if child.local == "t":
            yield child
        elif child.local == "r":
            yield from (part for part in child.children if part.local == "t")
