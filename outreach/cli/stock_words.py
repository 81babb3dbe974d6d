"""The words of the stock and activity commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from outreach.cli import activity_commands as activity
from outreach.cli import stock_commands as stock

MOVES = {
    "receive": "收到宣传品",
    "out": "交给人去发",
    "back": "带回没发完的",
    "post": "张贴、悬挂",
    "damage": "损耗、作废",
    "count": "清点架上有多少",
}


def add_stock_words(
    words: Any, word: Callable[..., argparse.ArgumentParser], group: Callable[..., Any]
) -> None:
    """Add `stock ...` and `activity ...`."""
    stocks = group(words, "stock", "宣传品")
    word(stocks, "list", "每种收到、发出、剩多少", stock.stock_list)
    for name, does in MOVES.items():
        _move(word(stocks, name, does, stock.stock_move), name)
    log = word(stocks, "log", "一笔一笔列出来", stock.stock_log)
    log.add_argument("handout", nargs="?", default="", metavar="代码")
    _void(word(stocks, "void", "作废一笔", stock.stock_void))
    limit = word(stocks, "limit", "剩多少算快用完", stock.stock_limit)
    limit.add_argument("handout", metavar="代码")
    limit.add_argument("pieces", type=int, metavar="数量")
    activities = group(words, "activity", "宣传活动（入户以外）")
    word(activities, "log", "从标准输入逐行登记（JSON）", activity.activity_log)
    word(activities, "list", "列出活动", activity.activity_list)
    _void(word(activities, "void", "作废一次活动", activity.activity_void))


def _move(parser: argparse.ArgumentParser, name: str) -> None:
    parser.set_defaults(movement=name)
    parser.add_argument("handout", metavar="代码", help="如 leaflet，见 catalog")
    parser.add_argument("pieces", type=int, metavar="数量")
    parser.add_argument("--at", default="", metavar="日期或时间", help="不写就是现在")
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
