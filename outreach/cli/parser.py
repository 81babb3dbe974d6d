"""The words of the command line; each command says which function does it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from outreach.cli import audit_commands as audit
from outreach.cli import brief_commands as summary
from outreach.cli import case_commands as case
from outreach.cli import erase_commands as erase
from outreach.cli import follow_up_commands as follow_up
from outreach.cli import form_commands as form
from outreach.cli import key_commands as key
from outreach.cli import key_group_commands as key_group
from outreach.cli import occupancy_commands as occupancy
from outreach.cli import outbox_commands as box
from outreach.cli import paper_commands as paper
from outreach.cli import receipt_commands as receipt
from outreach.cli import register_commands as register
from outreach.cli import report_commands as report
from outreach.cli import roster_commands as roster
from outreach.cli import safety_commands as safety
from outreach.cli import unit_commands as unit
from outreach.cli import visit_commands as visit
from outreach.cli.check_words import add_check_words
from outreach.cli.photo_words import add_photo_words
from outreach.cli.stock_words import add_stock_words
from outreach.cli.words import filled
from outreach.printing.papers import KINDS, all_options
from outreach.vocabulary import Access, Occupancy, UnitKind
from outreach.wording import zh

USAGE = 2


class _Parser(argparse.ArgumentParser):
    """Says in Chinese that the usage is wrong."""

    def error(self, message: str) -> NoReturn:
        """Print how the command is written and leave with 2."""
        self.print_usage(sys.stderr)
        print(f"命令写得不对（{message}）。加 -h 看写法。", file=sys.stderr)
        sys.exit(USAGE)


def build_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    parser = _Parser(prog="python -m outreach", description="敲门簿：入户宣传台账，不用窗口的命令")
    _common(parser, suppress=False)
    words = parser.add_subparsers(metavar="命令", required=True, parser_class=_Parser)
    _ledger_words(words)
    _register_words(words)
    _visit_words(words)
    add_stock_words(words, _word, _group)
    add_check_words(words, _word, _group)
    add_photo_words(words, _word, _group)
    _receipt_words(words)
    _case_words(words)
    _dissuasion_words(words)
    _paper_words(words)
    _report_words(words)
    _safety_words(words)
    return parser


def _common(parser: argparse.ArgumentParser, *, suppress: bool = True) -> None:
    """Let the common options stand before or after the command's word."""
    absent: Any = argparse.SUPPRESS if suppress else None
    parser.add_argument("--ledger", metavar="文件", default=absent, help="台账文件")
    parser.add_argument("--as", dest="acting", metavar="姓名", default=absent, help="谁在登记")
    parser.add_argument("--passphrase-file", metavar="文件", default=absent, help="口令所在的文件")
    parser.add_argument("--pin-file", metavar="文件", default=absent, help="PIN 所在的文件")
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS if suppress else False,
        help="只打印一个 JSON",
    )


