"""An invented village as a roster's truth: households, people, numbers, the same for the same seed."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field, replace

from outreach.roster.ids import check_character

SURNAMES = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "欧阳", "单", "仇", "曾", "𠮷", "覃"]
GIVEN = [
    "建国",
    "秀英",
    "志强",
    "小红",
    "文静",
    "大勇",
    "新民",
    "芳",
    "伟",
    "玉兰",
    "德明",
    "长顺",
    "春生",
    "丽",
    "𬭶",
    "晓彤",
    "海燕",
    "㛃",
    "立春",
    "䶮",
]
MINORITY = ("阿依古丽·买买提", "艾力·吐尔逊", "卓玛", "扎西顿珠")
TODAY = datetime.date(2026, 11, 1)


@dataclass(frozen=True)
class Member:
    name: str
    relation: str
    sex: str
    birth: str
    id_no: str
    phone: str
    status: str = ""


@dataclass(frozen=True)
class House:
    no: int
    group: str
    members: tuple[Member, ...]

    @property
    def door(self) -> str:
        return f"{self.no}号"

    @property
    def head(self) -> str:
        return self.members[0].name


@dataclass
class Village:
    name: str
    code: str
    houses: list[House] = field(default_factory=list)

    @property
    def people(self) -> list[tuple[House, Member]]:
        return [(house, member) for house in self.houses for member in house.members]

    def groups(self) -> list[str]:
        return list(dict.fromkeys(house.group for house in self.houses))

    def address(self, house: House) -> str:
        return f"{self.name}{house.group}组{house.door}"


def make_village(seed: int, households: int = 30, groups: int = 3) -> Village:
    """Make a village whose households are numbered through, group by group."""
    chance = random.Random(seed)
    village = Village(
        chance.choice(["柳河村", "石桥村", "下湾村"]), f"4304{chance.randrange(10, 29)}102205"[:12]
    )
    for number in range(1, households + 1):
        group = str((number - 1) * groups // households + 1)
        village.houses.append(House(number, group, tuple(_family(chance, village.code[:6]))))
    return village


def _family(chance: random.Random, region: str) -> list[Member]:
    surname = chance.choice(SURNAMES)
    year = chance.randrange(1950, 1992)
    male = chance.random() < 0.7
    people = [_member(chance, region, surname, "户主", male, year)]
    if chance.random() < 0.8:
        other = _member(
            chance, region, chance.choice(SURNAMES), "夫" if not male else "妻", not male, year + 1
        )
        people.append(other)
    for order in range(chance.randrange(0, 3)):
        boy = chance.random() < 0.5
        relation = ("长" if order == 0 else "次") + ("子" if boy else "女")
        people.append(_member(chance, region, surname, relation, boy, min(year + 23 + order * 2, 2024)))
    return people


def _member(chance: random.Random, region: str, surname: str, relation: str, male: bool, year: int) -> Member:
    name = chance.choice(MINORITY) if chance.random() < 0.05 else surname + chance.choice(GIVEN)
    birth = datetime.date(year, chance.randrange(1, 13), chance.randrange(1, 29))
    serial = chance.randrange(100, 980) // 2 * 2 + (1 if male else 0)
    digits = f"{region}{birth:%Y%m%d}{serial:03}"
    has_phone = TODAY.year - year > 14 and chance.random() < 0.7
    phone = (
        f"1{chance.choice('3578')}{chance.randrange(10)}0000{chance.randrange(10000):04}" if has_phone else ""
    )
    sex = "男" if male else "女"
    return Member(name, relation, sex, birth.isoformat(), digits + check_character(digits), phone)


def without(member: Member, **fields: str) -> Member:
    """Give the member as a file says it that lacks some fields."""
    return replace(member, **fields)
