"""Command cards: printed codes that tell the scanner what the slip after them (or before them) means.

A card is a code like any other, proved by the ledger's secret; in place of random letters it carries the
number of its command and, for 换日期, which day. The numbers are permanent: cards are laminated and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from outreach.codes import ALPHABET, CodeKind, ParsedCode, make_code
from outreach.vocabulary import ScanCommand

MARK = 0xC0
NUMBERS = {
    ScanCommand.NOBODY_HOME: 1,
    ScanCommand.REFUSED: 2,
    ScanCommand.PROXY: 3,
    ScanCommand.DATE: 4,
    ScanCommand.UNDO: 5,
}
TODAY, YESTERDAY, DAY_BEFORE = 0, 101, 102
DAYS = (TODAY, YESTERDAY, DAY_BEFORE, *range(1, 32))
"""The days that have a card: today, yesterday, the day before, and the last 1st to 31st of a month."""
_COMMANDS = {number: command for command, number in NUMBERS.items()}


@dataclass(frozen=True)
class CommandCard:
    """What a card says; `day` is one of `DAYS` on a card that changes the date."""

    command: ScanCommand
    day: int = TODAY

    def date(self, today: date) -> date:
        """Give the day the card means when it is scanned today; never one to come."""
        if self.day in (TODAY, YESTERDAY, DAY_BEFORE):
            return today - timedelta(days=(TODAY, YESTERDAY, DAY_BEFORE).index(self.day))
        return next(
            day for back in range(62) if (day := today - timedelta(days=back)).day == self.day
        )


def command_code(secret: bytes, command: ScanCommand, day: int = TODAY) -> str:
    """Give the code of a card; the same one each time it is printed."""
    if day not in DAYS:
        raise ValueError(day)
    return make_code(CodeKind.COMMAND, secret, lambda count: bytes([MARK, NUMBERS[command], day, 0, 0]))


def read_card(parsed: ParsedCode) -> CommandCard | None:
    """Tell what a proved code of kind command says, None for one that this program does not know."""
    number = 0
    for letter in parsed.short:
        number = number << 5 | ALPHABET.index(letter)
    lead, command, day, *rest = number.to_bytes(5, "big")
    if lead != MARK or command not in _COMMANDS or day not in DAYS or any(rest):
        return None
    return CommandCard(_COMMANDS[command], day)
