"""What stands on a leaflet: words as data, to be edited without touching the drawing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from outreach.printing.editable import with_words

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "print"
DESIGNS = ("everybody", "elderly", "parents", "finance", "shops")
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
class Message:
    """One thing to remember, in the largest type: picture, what to remember, why."""

    picture: str
    say: str
    explain: Lines


@dataclass(frozen=True)
class Hotline:
    """When to call, the number, and what to know of it."""

    when: str
    number: str
    words: Lines


@dataclass(frozen=True)
class LeafletContent:
    """All words of one leaflet but those of the village itself; a table of scams, or messages to remember."""

    code: str
    name: str
    tag: str
    headline: Lines
    hotlines: tuple[Hotline, ...]
    contacts: str
    promise: str
    under: str = ""
    bubbles: Lines = ()
    heads: Lines = ()
    rows: tuple[Scam, ...] = ()
    strip_title: Lines = ()
    strip: tuple[tuple[str, str], ...] = ()
    messages: tuple[Message, ...] = ()
    office: str = ""
    children: str = ""


@cache
def print_data(name: str) -> dict[str, Any]:
    """Read a file of `resources/print`; it must not be changed."""
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def leaflet_words(design: str) -> dict[str, Any]:
    """Give a built-in leaflet as it can be edited: its own scams, then more that may be chosen."""
    data = dict(print_data(f"leaflet-{design}"))
    scams = print_data("scams")["scams"]
    chosen, more = data.pop("rows", []), data.pop("more", [])
    if chosen:
        data["rows"] = [
            {"code": code, "shown": code in chosen, **_of_leaflet(scams[code])} for code in (*chosen, *more)
        ]
    for message in data.get("messages", []):
        message.setdefault("shown", True)
    return data


def leaflet_content(design: str = "everybody", words: Mapping[str, str] | None = None) -> LeafletContent:
    """Give the words of a leaflet, some replaced by path (`editable`)."""
    data = with_words(leaflet_words(design), words or {})
    strip = data.get("strip", {"title": [], "items": []})
    return LeafletContent(
        code=data["code"],
        name=data["name"],
        tag=data["tag"],
        headline=tuple(data["headline"]),
        hotlines=tuple(Hotline(**_frozen(line)) for line in data["hotlines"]),
        contacts=data["contacts"],
        promise=data["promise"],
        under=data.get("under", ""),
        bubbles=tuple(data.get("bubbles", ())),
        heads=tuple(data.get("heads", ())),
        rows=tuple(Scam(**_frozen(row)) for row in _shown(data.get("rows", []))),
        strip_title=tuple(strip["title"]),
        strip=tuple((over, under) for over, under in strip["items"]),
        messages=tuple(Message(**_frozen(row)) for row in _shown(data.get("messages", []))),
        office=data.get("office", ""),
        children=data.get("children", ""),
    )


def _of_leaflet(scam: dict[str, Any]) -> dict[str, Any]:
    return {key: scam[key] for key in ("picture", "name", "how", "see", "do")}


def _shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if k not in ("code", "shown")} for row in rows if row["shown"]]


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
