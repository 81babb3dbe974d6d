"""Writes an invented village the ways townships do, with the truth of what a perfect import yields."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.support.roster_files import sheet_xml, write_zip, xlsx_parts
from tests.support.roster_village import House, Member, Village

NUMERALS = "零一二三四五六七八九"
Cells = list[list[object]]


@dataclass
class Page:
    """One sheet to be written: cells, merges from 0, whether it is hidden."""

    name: str
    rows: Cells = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False


@dataclass
class Written:
    """A roster as pages, the people in the file's order as (house, member), and rows to be flagged."""

    pages: list[Page]
    people: list[tuple[House, Member]]
    flagged: set[tuple[str, int]] = field(default_factory=set)


def group_spelled(group: str, way: int) -> str:
    spelled = NUMERALS[int(group)]
    ways = (
        f"{group}组",
        f"第{group}组",
        f"{spelled}组",
        f"第{spelled}村民小组",
        group.zfill(2),
        spelled,
        ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"][int(group) - 1],
    )
    return ways[way % len(ways)]


def birth_spelled(birth: str, way: int) -> object:
    year, month, day = birth.split("-")
    ways = (
        birth,
        f"{year}/{int(month)}/{int(day)}",
        f"{year}.{month}.{day}",
        f"{year}年{int(month)}月{int(day)}日",
        int(birth.replace("-", "")),
        birth.replace("-", ""),
    )
    return ways[way % len(ways)]


def numbered_rows(village: Village, seed: int) -> Written:
    """One row a person, keyed by a household number, headings spaced and varied, title and notes above."""
    chance = random.Random(seed)
    heads = [
        chance.choice(["序号", "编号"]),
        chance.choice(["村 民 小 组", "组别", "所属组", "组"]),
        chance.choice(["户号", "户编号", "家庭编号", "户 序 号"]),
        chance.choice(["姓  名", "家庭成员\n姓名", "姓名*", "成员姓名"]),
        chance.choice(["与户主关系", "与户主\n关 系", "家庭关系", "户主关系"]),
        chance.choice(["性 别", "性别"]),
        chance.choice(["公民身份号码", "身份证号码（18位）", "居民身份证号", "证件号码"]),
        chance.choice(["出生年月日", "出生日期", "出生 年月"]),
        chance.choice(["联系电话（手机）", "手机号", "本人电话", "联系方式"]),
        chance.choice(["备 注", "备注"]),
    ]
    rows: Cells = [[f"{village.name}人口花名册"], ["填报单位：", "", "", "填报日期：2026年10月"]][
        : chance.randrange(0, 3)
    ]
    rows += [[] for _ in range(chance.randrange(0, 2))]
    rows.append(list(heads))
    people = []
    serial = 0
    for house in village.houses:
        way = chance.randrange(7)
        for member in house.members:
            serial += 1
            birth = birth_spelled(member.birth, chance.randrange(6))
            rows.append(
                [
                    serial,
                    group_spelled(house.group, way),
                    house.no,
                    member.name,
                    member.relation,
                    member.sex,
                    member.id_no,
                    birth,
                    member.phone,
                    "",
                ]
            )
            people.append((house, member))
        if chance.random() < 0.1:
            rows.append([])
    rows.append(["合 计", "", len(village.houses), serial])
    rows.append(["填表人：", "", "", "审核人：", "", "负责人："])
    return Written([Page("人口信息", rows)], people)


def merged_by_head(village: Village, seed: int) -> Written:
    """One row a person, no number: the head's name and the address are merged down over the household."""
    rows: Cells = [
        [f"{village.name}农户花名册", "", "", "", "", "", "", ""],
        ["户主姓名", "村民组", "家庭成员基本情况", "", "", "", "", "家庭住址"],
        ["", "", "姓名", "关系", "性别", "身份证号", "电话", ""],
    ]
    merges = [(0, 0, 0, 7), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 6), (1, 7, 2, 7)]
    people = []
    for house in village.houses:
        top = len(rows)
        for number, member in enumerate(house.members):
            head, group, address = (
                (house.head, group_spelled(house.group, seed), village.address(house))
                if number == 0
                else ("", "", "")
            )
            rows.append(
                [head, group, member.name, member.relation, member.sex, member.id_no, member.phone, address]
            )
            people.append((house, member))
        if len(house.members) > 1:
            merges += [(top, column, len(rows) - 1, column) for column in (0, 1, 7)]
    return Written([Page("Sheet1", rows, merges)], people)


