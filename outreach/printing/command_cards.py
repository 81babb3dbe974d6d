"""Command cards: codes that tell the scanner what the slip after them means, to be laminated and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from outreach.command_cards import DAY_BEFORE, TODAY, YESTERDAY
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import LINE, MUTED
from outreach.printing.paper import A4, Paper
from outreach.printing.text import POINT, fit, steps
from outreach.progress import Report, silent
from outreach.vocabulary import ScanCommand

LEFT, RIGHT = 15.0, 195.0
TOP = 46.0
CARD, CARD_CODE = (90.0, 76.0), 30.0
DAY, DAY_CODE, DAYS_ACROSS = (45.0, 29.0), 14.0, 4
WORDS: Sequence[tuple[ScanCommand, int, str, str]] = (
    (ScanCommand.NOBODY_HOME, TODAY, "没人", "下一张回执的这一户记“未遇”，回执留着下回再用。"),
    (ScanCommand.REFUSED, TODAY, "拒签", "下一张回执的这一户当面讲了，但不肯签名。"),
    (ScanCommand.PROXY, TODAY, "代签", "下一张回执是别人代签的，按代签登记。"),
    (ScanCommand.UNDO, TODAY, "撤销", "前面那个码做的，收回来。"),
    (ScanCommand.DATE, YESTERDAY, "昨天", "下一张回执算昨天的；连扫两下，后面的都算。"),
    (ScanCommand.DATE, TODAY, "今天", "日期回到今天。"),
)
RULES = (
    "先扫卡，再扫回执：一张卡只管紧跟着的那一张，“撤销”管它前面那一张。",
    "日期卡连扫两下，后面整叠都算那一天，扫“今天”就回来。卡压膜后一直能用，只在本村的台账上有用。",
)


@dataclass(frozen=True)
class CardsJob:
    """Whose cards these are; `code` gives the code of a command and a day."""

    village: str
    code: Callable[[ScanCommand, int], str]
    title: str = "扫码命令卡"


def draw(job: CardsJob, report: Report = silent) -> Drawn:
    """Draw the six cards on a page, and the days of the month on another."""
    paper = Paper(A4, job.title)
    report(0, 2)
    _draw_head(paper, job.title, job.village, RULES)
    for nth, (command, day, word, meaning) in enumerate(WORDS):
        x, y = LEFT + nth % 2 * CARD[0], TOP + nth // 2 * CARD[1]
        _draw_card(paper, x, y, word, meaning, job.code(command, day))
    paper.end_page()
    report(1, 2)
    rules = ("回执是哪天签的，就先扫哪一天：总是指最近的那个日子。连扫两下，后面整叠都算那一天。",)
    _draw_head(paper, "换日期", job.village, rules)
    days = [(DAY_BEFORE, "前天"), *((day, f"{day}日") for day in range(1, 32))]
    for nth, (day, word) in enumerate(days):
        x, y = LEFT + nth % DAYS_ACROSS * DAY[0], TOP - 6 + nth // DAYS_ACROSS * DAY[1]
        _draw_day(paper, x, y, word, job.code(ScanCommand.DATE, day))
    paper.end_page()
    report(2, 2)
    return Drawn(paper.finish(), 2, ())


def _draw_head(paper: Paper, title: str, village: str, rules: Sequence[str]) -> None:
    paper.text(LEFT, 22, title, 25, Face.BOLD)
    name = fit(village, 70, steps(10.5, 9, 8, 7))
    for line in name.lines:
        paper.text(RIGHT, 22, line, name.size, align="right", colour=MUTED)
    for nth, rule in enumerate(rules):
        paper.text(LEFT, 31 + 5.5 * nth, rule, 10.5)


def _draw_card(paper: Paper, x: float, y: float, word: str, meaning: str, code: str) -> None:
    paper.frame(x, y, *CARD, 0.2, LINE)
    paper.text(x + 8, y + 31, word, 52, Face.BOLD)
    paper.code(x + CARD[0] - CARD_CODE - 8, y + 8, CARD_CODE, code)
    said = fit(meaning, CARD[0] - 16, steps((12, 3)))
    for nth, line in enumerate(said.lines):
        paper.text(x + 8, y + 53 + 1.5 * 12 * POINT * nth, line, said.size)


def _draw_day(paper: Paper, x: float, y: float, word: str, code: str) -> None:
    paper.frame(x, y, *DAY, 0.2, LINE)
    paper.code(x + DAY[0] - DAY_CODE - 5, y + (DAY[1] - DAY_CODE) / 2, DAY_CODE, code)
    paper.text(x + 4, y + DAY[1] / 2 + 2.8, word, 22, Face.BOLD)
