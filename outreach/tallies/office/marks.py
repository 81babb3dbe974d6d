"""Reads XML by byte places, so that one cell can be changed and every other byte stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")


class NotPlainXml(ValueError):
    """The XML is broken, or declares entities, which no table program does."""


@dataclass(slots=True)
class Element:
    """One element with the places of its bytes: `start` to `end` in all, `inner` to `close` inside."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    empty: bool
    close: int = 0
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """Give the name without its prefix."""
        return self.name.rpartition(":")[2]

    def child(self, local: str) -> Element | None:
        """Give the first child of that name."""
        return next((child for child in self.children if child.local == local), None)


def read_elements(data: bytes, wanted: Callable[[str], bool]) -> list[Element]:
    """Read the elements that are `wanted` by local name, with their children; nested ones inside."""
    found: list[Element] = []
    path: list[Element] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        if path or wanted(name.rpartition(":")[2]):
            place = parser.CurrentByteIndex
            tag = TAG.match(data, place)
            if tag is None:
                raise NotPlainXml(name)
            made = Element(name, attributes, place, tag.end(), data[tag.end() - 2 : tag.end()] == b"/>")
            (path[-1].children if path else found).append(made)
            path.append(made)

    def end(_name: str) -> None:
        if path:
            done = path.pop()
            tag = None if done.empty else TAG.match(data, parser.CurrentByteIndex)
            done.close = done.inner if tag is None else tag.start()
            done.end = done.inner if tag is None else tag.end()

    def text(words: str) -> None:
        if path:
            path[-1].text += words

    def refuse(*_: Any) -> None:
        raise NotPlainXml("entity")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise NotPlainXml(str(problem)) from problem
    return found


def spliced(data: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Replace the bytes from one place to another, several at once; none may overlap."""
    parts, at = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        parts += [data[at:start], new]
        at = end
    return b"".join([*parts, data[at:]])
