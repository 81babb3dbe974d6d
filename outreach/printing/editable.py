"""The words of a paper as the worker edits them: every text has a path, a label, and may be replaced."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outreach.wording import mark

SHOWN = "shown"
YES, NO = "yes", "no"
LONGEST = 400
LABELS = {
    "title": mark("Title"),
    "tag": mark("Small line over the headline"),
    "headline": mark("Headline"),
    "under": mark("Line under the headline"),
    "bubbles": mark("What the swindler says, what you say"),
    "name": mark("Name on the paper"),
    "how": mark("How it goes"),
    "see": mark("How to see through it"),
    "do": mark("What to do"),
    "letter": mark("In one sentence"),
    "card": mark("On a card"),
    "say": mark("What to remember"),
    "explain": mark("Explanation"),
    "items": mark("Points"),
    "when": mark("When to call"),
    "number": mark("Number"),
    "words": mark("Words under it"),
    "contacts": mark("Over the contacts"),
    "children": mark("Over the line to write on"),
    "promise": mark("Line at the foot"),
    "greeting": mark("Greeting"),
    "opening": mark("First paragraph"),
    "middle": mark("Second paragraph"),
    "closing": mark("Last paragraph"),
    "closing_alone": mark("Last paragraph where there is no slip"),
    "lines": mark("Lines"),
    "slogan": mark("Slogan"),
}
"""The parts that can be edited; what has no label here is not offered."""


@dataclass(frozen=True)
class Slot:
    """One text: where it is, its marked label, what stands there; `block` names the block it is part of.

    A slot whose path ends in `shown` says whether its block is printed (`yes`, `no`).
    """

    path: str
    label: str
    text: str
    block: str = ""

    @property
    def is_switch(self) -> bool:
        """Tell whether this says if a block is printed."""
        return self.path.endswith(f".{SHOWN}")


def slots(content: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Give every text of a content that can be edited, in the order of the paper."""
    return tuple(_slots(content, "", ""))


def with_words(content: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Give a content with texts replaced by path; paths that are not there any more are left aside."""
    changed: dict[str, Any] = copy.deepcopy(dict(content))
    known = {slot.path: slot for slot in slots(content)}
    for path, text in words.items():
        if path in known:
            _put(changed, path, text[:LONGEST])
    return changed


def as_text(value: Any) -> str:
    """Write a text or its lines as one string; pairs are parted by a space."""
    if isinstance(value, str):
        return value
    return "\n".join(" ".join(line) if isinstance(line, list) else line for line in value)


def _slots(content: Mapping[str, Any], before: str, block: str) -> Iterator[Slot]:
    for key, value in content.items():
        path = f"{before}{key}"
        if isinstance(value, dict):
            yield from _slots(value, f"{path}.", block)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for place, part in enumerate(value):
                name = as_text(part.get("name", part.get("say", part.get("when", "")))).replace("\n", "")
                start = f"{path}.{part.get('code', place)}"
                if SHOWN in part:
                    shown = YES if part[SHOWN] else NO
                    yield Slot(f"{start}.{SHOWN}", name, shown, name)
                yield from _slots(part, f"{start}.", name)
        elif key in LABELS and (before or key != "name") and isinstance(value, (str, list)):
            yield Slot(path, LABELS[key], as_text(value), block)


def _put(content: dict[str, Any], path: str, text: str) -> None:
    place: Any = content
    *way, last = path.split(".")
    for step in way:
        if isinstance(place, list):
            place = next(part for number, part in enumerate(place) if step in (part.get("code"), str(number)))
        else:
            place = place[step]
    old = place[last]
    if last == SHOWN:
        place[last] = text == YES
    elif isinstance(old, list):
        lines = [line.strip() for line in text.split("\n")]
        pairs = bool(old) and isinstance(old[0], list)
        place[last] = [_pair(line) for line in lines if line] if pairs else lines
    else:
        place[last] = text
    if isinstance(place[last], list) and not place[last]:
        place[last] = [["", ""]] if isinstance(old[0], list) else [""]


def _pair(line: str) -> list[str]:
    first, _, second = line.partition(" ")
    return [first, second.strip()]
