"""The words of rosters, households, units and key groups."""

from __future__ import annotations

from typing import Any

from outreach.cli import follow_up_commands as follow_up
from outreach.cli import key_group_commands as key_group
from outreach.cli import occupancy_commands as occupancy
from outreach.cli import register_commands as register
from outreach.cli import roster_commands as roster
from outreach.cli import unit_commands as unit
from outreach.cli.follow_up_words import add_follow_up_answers
from outreach.cli.word_makers import add_group, add_word, positive
from outreach.cli.words import filled
from outreach.vocabulary import LookReason, Occupancy, UnitKind


def add_register_words(words: Any) -> None:
    """Add them."""
    rosters = add_group(words, "roster", "花名册")
    for name, does, command in (
        ("check", "看看导入会改什么，不写入", roster.roster_check),
        ("import", "导入花名册", roster.roster_import),
    ):
        word = add_word(rosters, name, does, command)
        word.add_argument("file", type=filled, metavar="文件")
        word.add_argument("--column", action="append", default=[], metavar="表!列=含义", help="改一列的含义")
        word.add_argument("--header", action="append", default=[], metavar="表!3-4", help="标题在哪几行")
        word.add_argument(
            "--answer", action="append", default=[], metavar="表!行:问题=回答", help="回答一行的问题"
        )
    export = add_word(rosters, "export", "导出花名册", roster.roster_export)
    export.add_argument("--out", required=True, type=filled, metavar="文件.csv")
    export.add_argument("--unmasked", action="store_true", help="不遮号码，要写理由")
    export.add_argument("--reason", default="", metavar="理由")
    household = add_group(words, "household", "住户")
    listing = add_word(household, "list", "列出住户", register.household_list)
    listing.add_argument("--group", metavar="组")
    listing.add_argument("--patch", metavar="包片人", help="也可写 nobody 没人包片、several 两人包片")
    listing.add_argument("--state", metavar="状态")
    listing.add_argument("--occupancy", metavar="居住情况", choices=tuple(Occupancy))
    listing.add_argument("--kind", metavar="类别", choices=tuple(UnitKind))
    listing.add_argument("--key-group", metavar="重点人群")
    look = add_word(household, "phone", "看一户的整个电话号码，会记下谁看的", register.household_phone)
    look.add_argument("no", metavar="户号或码")
    why = "call 联系|verify 核对|case 案件|asked 本人要求"
    look.add_argument("--why", required=True, choices=tuple(LookReason), metavar=why)
    _occupancy_words(household, words)
    _key_group_words(words)
    _unit_words(words)
    search = add_word(words, "search", "找住户和人", register.search_text)
    search.add_argument("text", metavar="姓名、拼音、门牌、尾号")
    search.add_argument("--limit", type=positive, default=20, metavar="条数")


def _occupancy_words(household: Any, words: Any) -> None:
    said = add_word(household, "occupancy", "记谁住在里面", occupancy.household_occupancy)
    said.add_argument("state", choices=tuple(Occupancy), metavar="|".join(Occupancy))
    said.add_argument("households", nargs="+", metavar="户号")
    said.add_argument("--since", metavar="日期", help="不写就是今天")
    said.add_argument("--back", metavar="日期", help="外出的哪天回来")
    said.add_argument("--said-by", default="", metavar="谁说的")
    said.add_argument("--note", default="", metavar="原因")
    said.add_argument("--incomer", default="", metavar="租户户主", help="房子出租的，加上新来的一户")
    said.add_argument("--owners-count", action="store_true", help="出租的房主仍要访")
    waits = add_group(words, "follow-up", "要回访的、要收回的")
    listing = add_word(waits, "list", "列出要回访的户、在外的回执", follow_up.follow_up_list)
    listing.add_argument("--due", choices=follow_up.DUE, metavar="today|week|overdue", help="不写列全部")
    add_follow_up_answers(waits)
    exclusion = add_group(words, "exclusion", "不计入应访户的")
    listing = add_word(exclusion, "list", "列出不计的户和理由", occupancy.exclusion_list)
    listing.add_argument("--group", metavar="组")


def _unit_words(words: Any) -> None:
    units = add_group(words, "unit", "商铺、学校等单位")
    listing = add_word(units, "list", "列出单位和联络人", unit.unit_list)
    listing.add_argument("--kind", metavar="类别", choices=tuple(UnitKind))
    listing.add_argument("--out", type=filled, metavar="文件.csv")
    listing.add_argument("--unmasked", action="store_true", help="不遮号码，要写理由")
    listing.add_argument("--reason", default="", metavar="理由")
    contact = add_word(units, "contact", "记单位的联络人", unit.unit_contact)
    contact.add_argument("no", metavar="户号")
    for name, words_for in (("name", "姓名"), ("post", "职务"), ("phone", "电话"), ("wechat", "微信号")):
        contact.add_argument(f"--{name}", metavar=words_for)


def _key_group_words(words: Any) -> None:
    groups = add_group(words, "key-group", "重点人群")
    listing = add_word(groups, "list", "列出各类人数和已告知人数", key_group.key_group_list)
    listing.add_argument("--all", action="store_true", help="停用的也列")
    people = add_word(groups, "people", "列出一类里的人", key_group.key_group_people)
    people.add_argument("code", metavar="代码")
    tick = add_word(groups, "tick", "勾住户或人", key_group.key_group_tick)
    tick.add_argument("code", metavar="代码")
    tick.add_argument("households", nargs="+", metavar="户号")
    tick.add_argument("--person", action="append", default=[], metavar="姓名", help="只勾这家的这个人")
    tick.add_argument("--off", action="store_true", help="把勾去掉")
    add = add_word(groups, "add", "加一类", key_group.key_group_add)
    add.add_argument("label", metavar="名称")
    change = add_word(groups, "change", "改名称、年龄，停用或启用", key_group.key_group_change)
    change.add_argument("code", metavar="代码")
    change.add_argument("--label", metavar="名称")
    use = change.add_mutually_exclusive_group()
    use.add_argument("--stop", action="store_true", help="停用")
    use.add_argument("--use", action="store_true", help="启用")
    for word in (add, change):
        word.add_argument("--age-from", type=int, metavar="岁", help="满多少周岁起")
        word.add_argument("--age-to", type=int, metavar="岁", help="到多少周岁")
