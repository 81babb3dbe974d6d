"""What a scan does on any page: a slip is recorded, a card waits for the next, a code opens what it names."""

from __future__ import annotations

from collections.abc import Callable

from outreach.codes import CodeKind, ParsedCode, read_code
from outreach.errors import DoorbookError
from outreach.queries.scans import resolve_scan
from outreach.scanning.stack import ScanAnswer
from outreach.vocabulary import ScanCommand
from outreach.wording import tr
from ui.frame.scan_words import BandWords, card_words, slip_words, undo_words
from ui.page import Context
from ui.widgets.band import ScanBand
from ui.words import current_day

OURS = (CodeKind.RECEIPT, CodeKind.COMMAND)


class Scans:
    """The stack that is being scanned, and its band; `open_unit(id)` opens a household."""

    def __init__(self, ctx: Context, band: ScanBand, open_unit: Callable[[str], None]) -> None:
        self._ctx, self._band, self._open_unit = ctx, band, open_unit
        self.stack = ctx.stack
        band.faded.connect(self.rest)

    def take(self, code: str, page_takes: Callable[[str], bool]) -> None:
        """Answer a scan; codes of households and sheets go to the page on screen first."""
        parsed = read_code(code)
        try:
            if isinstance(parsed, ParsedCode) and parsed.kind in OURS:
                self.tell(self.stack.take(code))
            elif (answer := self.stack.name_owner(code)) is not None:
                self.tell(answer)
            elif not page_takes(code):
                self._open(code)
        except DoorbookError as problem:
            self._ctx.trouble(problem)

    def tell(self, answer: ScanAnswer) -> None:
        """Say in the band what a slip or card did."""
        if answer.row.card is None:
            self._say(slip_words(answer, current_day()))
        elif answer.command is ScanCommand.UNDO:
            self._say(undo_words(answer))
        else:
            self._say(card_words(self.stack, current_day()) or BandWords("card", tr("Today again")))

    def _say(self, said: BandWords) -> None:
        self._ctx.band(said.kind, said.words, said.detail, undo=said.undo, lasting=said.lasting)

    def rest(self) -> None:
        """Show what still waits for the next slip, once an answer has faded or the page is another."""
        said = card_words(self.stack, current_day())
        if said is not None:
            self._band.say(said.kind, said.words, said.detail, lasting=True)

    def _open(self, code: str) -> None:
        row = self._ctx.workspace.ask(resolve_scan, code)
        if row.status == "open" and row.unit_id:
            self._open_unit(row.unit_id)
        elif row.status == "open" and row.page_id:
            self._ctx.navigate("receipts", page_id=row.page_id)
        elif row.status == "forged":
            words = tr("This code was not printed by this ledger: keep the paper.")
            self._ctx.band("forged", tr("Perhaps forged"), words)
        else:
            words = tr("No household here has this code: find it by name.")
            self._ctx.band("unknown", tr("Not known"), words)
