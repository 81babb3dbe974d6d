"""A stack of paper entered with the scanner alone: slips are recorded, command cards change the one after.

A card (没人, 拒签, 代签, 换日期) counts for the very next code; 换日期 scanned twice holds for all that
follow, until the card of another day is scanned twice or “today” once. 撤销 takes back what the code
before it did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from outreach.actions.receipts_back import SLIP_IS_BLANK, ReturnedSlip, SlipForm, return_receipt
from outreach.command_cards import TODAY, CommandCard
from outreach.errors import UserMistake
from outreach.queries.receipts import ReceiptRow, receipt, receipt_of_text
from outreach.queries.scans import ScanRow, resolve_scan
from outreach.queries.visits import VisitRow, visit
from outreach.vocabulary import Outcome, ScanCommand, SignOff
from outreach.workspace import Workspace

SAYS: dict[ScanCommand, dict[str, Any]] = {
    ScanCommand.NOBODY_HOME: {"outcome": Outcome.NOBODY_HOME, "signoff": SignOff.NONE},
    ScanCommand.REFUSED: {"outcome": Outcome.MET, "signoff": SignOff.REFUSED},
    ScanCommand.PROXY: {"outcome": Outcome.MET, "signoff": SignOff.PROXY},
}


@dataclass(frozen=True)
class ScanAnswer:
    """What one code was and did: `status` saved, already, open, unknown or forged.

    `visit` is the one recorded, now or before; `problem` says why a slip of ours was not taken; `undone`, on
    the card 撤销, whether anything was taken back; `day` the date that a slip or a card stands for.
    """

    row: ScanRow
    status: str
    receipt: ReceiptRow | None = None
    visit: VisitRow | None = None
    problem: UserMistake | None = None
    day: date | None = None
    form: SlipForm = SlipForm()
    undone: bool = False
    again: bool = False
    """The very slip was taken before, so that nothing at all has changed."""

    @property
    def command(self) -> ScanCommand | None:
        """Give the command of a card."""
        return self.row.card.command if self.row.card else None

    @property
    def household_no(self) -> str | None:
        """Give the household's number, None where there is none."""
        return (self.receipt.household_no or None) if self.receipt else self.row.household_no


@dataclass(frozen=True)
class _Done:
    """What a code did: an action (its counter), or the cards that lay there before it."""

    counter: int | None = None
    cards: tuple[ScanCommand | None, date | None, date | None] | None = None


class ScanStack:
    """Takes one code after the other; `command` and `once` wait for the next code, `held` for all.

    `blank` is a slip without a household that was scanned last: the next code may say whose it is.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.command: ScanCommand | None = None
        self.once: date | None = None
        self.held: date | None = None
        self.blank: ScanAnswer | None = None
        self._done: list[_Done] = []

    @property
    def day(self) -> date | None:
        """Give the day that the next slip stands for, None = today."""
        return self.once or self.held

    def take(self, text: str) -> ScanAnswer:
        """Do what a code says. Raises StorageProblem."""
        row = self.workspace.ask(resolve_scan, text)
        if row.card is not None:
            self.blank = None
            return self._undo(row) if row.card.command is ScanCommand.UNDO else self._lay(row, row.card)
        form = self._form()
        if row.status == "open" and row.receipt_id is not None:
            return self._record(row, form)
        self.blank = None
        self._done.append(_Done())
        return ScanAnswer(row, row.status)

    def take_number(self, text: str, unit_id: str | None = None) -> ScanAnswer | None:
        """Do the same for a slip whose number is typed, with a blank one's household; None if unknown."""
        slip = self.workspace.ask(receipt_of_text, text)
        if slip is None:
            return None
        row = ScanRow("receipt", "open", slip.code, slip.unit_id, receipt_id=slip.id)
        return self._record(row, replace(self._form(), unit_id=unit_id))

    def name_owner(self, text: str) -> ScanAnswer | None:
        """Record the blank slip scanned last for the household whose code this is; None if there is none."""
        waiting, self.blank = self.blank, None
        row = self.workspace.ask(resolve_scan, text)
        if waiting is None or row.status != "open" or row.household_no is None:
            self.command = self.once = None
            self._done.append(_Done())
            return None
        return self._record(waiting.row, replace(waiting.form, unit_id=row.unit_id))

    def lay(self, command: ScanCommand | None, day: date | None = None) -> None:
        """Lay a card by hand: for the next slip, and a day for all that follow (None = today)."""
        self.command, self.once, self.held = command, None, day

    def _form(self) -> SlipForm:
        command, day = self.command, self.day
        self.command = self.once = None
        return SlipForm(on=day, **SAYS.get(command, {}) if command else {})

    def _record(self, row: ScanRow, form: SlipForm) -> ScanAnswer:
        workspace = self.workspace
        self.blank = None
        done: ReturnedSlip | None = None
        problem: UserMistake | None = None
        try:
            done = workspace.run(return_receipt, row.code, form)
        except UserMistake as mistake:
            problem = mistake
        slip = workspace.ask(receipt, row.receipt_id or "")
        self._done.append(_Done(done.counter if done and not done.again else None))
        if done is None:
            status = "open" if problem and problem.code == SLIP_IS_BLANK else "unknown"
            answer = ScanAnswer(row, status, slip, problem=problem, day=form.on, form=form)
            self.blank = answer if status == "open" else None
            return answer
        row = replace(row, unit_id=done.unit_id)
        found = workspace.ask(visit, done.visit_id) if done.visit_id else None
        return ScanAnswer(
            row, "saved" if done.saved else "already", slip, found, day=form.on, again=done.again
        )

    def _lay(self, row: ScanRow, card: CommandCard) -> ScanAnswer:
        self._done.append(_Done(cards=(self.command, self.once, self.held)))
        if card.command is not ScanCommand.DATE:
            self.command = card.command
            return ScanAnswer(row, "open")
        today = self.workspace.now().date()
        day = card.date(today)
        if card.day == TODAY:
            self.once = self.held = None
        elif self.once == day:
            self.once, self.held = None, day
        else:
            self.once = day
        return ScanAnswer(row, "open", day=day)

    def _undo(self, row: ScanRow) -> ScanAnswer:
        done = self._done.pop() if self._done else _Done()
        if done.cards is not None:
            self.command, self.once, self.held = done.cards
            return ScanAnswer(row, "open", undone=True)
        newest = self.workspace.undoable()
        if done.counter is None or newest is None or newest.counter != done.counter:
            return ScanAnswer(row, "open")
        self.workspace.undo()
        return ScanAnswer(row, "open", undone=True)
