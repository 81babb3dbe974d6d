"""The words of tallies, reports, forms and summaries."""

from __future__ import annotations

from typing import Any

from outreach.cli import brief_commands as summary
from outreach.cli import form_commands as form
from outreach.cli import outbox_commands as box
from outreach.cli import report_commands as report
from outreach.cli.word_makers import add_group, add_period, add_word
from outreach.cli.words import filled
from outreach.periods import EXAMPLES

MAP_HELP = (
    "每格写明 figure 或 text、group 和 period：value 本期、cumulative 累计、last 上期、last_year 去年同期、"
    "diff 比上期、rank 名次（组在各组中，大的在前，相同并列）"
)


def add_report_words(words: Any) -> None:
    """Add them."""
    tally = add_word(words, "tally", "统计表", report.tally)
    add_period(tally)
    tally.add_argument("--out", type=filled, metavar="文件.xlsx")
    tally.add_argument("--template", type=filled, metavar="文件.xlsx", help="填进上级的表")
    tally.add_argument("--map", type=filled, metavar="文件.json", help="哪个数填哪一格；学过的表可以不写")
    _form_words(words)
    _outbox_words(words)
    _brief_words(words)
    add_word(words, "figures", "指标目录", report.figures)


def _brief_words(words: Any) -> None:
    brief = add_word(words, "brief", "工作简报（Word）", summary.brief)
    add_period(brief)
    brief.add_argument("--out", required=True, type=filled, metavar="文件.docx")
    _brief_choices(brief)
    brief.add_argument("--photo", action="append", default=[], metavar="文件=说明", help="照片，可以写几次")
    learn = add_word(words, "brief-learn", "记住改过的简报怎么写", summary.brief_learn)
    learn.add_argument("file", type=filled, metavar="文件.docx")


def _brief_choices(word: Any) -> None:
    tones = ("plain", "formal", "warm")
    word.add_argument("--tone", choices=tones, default="formal", metavar="|".join(tones), help="语气")
    lengths = ("short", "middle", "long")
    word.add_argument("--length", choices=lengths, default="middle", metavar="|".join(lengths), help="篇幅")


def _outbox_words(words: Any) -> None:
    pack = add_word(words, "package", "一期的材料：报表、简报、清单，放进一个文件夹和压缩包", box.package)
    add_period(pack)
    pack.add_argument("--out", required=True, type=filled, metavar="放到哪个文件夹")
    _brief_choices(pack)
    reports = add_group(words, "report", "要上报的表")
    make = add_word(reports, "make", "做一期报表，照报出去的样子留底", box.report_make)
    add_period(make)
    make.add_argument("--out", required=True, type=filled, metavar="文件.xlsx")
    make.add_argument("--duty", default="", metavar="名称", help="是哪一种定期报表")
    make.add_argument("--reason", default="", metavar="理由", help="报过又要更正时写")
    add_word(reports, "list", "做过的报表", box.report_list)
    delta = add_word(reports, "delta", "报出以后补登、更正了什么", box.report_delta)
    delta.add_argument("id", metavar="报表编号")
    save = add_word(reports, "save", "把报出去的文件再存一份", box.report_save)
    save.add_argument("id", metavar="报表编号")
    save.add_argument("--out", required=True, type=filled, metavar="文件.xlsx")
    duties = add_group(words, "duty", "定期要报的表")
    add = add_word(duties, "add", "添一种定期报表，或改一种", box.duty_add)
    add.add_argument("name", metavar="名称")
    add.add_argument("--period", required=True, metavar="|".join(EXAMPLES))
    add.add_argument("--office", default="", metavar="报给谁")
    add.add_argument("--days-after", type=int, default=0, metavar="天数", help="期末之后几天交")
    add.add_argument("--at", default="18:00", metavar="16:00", help="几点前交")
    add.add_argument("--form", default="", metavar="表名", help="填进学过的哪张表")
    add.add_argument("--starts", metavar="日期", help="从哪天起")
    add.add_argument("--ended", action="store_true", help="不用再报了")
    add_word(duties, "list", "定期要报哪些表", box.duty_list)
    outbox = add_word(words, "outbox", "待上报、已上报、已确认", box.outbox)
    steps = ("carried", "acknowledged")
    outbox.add_argument("what", nargs="?", choices=steps, metavar="|".join(steps))
    outbox.add_argument("id", nargs="?", metavar="报表编号")
    outbox.add_argument("--on", metavar="日期")
    outbox.add_argument("--note", default="", metavar="回话")


def _form_words(words: Any) -> None:
    forms = add_group(words, "template", "上级的表")
    learn = add_word(forms, "learn", "学会一张表怎么填", form.template_learn)
    learn.add_argument("file", type=filled, metavar="文件.xlsx")
    learn.add_argument("--map", required=True, type=filled, metavar="文件.json", help=MAP_HELP)
    add_word(forms, "list", "学过哪些表", form.template_list)
    export = add_word(forms, "export", "把填法存成文件，交给别的村", form.template_export)
    export.add_argument("name", metavar="表名")
    export.add_argument("--map", required=True, type=filled, metavar="文件.json")
