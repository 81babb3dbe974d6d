"""Somebody leaves: their ways into the ledger are taken away, and what cannot be is said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from outreach.actions.workers import keep_worker
from outreach.queries.village import WorkerRow, workers
from outreach.vocabulary import Access
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.dialogs.unlock import secret_line
from ui.page import Context
from ui.pages.settings.keys_card import same
from ui.widgets.text import Text


def needs_asking(ctx: Context, row: WorkerRow) -> bool:
    """Tell whether somebody who leaves has a way in that could be taken away."""
    return any(slot.worker == row.id or slot.kind == "passphrase" for slot in ctx.workspace.keyring.rows())


class LeaveForm(FormDialog):
    """Takes the PIN away here and in the copies beside the ledger; a new pass phrase may be set at once."""

    def __init__(self, ctx: Context, row: WorkerRow, parent: QWidget) -> None:
        note = tr("Their PIN opens nothing any more, neither the ledger nor the copies beside it.")
        title = tr("{name} has left", name=row.name)
        super().__init__("leave", title, tr("Has left"), self._leave_now, parent, note)
        self._ctx, self._row = ctx, row
        kinds = {slot.kind for slot in ctx.workspace.keyring.rows()}
        self.new, self.again = secret_line("leave_new"), secret_line("leave_again")
        if "passphrase" in kinds:
            hint = tr("if they know the present one; empty: it stays")
            self.add("passphrase", tr("New pass phrase"), self.new, hint)
            self.add("again", tr("Once more"), self.again)
        left = tr("A copy they took along opens for them as before: ask for the sticks and computers back.")
        self.body.addWidget(Text(left, tone="warn", wrap=True))

    def _leave_now(self) -> None:
        same(self.new.text(), self.again.text())
        workspace, row = self._ctx.workspace, self._row
        others = [one for one in workspace.ask(workers) if one.active and one.id != row.id]
        heads = frozenset(one.id for one in others if one.access is Access.ADMINISTRATOR)
        workspace.keyring.let_go(row.id, heads, self.new.text())
        workspace.run(keep_worker, row.name, row.role, row.phone, False, row.phone_reason)
