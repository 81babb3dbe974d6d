"""What stands on a leaflet: words as data, to be edited without touching the drawing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "print"
Lines = tuple[str, ...]
"""A text with its breaks by sense; **so** marks what stands out."""


@dataclass(frozen=True)
class Scam:
    """One scam: picture, name, how it goes, how to see through it, what to do."""

    picture: str
    name: Lines
    how: Lines
    see: Lines
    do: Lines


@dataclass(frozen=True)
class Hotline:
    """When to call, the number, and what to know of it."""

    when: str
    number: str
    words: Lines


@dataclass(frozen=True)
class LeafletContent:
    """All words of one leaflet but those of the village itself; `source` and `year` say where from."""

    code: str
    name: str
    source: str
    year: int
    tag: str
    headline: Lines
    under: str
    bubbles: Lines
    heads: Lines
    rows: tuple[Scam, ...]
    strip_title: Lines
    strip: tuple[tuple[str, str], ...]
    hotlines: tuple[Hotline, ...]
    contacts: str
    promise: str


def leaflet_content(code: str = "everybody") -> LeafletContent:
    """Read the words of a built-in leaflet."""
    data: dict[str, Any] = json.loads((FOLDER / f"leaflet-{code}.json").read_text(encoding="utf-8"))
    strip = data.pop("strip")
    rows = tuple(Scam(**_frozen(row)) for row in data.pop("rows"))
    hotlines = tuple(Hotline(**_frozen(line)) for line in data.pop("hotlines"))
    items = tuple((over, under) for over, under in strip["items"])
    return LeafletContent(
        **_frozen(data), rows=rows, hotlines=hotlines, strip_title=tuple(strip["title"]), strip=items
    )


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
