"""The words of `spot-check`."""

from __future__ import annotations

from typing import Any

from outreach.cli import check_commands as check
from outreach.cli.word_makers import add_group, add_word, as_day


def add_check_words(words: Any) -> None:
    """Add them."""
    checks = add_group(words, "spot-check", "抽查")
    draw = add_word(checks, "draw", "按种子抽样，并列出可疑的地方", check.check_draw)
    draw.add_argument("--seed", type=int, required=True, metavar="N", help="同一种子抽出同样的走访")
    draw.add_argument("--size", type=int, required=True, metavar="N", help="抽几次走访")
    listing = add_word(checks, "list", "列出抽查；给编号就列出它的每一行", check.check_list)
    listing.add_argument("check", nargs="?", type=int, metavar="编号")
    result = add_word(checks, "result", "记一行的结果", check.check_result)
    result.add_argument("check", type=int, metavar="编号")
    result.add_argument("row", type=int, metavar="行")
    result.add_argument("result", metavar="agrees|differs|nobody_home|cannot_remember")
    result.add_argument("--said", default="", metavar="实际情况")
    result.add_argument("--on", type=as_day, metavar="日期")
    result.add_argument("--by", default="", metavar="谁查的")
    found = add_word(checks, "findings", "列出查出的问题", check.check_findings)
    found.add_argument("--open", action="store_true", help="只列还没销号的")
    close = add_word(checks, "close", "写明回音，销号", check.check_close)
    close.add_argument("finding", metavar="编号", help="如 1-7：抽查 1 第 7 行")
    close.add_argument("--reply", required=True, metavar="回音")
