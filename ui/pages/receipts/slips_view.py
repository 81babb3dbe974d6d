"""The slips: entered by number or scan, where each is, who has which out, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from outreach.actions.receipts_made import label_receipt
from outreach.actions.receipts_out import miss_receipts, take_receipts_out, void_receipts
from outreach.errors import DoorbookError
from outreach.queries.campaigns import open_campaign
from outreach.queries.evidence import photo_numbers
from outreach.queries.receipts import LONG_OUT_DAYS, ReceiptRow, receipt, receipts
from outreach.queries.village import workers
from outreach.vocabulary import LABELS, PhotoOf, ReceiptState
from outreach.wording import tr
from ui.dialogs.whose import WhoseDialog
from ui.page import Context
from ui.pages.receipts.slip_columns import slip_columns
from ui.pages.receipts.slip_entry import SlipEntry
from ui.pages.receipts.slip_forms import TakeOutForm, VoidSlipsForm
from ui.pages.receipts.slip_sums import SlipSums
from ui.tables import PagedModel, Table, TableCard
from ui.tables.card import SelectionBar
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.words import current_day
from ui.work.photos import Whose, drop_on_rows, show_photos

LONG = "long"
FILTERS: tuple[str, ...] = ("", *(state.value for state in ReceiptState), LONG)
LEAST = 120
"""Px of the list that are left however large the text is; below that the page scrolls."""


class SlipsView(QWidget):
    """Entry, sums, filters, list; `opened(unit id)` opens a slip's household."""

    opened = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.rows: dict[str, ReceiptRow] = {}
        self._shown, self._worker = "", ""
        self.entry = SlipEntry(ctx)
        self.sums = SlipSums()
        self.out = Button(tr("Take slips out"), name="receipts.take_out", icon="out")
        self.label = Button(tr("Number a hand-written slip"), name="receipts.label", icon="edit")
        self._numbers: dict[str, int] = {}
        columns = slip_columns(lambda key: self._numbers.get(key, 0))
        self.model = PagedModel(columns, self._load, ticks=True)
        self.table = Table(self.model, ctx.settings, name="receipts.slips")
        self.table.setAccessibleName(tr("Slips"))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(LEAST)
        self.photos = Button(tr("Photos"), name="receipts.photos", icon="copy", keys="F9", small=True)
        self.photos.does(ctx.commands["receipts.photos"])
        self.bar = SelectionBar(self.table, "receipts.slip_bar")
        self.filters = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for name, words, does in (
            ("take", tr("Take them out"), self._take_ticked),
            ("missing", tr("Cannot be found"), self._miss),
            ("void", tr("Void"), self._void),
        ):
            button = Button(words, name=f"receipts.slip_{name}", small=True)
            button.clicked.connect(does)
            self.bar.buttons.addWidget(button)
        card = TableCard(self.table)
        card.body.addWidget(self.bar)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.entry, self.sums, self._filter_row()):
            column.addWidget(part)
        column.addWidget(card, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack, 1)

    def _filter_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        self.filters.setExclusive(True)
        for nth, code in enumerate(FILTERS):
            chip = Chip(_filter_words(code), name=f"receipts.slips.{code or 'all'}", on=not code)
            self.filters.addButton(chip, nth)
            flow.addWidget(chip)
        line = QHBoxLayout()
        line.addWidget(row, 1)
        line.addWidget(self.photos, 0, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        whole.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        return whole

    def _empty(self) -> QWidget:
        button = Button(tr("Print receipt slips"), "primary", name="receipts.print_slips", icon="print")
        button.clicked.connect(lambda: self.ctx.navigate("printing", paper="receipts"))
        words = tr("Numbered slips stand here. Signed ones are scanned when they come back, and that is all.")
        return EmptyState("slip", tr("No slip has been printed yet"), words, button)

    def head_buttons(self) -> QHBoxLayout:
        """Give the buttons that stand in the page's head."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.label)
        line.addWidget(self.out)
        return line

    def _connect(self) -> None:
        self.filters.idClicked.connect(self._filter)
        self.sums.chosen.connect(self._choose_worker)
        self.out.clicked.connect(lambda: self._take_out(*self._waiting()))
        self.label.clicked.connect(self._label)
        self.model.ticks_changed.connect(self._show_ticks)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(lambda _: self._suit())
        self.ctx.commands["receipts.photos"].triggered.connect(lambda: self._show_photos())
        drop_on_rows(self.ctx, self.table, self._whose)
        self.entry.entered.connect(self.reload)

    # What is shown

    def reload(self) -> None:
        """Read the slips of the open campaign again."""
        campaign = self.ctx.workspace.ask(open_campaign)
        found = self.ctx.workspace.ask(receipts, campaign.id if campaign else None)
        self.rows = {row.id: row for row in found}
        self._numbers = self.ctx.workspace.ask(photo_numbers, PhotoOf.RECEIPT)
        for nth, code in enumerate(FILTERS):
            chip = self.filters.button(nth)
            assert isinstance(chip, Chip)
            count = sum(_belongs(row, code) for row in found)
            chip.set_count(str(count))
            chip.setVisible(bool(count) or not code or code == self._shown)
        self._stack.setCurrentIndex(0 if found else 1)
        self.sums.show_rows(found, self._worker)
        self.entry.show_stack()
        self._show_list()

    def begin(self) -> None:
        """Put the keyboard where one goes on."""
        self.entry.number.setFocus()

    def _load(self, ids: Sequence[Any]) -> Sequence[Any]:
        return [self.rows.get(entry) for entry in ids]

    def _show_list(self) -> None:
        chosen = [
            row.id
            for row in self.rows.values()
            if _belongs(row, self._shown) and self._worker in ("", row.worker)
        ]
        present = self.table.current_id()
        self.model.set_ids(chosen)
        if present in chosen:
            self.table.go_to(present)
        self._show_ticks()
        self._suit()

    def _filter(self, nth: int) -> None:
        self._shown = FILTERS[nth]
        self._show_list()

    def _choose_worker(self, worker: str) -> None:
        self._worker = worker
        self._show_list()

    def _show_ticks(self) -> None:
        count = len(self.model.ticked())
        self.bar.say(tr("{n} slips ticked", n=count) if count else "")

    def _whose(self, entry: object) -> Whose | None:
        row = self.rows.get(str(entry))
        if row is None or row.state is ReceiptState.VOID:
            return None
        return Whose(PhotoOf.RECEIPT, row.id, f"{row.serial} {row.place} {row.head}".strip())

    def _suit(self) -> None:
        seen = self.isVisible() and self._whose(self.table.current_id()) is not None
        self.ctx.commands["receipts.photos"].setEnabled(seen)

    def _show_photos(self) -> None:
        if (whose := self._whose(self.table.current_id())) is not None:
            show_photos(self.ctx, whose, "receipts", view="slips")

    def _open(self, entry: object) -> None:
        row = self.rows.get(str(entry))
        if row is not None and row.unit_id:
            self.opened.emit(row.unit_id)

    # What is done

    def _ticked(self) -> list[str]:
        return [self.rows[str(entry)].serial for entry in self.model.ticked()]

    def _waiting(self) -> tuple[str, str]:
        """Give the first run of slips that nobody has taken yet."""
        open_rows = [row for row in self.rows.values() if row.state is ReceiptState.PRINTED]
        if not open_rows:
            return "", ""
        last = open_rows[0]
        for row in open_rows[1:]:
            if row.number != last.number + 1 or row.group != last.group:
                break
            last = row
        return open_rows[0].serial, last.serial

    def _take_ticked(self) -> None:
        ticked = self._ticked()
        self._take_out(ticked[0], ticked[-1])

    def _take_out(self, first: str, last: str) -> None:
        names = [row.name for row in self.ctx.workspace.ask(workers) if row.active]

        def save(first: str, last: str, worker: str) -> None:
            count = self.ctx.workspace.run(take_receipts_out, first, last, worker)
            self._settle()
            self.ctx.toast(tr("{worker} has {n} slips", worker=worker.strip(), n=count))

        TakeOutForm(first, last, names, save, self).open()

    def _settle(self) -> None:
        """Show what was done; the keyboard goes on in the list, as the bar under it is gone."""
        self.table.setFocus()
        self.model.tick_all(False)
        self.reload()

    def _miss(self) -> None:
        ticked = self._ticked()
        try:
            self.ctx.workspace.run(miss_receipts, ticked)
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            return
        self._settle()
        self.ctx.toast(tr("{n} slips noted as missing", n=len(ticked)))

    def _void(self) -> None:
        ticked = self._ticked()

        def save(reason: str) -> None:
            self.ctx.workspace.run(void_receipts, ticked, reason)
            self._settle()
            self.ctx.toast(tr("{n} slips are void", n=len(ticked)))

        VoidSlipsForm(len(ticked), save, self).open()

    def _label(self) -> None:
        def save(unit_id: str) -> None:
            receipt_id = self.ctx.workspace.run(label_receipt, unit_id)
            made = self.ctx.workspace.ask(receipt, receipt_id)
            self.reload()
            if made is not None:
                self.entry.number.setText(made.serial)
                self.begin()
                words = tr("{serial}: write it on the slip, Enter hands it in", serial=made.serial)
                self.ctx.toast(words, undo=False)

        note = tr("It gets the next number; its label is printed with the page of labels.")
        WhoseDialog(
            tr("Number a hand-written slip"), tr("Give it a number"), self.ctx.workspace, save, self, note
        ).open()


def _filter_words(code: str) -> str:
    if code == LONG:
        return tr("Out for more than {n} days", n=LONG_OUT_DAYS)
    return tr(LABELS[ReceiptState(code)]) if code else tr("All")


def _belongs(row: ReceiptRow, code: str) -> bool:
    if code == LONG:
        return row.days_out(current_day()) > LONG_OUT_DAYS
    return not code or row.state == code
