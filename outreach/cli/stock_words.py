"""The words of the stock and activity commands."""

from __future__ import annotations

import argparse
from typing import Any

from outreach.cli import activity_commands as activity
from outreach.cli import outing_commands as outing
from outreach.cli import stock_commands as stock
from outreach.cli.word_makers import add_group, add_period, add_word
from outreach.vocabulary import ActivityManner, UpkeepCondition

MOVES = {
    "receive": "收到宣传品",
    "out": "交给人去发",
    "back": "带回没发完的",
    "post": "张贴、悬挂",
    "damage": "损耗、作废",
    "count": "清点架上有多少",
}


def add_stock_words(words: Any) -> None:
    """Add `stock ...` and `activity ...`."""
    stocks = add_group(words, "stock", "宣传品")
    add_word(stocks, "list", "每种收到、发出、剩多少", stock.stock_list)
    for name, does in MOVES.items():
        _move(add_word(stocks, name, does, stock.stock_move), name)
    log = add_word(stocks, "log", "一笔一笔列出来", stock.stock_log)
    log.add_argument("handout", nargs="?", default="", metavar="宣传品")
    _void(add_word(stocks, "void", "作废一笔", stock.stock_void))
    limit = add_word(stocks, "limit", "剩多少算快用完", stock.stock_limit)
    limit.add_argument("handout", metavar="宣传品")
    limit.add_argument("pieces", type=int, metavar="数量")
    add_word(stocks, "posted", "外面挂着、贴着什么", outing.posted_list)
    own = add_word(stocks, "kind", "添加一种宣传品", activity.own_kind)
    own.set_defaults(option_kind="handout", manner="")
    own.add_argument("label", metavar="名称")
    own.add_argument("--unit", default="份", metavar="单位")
    look = add_word(stocks, "look", "巡查一处张挂", outing.posted_look)
    look.add_argument("id", metavar="编号")
    conditions = list(UpkeepCondition)
    look.add_argument("--condition", required=True, choices=conditions, metavar="|".join(conditions))
    look.add_argument("--note", default="", metavar="备注")
    _activity_words(add_group(words, "activity", "宣传活动（入户以外）"))


def _activity_words(activities: Any) -> None:
    log = "从标准输入逐行登记（JSON）；哪天写在 at，也可以写成 on 或 date"
    add_word(activities, "log", log, activity.activity_log)
    add_word(activities, "list", "列出活动", activity.activity_list)
    _void(add_word(activities, "void", "作废一次活动", activity.activity_void))
    own = add_word(activities, "kind", "添加一种活动", activity.own_kind)
    own.set_defaults(option_kind="activity")
    own.add_argument("label", metavar="名称")
    own.add_argument("--unit", default="次", metavar="单位")
    manners = list(ActivityManner)
    own.add_argument("--manner", default=manners[0], choices=manners, metavar="|".join(manners))
    add_word(activities, "groups", "列出微信群", outing.group_list)
    kept = add_word(activities, "group", "登记或更正一个微信群", outing.group_keep)
    kept.add_argument("name", metavar="群名")
    kept.add_argument("--responsible", default="", metavar="责任人")
    kept.add_argument("--members", type=int, metavar="人数")
    kept.add_argument("--covers", metavar="哪些人")
    kept.add_argument("--checked", default="", metavar="日期", help="哪天核对过都是实名、没有外人")
    kept.add_argument("--closed", default="", metavar="日期")
    add_word(activities, "rules", "“至少几次”的规定做到没有", outing.rule_list)
    out = add_word(activities, "sent-out", "出动多少人次、车次", outing.sent_out_of)
    add_period(out)
    trips = add_word(activities, "vehicles", "记下一天入户用了几车次", outing.day_vehicles)
    trips.add_argument("day", metavar="日期")
    trips.add_argument("vehicles", type=int, metavar="车次")


def _move(parser: argparse.ArgumentParser, name: str) -> None:
    parser.set_defaults(movement=name)
    parser.add_argument("handout", metavar="宣传品", help="代码或名称，如 leaflet、宣传单，见 catalog")
    parser.add_argument("pieces", type=int, metavar="数量")
    parser.add_argument("--at", "--on", "--date", default="", metavar="日期或时间", help="不写就是现在")
    parser.add_argument("--note", default="", metavar="备注")
    if name in ("out", "back"):
        parser.add_argument("--worker", required=True, metavar="姓名")
    elif name in ("post", "damage"):
        parser.add_argument("--worker", default="", metavar="姓名", help="从谁手里")
    if name == "receive":
        parser.add_argument("--edition", default="", metavar="版次")
        parser.add_argument("--printed", default="", metavar="日期", help="哪天印的")
        parser.add_argument("--from", dest="source", default="", metavar="来源", help="谁印的、谁给的")
        parser.add_argument("--cost", default="", metavar="元")
    if name == "post":
        parser.add_argument("--place", required=True, metavar="地点")


def _void(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号")
    parser.add_argument("--reason", required=True, metavar="理由")
