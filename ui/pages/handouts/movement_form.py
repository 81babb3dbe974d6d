"""The small form of one movement: how many, of what, who or where; the rest has its usual value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.actions.stock import MOST, PIECES_WRONG, MovementForm
from outreach.errors import UserMistake
from outreach.queries.stock import StockRow
from outreach.vocabulary import MovementKind
from outreach.wording import mark, tr
from ui import words
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.line import DropDown, LineEdit

Save = Callable[[MovementForm], object]
TITLES = {
    MovementKind.RECEIVE: mark("Handouts came in"),
    MovementKind.OUT: mark("Give some to a worker"),
    MovementKind.BACK: mark("A worker brings some back"),
    MovementKind.POST: mark("Put some up"),
    MovementKind.DAMAGE: mark("Write some off"),
    MovementKind.COUNT: mark("Count the shelf"),
}
NOTES = {
    MovementKind.COUNT: mark("A count changes no figure; where it differs from the book, the page says so."),
    MovementKind.OUT: mark("What is given at doors afterwards is taken from this worker's bag."),
}
WORKERS = 6


class MovementDialog(FormDialog):
    """`save(form)` is called with what was typed; the number has the keyboard first."""

    def __init__(
        self, kind: MovementKind, rows: Sequence[StockRow], code: str, workers: Sequence[str], who: str,
        save: Save, parent: QWidget | None, count: int = 0,
    ) -> None:  # fmt: skip
        note = tr(NOTES[kind]) if kind in NOTES else ""
        title = tr(TITLES[kind])
        super().__init__("movement", title, tr("Write down"), lambda: save(self.form()), parent, note)
        self.kind = kind
        self.count = LineEdit(name="movement_count")
        self.count.setText(str(count) if count else "")
        self.handout = DropDown(name="movement_handout")
        for row in rows:
            self.handout.addItem(f"{row.label}（{row.unit}）", row.code)
        self.handout.setCurrentIndex(max(0, self.handout.findData(code)))
        self.workers = _workers(workers, who)
        self.place = LineEdit(name="movement_place", hint=tr("for instance the village board"))
        self.source = LineEdit(name="movement_source", hint=tr("who printed or sent them"))
        self.edition = LineEdit(name="movement_edition", hint=tr("for instance the autumn edition"))
        self.printed = DateField(name="movement_printed", empty=tr("not known"))
        self.cost = LineEdit(name="movement_cost", hint=tr("may stay empty"))
        self.day = DateField(name="movement_day", calendar=True)
        self.day.set_value(words.current_day())
        self.note = LineEdit(name="movement_note")
        self._lay_out()
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._pair(("count", tr("How many"), self.count), ("handout", tr("Of what"), self.handout))
        if self.kind in (MovementKind.OUT, MovementKind.BACK):
            self.add("worker", tr("Who"), self.workers)
        if self.kind is MovementKind.POST:
            self.add("place", tr("Where it hangs"), self.place)
        if self.kind is MovementKind.RECEIVE:
            self._pair(("source", tr("Where from"), self.source), ("edition", tr("Edition"), self.edition))
            printed = ("printed", tr("Printed on"), self.printed)
            self._pair(printed, ("cost", tr("Cost in yuan"), self.cost))
        self._pair(("on", tr("Day"), self.day), ("note", tr("Note"), self.note))

    def _pair(self, *parts: tuple[str, str, QWidget]) -> None:
        """Put two fields beside each other, so that the form fits a low screen with large text."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for key, label, control in parts:
            line.addWidget(self.add(key, label, control), 1)
        self.body.addLayout(line)

    def form(self) -> MovementForm:
        """Give what is typed. Raises UserMistake at a number that is none."""
        carried = self.kind in (MovementKind.OUT, MovementKind.BACK)
        return MovementForm(
            kind=self.kind,
            code=str(self.handout.currentData()),
            count=number(self.count.text(), "count"),
            worker=self.workers.code() if carried else "",
            at=moment_on(self.day.value()),
            edition=self.edition.text(),
            printed_on=None if self.printed.is_wrong() else self.printed.value(),
            place=self.place.text(),
            source=self.source.text(),
            cost=_fen(self.cost.text()),
            note=self.note.text(),
        )


def _workers(names: Sequence[str], who: str) -> ChoiceRow:
    shown = list(names)[:WORKERS]
    if who and who not in shown:
        shown = [*shown[: WORKERS - 1], who]
    chosen = who if who in shown else shown[0] if shown else ""
    options = [Option(name, name, str(nth)) for nth, name in enumerate(shown, 1)]
    return ChoiceRow(options, name="movement_worker", code=chosen)


def number(text: str, field: str) -> int:
    """Read a whole number of pieces. Raises UserMistake."""
    text = text.strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 7:
        raise UserMistake(PIECES_WRONG, field=field, most=MOST)
    return int(text)


def moment_on(day: date | None) -> datetime | None:
    """Give noon of a day; None for today, which means now."""
    return None if day is None or day == words.current_day() else datetime.combine(day, time(12))


def _fen(text: str) -> int | None:
    text = text.strip().removesuffix("元").strip()
    if not text:
        return None
    whole, _, part = text.partition(".")
    if not (whole + part).isascii() or not whole.isdigit() or len(whole) > 7 or (part and not part.isdigit()):
        raise UserMistake(PIECES_WRONG, field="cost", most=MOST)
    return int(whole) * 100 + int((part + "00")[:2])
