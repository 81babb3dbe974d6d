"""The words of the command line; each command says which function does it."""

from __future__ import annotations

import argparse
from typing import Any

from outreach.cli import audit_commands as audit
from outreach.cli import erase_commands as erase
from outreach.cli import key_commands as key
from outreach.cli import report_commands as report
from outreach.cli import safety_commands as safety
from outreach.cli import visit_commands as visit
from outreach.cli.case_words import add_case_words, add_dissuasion_words, add_receipt_words
from outreach.cli.check_words import add_check_words
from outreach.cli.paper_words import add_paper_words
from outreach.cli.photo_words import add_photo_words
from outreach.cli.plan_words import add_campaign_words
from outreach.cli.quiz_words import add_quiz_words
from outreach.cli.register_words import add_register_words
from outreach.cli.report_words import add_report_words
from outreach.cli.stock_words import add_stock_words
from outreach.cli.word_makers import ChineseParser, add_group, add_word, common_options, positive
from outreach.cli.words import filled
from outreach.vocabulary import Access


def build_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    parser = ChineseParser(prog="python -m outreach", description="敲门簿：入户宣传台账，不用窗口的命令")
    common_options(parser, suppress=False)
    words = parser.add_subparsers(metavar="命令", required=True, parser_class=ChineseParser)
    _ledger_words(words)
    add_campaign_words(words)
    add_register_words(words)
    _visit_words(words)
    add_stock_words(words)
    add_check_words(words)
    add_photo_words(words)
    add_receipt_words(words)
    add_case_words(words)
    add_quiz_words(words)
    add_dissuasion_words(words)
    add_paper_words(words)
    add_report_words(words)
    _safety_words(words)
    return parser


def _ledger_words(words: Any) -> None:
    new = add_word(words, "new", "新建台账", safety.new)
    new.add_argument("--village-name", default="", metavar="村名", help="代码在名录里时可以不写")
    new.add_argument("--village-code", default="", metavar="12位代码")
    new.set_defaults(usage_error=new.error)
    new.add_argument("--township", default="", metavar="乡镇")
    new.add_argument("--county", default="", metavar="区县")
    new.add_argument("--keep", default="", metavar="id_no,phone", help="要留存的敏感项，不写就不留")
    demo = add_word(words, "demo", "建演示村，把整件事做一遍", safety.demo)
    demo.add_argument("--out", required=True, type=filled, metavar="文件夹")
    add_word(words, "catalog", "宣传内容、诈骗类型、宣传品、活动种类", report.catalog_list)


def _visit_words(words: Any) -> None:
    visits = add_group(words, "visit", "走访")
    add_word(visits, "log", "从标准输入逐行登记（JSON）", visit.visit_log)
    listing = add_word(visits, "list", "列出走访", visit.visit_list)
    listing.add_argument("--household", metavar="户号")
    void = add_word(visits, "void", "作废一次走访", visit.visit_void)
    void.add_argument("id", metavar="走访编号")
    void.add_argument("--reason", required=True, metavar="理由")
    coverage = add_word(words, "coverage", "覆盖情况", visit.coverage)
    coverage.add_argument("--by", choices=("group", "patch"), metavar="group|patch")


def _safety_words(words: Any) -> None:
    backup = add_word(words, "backup", "留一份核对过的备份", safety.backup)
    backup.add_argument("--to", type=filled, metavar="文件夹")
    add_word(words, "backups", "列出备份：里面有什么，找回会少什么", safety.backups)
    restore = add_word(words, "restore", "从备份找回", safety.restore)
    restore.add_argument("file", type=filled, metavar="备份文件")
    check = add_word(words, "check", "检查台账", safety.check)
    check.add_argument("--mend", action="store_true", help="能算出来的就修好，先留备份")
    erasing = add_group(words, "erase", "抹去个人信息，数字照留")
    household = add_word(erasing, "household", "抹去一户", erase.erase_household)
    household.add_argument("no", metavar="户号或码")
    campaign = add_word(erasing, "campaign", "抹去一个专项行动里说过、签过的", erase.erase_campaign)
    campaign.add_argument("name", metavar="专项行动名称")
    for word in (household, campaign):
        word.add_argument("--reason", required=True, metavar="理由")
    add_word(erasing, "due", "到期该抹去的", erase.erase_due)
    keep = add_word(erasing, "keep-until", "定一个专项行动的记录留到哪天", erase.keep_until)
    keep.add_argument("name", metavar="专项行动名称")
    keep.add_argument("date", metavar="日期")
    keep.add_argument("--purpose", default="", metavar="目的")
    keep.add_argument("--basis", default="", metavar="依据")
    _key_words(words)
    trail = add_group(words, "audit", "审计：谁做了什么")
    verify = add_word(trail, "verify", "核对审计链、备份和纸上的审计号，指出第一条不对的", audit.audit_verify)
    verify.add_argument("--copy", action="append", default=[], metavar="备份", help="U盘上的备份，可写几次")
    verify.add_argument("--head", action="append", default=[], metavar="审计号", help="纸上印的，可写几次")
    listing = add_word(trail, "list", "列出最近的审计", audit.audit_list)
    listing.add_argument("--limit", type=positive, default=200, metavar="条数")


def _key_words(words: Any) -> None:
    ways = add_group(words, "key", "谁能打开台账：口令、PIN、恢复码")
    add_word(ways, "list", "列出打开台账的办法", key.key_list)
    phrase = add_word(ways, "passphrase", "设口令（新口令在 DOORBOOK_NEW_PASSPHRASE 里）", key.key_passphrase)
    phrase.add_argument("--new-file", metavar="文件", help="新口令所在的文件")
    pin = add_word(ways, "add-pin", "给一位工作人员设本机的 PIN（在 DOORBOOK_NEW_PIN 里）", key.key_add_pin)
    pin.add_argument("name", metavar="姓名")
    pin.add_argument("--role", choices=tuple(Access), metavar="|".join(Access), help="身份")
    pin.add_argument("--new-file", metavar="文件", help="新 PIN 所在的文件")
    remove = add_word(ways, "remove", "收回一位工作人员的 PIN，或口令、恢复码", key.key_remove)
    remove.add_argument("what", metavar="姓名|passphrase|recovery")
    sheet = add_word(ways, "recovery", "做新的恢复码，印一页纸", key.key_recovery)
    sheet.add_argument("--out", type=filled, metavar="文件.pdf")
