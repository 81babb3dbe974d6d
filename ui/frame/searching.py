"""The search box at work: the page on screen may take it, else a drop-down shows what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from outreach.queries.search import SearchHit, search
from outreach.wording import mark, tr
from ui.frame.host import PageHost
from ui.page import Context
from ui.widgets.search import Hit, SearchBox
from ui.work.task import REST

if TYPE_CHECKING:
    from outreach.progress import Report

MOST = 8
ASKED = 100
WHY = {
    "phone": mark("end of the phone number"),
    "id": mark("end of the ID number"),
    "door": mark("door"),
    "no": mark("household number"),
    "code": mark("code on paper"),
}


class Searching:
    """Asks on the second queue, so that a long import does not hold it up; late answers are dropped."""

    def __init__(
        self, ctx: Context, box: SearchBox, host: PageHost, open_unit: Callable[[str], None]
    ) -> None:
        self._ctx = ctx
        self._box = box
        self._host = host
        self._open_unit = open_unit
        self._asked = 0
        box.asked.connect(self.ask)
        box.picked.connect(self._pick)
        box.entered.connect(self.enter)
        box.left.connect(self._leave)

    def begin(self) -> None:
        """Put the keyboard into the box."""
        self._box.line.setFocus()
        self._box.line.selectAll()

    def ask(self, text: str) -> None:
        """Look for a text."""
        self._asked += 1
        turn = self._asked
        page = self._host.current()
        if page is not None and page.searched(text):
            self._box.close_hits()
            return
        if not text:
            self._box.close_hits()
            return

        def work(report: Report) -> tuple[SearchHit, ...]:
            return self._ctx.workspace.ask(search, text, ASKED)

        self._ctx.tasks.run("", work, done=lambda found: self._show(turn, found), queue=REST)

    def enter(self, text: str) -> None:
        """Open the likeliest at once: Enter was faster than the results, or the page shows them itself."""
        page = self._host.current()
        if page is not None and page.search_entered(text):
            return
        self._asked += 1

        def work(report: Report) -> tuple[SearchHit, ...]:
            return self._ctx.workspace.ask(search, text, 1)

        self._ctx.tasks.run("", work, done=self._open_first, queue=REST)

    def _open_first(self, found: tuple[SearchHit, ...]) -> None:
        if found:
            self._box.clear()
            self._open_unit(found[0].unit_id)
        else:
            self._box.show_hits([])

    def _show(self, turn: int, found: tuple[SearchHit, ...]) -> None:
        if turn == self._asked and self._box.line.hasFocus():
            self._box.show_hits([_hit(row) for row in found[:MOST]], len(found))

    def _pick(self, target: object) -> None:
        if isinstance(target, SearchHit):
            self._open_unit(target.unit_id)

    def _leave(self) -> None:
        page = self._host.current()
        if page is not None:
            page.searched("")
            page.setFocus()


def _hit(row: SearchHit) -> Hit:
    why = tr(WHY[row.why]) if row.why in WHY else ""
    if row.kind == "person":
        why = f"{row.head} {row.relation}".strip()
    return Hit(row.name, row.place, why, row, start=row.start, length=row.length)
