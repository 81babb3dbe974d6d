"""The ledger of activities: a row each, filtered; totals a kind in its own unit at the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.activities import ActivityRow, KindTotalRow
from outreach.vocabulary import PhotoOf
from outreach.wording import tr
from ui import theme, words
from ui.page import Context
from ui.pages.activities.columns import ledger_columns
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule, scrolled
from ui.widgets.headline import Headline
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Elided, Text
from ui.work.photos import Whose, drop_on_rows

SIDE = 300
SIDE_FROM = 980


class LedgerView(QWidget):
    """`opened(id)` to correct an activity, `void_asked(ActivityRow)`, `photos_asked(Whose)`."""

    opened = Signal(str)
    void_asked = Signal(object)
    photos_asked = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, ActivityRow] = {}
        self._photos_of = ctx.commands["activities.photos"]
        self._photos: Mapping[str, int] = {}
        columns = ledger_columns(lambda key: self._photos.get(key, 0))
        self.model = PagedModel(columns, lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="activities.table")
        self.table.setAccessibleName(tr("Activities"))
        self.table.setMinimumHeight(theme.px(150))
        self.kind = DropDown(name="activities.kind")
        self.kind.setAccessibleName(tr("Form"))
        self.kind.setMinimumWidth(theme.px(150))
        self.sought = LineEdit(name="activities.find", hint=tr("Place, theme, people"))
        self.sought.setAccessibleName(self.sought.placeholderText())
        self.sought.setMaximumWidth(theme.px(200))
        self.said = Text("", tone="muted")
        self.change = Button(tr("Correct"), name="activities.change", icon="edit", small=True)
        self.photos = Button(tr("Photos"), name="activities.photos", icon="copy", keys="F9", small=True)
        self.photos.does(ctx.commands["activities.photos"])
        drop_on_rows(ctx, self.table, self._whose)
        ctx.commands["activities.photos"].triggered.connect(lambda: self._ask_photos())
        self.void = Button(tr("Void"), name="activities.void", icon="x", small=True)
        self.sums = Button(tr("By form"), "quiet", name="activities.sums", icon="report", small=True)
        self.totals = Card(tr("By form"))
        self.totals.flush()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = Headline("")
        line.title.hide()
        for side in (line.left, line.right):
            side.setSpacing(8)
        for part in (self.kind, self.sought, self.said):
            line.left.addWidget(part)
        for button in (self.sums, self.photos, self.change, self.void):
            line.right.addWidget(button)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(line)
        self._card = TableCard(self.table)
        left.addWidget(self._card, 1)
        content = QWidget()
        self._sums = QVBoxLayout(content)
        self._sums.setContentsMargins(16, 0, 16, 12)
        self._sums.setSpacing(0)
        self.totals.body.addWidget(scrolled(content))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self.totals)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.sought.textChanged.connect(lambda _: self._fill())
        self.table.opened.connect(lambda key: self._open())
        self.table.pointed.connect(lambda _: self._suit())
        self.change.clicked.connect(self._open)
        self.void.clicked.connect(self._ask_void)
        self.sums.clicked.connect(self.turn)

    def show_rows(
        self, rows: Sequence[ActivityRow], totals: Sequence[KindTotalRow], photos: Mapping[str, int]
    ) -> None:
        """Show the activities of a period with their numbers of photos, and its totals."""
        self._photos = photos
        present = self.kind.currentData()
        self._rows = {row.id: row for row in rows}
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(tr("All forms"), "")
        for code, label in dict.fromkeys((row.kind, row.label) for row in rows):
            self.kind.addItem(label, code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(present)))
        self.kind.blockSignals(False)
        clear(self._sums)
        for total in totals:
            self._sums.addWidget(rule())
            self._sums.addWidget(_total(total))
        if not totals:
            said = tr("Nothing yet in this period. Ctrl+N logs an activity.")
            self._sums.addWidget(Text(said, tone="muted", wrap=True))
        self._sums.addStretch(1)
        self._fill()

    def _fill(self) -> None:
        present = self.table.current_id()
        code, text = self.kind.currentData(), self.sought.text().strip()
        kept = [r for r in self._rows.values() if (not code or r.kind == code) and _has(r, text)]
        self.model.set_ids([row.id for row in kept])
        if present in self.model.ids:
            self.table.go_to(present)
        self.said.setText(tr("{n} activities", n=len(kept)))
        self._suit()

    def current(self) -> ActivityRow | None:
        """Give the current activity."""
        return self._rows.get(str(self.table.current_id()))

    def _suit(self) -> None:
        row = self.current()
        for button in (self.change, self.void):
            button.setEnabled(row is not None and not row.voided)
        self._photos_of.setEnabled(row is not None and not row.voided)

    def _open(self) -> None:
        row = self.current()
        if row is not None and not row.voided:
            self.opened.emit(row.id)

    def _whose(self, key: object) -> Whose | None:
        row = self._rows.get(str(key))
        if row is None or row.voided:
            return None
        title = f"{words.day_words(row.on)} {row.label} {row.place}".strip()
        return Whose(PhotoOf.ACTIVITY, row.id, title)

    def _ask_photos(self) -> None:
        if (whose := self._whose(self.table.current_id())) is not None:
            self.photos_asked.emit(whose)

    def _ask_void(self) -> None:
        if (row := self.current()) is not None and not row.voided:
            self.void_asked.emit(row)

    def fit(self, width: int) -> None:
        """Put the totals beside the table, or in its place where there is no room for both."""
        beside = width >= SIDE_FROM
        self.sums.setVisible(not beside)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self.totals.setMinimumWidth(theme.px(SIDE) if beside else 0)
        self.totals.setMaximumWidth(theme.px(SIDE) if beside else 16_777_215)
        self.totals.setVisible(beside)
        self._card.show()

    def turn(self) -> None:
        """Show the totals in the table's place, or the table again."""
        shown = self.totals.isVisible()
        self.totals.setVisible(not shown)
        self._card.setVisible(shown)
        self._sides.setStretchFactor(self._left, int(shown))
        self._sides.setStretchFactor(self.totals, int(not shown))


def _has(row: ActivityRow, text: str) -> bool:
    said = (row.place, row.theme, row.organiser, row.note, row.label, *row.workers, *row.groups)
    return not text or any(text in word for word in said)


def _total(row: KindTotalRow) -> QWidget:
    holder = QWidget()
    holder.setMinimumHeight(theme.px(36))
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Elided(row.label), 1)
    if row.audience:
        line.addWidget(Text(tr("{n} listened", n=row.audience), step=13, tone="muted"))
    line.addWidget(Text(f"{row.quantity:g}", bold=True))
    line.addWidget(Text(row.unit, tone="muted"))
    return holder