def sheet_a_group(village: Village, seed: int) -> Written:
    """One sheet a group with headings of its own, no group column; a cover, an old sheet and a hidden one."""
    chance = random.Random(seed)
    pages = [Page("封面", [[f"{village.name}户籍台账"], ["2026年"]])]
    people = []
    for group in village.groups():
        names = [
            ["户号", "姓名", "与户主关系", "性别", "身份证号", "电话"],
            ["序号", "户主", "姓名", "关系", "身份证号码", "联系电话"],
            ["姓名", "称谓", "性别", "出生年月", "公民身份号码", "手机"],
        ][(int(group) + seed) % 3]
        rows: Cells = (
            [[f"{village.name}第{group}组花名册"], list(names)] if chance.random() < 0.5 else [list(names)]
        )
        for house in (one for one in village.houses if one.group == group):
            for number, member in enumerate(house.members):
                said = {
                    "户号": house.no,
                    "序号": number + 1,
                    "户主": house.head,
                    "姓名": member.name,
                    "性别": member.sex,
                }
                said |= dict.fromkeys(("与户主关系", "关系", "称谓"), member.relation)
                said |= dict.fromkeys(("身份证号", "身份证号码", "公民身份号码"), member.id_no)
                said |= dict.fromkeys(("电话", "联系电话", "手机"), member.phone) | {
                    "出生年月": member.birth[:7].replace("-", ".")
                }
                rows.append([said[name] for name in names])
                people.append((house, member))
        pages.append(Page(group_spelled(group, seed), rows))
    first = village.houses[0].members
    old = [["姓名", "身份证号", "电话"], *[[m.name, m.id_no, m.phone] for m in first]]
    pages.append(Page("2019年旧名册", old))
    pages.append(Page("数据", old, hidden=True))
    return Written(pages, people)


def by_relation_alone(village: Village, seed: int) -> Written:
    """Nothing but the relation tells where a household ends; sections name the groups; no sex, no birth."""
    rows: Cells = [["姓名", "与户主关系", "身份证号", "联系方式"]]
    people = []
    group = ""
    for house in village.houses:
        if house.group != group:
            group = house.group
            rows.append([f"{village.name}{group_spelled(group, 2)}"])
        for member in house.members:
            rows.append(
                [
                    member.name,
                    "本人" if member.relation == "户主" and seed % 2 else member.relation,
                    member.id_no,
                    member.phone,
                ]
            )
            people.append((house, member))
    return Written([Page("名单", rows)], people)


def wide_rows(village: Village, seed: int) -> Written:
    """One row a household, members in columns."""
    most = max(len(house.members) for house in village.houses) - 1
    style = seed % 3
    heads = ["户号", "组别", "户主姓名", "户主身份证号", "户主电话", "家庭住址"]
    for number in range(1, most + 1):
        each = {
            0: [f"成员{number}姓名", f"成员{number}与户主关系", f"成员{number}身份证号"],
            1: ["家庭成员姓名", "与户主关系", "身份证号"],
            2: [f"姓名{number}", f"关系{number}", f"身份证号码{number}"],
        }[style]
        heads += each
    rows: Cells = [[f"{village.name}家庭情况登记表"], heads]
    people = []
    for house in village.houses:
        head = house.members[0]
        row: list[object] = [
            house.no,
            group_spelled(house.group, seed),
            head.name,
            head.id_no,
            head.phone,
            village.address(house),
        ]
        people.append((house, head))
        for member in house.members[1:]:
            row += [member.name, member.relation, member.id_no]
            people.append((house, replace(member, phone="")))
        rows.append(row)
    return Written([Page("家庭", rows)], people)