def _word(
    words: Any, name: str, does: str, command: Callable[..., Any] | None = None
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(name, help=does, description=does)
    if command is not None:
        _common(parser)
        parser.set_defaults(command=command)
    return parser


def _group(words: Any, name: str, does: str) -> Any:
    return _word(words, name, does).add_subparsers(metavar="做什么", required=True, parser_class=_Parser)


def _ledger_words(words: Any) -> None:
    new = _word(words, "new", "新建台账", safety.new)
    new.add_argument("--village-name", default="", metavar="村名", help="代码在名录里时可以不写")
    new.add_argument("--village-code", default="", metavar="12位代码")
    new.set_defaults(usage_error=new.error)
    new.add_argument("--township", default="", metavar="乡镇")
    new.add_argument("--county", default="", metavar="区县")
    new.add_argument("--keep", default="", metavar="id_no,phone", help="要留存的敏感项，不写就不留")
    demo = _word(words, "demo", "建演示村，把整件事做一遍", safety.demo)
    demo.add_argument("--out", required=True, type=filled, metavar="文件夹")
    _word(words, "catalog", "宣传内容、诈骗类型、宣传品、活动种类", report.catalog_list)
    campaign = _group(words, "campaign", "活动")
    start = _word(campaign, "start", "开始一个活动", report.campaign_start)
    start.add_argument("name", metavar="名称")
    start.add_argument("--from", dest="starts", required=True, metavar="日期")
    start.add_argument("--to", dest="ends", required=True, metavar="日期")
    start.add_argument("--deadline", metavar="日期", help="首轮截止")
    start.add_argument("--theme", default="", metavar="主题")
    start.add_argument("--topics", metavar="代码,代码", help="不写就用常用的")
    start.add_argument("--handouts", metavar="代码=份数,...", help="不写就用常用的")
    _word(campaign, "list", "列出活动", report.campaign_list)


def _register_words(words: Any) -> None:
    rosters = _group(words, "roster", "花名册")
    for name, does, command in (
        ("check", "看看导入会改什么，不写入", roster.roster_check),
        ("import", "导入花名册", roster.roster_import),
    ):
        word = _word(rosters, name, does, command)
        word.add_argument("file", type=filled, metavar="文件")
        word.add_argument("--column", action="append", default=[], metavar="表!列=含义", help="改一列的含义")
        word.add_argument("--header", action="append", default=[], metavar="表!3-4", help="标题在哪几行")
        word.add_argument(
            "--answer", action="append", default=[], metavar="表!行:问题=回答", help="回答一行的问题"
        )
    export = _word(rosters, "export", "导出花名册", roster.roster_export)
    export.add_argument("--out", required=True, type=filled, metavar="文件.csv")
    export.add_argument("--unmasked", action="store_true", help="不遮号码，要写理由")
    export.add_argument("--reason", default="", metavar="理由")
    household = _group(words, "household", "住户")
    listing = _word(household, "list", "列出住户", register.household_list)
    listing.add_argument("--group", metavar="组")
    listing.add_argument("--patch", metavar="包片人", help="也可写 nobody 没人包片、several 两人包片")
    listing.add_argument("--state", metavar="状态")
    listing.add_argument("--occupancy", metavar="居住情况", choices=tuple(Occupancy))
    listing.add_argument("--kind", metavar="类别", choices=tuple(UnitKind))
    listing.add_argument("--key-group", metavar="重点人群")
    _occupancy_words(household, words)
    _key_group_words(words)
    _unit_words(words)
    search = _word(words, "search", "找住户和人", register.search_text)
    search.add_argument("text", metavar="姓名、拼音、门牌、尾号")
    search.add_argument("--limit", type=_positive, default=20, metavar="条数")


def _occupancy_words(household: Any, words: Any) -> None:
    said = _word(household, "occupancy", "记谁住在里面", occupancy.household_occupancy)
    said.add_argument("state", choices=tuple(Occupancy), metavar="|".join(Occupancy))
    said.add_argument("households", nargs="+", metavar="户号")
    said.add_argument("--since", metavar="日期", help="不写就是今天")
    said.add_argument("--back", metavar="日期", help="外出的哪天回来")
    said.add_argument("--said-by", default="", metavar="谁说的")
    said.add_argument("--note", default="", metavar="原因")
    said.add_argument("--incomer", default="", metavar="租户户主", help="房子出租的，加上新来的一户")
    said.add_argument("--owners-count", action="store_true", help="出租的房主仍要访")
    waits = _group(words, "follow-up", "要回访的、要收回的")
    listing = _word(waits, "list", "列出要回访的户、在外的回执", follow_up.follow_up_list)
    listing.add_argument("--due", choices=follow_up.DUE, metavar="today|week|overdue", help="不写列全部")
    exclusion = _group(words, "exclusion", "不计入应访户的")
    listing = _word(exclusion, "list", "列出不计的户和理由", occupancy.exclusion_list)
    listing.add_argument("--group", metavar="组")


def _unit_words(words: Any) -> None:
    units = _group(words, "unit", "商铺、学校等单位")
    listing = _word(units, "list", "列出单位和联络人", unit.unit_list)
    listing.add_argument("--kind", metavar="类别", choices=tuple(UnitKind))
    listing.add_argument("--out", type=filled, metavar="文件.csv")
    listing.add_argument("--unmasked", action="store_true", help="不遮号码，要写理由")
    listing.add_argument("--reason", default="", metavar="理由")
    contact = _word(units, "contact", "记单位的联络人", unit.unit_contact)
    contact.add_argument("no", metavar="户号")
    for name, words_for in (("name", "姓名"), ("post", "职务"), ("phone", "电话"), ("wechat", "微信号")):
        contact.add_argument(f"--{name}", metavar=words_for)


def _key_group_words(words: Any) -> None:
    groups = _group(words, "key-group", "重点人群")
    listing = _word(groups, "list", "列出各类人数和已告知人数", key_group.key_group_list)
    listing.add_argument("--all", action="store_true", help="停用的也列")
    people = _word(groups, "people", "列出一类里的人", key_group.key_group_people)
    people.add_argument("code", metavar="代码")
    tick = _word(groups, "tick", "勾住户或人", key_group.key_group_tick)
    tick.add_argument("code", metavar="代码")
    tick.add_argument("households", nargs="+", metavar="户号")
    tick.add_argument("--person", action="append", default=[], metavar="姓名", help="只勾这家的这个人")
    tick.add_argument("--off", action="store_true", help="把勾去掉")
    add = _word(groups, "add", "加一类", key_group.key_group_add)
    add.add_argument("label", metavar="名称")
    change = _word(groups, "change", "改名称、年龄，停用或启用", key_group.key_group_change)
    change.add_argument("code", metavar="代码")
    change.add_argument("--label", metavar="名称")
    use = change.add_mutually_exclusive_group()
    use.add_argument("--stop", action="store_true", help="停用")
    use.add_argument("--use", action="store_true", help="启用")
    for word in (add, change):
        word.add_argument("--age-from", type=int, metavar="岁", help="满多少周岁起")
        word.add_argument("--age-to", type=int, metavar="岁", help="到多少周岁")


def _visit_words(words: Any) -> None:
    visits = _group(words, "visit", "走访")
    _word(visits, "log", "从标准输入逐行登记（JSON）", visit.visit_log)
    listing = _word(visits, "list", "列出走访", visit.visit_list)
    listing.add_argument("--household", metavar="户号")
    void = _word(visits, "void", "作废一次走访", visit.visit_void)
    void.add_argument("id", metavar="走访编号")
    void.add_argument("--reason", required=True, metavar="理由")
    coverage = _word(words, "coverage", "覆盖情况", visit.coverage)
    coverage.add_argument("--by", choices=("group", "patch"), metavar="group|patch")


def _receipt_words(words: Any) -> None:
    scan = _word(words, "scan", "扫到的码是什么，回执码就登记", receipt.scan)
    scan.add_argument("codes", nargs="+", metavar="码")
    slips = _group(words, "receipt", "回执")
    listing = _word(slips, "list", "列出回执", receipt.receipt_list)
    listing.add_argument("--state", choices=receipt.STATES, metavar="状态")
    listing.add_argument("--out-over", type=_positive, metavar="天数", help="领出超过这么多天的")
    out = _word(slips, "out", "领出一段号的回执", receipt.receipt_out)
    out.add_argument("--from", dest="first", required=True, metavar="第一号")
    out.add_argument("--to", dest="last", required=True, metavar="最后一号")
    out.add_argument("--worker", required=True, metavar="姓名", help="谁领走")
    back = _word(slips, "return", "按号收回一张（码看不清的、空白的）", receipt.receipt_return)
    back.add_argument("serial", metavar="编号")
    back.add_argument("--household", metavar="户号", help="空白回执写的是哪一户")
    back.add_argument("--on", metavar="日期", help="纸上的日期，不写就是今天")
    back.add_argument("--signoff", choices=receipt.SIGNOFFS, default="signature", metavar="怎么签的")
    back.add_argument("--by", default="", metavar="签名人")
    back.add_argument("--relation", default="", metavar="与户主关系")
    missing = _word(slips, "missing", "记下找不到的回执", receipt.receipt_missing)
    missing.add_argument("serials", nargs="+", metavar="编号")
    void = _word(slips, "void", "作废回执，号不再用", receipt.receipt_void)
    void.add_argument("serials", nargs="+", metavar="编号")
    void.add_argument("--reason", required=True, metavar="理由")
    label = _word(slips, "label", "给手写的回执编号", receipt.receipt_label)
    label.add_argument("--household", required=True, metavar="户号")


def _case_words(words: Any) -> None:
    cases = _group(words, "case", "本地案件和倒查")
    add = _word(cases, "add", "记一起案件；不写选项就从标准输入逐行读（JSON）", case.case_add)
    _happening(add)
    add.add_argument("--loss", type=int, metavar="元", help="损失，整元")
    add.add_argument("--outsider", action="store_true", help="受害人不在花名册里")
    add.add_argument("--source", metavar="来源", help="谁告诉的")
    listing = _word(cases, "list", "列出案件", case.case_list)
    listing.add_argument("--open", action="store_true", help="只列还没结的")
    close = _word(cases, "close", "结案：写明做了什么", case.case_close)
    close.add_argument("case", metavar="编号")
    close.add_argument("--done", required=True, metavar="做了什么")
    close.add_argument("--responsible", default="", metavar="责任人")
    void = _word(cases, "void", "作废一起案件", case.case_void)
    void.add_argument("case", metavar="编号")
    void.add_argument("--reason", required=True, metavar="理由")
    trace = _word(cases, "trace", "倒查：案发前走到过没有", case.case_trace_back)
    trace.add_argument("--case", metavar="编号")
    trace.add_argument("--household", metavar="户号")
    trace.add_argument("--before", type=_day, metavar="日期")
    trace.add_argument("--kind", default="", metavar="诈骗类型代码")
    heard = _word(cases, "unheard", "哪些户还没听过某一类诈骗", case.case_unheard)
    heard.add_argument("kind", metavar="诈骗类型代码")


def _dissuasion_words(words: Any) -> None:
    dissuasion = _group(words, "dissuasion", "劝阻")
    add = _word(dissuasion, "add", "记一次劝阻；不写选项就从标准输入逐行读（JSON）", case.dissuasion_add)
    _happening(add)
    add.add_argument("--risk", metavar="high|medium|low")
    add.add_argument("--way", metavar="in_person|phone|message", help="怎么劝的，不写算当面")
    add.add_argument("--saved", type=int, metavar="元", help="保住多少，整元")
    add.add_argument("--people", type=int, metavar="人数", help="不写算一人")
    add.add_argument("--by", metavar="谁劝的")
    _word(dissuasion, "list", "列出劝阻", case.dissuasion_list)


def _happening(word: argparse.ArgumentParser) -> None:
    word.add_argument("--date", metavar="日期")
    word.add_argument("--kind", metavar="诈骗类型", help="代码或名称，见 catalog")
    word.add_argument("--household", metavar="户号")
    word.add_argument("--group", metavar="组")
    word.add_argument("--note", metavar="备注")


def _paper_words(words: Any) -> None:
    printing = _word(words, "print", "打印成 PDF", paper.print_paper)
    printing.add_argument("kind", choices=KINDS, metavar="|".join(KINDS))
    printing.add_argument("--out", required=True, type=filled, metavar="文件.pdf")
    printing.add_argument("--group", metavar="组")
    printing.add_argument("--patch", metavar="包片人", help="只印一人包片的住户（签收表）")
    for code, options in all_options().items():
        values = dict.fromkeys(value for option in options for value, _ in option.choices)
        printing.add_argument(f"--{code}", metavar="|".join(values) or "文字", help=zh(options[0].label))


def _report_words(words: Any) -> None:
    tally = _word(words, "tally", "统计表", report.tally)
    tally.add_argument("period", nargs="+", metavar="期间", help="如 week 2026-W47、month 2026-11")
    tally.add_argument("--out", type=filled, metavar="文件.xlsx")
    tally.add_argument("--template", type=filled, metavar="文件.xlsx", help="填进单位自己的表")
    tally.add_argument("--map", type=filled, metavar="文件.json", help="哪个数填哪一格；学过的表可以不写")
    _form_words(words)
    _outbox_words(words)
    _brief_words(words)
    _word(words, "figures", "指标目录", report.figures)


def _brief_words(words: Any) -> None:
    brief = _word(words, "brief", "工作简报（Word）", summary.brief)
    brief.add_argument("period", nargs="+", metavar="期间", help="如 month 2026-11")
    brief.add_argument("--out", required=True, type=filled, metavar="文件.docx")
    _brief_choices(brief)
    brief.add_argument("--photo", action="append", default=[], metavar="文件=说明", help="照片，可以写几次")
    learn = _word(words, "brief-learn", "记住改过的简报怎么写", summary.brief_learn)
    learn.add_argument("file", type=filled, metavar="文件.docx")


def _brief_choices(word: Any) -> None:
    tones = ("plain", "formal", "warm")
    word.add_argument("--tone", choices=tones, default="formal", metavar="|".join(tones), help="语气")
    lengths = ("short", "middle", "long")
    word.add_argument("--length", choices=lengths, default="middle", metavar="|".join(lengths), help="篇幅")


def _outbox_words(words: Any) -> None:
    pack = _word(words, "package", "一期的材料：报表、简报、清单，放进一个文件夹和压缩包", box.package)
    pack.add_argument("period", nargs="+", metavar="期间", help="如 month 2026-11")
    pack.add_argument("--out", required=True, type=filled, metavar="放到哪个文件夹")
    _brief_choices(pack)
    reports = _group(words, "report", "要上报的表")
    make = _word(reports, "make", "做一期报表，照报出去的样子留底", box.report_make)
    make.add_argument("period", nargs="+", metavar="期间", help="如 week 2026-W47、month 2026-11")
    make.add_argument("--out", required=True, type=filled, metavar="文件.xlsx")
    make.add_argument("--duty", default="", metavar="名称", help="是哪一种定期报表")
    make.add_argument("--reason", default="", metavar="理由", help="报过又要更正时写")
    _word(reports, "list", "做过的报表", box.report_list)
    delta = _word(reports, "delta", "报出以后补登、更正了什么", box.report_delta)
    delta.add_argument("id", metavar="报表编号")
    save = _word(reports, "save", "把报出去的文件再存一份", box.report_save)
    save.add_argument("id", metavar="报表编号")
    save.add_argument("--out", required=True, type=filled, metavar="文件.xlsx")
    duties = _group(words, "duty", "定期要报的表")
    add = _word(duties, "add", "添一种定期报表，或改一种", box.duty_add)
    add.add_argument("name", metavar="名称")
    add.add_argument("--period", required=True, metavar="week|half-month|month|quarter|year|day")
    add.add_argument("--office", default="", metavar="报给谁")
    add.add_argument("--days-after", type=int, default=0, metavar="天数", help="期末之后几天交")
    add.add_argument("--at", default="18:00", metavar="16:00", help="几点前交")
    add.add_argument("--form", default="", metavar="表名", help="填进学过的哪张表")
    add.add_argument("--starts", metavar="日期", help="从哪天起")
    add.add_argument("--ended", action="store_true", help="不用再报了")
    _word(duties, "list", "定期要报哪些表", box.duty_list)
    outbox = _word(words, "outbox", "待上报、已上报、已确认", box.outbox)
    steps = ("carried", "acknowledged")
    outbox.add_argument("what", nargs="?", choices=steps, metavar="|".join(steps))
    outbox.add_argument("id", nargs="?", metavar="报表编号")
    outbox.add_argument("--on", metavar="日期")
    outbox.add_argument("--note", default="", metavar="回话")


def _form_words(words: Any) -> None:
    forms = _group(words, "template", "单位自己的表")
    learn = _word(forms, "learn", "学会一张表怎么填", form.template_learn)
    learn.add_argument("file", type=filled, metavar="文件.xlsx")
    learn.add_argument("--map", required=True, type=filled, metavar="文件.json")
    _word(forms, "list", "学过哪些表", form.template_list)
    export = _word(forms, "export", "把填法存成文件，交给别的村", form.template_export)
    export.add_argument("name", metavar="表名")
    export.add_argument("--map", required=True, type=filled, metavar="文件.json")


def _safety_words(words: Any) -> None:
    backup = _word(words, "backup", "留一份核对过的备份", safety.backup)
    backup.add_argument("--to", type=filled, metavar="文件夹")
    _word(words, "backups", "列出备份：里面有什么，找回会少什么", safety.backups)
    restore = _word(words, "restore", "从备份找回", safety.restore)
    restore.add_argument("file", type=filled, metavar="备份文件")
    check = _word(words, "check", "检查台账", safety.check)
    check.add_argument("--mend", action="store_true", help="能算出来的就修好，先留备份")
    erasing = _group(words, "erase", "抹去个人信息，数字照留")
    household = _word(erasing, "household", "抹去一户", erase.erase_household)
    household.add_argument("no", metavar="户号或码")
    campaign = _word(erasing, "campaign", "抹去一次活动里说过、签过的", erase.erase_campaign)
    campaign.add_argument("name", metavar="活动名称")
    for word in (household, campaign):
        word.add_argument("--reason", required=True, metavar="理由")
    _word(erasing, "due", "到期该抹去的", erase.erase_due)
    keep = _word(erasing, "keep-until", "定一次活动的记录留到哪天", erase.keep_until)
    keep.add_argument("name", metavar="活动名称")
    keep.add_argument("date", metavar="日期")
    keep.add_argument("--purpose", default="", metavar="目的")
    keep.add_argument("--basis", default="", metavar="依据")
    _key_words(words)
    trail = _group(words, "audit", "审计：谁做了什么")
    _word(trail, "verify", "核对审计链，指出第一条不对的", audit.audit_verify)
    listing = _word(trail, "list", "列出最近的审计", audit.audit_list)
    listing.add_argument("--limit", type=_positive, default=200, metavar="条数")


def _key_words(words: Any) -> None:
    ways = _group(words, "key", "谁能打开台账：口令、PIN、恢复码")
    _word(ways, "list", "列出打开台账的办法", key.key_list)
    phrase = _word(ways, "passphrase", "设口令（新口令在 DOORBOOK_NEW_PASSPHRASE 里）", key.key_passphrase)
    phrase.add_argument("--new-file", metavar="文件", help="新口令所在的文件")
    pin = _word(ways, "add-pin", "给一位工作人员设本机的 PIN（在 DOORBOOK_NEW_PIN 里）", key.key_add_pin)
    pin.add_argument("name", metavar="姓名")
    pin.add_argument("--role", choices=tuple(Access), metavar="|".join(Access), help="身份")
    pin.add_argument("--new-file", metavar="文件", help="新 PIN 所在的文件")
    remove = _word(ways, "remove", "收回一位工作人员的 PIN，或口令、恢复码", key.key_remove)
    remove.add_argument("what", metavar="姓名|passphrase|recovery")
    sheet = _word(ways, "recovery", "做新的恢复码，印一页纸", key.key_recovery)
    sheet.add_argument("--out", type=filled, metavar="文件.pdf")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
