"""A slip by its number: where the code cannot be read, with what a command card would say beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from outreach.scanning.stack import ScanAnswer
from outreach.vocabulary import ScanCommand
from outreach.wording import tr
from ui import theme
from ui.dialogs.whose import WhoseDialog
from ui.page import Context
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.words import current_day

SIGNED = "signed"


class SlipEntry(QWidget):
    """Number, how it was signed, day; scans go by the same choices. `entered()` tells of a slip done."""

    entered = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.number = LineEdit(name="receipts.number", hint=tr("such as 0012-4, or scan the slip"))
        self.said = ChoiceRow(_said(), name="receipts.slip_said", code=SIGNED)
        self.day = DateField(name="receipts.slip_day", calendar=True)
        self.number_field = Field(tr("Hand in a slip by its number"), self.number)
        self.number_field.setFixedWidth(theme.px(300))
        said = Field(tr("What it says, also for the next scan"), self.said)
        self.day_field = Field(tr("Day on the paper"), self.day)
        self.day_field.setFixedWidth(theme.px(150))
        flow = FlowLayout(self, gap=16)
        for part in (self.number_field, said, self.day_field):
            flow.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.number.returnPressed.connect(self._enter)
        self.number.textEdited.connect(lambda _: self.number_field.show_problem(""))
        self.said.chosen.connect(lambda _: self._lay())
        self.day.changed.connect(self._lay)

    def show_stack(self) -> None:
        """Show what the next slip will be taken for, cards that were scanned with it."""
        stack = self.ctx.stack
        self.said.choose(stack.command.value if stack.command else SIGNED)
        self.day.set_value(stack.day or current_day())

    def _lay(self) -> None:
        """Tell the stack what is chosen, as a scanned card would."""
        code, day = self.said.code(), self.day.value()
        command = None if code == SIGNED else ScanCommand(code)
        self.ctx.stack.lay(command, None if day == current_day() else day)

    def _enter(self) -> None:
        text = self.number.text().strip()
        if not text:
            return
        if self.day.is_wrong():
            self.day_field.show_problem(tr("Which day? Write it like 11-20."))
            return
        self.day_field.show_problem("")
        laid = (self.ctx.stack.command, self.ctx.stack.held)
        answer = self.ctx.stack.take_number(text)
        if answer is None:
            words = tr("There is no slip of this number: type it with the last digit, as on the paper.")
            self.number_field.show_problem(words)
        elif answer.status == "open":
            self.ctx.stack.lay(*laid)
            self.ask_owner(answer)
        else:
            self._done(answer)

    def ask_owner(self, answer: ScanAnswer) -> None:
        """Ask whose a blank slip is, then record it."""
        slip = answer.receipt
        assert slip is not None

        def save(unit_id: str) -> None:
            done = self.ctx.stack.take_number(slip.code, unit_id)
            if done is not None:
                self._done(done)

        title = tr("{serial} is blank: whose is it?", serial=slip.serial)
        WhoseDialog(title, tr("Note it down"), self.ctx.workspace, save, self).open()

    def _done(self, answer: ScanAnswer) -> None:
        self.number.clear()
        self.ctx.scan(answer)
        self.show_stack()
        self.entered.emit()


def _said() -> list[Option]:
    return [
        Option(SIGNED, tr("Has signed")),
        Option(ScanCommand.PROXY, tr("Signed by another")),
        Option(ScanCommand.REFUSED, tr("Refused to sign")),
        Option(ScanCommand.NOBODY_HOME, tr("Nobody home")),
    ]
