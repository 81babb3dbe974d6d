"""How a place in the village is written: groups, doors, and the order in which one walks."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+")


def group_label(group: str) -> str:
    """Write a group as people say it: "3" -> "3组", "东组" stays."""
    return f"{group}组" if group.isdecimal() else group


def group_name(label: str) -> str:
    """Read a group as people write it back to its plain name: "第3组" -> "3"."""
    found = re.fullmatch(r"第?0*(\d+)(?:村民小)?组?", label.strip())
    return found[1] if found else label.strip()


def door_label(door: str) -> str:
    """Write a door as people say it: "12" -> "12号"; anything else stays."""
    return f"{door}号" if re.fullmatch(r"\d+(?:-\d+)*", door) else door


def place_label(group: str, door: str) -> str:
    """Write group and door together: "3组12号"."""
    return group_label(group) + door_label(door)


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts 2 before 10 and plain numbers before words."""
    parts = re.split(r"(\d+)", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def numbers_key(text: str) -> str:
    """Give the numbers in a place, joined by "-": "3组12号" and "3-12" both give "3-12"."""
    return "-".join(str(int(number)) for number in _NUMBER.findall(text))
