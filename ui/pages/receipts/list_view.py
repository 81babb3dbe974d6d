"""The printed sheets: where each is and how far; one is chosen, or several sent out and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from outreach.actions.sheets import set_sheet_state
from outreach.codes import read_short
from outreach.errors import DoorbookError
from outreach.queries.sheets import SheetPageRow, sheet_pages
from outreach.queries.type_up import page_id_of_short
from outreach.queries.village import workers
from outreach.vocabulary import LABELS, SheetState
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.pages.receipts.list_lines import SheetLines
from ui.pages.receipts.list_model import lines_of, page_name
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Elided, Text

FILTERS: tuple[SheetState | None, ...] = (None, *SheetState)


class ListView(QWidget):
    """The list, with the code field above and the bar for ticked pages under it; `chosen(page id)`."""

    chosen = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._pages: tuple[SheetPageRow, ...] = ()
        self._shown: SheetState | None = None
        self.summary = Elided("", tone="muted")
        self.next = Button("", "primary", name="receipts.type_next", icon="edit")
        self.code = LineEdit(name="receipts.code", hint=tr("Page number such as 387F-F4WZ, or scan the page"))
        self.code_field = Field(tr("Open a sheet by its number"), self.code)
        self.lines = SheetLines()
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.lines.setMinimumHeight(120)
        self.bar = TickBar()
        self.filters = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(16)
        self.code_field.setFixedWidth(theme.px(356))
        tools.addWidget(self.code_field)
        tools.addWidget(self._filter_row(), 1, Qt.AlignmentFlag.AlignBottom)
        card = Card(padding=0)
        card.flush()
        card.body.addWidget(self.lines, 1)
        card.body.addWidget(self.bar)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(tools)
        box.addWidget(card, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack, 1)

    def _filter_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        self.filters.setExclusive(True)
        for state in FILTERS:
            words = tr(LABELS[state]) if state is not None else tr("All")
            chip = Chip(words, name=f"receipts.filter.{state or 'all'}", on=state is None)
            self.filters.addButton(chip, FILTERS.index(state))
            flow.addWidget(chip)
        return row

    def _empty(self) -> QWidget:
        button = Button(tr("Print sign-off sheets"), "primary", name="receipts.print", icon="print")
        button.clicked.connect(lambda: self.ctx.navigate("printing"))
        words = tr("Printed sheets stand here. When they come back signed, type them up in their own order.")
        return EmptyState("slip", tr("No sheet has been printed yet"), words, button)

    def _connect(self) -> None:
        self.lines.chosen.connect(self.chosen)
        self.lines.ticks_changed.connect(self._show_ticks)
        self.filters.idClicked.connect(self._filter)
        self.next.clicked.connect(lambda: self.chosen.emit(self._waiting()))
        self.code.returnPressed.connect(self._open_by_code)
        self.code.textEdited.connect(self._typed)
        self.bar.out.clicked.connect(lambda: self._send(SheetState.OUT))
        self.bar.back.clicked.connect(lambda: self._send(SheetState.BACK))
        self.bar.open.clicked.connect(self._open_first)

    def reload(self) -> None:
        """Read the sheets again."""
        self._pages = self.ctx.workspace.ask(sheet_pages)
        for nth, state in enumerate(FILTERS):
            chip = self.filters.button(nth)
            assert isinstance(chip, Chip)
            chip.set_count(str(sum(state in (None, page.state) for page in self._pages)))
        self._stack.setCurrentIndex(0 if self._pages else 1)
        self.bar.know([row.name for row in self.ctx.workspace.ask(workers) if row.active])
        waiting = sum(page.state is SheetState.BACK for page in self._pages)
        out = sum(page.state is SheetState.OUT for page in self._pages)
        self.summary.set_text(tr("{waiting} waiting to be typed up, {out} out", waiting=waiting, out=out))
        self.summary.setVisible(bool(self._pages))
        self.next.setVisible(bool(self._waiting()))
        self.next.set_text(tr("Type up {sheet}", sheet=self._name(self._waiting())))
        self._show_lines()

    def _waiting(self) -> str:
        """Give the sheet that waits longest to be typed up, "" if none does."""
        back = [page for page in self._pages if page.state is SheetState.BACK]
        return min(back, key=lambda page: page.state_at).id if back else ""

    def _name(self, page_id: str) -> str:
        return next((page_name(page) for page in self._pages if page.id == page_id), "")

    def begin(self) -> None:
        """Put the keyboard where one goes on."""
        self.code.setFocus()

    def _show_lines(self) -> None:
        current = self.lines.currentIndex().row()
        today = self.ctx.workspace.now().date()
        self.lines.sheets.show(lines_of(self._pages, self._shown, today))
        if 0 <= current < self.lines.sheets.rowCount():
            self.lines.setCurrentIndex(self.lines.sheets.index(current))
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.bar.show_count(len(self.lines.sheets.ticked))

    def _filter(self, nth: int) -> None:
        self._shown = FILTERS[nth]
        self._show_lines()

    def _typed(self, text: str) -> None:
        """Open as soon as the eight characters are there; until then say nothing."""
        self.code_field.show_problem("")
        if read_short(text) is not None and self._find(text):
            self._open_by_code()

    def _find(self, text: str) -> str:
        short = read_short(text)
        return (self.ctx.workspace.ask(page_id_of_short, short) or "") if short is not None else ""

    def _open_by_code(self) -> None:
        text = self.code.text().strip()
        found = self._find(text)
        if found:
            self.code.clear()
            self.chosen.emit(found)
        elif text:
            self.code_field.show_problem(
                tr("No sheet has this number: it stands at the top right of the paper.")
            )
        else:
            self.lines.setFocus()

    def _open_first(self) -> None:
        ticked = self.lines.sheets.ticked
        self.chosen.emit(next(page.id for page in self._pages if page.id in ticked))

    def _send(self, state: SheetState) -> None:
        ids = [page.id for page in self._pages if page.id in self.lines.sheets.ticked]
        try:
            self.ctx.workspace.run(set_sheet_state, ids, state, self.bar.taker())
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            return
        self.lines.sheets.ticked.clear()
        self.reload()
        self.ctx.toast(tr("{n} sheets: {state}", n=len(ids), state=tr(LABELS[state])))


class TickBar(QWidget):
    """What can be done with the ticked pages, docked under the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receipts.bar")
        self.setFixedHeight(theme.px(52))
        self.words = Text("", bold=True)
        self.who = DropDown(name="receipts.out_by")
        self.who.setAccessibleName(tr("Who takes them"))
        self.who.addItem(tr("not written down"), "")
        self.out = Button(tr("They go out"), name="receipts.out", icon="out")
        self.back = Button(tr("They are back"), name="receipts.back", icon="in")
        self.open = Button(tr("Type up"), "primary", name="receipts.open", icon="edit")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(self.words)
        line.addStretch(1)
        for part in (Text(tr("Who takes them"), tone="muted"), self.who, self.out, self.back, self.open):
            line.addWidget(part)
        self.hide()

    def know(self, names: Sequence[str]) -> None:
        """Offer these workers; who was chosen last stays."""
        if [self.who.itemData(nth) for nth in range(1, self.who.count())] == list(names):
            return
        chosen = self.taker()
        while self.who.count() > 1:
            self.who.removeItem(1)
        for name in names:
            self.who.addItem(name, name)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def taker(self) -> str:
        """Give who takes the sheets, "" where that is not written down."""
        return str(self.who.currentData() or "")

    def show_count(self, count: int) -> None:
        """Say how many are ticked; none hides the bar."""
        self.words.setText(tr("{n} sheets ticked", n=count))
        self.setVisible(bool(count))
