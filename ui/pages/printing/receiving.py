"""After handouts were printed, one press puts their number into the stock."""

from __future__ import annotations

from collections.abc import Mapping

from outreach.actions.stock import MovementForm, record_movement
from outreach.errors import DoorbookError
from outreach.printing.pieces import printed_pieces
from outreach.vocabulary import MovementKind
from outreach.wording import tr
from ui.page import Context
from ui.widgets.button import Button


class Receiving(Button):
    """Hidden until handouts went to the printer; then offers to receive them, once."""

    def __init__(self, ctx: Context) -> None:
        super().__init__("", name="printing.receive", icon="in")
        self._ctx = ctx
        self._form: MovementForm | None = None
        self.clicked.connect(self._receive)
        self.hide()

    def offer(self, kind: str, options: Mapping[str, str], pages: int, copies: int) -> None:
        """Offer what was just printed; hide for a paper that is no handout."""
        found = printed_pieces(kind, options, pages, copies)
        self._form = None
        if found is not None:
            code, count = found
            edition = options.get("edition", "")
            self._form = MovementForm(
                MovementKind.RECEIVE, code, count, edition=edition, source=tr("printed here")
            )
            self.set_text(tr("Put the {n} printed pieces into the stock", n=count))
        self.setVisible(found is not None)

    def forget(self) -> None:
        """Offer nothing any more."""
        self._form = None
        self.hide()

    def _receive(self) -> None:
        if self._form is None:
            return
        try:
            self._ctx.workspace.run(record_movement, self._form)
        except DoorbookError as problem:
            self._ctx.trouble(problem)
            return
        self._ctx.toast(tr("{n} pieces are in the stock now", n=self._form.count))
        self.forget()
