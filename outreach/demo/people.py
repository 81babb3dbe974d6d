"""Invents the people behind each door of the demo village, the same ones every time."""

from __future__ import annotations

from random import Random
from typing import Any

from outreach.register_rows import HEAD, RegisterHousehold, RegisterPerson
from outreach.vocabulary import UnitKind

SIZES = (2, 4, 3, 2, 5, 3, 4, 1, 2, 6, 3, 2)


def households(data: dict[str, Any]) -> list[RegisterHousehold]:
    """Give every household in walking order; phones have 0000 in the middle, ID numbers are left out."""
    chance = Random("柳河村")
    rows: list[RegisterHousehold] = []
    for group, states in data["groups"].items():
        for door in range(1, len(states) + 1):
            rows.append(_household(data, chance, group, door, len(rows)))
    return rows


def _household(data: dict[str, Any], chance: Random, group: str, door: int, number: int) -> RegisterHousehold:
    key = f"{group}-{door}"
    family = data["families"].get(key) or _family(data, chance, key, SIZES[number % len(SIZES)])
    members = tuple(
        RegisterPerson(
            "",
            name,
            relation,
            sex,
            f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            phone=_phone(chance, number) if place == 0 else "",
        )
        for place, (name, relation, sex, year) in enumerate(family)
    )
    tenant = [group, door] in data["tenants"]
    return RegisterHousehold(
        "",
        str(number + 1),
        group,
        str(door),
        f"柳河村{group}组{door}号",
        UnitKind.TENANT if tenant else UnitKind.RESIDENT,
        members=members,
    )


def _phone(chance: Random, number: int) -> str:
    return f"{chance.choice(('138', '159', '187', '177', '152', '136'))}0000{(number * 37 + 785) % 10000:04}"


def _family(data: dict[str, Any], chance: Random, key: str, size: int) -> list[tuple[str, str, str, int]]:
    surname = chance.choice(data["surnames"])
    name = data["heads"].get(key)
    woman = name is None and chance.random() < 0.2 or name is not None and name[1:] in data["women"]
    head_name = name or surname + chance.choice(data["women" if woman else "men"])
    surname = head_name[0]
    born = chance.randint(1948, 1985)
    family = [(head_name, HEAD, "女" if woman else "男", born)]
    spouse = chance.choice(data["surnames"]) + chance.choice(data["men" if woman else "women"])
    family.append((spouse, "夫" if woman else "妻", "男" if woman else "女", born + chance.randint(-3, 4)))
    child, daughter_in_law = chance.choice(data["young"]), chance.choice(data["young"])
    family.append((surname + child, "子", "男", born + chance.randint(22, 27)))
    other = chance.choice(data["surnames"])
    family.append((other + daughter_in_law, "儿媳", "女", born + chance.randint(23, 28)))
    family.append((surname + chance.choice(data["young"]), "孙子", "男", born + chance.randint(48, 52)))
    family.append((chance.choice(data["surnames"]) + chance.choice(data["women"]), "母", "女", born - 24))
    return [person for person in family[:size] if person[3] < 2026]
