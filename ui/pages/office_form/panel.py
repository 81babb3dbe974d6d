"""What belongs in the cell that is meant: a figure of a group and period, or a word about the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.places import group_label
from outreach.tallies.office.mapping import CellEntry
from outreach.tallies.office.meant import Meant
from outreach.tallies.office.picture import FormCell
from outreach.wording import tr
from ui.pages.office_form.words import PERIODS, TEXTS
from ui.widgets.button import Button
from ui.widgets.card import Card, scrolled
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.field import Field
from ui.widgets.line import DropDown
from ui.widgets.text import Text

PANEL = 320


class CellPanel(Card):
    """`put(entry, every_group)` and `taken(cell, blank)` by the buttons."""

    put = Signal(object, bool)
    taken = Signal(str, object)

    def __init__(self, guess: Callable[[FormCell, int | None], Meant]) -> None:
        super().__init__(tr("What belongs here"))
        self._guess = guess
        self.cell: FormCell | None = None
        self._sheet = ""
        self._said: Sequence[tuple[CellEntry, str]] = ()
        self.body.setSpacing(8)
        self.where = Text("", wrap=True)
        self.body.addWidget(self.where)
        asked = QWidget()
        inner = QVBoxLayout(asked)
        inner.setContentsMargins(3, 3, 6, 3)
        inner.setSpacing(8)
        self.what = DropDown(name="office_form.what")
        self.group = DropDown(name="office_form.group")
        self.blank = DropDown(name="office_form.blank")
        options = [Option(code, tr(words)) for code, words in PERIODS.items()]
        self.period = ChoiceRow(options[:2], name="office_form.period", code="value")
        self.other = ChoiceRow(options[2:4], name="office_form.other_period")
        self.compared = ChoiceRow(options[4:], name="office_form.compared")
        self.periods = (self.period, self.other, self.compared)
        for row in self.periods:
            row.chosen.connect(self._choose_period)
            row.setAccessibleName(tr("Of which period"))
        self.fields = {
            "blank": Field(tr("Which blank"), self.blank),
            "what": Field(tr("Figure or word"), self.what),
            "period": Field(tr("Of which period"), _stacked(self.periods)),
            "group": Field(tr("Of which group"), self.group),
        }
        for field in self.fields.values():
            inner.addWidget(field)
        inner.addStretch(1)
        self.area = area = scrolled(asked)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.addWidget(area, 1)
        self._buttons()
        self.what.currentIndexChanged.connect(lambda _: self._fit())
        self.blank.activated.connect(lambda _: self._choose_blank())

    def _buttons(self) -> None:
        self.body.addSpacing(8)
        self.one = Button(tr("Fill this cell"), "primary", name="office_form.put")
        self.every = Button(tr("So for every group"), name="office_form.every")
        self.away = Button(tr("Leave it as it is"), "quiet", name="office_form.away")
        self.one.clicked.connect(lambda: self._put(every=False))
        self.every.clicked.connect(lambda: self._put(every=True))
        self.away.clicked.connect(self._take)
        for some in ((self.one, self.every), (self.away,)):
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            for button in some:
                line.addWidget(button)
            line.addStretch(1)
            self.body.addWidget(holder)

    def show_choices(self, figures: Sequence[tuple[str, str]], groups: Sequence[str]) -> None:
        """Offer these figures (code, name) and groups; what is chosen stays."""
        chosen = [(drop, drop.currentData()) for drop in (self.what, self.group)]
        self.what.clear()
        for code, name in figures:
            self.what.addItem(name, ("figure", code))
        for code, words in TEXTS.items():
            self.what.addItem(tr(words), ("text", code))
        self.group.clear()
        self.group.addItem(tr("Whole village"), None)
        for group in groups:
            self.group.addItem(group_label(group), group)
        for drop, data in chosen:
            _show_choice(drop, data)

    def show_cell(self, sheet: str, cell: FormCell, said: Sequence[tuple[CellEntry, str]]) -> None:
        """Ask what belongs in a cell; what fills it now, or is likely meant, is chosen already."""
        self.cell, self._sheet, self._said = cell, sheet, said
        now = "; ".join(words for _, words in said)
        self.area.verticalScrollBar().setValue(0)
        self.where.setText("  ".join(part for part in (cell.name, cell.text or now) if part))
        self.blank.clear()
        if cell.blanks:
            for n, (start, end) in enumerate(cell.blanks, 1):
                around = f"{cell.text[max(0, start - 6) : start]}＿{cell.text[end : end + 4]}"
                self.blank.addItem(f"{n}  {around}", n)
        self.blank.addItem(tr("The whole cell"), None)
        taken = {entry.blank for entry, _ in said}
        left = [n for n in range(1, len(cell.blanks) + 1) if n not in taken]
        _show_choice(self.blank, left[0] if left and None not in taken else next(iter(taken), None))
        self._choose_blank()

    def _choose_blank(self) -> None:
        """Show what fills the chosen blank, or the cell; else what is likely meant."""
        blank = self.blank.currentData()
        entry = next((entry for entry, _ in self._said if entry.blank == blank), None)
        if entry is not None:
            self._choose(entry)
        else:
            self._choose_meant()
        self.away.setVisible(entry is not None)
        self._fit()

    def _choose(self, entry: CellEntry) -> None:
        kind = ("figure", entry.figure) if entry.figure is not None else ("text", entry.text)
        places = ((self.what, kind), (self.group, entry.group), (self.blank, entry.blank))
        for drop, data in places:
            _show_choice(drop, data)
        self._choose_period(entry.period)

    def _choose_meant(self) -> None:
        """Choose what the words around the cell say; what they do not say stays as it was chosen last."""
        if self.cell is None:
            return
        found = self._guess(self.cell, self.blank.currentData())
        if found.what is not None:
            _show_choice(self.what, found.what)
            self._choose_period(found.period or "value")
        if found.of_group:
            _show_choice(self.group, found.group)

    def _choose_period(self, code: str) -> None:
        """Let the one row that has it show it."""
        for row in self.periods:
            row.choose(code if code in {option.code for option in row.options} else "")

    def entry(self) -> CellEntry | None:
        """Give what is chosen for the cell, None while no cell is meant."""
        if self.cell is None or self.what.currentData() is None:
            return None
        kind, code = self.what.currentData()
        place = {"sheet": self._sheet, "cell": self.cell.name, "blank": self.blank.currentData()}
        if kind == "text":
            return CellEntry(text=code, **place)
        period = next((row.code() for row in self.periods if row.code()), "value")
        return CellEntry(figure=code, group=self.group.currentData(), period=period, **place)

    def _fit(self) -> None:
        figure = (self.what.currentData() or ("", ""))[0] == "figure"
        for name in ("period", "group"):
            self.fields[name].setVisible(figure)
        self.fields["blank"].setVisible(bool(self.cell and self.cell.blanks))
        self.every.setVisible(figure and not (self.cell and self.cell.blanks))
        self.setEnabled(self.cell is not None)

    def _put(self, *, every: bool) -> None:
        entry = self.entry()
        if entry is not None:
            self.put.emit(entry, every)

    def _take(self) -> None:
        if self.cell is not None:
            self.taken.emit(self.cell.name, self.blank.currentData() if self.cell.blanks else None)


def _show_choice(drop: DropDown, data: object) -> None:
    at = next((n for n in range(drop.count()) if drop.itemData(n) == data), -1)
    if at >= 0:
        drop.setCurrentIndex(at)


def _stacked(rows: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    for row in rows:
        box.addWidget(row)
    return holder
