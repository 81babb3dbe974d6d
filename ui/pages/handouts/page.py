"""宣传品: one row a kind with its equation, every entry, and what hangs outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from outreach.actions.campaigns import add_option, rename_option
from outreach.actions.stock import (
    MovementForm,
    check_upkeep,
    mark_stale,
    record_movement,
    set_low_limit,
    settle_count,
    void_movement,
)
from outreach.catalog import CatalogKind
from outreach.errors import DoorbookError
from outreach.queries.stock import StockRow, StockSummary, stock_rows, stock_summary
from outreach.queries.stock_editions import EditionRow, editions
from outreach.queries.stock_entries import Disagreement, MovementRow, StockWarning, movements, warnings_of
from outreach.queries.upkeep import PostedRow, posted_things
from outreach.queries.village import workers
from outreach.vocabulary import MovementKind, UpkeepCondition
from outreach.wording import tr
from ui.dialogs.own_option import OwnOptionDialog
from ui.page import Context, Page
from ui.pages.handouts.entries import EntriesView, VoidDialog
from ui.pages.handouts.movement_form import MovementDialog, number
from ui.pages.handouts.stale_form import StaleDialog
from ui.pages.handouts.totals import TotalsView
from ui.pages.handouts.upkeep import UpkeepView
from ui.pages.handouts.warnings import Warnings
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.flow import FlowLayout
from ui.widgets.headline import Headline
from ui.widgets.only_one import OnlyOne
from ui.work.aside import Aside

if TYPE_CHECKING:
    from outreach.workspace import Workspace

TOTALS, ENTRIES, OUTSIDE = "totals", "entries", "outside"
KINDS = frozenset({
    "stock_movement", "stock_edition", "stock_limit", "upkeep_check", "visit", "visit_handout", "activity",
    "activity_handout", "worker", "catalog_option",
})  # fmt: skip


@dataclass(frozen=True)
class Stock:
    """Everything the page shows, read at once."""

    summary: StockSummary
    editions: tuple[EditionRow, ...]
    movements: tuple[MovementRow, ...]
    posted: tuple[PostedRow, ...]


class HandoutsPage(Page):
    """Every movement has its key; the dialog asks for the number first."""

    id = "handouts"
    kinds = KINDS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._rows: tuple[StockRow, ...] = ()
        self._warned: tuple[StockWarning, ...] = ()
        self._last_worker, self._wanted, self._receive = "", "", False
        self._width, self._came = 0, False
        self._reading = Aside(ctx, self._read, self._show)
        self.headline = Headline(tr("Handouts"))
        shown = {TOTALS: tr("By kind"), ENTRIES: tr("Entry by entry"), OUTSIDE: tr("Outside")}
        options = [Option(code, words) for code, words in shown.items()]
        self.views = ChoiceRow(options, name="handouts.views", code=TOTALS)
        self.views.setAccessibleName(tr("What is shown"))
        self.views.chosen.connect(self.show_view)
        self.headline.left.addWidget(self.views)
        self.warnings = Warnings()
        self.totals, self.entries, self.upkeep = TotalsView(ctx), EntriesView(ctx), UpkeepView(ctx)
        self._either = OnlyOne(self.totals, self.entries, self.upkeep)
        self._lay_out()
        self._connect()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count the handouts that are nearly used up and what does not agree."""
        summary = workspace.ask(stock_summary)
        return sum(row.is_low for row in summary.rows) + len(warnings_of(summary))

    def _lay_out(self) -> None:
        deeds = FlowLayout(gap=8)
        for kind, icon in (
            (MovementKind.RECEIVE, "in"), (MovementKind.OUT, "out"), (MovementKind.BACK, "undo"),
            (MovementKind.POST, "pin"), (MovementKind.DAMAGE, "x"), (MovementKind.COUNT, "list"),
        ):  # fmt: skip
            command = f"handouts.{kind.value}"
            action = self.ctx.commands[command]
            look = "primary" if kind is MovementKind.RECEIVE else "secondary"
            words = action.text()
            button = Button(words, look, name=command, icon=icon, keys=self.ctx.commands.keys(command))
            deeds.addWidget(button.does(action))
            action.triggered.connect(partial(self.write_down, kind))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addLayout(deeds)
        column.addWidget(self.warnings)
        column.addWidget(self._either, 1)

    def _connect(self) -> None:
        self.warnings.mended.connect(self._mend)
        self.entries.void_asked.connect(self._void)
        self.upkeep.looked.connect(self._looked)
        self.totals.table.opened.connect(lambda code: self._show_entries(str(code)))
        panel = self.totals.panel
        panel.stale_asked.connect(self._stale)
        panel.back_asked.connect(lambda who: self._ask(MovementKind.BACK, self.totals.current(), who))
        panel.low_typed.connect(self._low)
        panel.rename_asked.connect(self._rename)
        self.totals.own_asked.connect(self._own)
        self.totals.receive_asked.connect(lambda: self.write_down(MovementKind.RECEIVE))

    # What is shown

    def open(self, view: str = "", code: str = "", receive: bool = False, **_: Any) -> None:
        """Show a view, a handout; `receive` opens the form for what came in of it."""
        self._wanted, self._receive = code, receive
        if view:
            self.show_view(view)

    def memory(self) -> dict[str, Any]:
        """Give the view and the current handout."""
        return {"view": self.views.code(), "code": self.totals.current()}

    def show_view(self, view: str) -> None:
        """Show the kinds, the entries or what hangs outside."""
        self.views.choose(view)
        shown = {TOTALS: self.totals, ENTRIES: self.entries, OUTSIDE: self.upkeep}[view]
        self._either.show_one(shown)
        self.warnings.setVisible(view == TOTALS and bool(self._warned))

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the stock again."""
        self._came = self._came or not kinds
        self._reading.ask()

    def _read(self) -> Stock:
        ask = self.ctx.workspace.ask
        return Stock(ask(stock_summary), ask(editions), ask(movements), ask(posted_things))

    def _show(self, stock: Stock) -> None:
        self._rows, self._warned = stock.summary.rows, warnings_of(stock.summary)
        self.totals.show_rows(self._rows, stock.summary.held, stock.editions)
        self.entries.show_rows(stock.movements)
        self.upkeep.show_rows(stock.posted)
        self.warnings.show_warnings(self._warned)
        self.show_view(self.views.code())
        if self._wanted:
            self.totals.go_to(self._wanted)
        if self._came:
            self._arrive()
        self._wanted, self._receive, self._came = "", False, False

    def _arrive(self) -> None:
        """Put the keyboard where `open` was told to."""
        if self.views.code() == TOTALS:
            self.totals.table.setFocus()
        if self._receive:
            self._ask(MovementKind.RECEIVE, self._wanted)

    def _show_entries(self, code: str) -> None:
        self.show_view(ENTRIES)
        self.entries.keep(code)
        self.entries.table.setFocus()

    # What the user does

    def write_down(self, kind: MovementKind) -> None:
        """Ask for one movement of the current handout."""
        self._ask(kind, self.totals.current())

    def _ask(self, kind: MovementKind, code: str, who: str = "", count: int = 0) -> None:
        names = [row.name for row in self.ctx.workspace.ask(workers) if row.active]
        who = who or self._last_worker or self.ctx.workspace.recorder
        MovementDialog(kind, self._rows, code, names, who, self._save, self, count).open()

    def _save(self, form: MovementForm) -> None:
        self.ctx.workspace.run(record_movement, form)
        self._last_worker = form.worker or self._last_worker
        row = next(row for row in self.ctx.workspace.ask(stock_rows) if row.code == form.code)
        self.ctx.toast(tr("Written down: {what}, {n} {unit} left", what=row.label, n=row.left, unit=row.unit))
        self.totals.go_to(form.code)

    def _mend(self, row: StockWarning) -> None:
        if row.kind is Disagreement.COUNT_DIFFERS and row.at is not None:
            self._run(settle_count, row.code, row.at, row.amount)
            self.ctx.toast(tr("The book agrees with the shelf again: {what}", what=row.label))
        elif row.kind is Disagreement.MORE_GONE:
            self._ask(MovementKind.RECEIVE, row.code, count=row.amount)
        elif row.kind is Disagreement.OVER_USED:
            self._ask(MovementKind.OUT, row.code, row.worker, row.amount)
        elif row.kind is Disagreement.SHELF_SHORT:
            self._ask(MovementKind.COUNT, row.code)
        else:
            self._show_entries(row.code)

    def _void(self, row: MovementRow) -> None:
        def save(reason: str) -> None:
            self.ctx.workspace.run(void_movement, row.id, reason)
            self.ctx.toast(tr("Void now: {what}", what=row.label))

        VoidDialog(row, save, self).open()

    def _looked(self, movement_id: str, condition: UpkeepCondition) -> None:
        self._run(check_upkeep, movement_id, condition)

    def _stale(self, edition: EditionRow) -> None:
        if edition.stale_on is not None:
            self._run(mark_stale, edition.id, None)
            return
        StaleDialog(edition, self._mark_stale, self).open()

    def _mark_stale(self, edition: EditionRow, left: int) -> None:
        today: date = self.ctx.workspace.now().date()
        self.ctx.workspace.run(mark_stale, edition.id, today, left)
        self.ctx.toast(tr("“{name}” is an old edition now", name=edition.name))

    def _low(self, text: str) -> None:
        try:
            low = number(text, "low")
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            return
        self._run(set_low_limit, self.totals.current(), low)
        self.totals.table.setFocus()

    def _own(self) -> None:
        def save(label: str, unit: str, _: str) -> None:
            self._wanted = self.ctx.workspace.run(add_option, CatalogKind.HANDOUT, label, unit or "份")

        OwnOptionDialog(tr("Add a handout"), save, self).open()

    def _rename(self, row: StockRow) -> None:
        def save(label: str, unit: str, _: str) -> None:
            self.ctx.workspace.run(rename_option, row.code, label, unit)

        OwnOptionDialog(tr("Name, unit"), save, self, label=row.label, unit=row.unit).open()

    def _run(self, action: Any, *values: Any) -> None:
        try:
            self.ctx.workspace.run(action, *values)
        except DoorbookError as problem:
            self.ctx.trouble(problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the panel away where the text is large."""
        super().resizeEvent(event)
        if self._width != (width := self.content_width()):
            self._width = width
            self.totals.fit(width)
