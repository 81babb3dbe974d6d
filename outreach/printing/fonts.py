"""The bundled faces: which one has which character, and how they go into a PDF.

Noto Sans SC sets everything; HanaMinB (30 MB, read only when needed) has the rare characters it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
SUBSTITUTE = "〓"
"""What stands for a character no face has: the printers' own mark for “missing sort”."""


class Face(StrEnum):
    """A bundled face; the value is its file name and its name in PDFs."""

    REGULAR = "NotoSansSC-Regular"
    BOLD = "NotoSansSC-Bold"
    RARE = "HanaMinB"


class EmbeddedFont(TTFont):
    """A TrueType font whose text can be copied back, above U+FFFF too (reportlab's own map cannot)."""

    def addObjects(self, doc: Any) -> None:
        """Add the used part of the font to the document, then write its ToUnicode maps anew."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode(base, subset)


@cache
def font(face: Face) -> EmbeddedFont:
    """Load a face once (50 ms; the rare one 160 ms) and register it."""
    loaded = EmbeddedFont(face.value, str(FOLDER / f"{face.value}.ttf"), asciiReadable=False)
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def advance(character: str, face: Face) -> float:
    """Give a character's width in em."""
    shape: Any = font(face).face
    return float(shape.getCharWidth(ord(character))) / 1000


@cache
def face_of(character: str, face: Face) -> Face | None:
    """Give the face to draw a character with: the wanted one, the rare one, or None if neither has it."""
    if ord(character) in font(face).face.charToGlyph:
        return face
    return Face.RARE if ord(character) in font(Face.RARE).face.charToGlyph else None


def missing(text: str, face: Face = Face.REGULAR) -> list[str]:
    """List the characters of a text that no bundled face has, each once."""
    return [character for character in dict.fromkeys(text) if face_of(character, face) is None]


def runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """Split a text into runs of one face; a character that no face has becomes `SUBSTITUTE`."""
    drawn = [(found, c) if (found := face_of(c, face)) else (face, SUBSTITUTE) for c in text]
    for found, part in groupby(drawn, key=lambda pair: pair[0]):
        yield found, "".join(character for _, character in part)


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """Write the map from the codes of a font part to UTF-16, in blocks of 100 as the format asks."""
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    return "\n".join(_cmap_lines(name, len(subset), entries))


def _cmap_lines(name: str, size: int, entries: Sequence[str]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap"
    yield f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def"
    yield f"/CMapName /{name} def\n/CMapType 2 def"
    yield f"1 begincodespacerange\n<00> <{size - 1:02X}>\nendcodespacerange"
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"
    yield "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
