"""The words of `print`: the papers, their choices, and printing once more what was printed before."""

from __future__ import annotations

import argparse
from typing import Any

from outreach.cli import paper_commands as paper
from outreach.cli.word_makers import ChineseParser, add_word
from outreach.cli.words import filled, readable
from outreach.errors import UserMistake
from outreach.printing.papers import PAPERS, all_options, paper_kind
from outreach.wording import zh

USAGE = (
    "python -m outreach print 纸 --out 文件.pdf [--group 组] [这种纸的选项]\n"
    "       python -m outreach print again [编号|last --out 文件.pdf [--pages 页]]"
)
AFTER = "again 单独写列出以前打印的；again 编号（last 是最近一次）照原样再印，--pages 3 或 2-5 只要几页。"


def add_paper_words(words: Any) -> None:
    """Add `print` with every choice of every paper."""
    printing = add_word(words, "print", "打印成 PDF", paper.print_command)
    printing.usage, printing.epilog = USAGE, AFTER
    printing.set_defaults(usage_error=printing.error)
    papers = "；".join(f"{one.code} {zh(one.title)}" for one in PAPERS)
    printing.add_argument("kind", action=_Paper, metavar="纸", help=f"{papers}；{paper.AGAIN} 再印以前的")
    printing.add_argument("batch", nargs="?", metavar="编号", help="again 后面：以前哪一次打印")
    printing.add_argument("--out", "--to", type=filled, metavar="文件.pdf")
    printing.add_argument("--pages", metavar="页", help="again 只要哪几页：3、2-5、1,4-6")
    printing.add_argument("--group", metavar="组")
    printing.add_argument("--patch", metavar="包片人", help="只印一人包片的住户，也可写 nobody、several")
    printing.add_argument("--unmasked", action="store_true", help="不遮号码，要用 --reason 写理由")
    for code, options in all_options().items():
        values = dict.fromkeys(value for option in options for value, _ in option.choices)
        shown = "代码,代码" if options[0].many else "|".join(values) or "文字"
        printing.add_argument(f"--{code}", metavar=shown, help=zh(options[0].label))


class _Paper(argparse.Action):
    """Takes the paper, or says in one sentence which there are."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        said = readable(values)
        try:
            setattr(namespace, self.dest, said if said == paper.AGAIN else paper_kind(said).code)
        except UserMistake as mistake:
            assert isinstance(parser, ChineseParser)
            parser.refuse(mistake.chinese())