LAYOUTS: dict[str, Callable[[Village, int], Written]] = {
    "numbered": numbered_rows,
    "merged": merged_by_head,
    "sheets": sheet_a_group,
    "relation": by_relation_alone,
    "wide": wide_rows,
}


def write_book(path: Path, pages: list[Page]) -> Path:
    """Write pages as an .xlsx workbook."""
    sheets = {}
    for page in pages:
        marks = "".join(f'<mergeCell ref="{_place(a, b)}:{_place(c, d)}"/>' for a, b, c, d in page.merges)
        sheets[page.name] = sheet_xml(page.rows, tail=f"<mergeCells>{marks}</mergeCells>" if marks else "")
    parts = xlsx_parts(sheets)
    for page in pages:
        if page.hidden:
            name = f'<sheet name="{page.name}"'
            parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(name, name + ' state="hidden"')
    return write_zip(path, parts)


def _place(row: int, column: int) -> str:
    from tests.support.roster_files import letters

    return f"{letters(column)}{row + 1}"


def expected(village: Village, written: Written, **told: bool) -> list[dict[str, str]]:
    """Give the people that an import must yield: (household, name, relation ...) as exported fields."""
    return [
        {
            "household_no": str(house.no),
            "group": house.group,
            "relation": member.relation,
            "name": member.name,
            "sex": member.sex,
            "birth": member.birth,
            "id_no": member.id_no,
            "phone": member.phone,
            "address": village.address(house),
            "status": member.status,
        }
        for house, member in written.people
    ]


def cards_side_by_side(village: Village, seed: int) -> Written:
    """Household cards, two or three beside one another, with room for members that are not there."""
    across = 2 + seed % 2
    tall = max(len(house.members) for house in village.houses) + seed % 2
    rows: Cells = [[f"{village.name}家庭情况卡"]]
    people = []
    for start in range(0, len(village.houses), across):
        block: Cells = [[] for _ in range(tall + 4)]
        for house in village.houses[start : start + across]:
            head = house.members[0]
            card: Cells = [
                ["户号", house.no, "户主姓名", house.head, ""],
                ["组别", group_spelled(house.group, seed), "联系电话", head.phone, ""],
                ["姓名", "与户主关系", "性别", "身份证号码", ""],
            ]
            for member in house.members:
                card.append([member.name, member.relation, member.sex, member.id_no, ""])
                people.append((house, replace(member, phone="" if member is not head else head.phone)))
            card += [[""] * 5 for _ in range(tall + 4 - len(card))]
            for line, part in zip(block, card, strict=True):
                line += part
        rows += block
    return Written([Page("家庭卡", rows)], people)


def form_a_household(village: Village, seed: int) -> Written:
    """One sheet a household: a title, labelled facts, the members' table, room to sign."""
    pages = []
    people = []
    for house in village.houses:
        head = house.members[0]
        address = f"家庭住址：{village.address(house)}" if seed % 2 else ""
        rows: Cells = [
            ["农 户 基 本 情 况 表"],
            [f"户号：{house.no}", "", f"组别：{group_spelled(house.group, seed)}", "", address],
            ["户主姓名", house.head, "", "联系电话", head.phone],
            ["家庭成员情况", "姓名", "关系", "性别", "身份证号"],
        ]
        for member in house.members:
            rows.append(["", member.name, member.relation, member.sex, member.id_no])
            people.append((house, replace(member, phone="" if member is not head else head.phone)))
        rows += [[], ["调查人签名：", "", "户主签名：", "", "2026年  月  日"]]
        pages.append(Page(f"{house.no}-{house.head}", rows))
    return Written(pages, people)


LAYOUTS["cards"] = cards_side_by_side
LAYOUTS["forms"] = form_a_household
