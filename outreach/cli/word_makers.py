"""How the words of the command line are made: a word, a group of words, the options all have."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from outreach.periods import PeriodKind

USAGE = 2
IN_CHINESE = (
    (r"the following arguments are required: (.+)", r"还缺 \1"),
    (r"unrecognized arguments: (.+)", r"不认得 \1"),
    (r"argument (.+?): invalid choice: '(.*)' \(choose from .*", r"\1 不能写“\2”"),
    (r"argument (.+?): invalid \S+ value: '(.*)'", r"\1 不能写“\2”"),
    (r"argument (.+?): expected .*", r"\1 后面要写内容"),
)
"""What argparse says of a wrong command line, by pattern."""
PERIOD_HELP = "如 week 2026-W47、month 2026-11、phase 阶段名称、campaign（整个专项行动）"


class ChineseParser(argparse.ArgumentParser):
    """Says in Chinese that the usage is wrong."""

    def error(self, message: str) -> NoReturn:
        """Print how the command is written and leave with 2."""
        self.print_usage(sys.stderr)
        self.refuse(f"命令写得不对（{_in_chinese(message)}）。加 -h 看写法。")

    def refuse(self, sentence: str) -> NoReturn:
        """Say in one sentence what is wrong and leave with 2."""
        print(sentence, file=sys.stderr)
        sys.exit(USAGE)


def _in_chinese(message: str) -> str:
    for pattern, said in IN_CHINESE:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(said)
    return message


def common_options(parser: argparse.ArgumentParser, *, suppress: bool = True) -> None:
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


def add_word(
    words: Any, name: str, does: str, command: Callable[..., Any] | None = None
) -> argparse.ArgumentParser:
    """Add a command, with the function that does it."""
    parser: argparse.ArgumentParser = words.add_parser(name, help=does, description=does)
    if command is not None:
        common_options(parser)
        parser.set_defaults(command=command)
    return parser


def add_group(words: Any, name: str, does: str) -> Any:
    """Add a word that has words under it."""
    made = add_word(words, name, does)
    return made.add_subparsers(metavar="做什么", required=True, parser_class=ChineseParser)


def add_period(parser: argparse.ArgumentParser) -> None:
    """Let a command take a period, in as many words as it is written with."""
    parser.add_argument("period", nargs="+", action=_Period, metavar="期间", help=PERIOD_HELP)


class _Period(argparse.Action):
    """Joins the words of a period; a kind alone says too little, but for the whole campaign."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        said = " ".join(values).strip()
        if said.lower() in set(PeriodKind) - {PeriodKind.CAMPAIGN}:
            parser.error(f"{said} 后面还缺哪一期：{PERIOD_HELP}")
        setattr(namespace, self.dest, said)


def as_day(text: str) -> date:
    """Read a day."""
    return date.fromisoformat(text)


def positive(text: str) -> int:
    """Read a number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
