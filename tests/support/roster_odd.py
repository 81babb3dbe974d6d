"""More ways in which townships write a village, each met as a fault once, with the people that they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.support.roster_layouts import NUMERALS, Cells, Page, Written
from tests.support.roster_village import House, Member, Village

HEADS = ["户号", "姓名", "与户主关系", "身份证号", "联系电话"]


def _line(house: House, member: Member, heads: list[str]) -> list[object]:
    said = {
        "户号": house.no,
        "姓名": member.name,
        "性别": member.sex,
        "与户主关系": member.relation,
        "身份证号": member.id_no,
        "联系电话": member.phone,
    }
    return [said.get(head, "") for head in heads]


def subtotals_in_the_column_of_names(village: Village) -> Written:
    """A group's title above the headings, and 小计 | 4户 | 12人 below its people, page by page."""
    rows: Cells = [[f"{village.name}花名册"], ["填报单位：村民委员会    填报时间：2026年3月5日"]]
    for group in village.groups():
        houses = [house for house in village.houses if house.group == group]
        rows += [[f"第{NUMERALS[int(group)]}村民小组"], [*HEADS, "性别"]]
        for house in houses:
            for place, member in enumerate(house.members):
                line = _line(house, member, [*HEADS, "性别"])
                rows.append([line[0] if place == 0 else "", *line[1:]])
        people = sum(len(house.members) for house in houses)
        rows.append(["小计", f"{len(houses)}户", "", "", "", f"{people}人"])
    rows.append(["合计", f"{len(village.houses)}户", "", "", "", f"{len(village.people)}人"])
    rows.append(["填表人：钱某", "", "审核人：孙某"])
    return Written([Page("花名册", rows)], village.people)


def named_sections(village: Village) -> Written:
    """Rows with nothing but 东组 or 大王庄自然村 start the groups, which have no numbers."""
    names = dict(zip(village.groups(), ("东组", "西坪组", "大王庄自然村"), strict=True))
    rows: Cells = [["户主姓名", "家庭成员", "与户主关系", "身份证号码", "电话"]]
    people, last = [], ""
    for house in village.houses:
        if house.group != last:
            last = house.group
            rows.append([names[last]])
        for place, member in enumerate(house.members):
            head = house.head if place == 0 else ""
            rows.append([head, member.name, member.relation, member.id_no, member.phone])
            people.append((replace(house, group=names[last]), member))
    return Written([Page("名册", rows)], people)


def forms_with_a_caption_at_the_side(village: Village) -> Written:
    """One form sheet a household; 家庭成员 stands beside the headings of the members' table."""
    pages, people = [], []
    for house in village.houses:
        head = house.members[0]
        rows: Cells = [
            ["入户走访登记表"],
            ["户主姓名", house.head, "户号", house.no, "所在组", f"{house.group}组"],
            ["家庭住址", village.address(house), "", "", "联系电话", head.phone],
            ["家庭成员", "姓名", "与户主关系", "性别", "身份证号码", "备注"],
        ]
        for member in house.members:
            rows.append(["", member.name, member.relation, member.sex, member.id_no, ""])
            people.append((house, member if member is head else replace(member, phone="")))
        rows += [[], ["走访人签字：", "", "", "户主签字：", "", "年  月  日"]]
        pages.append(Page(f"{house.no}号户", rows))
    return Written(pages, people)


def a_card_alone_in_the_last_line(village: Village) -> Written:
    """Cards three in a line without a heading of the block; the last line has one only."""
    village.houses = village.houses[:13]
    rows: Cells = [[f"{village.name}家庭信息卡"]]
    people = []
    for start in range(0, len(village.houses), 3):
        block: Cells = [[] for _ in range(10)]
        for house in village.houses[start : start + 3]:
            head = house.members[0]
            card: Cells = [["户主", head.name, "电话", head.phone]]
            card.append(["户号", house.no, "组别", f"第{house.group}组"])
            card.append(["姓名", "关系", "性别", "身份证号"])
            for member in house.members:
                card.append([member.name, member.relation, member.sex, member.id_no])
                people.append((house, member if member is head else replace(member, phone="")))
            card += [[""] * 4 for _ in range(10 - len(card))]
            for line, part in zip(block, card, strict=True):
                line += [*part, ""]
        rows += block
    return Written([Page("卡片", rows)], people)


def tables_below_one_another(village: Village) -> Written:
    """One sheet, a table a group, each with its columns in another order."""
    orders = [
        HEADS,
        ["户号", "姓名", "性别", "与户主关系", "联系电话", "身份证号"],
        ["姓名", "户号", "与户主关系", "身份证号", "备注", "联系电话"],
    ]
    rows: Cells = []
    for group, heads in zip(village.groups(), orders, strict=True):
        rows += [[f"{NUMERALS[int(group)]}组人员名单"], list(heads)]
        rows += [_line(house, member, heads) for house, member in village.people if house.group == group]
        rows.append([])
    return Written([Page("全村", rows)], village.people)


def two_tables_on_a_page(village: Village) -> Written:
    """The list goes on to the right of itself, as on a page printed in two columns."""
    flat = [_line(house, member, HEADS) for house, member in village.people]
    half = (len(flat) + 1) // 2
    rows: Cells = [["花名册"], [*HEADS, "", *HEADS]]
    for place, line in enumerate(flat[:half]):
        rows.append([*line, "", *(flat[half + place] if half + place < len(flat) else [])])
    return Written([Page("双栏", rows)], [(replace(house, group=""), one) for house, one in village.people])


def relations_with_codes_under_an_odd_heading(village: Village) -> Written:
    """关系代码 with 01户主, 10-配偶, 20-子."""
    spouse = ("10-配偶", "配偶")
    codes = {"户主": ("01户主", "户主"), "妻": spouse, "夫": spouse, "长子": ("20-子", "子")}
    rows: Cells = [["组别", "户号", "姓名", "关系代码", "公民身份号码"]]
    people = []
    for house, member in village.people:
        code, relation = codes.get(member.relation, (member.relation, member.relation))
        rows.append([house.group, house.no, member.name, code, member.id_no])
        people.append((house, replace(member, relation=relation, phone="")))
    return Written([Page("数据", rows)], people)


def remarks_like_footers(village: Village) -> Written:
    """Bare names with remarks that speak of pages, people in charge and stamps."""
    words = ("", "本页经办人", "党员（负责人：支书）", "已盖章", "填表人")
    rows: Cells = [["组别", "户主", "家庭成员姓名", "备注"]]
    people = []
    for house in village.houses:
        for place, member in enumerate(house.members):
            first = place == 0
            word = words[len(rows) % len(words)]
            rows.append([house.group if first else "", member.name if first else "", member.name, word])
            bare = replace(member, relation="户主" if first else "", sex="", birth="", id_no="", phone="")
            people.append((house, bare))
    return Written([Page("名单", rows)], people)


ODD: dict[str, Callable[[Village], Written]] = {
    "subtotals": subtotals_in_the_column_of_names,
    "sections": named_sections,
    "captions": forms_with_a_caption_at_the_side,
    "lone_card": a_card_alone_in_the_last_line,
    "below": tables_below_one_another,
    "beside": two_tables_on_a_page,
    "codes": relations_with_codes_under_an_odd_heading,
    "remarks": remarks_like_footers,
}
