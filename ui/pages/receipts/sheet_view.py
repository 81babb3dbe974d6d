"""An open sheet: the rows in the paper's own order, the sentence beside them, one action to save the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal

from outreach.places import natural_key
from outreach.queries.sheets import SheetPageRow, sheet_pages
from outreach.queries.type_up import type_up_sheet
from outreach.vocabulary import SheetState
from outreach.wording import tr
from ui.page import Context
from ui.pages.receipts.defaults import examples, known_workers, sentence, usual_day, usual_workers
from ui.pages.receipts.desk import Desk
from ui.pages.receipts.entries import Entry
from ui.pages.receipts.row_menu import RowMenu
from ui.pages.receipts.sheet_layout import SheetLayout
from ui.pages.receipts.wordings import reading_lines

DRAFT_MS = 1500


class SheetView(SheetLayout):
    """Shows one sheet; `left` asks for the list, `opened(page id)` tells that another sheet is wanted."""

    left = Signal()
    opened = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.commands)
        self.ctx = ctx
        self.desk: Desk | None = None
        self.entries: tuple[Entry, ...] = ()
        self.pages: tuple[SheetPageRow, ...] = ()
        self.saved: dict[str, tuple[set[str], dict[str, Any]]] = {}
        self._sticky: dict[tuple[str, str], tuple[date, list[str]]] = {}
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._draft.timeout.connect(self.keep_draft)
        self._connect()

    def _today(self) -> date:
        return self.ctx.workspace.now().date()

    def _connect(self) -> None:
        self.panel.said.connect(self._say)
        self.panel.unsigned.connect(self._choose_unsigned)
        self.panel.rest_left.connect(lambda: self._with_desk(Desk.leave_rest))
        self.panel.entry.walk.connect(self._walk)
        self.panel.day.changed.connect(self._stick)
        self.panel.workers_changed.connect(self._stick)
        self.table.signed.connect(lambda entry: self._change(entry, Desk.toggle_signed))
        self.table.new_app.connect(lambda entry: self._change(entry, Desk.toggle_new_app))
        self.table.handout.connect(
            lambda entry, nth: self._change(entry, lambda desk, found: desk.toggle_handout(found, nth))
        )
        self.table.more.connect(self._offer)
        self.stack.chosen.connect(self.opened)
        self.top.all.clicked.connect(self.left)
        self.ctx.commands["receipts.previous"].triggered.connect(lambda: self.step(-1))
        self.ctx.commands["receipts.next"].triggered.connect(lambda: self.step(1))

    # Which sheet

    def page_id(self) -> str:
        """Give the open sheet, "" for none."""
        return self.desk.sheet.page.id if self.desk is not None else ""

    def open_page(self, page_id: str, row_id: str = "") -> bool:
        """Open a sheet, at a row if asked; False if there is no such sheet."""
        if page_id != self.page_id():
            sheet = self.ctx.workspace.ask(type_up_sheet, page_id)
            if sheet is None:
                return False
            self.keep_draft()
            self.desk = Desk(sheet)
            self._take_draft()
            self._set_defaults()
        self.reload()
        self.table.share_width()
        self.hug()
        if row_id:
            self.table.go_to(row_id)
        self.panel.entry.setFocus()
        return True

    def close_page(self) -> None:
        """Put the sheet away, its draft kept."""
        self.keep_draft()
        self.desk = None

    def reload(self) -> None:
        """Read the sheet again as it is in the ledger now."""
        if self.desk is None:
            return
        sheet = self.ctx.workspace.ask(type_up_sheet, self.page_id())
        if sheet is None:
            self.left.emit()
            return
        self.desk.put(sheet)
        self._bring_back()
        found = self.ctx.workspace.ask(sheet_pages, "signoff", sheet.page.batch_id)
        self.pages = tuple(sorted(found, key=lambda page: (natural_key(page.group), page.page)))
        self.top.show_sheet(sheet.page, self._today())
        stack = [page for page in self.pages if page.group == sheet.page.group]
        self.stack.show_stack(stack, sheet.page.id, self._today())
        place = self._place()
        self.ctx.commands["receipts.previous"].setEnabled(place > 0)
        self.ctx.commands["receipts.next"].setEnabled(place + 1 < len(self.pages))
        self.show_rows()

    def _place(self) -> int:
        ids = [page.id for page in self.pages]
        return ids.index(self.page_id()) if self.page_id() in ids else 0

    def step(self, by: int) -> None:
        """Open the sheet before or after this one."""
        place = self._place() + by
        if self.desk is not None and 0 <= place < len(self.pages):
            self.opened.emit(self.pages[place].id)

    def next_open(self) -> str:
        """Give the next sheet of the batch that is not typed up, "" if all are."""
        place = self._place()
        order = (*self.pages[place + 1 :], *self.pages[:place])
        return next((page.id for page in order if page.state is not SheetState.DONE), "")

    def _set_defaults(self) -> None:
        assert self.desk is not None
        page, workspace = self.desk.sheet.page, self.ctx.workspace
        usual = (usual_day(page, self._today()), usual_workers(workspace, page))
        day, who = self._sticky.get((page.batch_id, page.group), usual)
        self.panel.day.set_value(day)
        self.panel.day_field.show_problem("")
        self.panel.show_workers(known_workers(workspace), who)
        self.panel.show_examples(examples(self.desk.sheet))
        self.panel.entry.setPlaceholderText(sentence(self.desk.sheet))

    def _stick(self) -> None:
        if self.desk is not None:
            page, day = self.desk.sheet.page, self.panel.day.value() or self._today()
            self._sticky[page.batch_id, page.group] = (day, self.panel.workers)

    # What is said and done

    def _say(self, text: str) -> None:
        if self.desk is not None and text != self.desk.phrase:
            self.desk.say(text)
            self._draft.start()
            self.show_rows()

    def _choose_unsigned(self, code: str) -> None:
        def choose(desk: Desk) -> None:
            desk.unsigned = code

        self._with_desk(choose)

    def _with_desk(self, does: Callable[[Desk], None]) -> None:
        if self.desk is not None:
            does(self.desk)
            self._draft.start()
            self.show_rows()

    def _change(self, entry: Entry, does: Callable[[Desk, Entry], None]) -> None:
        if entry.locked:
            self.ctx.toast(
                tr("This row is recorded already: correct it on the household's page."), undo=False
            )
        else:
            self._with_desk(lambda desk: does(desk, entry))

    def _walk(self, step: int) -> None:
        place = self.table.currentIndex().row() + step
        if 0 <= place < len(self.entries):
            self.table.go_to(self.entries[place].row.line.id)

    def _offer(self, entry: Entry, place: QPoint) -> None:
        if self.desk is not None:
            changed = lambda: self._with_desk(lambda desk: None)  # noqa: E731
            RowMenu(self, self.desk, entry, self._today(), changed).open_at(place)

    def show_rows(self) -> None:
        """Show the rows, the sums and what is read, as they stand."""
        desk = self.desk
        if desk is None:
            return
        self.entries = desk.entries()
        self.table.rows.show(self.entries, desk.columns)
        self.sums.show_sums(self.entries, desk.columns)
        rest = any(not entry.spoken and not entry.locked for entry in self.entries)
        saves = sum(entry.counts for entry in self.entries)
        settles = bool(desk.forms()) or (not rest and desk.sheet.page.state is not SheetState.DONE)
        unsigned = sum(entry.unsigned for entry in self.entries)
        lines = reading_lines(desk, self.entries)
        self.panel.show_reading(lines, unsigned, saves, settles, rest and not desk.is_blank())
        self.panel.choice.choose(desk.unsigned)
        if self.panel.entry.text() != desk.phrase:
            self.panel.entry.setText(desk.phrase)
        self.ctx.commands["receipts.save"].setEnabled(settles)

    # Drafts

    def keep_draft(self) -> None:
        """Keep what is half done in the ledger."""
        self._draft.stop()
        if self.desk is not None:
            self.ctx.workspace.keep_draft(f"receipts:{self.page_id()}", self.desk.draft())

    def _bring_back(self) -> None:
        """After an undo, lay out again what was said before it was saved."""
        assert self.desk is not None
        rows, draft = self.saved.get(self.page_id(), (set(), {}))
        recorded = {row.line.id for row in self.desk.sheet.rows if row.recorded is not None}
        if rows and not rows & recorded and self.desk.is_blank():
            self.desk.take_draft(draft)
            del self.saved[self.page_id()]

    def _take_draft(self) -> None:
        assert self.desk is not None
        kept = self.ctx.workspace.draft(f"receipts:{self.page_id()}")
        if kept is not None and isinstance(kept[1], dict):
            self.desk.take_draft(kept[1])
