"""One handout at the side: what is left and with whom, its editions, from when on it is low."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.stock import HeldRow, StockRow
from outreach.queries.stock_editions import EditionRow
from outreach.wording import tr
from ui import theme, words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule, scrolled
from ui.widgets.line import LineEdit
from ui.widgets.text import Elided, Text


class KindPanel(Card):
    """Tells what the user wants: `stale_asked(EditionRow)`, `back_asked(worker)`, `low_typed(text)`,
    `rename_asked(StockRow)`.
    """

    stale_asked = Signal(object)
    back_asked = Signal(str)
    low_typed = Signal(str)
    rename_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=0)
        self._shown: object = None
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self.body.addWidget(scrolled(content))

    def show_kind(
        self, row: StockRow | None, held: Sequence[HeldRow], editions: Sequence[EditionRow]
    ) -> None:
        """Show one handout; None empties the panel."""
        code = row.code if row else ""
        own = ([hand for hand in held if hand.code == code], [e for e in editions if e.code == code])
        if (row, own) == self._shown:
            return
        self._shown = (row, own)
        clear(self._column)
        if row is None:
            return
        head = QHBoxLayout()
        head.addWidget(Elided(row.label, step=18, bold=True), 1)
        rename = Button(tr("Name, unit"), "quiet", name="handouts.rename", small=True)
        rename.clicked.connect(lambda: self.rename_asked.emit(row))
        head.addWidget(rename)
        self._column.addLayout(head)
        self._column.addLayout(self._left(row))
        where = tr("{shelf} on the shelf, {held} with the workers", shelf=row.shelf, held=row.held)
        self._column.addWidget(Text(where, tone="muted", wrap=True))
        if row.counted is not None:
            self._column.addWidget(Text(_counted(row), step=13, tone="muted", wrap=True))
        if row.cost:
            paid = tr("{yuan} yuan paid for it", yuan=f"{row.cost / 100:.2f}")
            self._column.addWidget(Text(paid, step=13, tone="muted"))
        self._hands(own[0])
        self._editions(own[1])
        self._low(row)
        self._column.addStretch(1)

    def _left(self, row: StockRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        low = row.is_low or row.left < 0
        line.addWidget(Text(str(row.left), step=32, bold=True, tone="warn" if low else "ink"))
        said = tr("{unit} left", unit=row.unit)
        if row.is_low:
            said = tr("{unit} left, nearly used up", unit=row.unit)
        line.addWidget(Text(said, tone="warn" if low else "muted"))
        line.addStretch(1)
        return line

    def _section(self, title: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(rule())
        self._column.addSpacing(4)
        self._column.addWidget(Text(title, bold=True))

    def _hands(self, rows: Sequence[HeldRow]) -> None:
        if not rows:
            return
        self._section(tr("With the workers"))
        for nth, hand in enumerate(rows):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Text(hand.worker))
            said = tr("took {taken}, gave {used}, brought back {back}", taken=hand.taken, used=hand.used,
                      back=hand.back)  # fmt: skip
            line.addWidget(Elided(said, step=13, tone="muted"), 1)
            line.addWidget(Text(tr("{n} in hand", n=hand.in_hand), bold=True))
            back = Button(tr("Brings back"), "quiet", name=f"handouts.back_{nth}", small=True)
            back.clicked.connect(lambda _=False, who=hand.worker: self.back_asked.emit(who))
            back.setEnabled(hand.in_hand > 0)
            line.addWidget(back)
            self._column.addLayout(line)

    def _editions(self, rows: Sequence[EditionRow]) -> None:
        if not rows:
            return
        self._section(tr("Editions"))
        for nth, edition in enumerate(rows):
            line = QHBoxLayout()
            line.setSpacing(8)
            old = edition.stale_on is not None
            line.addWidget(Text(edition.name, tone="warn" if old else "ink"))
            printed = words.day_words(edition.printed_on) if edition.printed_on else ""
            said = tr("{n} came", n=edition.received)
            line.addWidget(Elided(f"{printed}  {said}".strip(), step=13, tone="muted"), 1)
            words_ = tr("Good again") if old else tr("Mark as old")
            button = Button(words_, "quiet", name=f"handouts.stale_{nth}", small=True)
            button.clicked.connect(lambda _=False, row=edition: self.stale_asked.emit(row))
            line.addWidget(button)
            self._column.addLayout(line)

    def _low(self, row: StockRow) -> None:
        self._section(tr("Nearly used up"))
        line = QHBoxLayout()
        line.setSpacing(8)
        self.low = LineEdit(name="handouts.low")
        self.low.setAccessibleName(tr("Say so from how many on"))
        self.low.setText(str(row.low))
        self.low.setMaximumWidth(theme.px(88))
        self.low.returnPressed.connect(lambda: self.low_typed.emit(self.low.text()))
        line.addWidget(Text(tr("Say so from"), tone="muted"))
        line.addWidget(self.low)
        line.addWidget(Text(tr("{unit} on (0: never)", unit=row.unit), tone="muted"))
        line.addStretch(1)
        self._column.addLayout(line)


def _counted(row: StockRow) -> str:
    assert row.counted is not None
    at, n, book = words.moment_words(row.counted.at), row.counted.count, row.counted.expected
    if row.counted.difference:
        return tr("Counted {n} on {at}, {book} by the book", n=n, at=at, book=book)
    return tr("Counted {n} on {at}, agrees with the book", n=n, at=at)
