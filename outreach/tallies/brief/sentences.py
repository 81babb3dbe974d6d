"""The sentences a summary is made of, by section, tone and length; the editor's own take their place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from outreach.wording import mark

FILE = Path(__file__).resolve().parents[3] / "resources" / "brief" / "sentences.json"
FIELD = re.compile(r"\{([a-z_0-9]+\.[a-z_]+)\}")


class Tone(StrEnum):
    """How a summary speaks."""

    PLAIN = "plain"
    FORMAL = "formal"
    WARM = "warm"


class Length(StrEnum):
    """How much of it there is: a paragraph, a page, two pages."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


TONES = {Tone.PLAIN: mark("Plain"), Tone.FORMAL: mark("Official"), Tone.WARM: mark("Lively")}
LENGTHS = {Length.SHORT: mark("A paragraph"), Length.MIDDLE: mark("A page"), Length.LONG: mark("Two pages")}


@dataclass(frozen=True)
class Sentence:
    """One sentence; `text` has fields such as {reached.value}; what it `needs` is not 0 (! = is 0).

    One that `begins` stands at the beginning of a paragraph of its own.
    """

    code: str
    tone: str
    text: str
    needs: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True)
class Section:
    """A section with its head, "" where it has none."""

    code: str
    head: str
    sentences: tuple[Sentence, ...]


def sections(tone: Tone, length: Length, own: Mapping[str, str]) -> tuple[Section, ...]:
    """Give the sections of a summary; `own` are the editor's sentences by code."""
    most = list(Length).index(length)
    return tuple(
        Section(
            part["code"],
            part["head"] if length is not Length.SHORT else "",
            tuple(
                Sentence(
                    one["code"],
                    tone.value,
                    own.get(one["code"], one[tone.value]),
                    tuple(one["needs"]),
                    bool(one.get("begins")),
                )
                for one in part["sentences"]
                if list(Length).index(Length(one["length"])) <= most
            ),
        )
        for part in _data()["sections"]
    )


def built_in(code: str, tone: Tone) -> str | None:
    """Give a sentence as it was made here, None where there is none of that code."""
    for part in _data()["sections"]:
        for one in part["sentences"]:
            if one["code"] == code:
                return str(one[tone.value])
    return None


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data
