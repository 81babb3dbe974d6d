"""A village and the same village a year later, with what happened in between as the truth."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from outreach.roster.ids import check_character
from tests.support.roster_village import House, Member, Village, make_village, without

TYPOS = {
    "建国": "建囯",
    "秀英": "秀瑛",
    "志强": "志強",
    "小红": "晓红",
    "文静": "文晶",
    "大勇": "大永",
    "新民": "欣民",
    "芳": "方",
    "伟": "炜",
    "玉兰": "玉蘭",
    "德明": "徳明",
    "长顺": "长舜",
    "春生": "椿生",
    "丽": "莉",
    "晓彤": "小彤",
    "海燕": "海艳",
    "立春": "丽春",
}
"""Given names as another clerk types them: the same sound, or another form of a character."""
Planted = set[tuple[str, str, str]]


@dataclass
class Years:
    """The village before and after, and the planted changes as (what, household number, person).

    The number is that of the register: a household keeps its own when the office counts anew.
    """

    before: Village
    after: Village
    planted: Planted = field(default_factory=set)
    remarks: dict[str, str] = field(default_factory=dict)
    """Remark by name, of those who died or left by word."""
    renumbered: bool = False
    origin: dict[int, str] = field(default_factory=dict)
    """Number in the register of each later household that was there before."""


class _Year:
    """Lets a year pass over a village; each event takes a household of its own."""

    def __init__(self, seed: int, households: int) -> None:
        self.chance = random.Random(seed)
        self.before = self._plain(make_village(seed, households))
        self.houses = {house.no: list(house.members) for house in self.before.houses}
        self.group = {house.no: house.group for house in self.before.houses}
        self.untouched = [house.no for house in self.before.houses]
        self.chance.shuffle(self.untouched)
        self.planted: Planted = set()
        self.remarks: dict[str, str] = {}
        self.names = {member.name for _, member in self.before.people}
        self.next = households + 1

    def _plain(self, village: Village) -> Village:
        """Give everybody another name, so that a namesake never stands for the one who moved."""
        seen: set[str] = set()
        houses = []
        for house in village.houses:
            people = []
            for member in house.members:
                name = member.name
                while name in seen:
                    name = member.name[0] + "".join(self.chance.sample("敏凯雯浩琳博倩宇萱哲航颖", 2))
                seen.add(name)
                people.append(replace(member, name=name))
            houses.append(replace(house, members=tuple(people)))
        return replace(village, houses=houses)

    def house(self, fits: Callable[[list[Member]], bool] = lambda people: True) -> int | None:
        """Take a household that nothing happened to yet and that fits."""
        found = next((no for no in self.untouched if fits(self.houses[no])), None)
        if found is not None:
            self.untouched.remove(found)
        return found

    def somebody(self, relation: str, sex: str, year: int, surname: str = "") -> Member:
        """Make somebody new, with a name that the village does not have yet."""
        name = ""
        while not name or name in self.names:
            first = surname or self.chance.choice("高梁宋唐董袁薛贺")
            name = first + "".join(self.chance.sample("佳怡梓涵雨泽子轩一诺浩然", 2))
        self.names.add(name)
        birth = datetime.date(year, self.chance.randrange(1, 9), self.chance.randrange(1, 28))
        serial = self.chance.randrange(100, 980) // 2 * 2 + (sex == "男")
        digits = f"{self.before.code[:6]}{birth:%Y%m%d}{serial:03}"
        return Member(name, relation, sex, birth.isoformat(), digits + check_character(digits), "")

    def birth(self) -> None:
        no = self.house(lambda people: len(people) > 1)
        if no is not None:
            sex = self.chance.choice("男女")
            surname = self.houses[no][0].name[0]
            relation = "孙子" if sex == "男" else "孙女"
            child = self.somebody(relation, sex, datetime.date.today().year, surname)
            self.houses[no].append(child)
            self.planted.add(("birth", str(no), child.name))

    def death(self) -> None:
        no = self.house(lambda people: len(people) > 1)
        if no is not None:
            person = self.chance.choice(self.houses[no])
            self.remarks[person.name] = self.chance.choice(["死亡", "2026年病故", "已去世", "亡故"])
            self.planted.add(("death", str(no), person.name))

    def leaving(self) -> None:
        no = self.house(lambda people: len(people) > 1)
        if no is not None:
            person = self.houses[no][-1]
            self.remarks[person.name] = self.chance.choice(["迁出", "户口迁出", "已迁出"])
            self.planted.add(("move", str(no), person.name))

    def vanishing(self) -> None:
        no = self.house(lambda people: len(people) > 1)
        if no is not None:
            person = self.houses[no].pop()
            self.planted.add(("missing", str(no), person.name))

    def marriage(self) -> None:
        """A daughter of one household goes to another of the village."""
        old = self.house(lambda people: len(people) > 2 and people[-1].sex == "女")
        new = self.house()
        if old is not None and new is not None:
            bride = self.houses[old].pop()
            self.houses[new].append(replace(bride, relation="儿媳"))
            self.planted.add(("move", str(new), bride.name))

    def arrival(self) -> None:
        no = self.house()
        if no is not None:
            person = self.somebody("儿媳", "女", 1996)
            self.houses[no].append(person)
            self.planted.add(("move", str(no), person.name))

    def split(self) -> None:
        """A son sets up house, sometimes with a wife from outside and a child."""
        no = self.house(lambda people: len(people) > 2)
        if no is not None:
            child = self.houses[no].pop()
            new = self._new_house(self.group[no], [replace(child, relation="户主")])
            self.planted.add(("split", str(new), child.name))
            if self.chance.random() < 0.5:
                other = self.somebody(
                    "妻" if child.sex == "男" else "夫", "女" if child.sex == "男" else "男", 1995
                )
                self.houses[new].append(other)
                self.planted.add(("move", str(new), other.name))

    def new_door(self) -> None:
        people = [
            self.somebody("户主", "男", 1980),
            self.somebody("妻", "女", 1982),
            self.somebody("女", "女", 2023),
        ]
        no = self._new_house(self.chance.choice(self.before.groups()), people)
        self.planted |= {("move", str(no), person.name) for person in people}

    def _new_house(self, group: str, people: list[Member]) -> int:
        no, self.next = self.next, self.next + 1
        self.houses[no], self.group[no] = people, group
        return no

    def typo(self) -> None:
        no = self.house(lambda people: any(one.name[1:] in TYPOS for one in people))
        if no is not None:
            place, person = next((n, one) for n, one in enumerate(self.houses[no]) if one.name[1:] in TYPOS)
            other = person.name[0] + TYPOS[person.name[1:]]
            self.houses[no][place] = replace(person, name=other)
            self.planted.add(("edit", str(no), person.name))


EVENTS = ("birth", "death", "leaving", "vanishing", "marriage", "arrival", "split", "new_door", "typo")


def a_year(seed: int, households: int = 60, renumbered: bool = False, numbers: float = 1.0) -> Years:
    """Let a year pass; of `numbers` (0 to 1) of the people the later file has the ID number."""
    year = _Year(seed, households)
    for event in EVENTS * 2:
        getattr(year, event)()
    order = sorted(year.houses, key=lambda no: (int(year.group[no]), no))
    given = {no: (place if renumbered else no) for place, no in enumerate(order, 1)}
    houses = [
        House(given[no], year.group[no], tuple(_said(year, one, numbers) for one in year.houses[no]))
        for no in order
    ]
    after = replace(year.before, houses=houses)
    old = {house.no for house in year.before.houses}
    origin = {given[no]: str(no) for no in order if no in old}
    return Years(year.before, after, year.planted, year.remarks, renumbered, origin)


def _said(year: _Year, member: Member, numbers: float) -> Member:
    return member if year.chance.random() < numbers else without(member, id_no="")


COLUMNS = ("组", "户号", "姓名", "与户主关系", "性别", "出生日期", "身份证号", "电话", "备注")


def rows(village: Village, remarks: dict[str, str], leave_out: tuple[str, ...] = ()) -> list[list[object]]:
    """Write a village as a table, one row a person, without some columns."""
    lines: list[dict[str, object]] = [
        {
            "组": f"{house.group}组",
            "户号": house.no,
            "姓名": member.name,
            "与户主关系": member.relation,
            "性别": member.sex,
            "出生日期": member.birth,
            "身份证号": member.id_no,
            "电话": member.phone,
            "备注": remarks.get(member.name, ""),
        }
        for house, member in village.people
    ]
    heads = [name for name in COLUMNS if name not in leave_out]
    return [list(heads), *[[line[name] for name in heads] for line in lines]]
