"""The words of slips, cases and dissuasions."""

from __future__ import annotations

import argparse
from typing import Any

from outreach.cli import case_commands as case
from outreach.cli import receipt_commands as receipt
from outreach.cli.word_makers import add_group, add_word, as_day, positive


def add_receipt_words(words: Any) -> None:
    """Add them."""
    scan = add_word(words, "scan", "扫到的码是什么，回执码就登记", receipt.scan)
    scan.add_argument("codes", nargs="+", metavar="码")
    slips = add_group(words, "receipt", "回执")
    listing = add_word(slips, "list", "列出回执", receipt.receipt_list)
    listing.add_argument("--state", choices=receipt.STATES, metavar="状态")
    listing.add_argument("--out-over", type=positive, metavar="天数", help="领出超过这么多天的")
    out = add_word(slips, "out", "领出一段号的回执", receipt.receipt_out)
    out.add_argument("--from", dest="first", required=True, metavar="第一号")
    out.add_argument("--to", dest="last", required=True, metavar="最后一号")
    out.add_argument("--worker", required=True, metavar="姓名", help="谁领走")
    back = add_word(slips, "return", "按号收回一张（码看不清的、空白的）", receipt.receipt_return)
    back.add_argument("serial", metavar="编号")
    back.add_argument("--household", metavar="户号", help="空白回执写的是哪一户")
    back.add_argument("--on", metavar="日期", help="纸上的日期，不写就是今天")
    back.add_argument("--signoff", choices=receipt.SIGNOFFS, default="signature", metavar="怎么签的")
    back.add_argument("--by", default="", metavar="签名人")
    back.add_argument("--relation", default="", metavar="与户主关系")
    missing = add_word(slips, "missing", "记下找不到的回执", receipt.receipt_missing)
    missing.add_argument("serials", nargs="+", metavar="编号")
    void = add_word(slips, "void", "作废回执，号不再用", receipt.receipt_void)
    void.add_argument("serials", nargs="+", metavar="编号")
    void.add_argument("--reason", required=True, metavar="理由")
    label = add_word(slips, "label", "给手写的回执编号", receipt.receipt_label)
    label.add_argument("--household", required=True, metavar="户号")


def add_case_words(words: Any) -> None:
    """Add them."""
    cases = add_group(words, "case", "本地案件和倒查")
    add = add_word(cases, "add", "记一起案件；不写选项就从标准输入逐行读（JSON）", case.case_add)
    _happening(add)
    add.add_argument("--loss", type=int, metavar="元", help="损失，整元")
    add.add_argument("--outsider", action="store_true", help="受害人不在花名册里")
    add.add_argument("--source", metavar="来源", help="谁告诉的")
    listing = add_word(cases, "list", "列出案件", case.case_list)
    listing.add_argument("--open", action="store_true", help="只列还没结的")
    close = add_word(cases, "close", "结案：写明做了什么", case.case_close)
    close.add_argument("case", metavar="编号")
    close.add_argument("--done", required=True, metavar="做了什么")
    close.add_argument("--responsible", default="", metavar="责任人")
    void = add_word(cases, "void", "作废一起案件", case.case_void)
    void.add_argument("case", metavar="编号")
    void.add_argument("--reason", required=True, metavar="理由")
    trace = add_word(cases, "trace", "倒查：案发前走到过没有", case.case_trace_back)
    trace.add_argument("--case", metavar="编号")
    trace.add_argument("--household", metavar="户号")
    trace.add_argument("--before", type=as_day, metavar="日期")
    trace.add_argument("--kind", default="", metavar="诈骗类型代码")
    heard = add_word(cases, "unheard", "哪些户还没听过某一类诈骗", case.case_unheard)
    heard.add_argument("kind", metavar="诈骗类型代码")


def add_dissuasion_words(words: Any) -> None:
    """Add them."""
    dissuasion = add_group(words, "dissuasion", "劝阻")
    add = add_word(dissuasion, "add", "记一次劝阻；不写选项就从标准输入逐行读（JSON）", case.dissuasion_add)
    _happening(add)
    add.add_argument("--risk", metavar="high|medium|low")
    add.add_argument("--way", metavar="in_person|phone|message", help="怎么劝的，不写算当面")
    add.add_argument("--saved", type=int, metavar="元", help="保住多少，整元")
    add.add_argument("--people", type=int, metavar="人数", help="不写算一人")
    add.add_argument("--by", metavar="谁劝的")
    add_word(dissuasion, "list", "列出劝阻", case.dissuasion_list)


def _happening(word: argparse.ArgumentParser) -> None:
    word.add_argument("--date", "--on", "--at", metavar="日期", help="哪天")
    word.add_argument("--kind", metavar="诈骗类型", help="代码或名称，见 catalog")
    word.add_argument("--household", metavar="户号")
    word.add_argument("--group", metavar="组")
    word.add_argument("--note", metavar="备注")
