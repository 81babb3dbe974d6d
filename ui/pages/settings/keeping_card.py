"""保存期限: until when what each campaign recorded is kept, what is due, erased by the administrator."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from outreach.queries.keeping import KeepingRow, keeping
from outreach.rights import Right, may
from outreach.wording import tr
from ui import words
from ui.dialogs.erasing import EraseDialog
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card, clear
from ui.widgets.text import Elided, Text


class KeepingCard(Card):
    """A line a campaign, those past their date first."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("How long records are kept"))
        self.ctx = ctx
        self.body.addWidget(Text(words.purpose_words(), step=13, tone="muted", wrap=True))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.body.addLayout(self.rows)

    def fill(self) -> None:
        """Read the campaigns."""
        clear(self.rows)
        found = self.ctx.workspace.ask(keeping, self.ctx.workspace.now().date())
        for row in found:
            self.rows.addLayout(self._line(row))
        if not found:
            self.rows.addWidget(Text(tr("No campaign yet."), tone="muted"))

    def _line(self, row: KeepingRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Elided(row.name), 1)
        line.addWidget(Text(_until(row), step=13, tone="warn" if row.due else "muted"))
        if row.due and may(self.ctx.workspace.access, Right.ERASE):
            text = tr("Erase {n} records", n=row.left)
            erase = Button(text, "danger", name=f"settings.erase_{row.id}", small=True)
            erase.clicked.connect(lambda: self.erase(row))
            line.addWidget(erase)
        return line

    def erase(self, row: KeepingRow) -> None:
        """Ask why, then erase what was said at the doors in a campaign."""

        def work(reason: str) -> None:
            self.ctx.tasks.run(
                tr("Erasing"),
                lambda report: self.ctx.workspace.erase(reason, campaigns=[row.id]),
                done=lambda n: self.ctx.toast(tr("{n} records erased", n=n), undo=False),
                failed=self.ctx.trouble,
            )

        title = tr("Erase what was said in {name}", name=row.name)
        EraseDialog(title, tr("Erase {n} records", n=row.left), work, self).open()


def _until(row: KeepingRow) -> str:
    if row.keep_until is None:
        return tr("no date set")
    day = words.day_words(row.keep_until)
    return tr("was to go on {day}", day=day) if row.due else tr("until {day}", day=day)
