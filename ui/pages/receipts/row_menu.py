"""What can be said of one row by a menu: who signed, how, what came of the call, the app, its own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget, QWidgetAction

from outreach.vocabulary import LABELS, AppState, Outcome, SignOff
from outreach.wording import tr
from ui.pages.receipts.desk import Desk
from ui.pages.receipts.entries import Entry
from ui.widgets.dates import DateField
from ui.widgets.text import Text

SIGNS = (SignOff.SIGNATURE, SignOff.FINGERPRINT, SignOff.PROXY, SignOff.REFUSED, SignOff.NONE)
CALLS = (
    Outcome.MET,
    Outcome.NOBODY_HOME,
    Outcome.PHONE,
    Outcome.REFUSED,
    Outcome.LEAFLET_ONLY,
    Outcome.MOVED_AWAY,
    Outcome.EMPTY_HOUSE,
)
HEAD = "户主"


class RowMenu(QMenu):
    """The menu of one row; `changed` is called after each choice."""

    def __init__(
        self, parent: QWidget, desk: Desk, entry: Entry, today: date, changed: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("receipts.row_menu")
        self._desk, self._entry, self._changed = desk, entry, changed
        self._row = entry.row.line.id
        self.aboutToHide.connect(self.deleteLater)
        if entry.locked:
            self.addAction(tr("Recorded: correct it on the household's page")).setEnabled(False)
            return
        self._signers()
        self._ways()
        self._calls()
        self._apps()
        self.addSeparator()
        self._day(today)

    def open_at(self, place: QPoint) -> None:
        """Open at a place of the screen, the first choice marked."""
        self.popup(place)
        if self.actions():
            self.setActiveAction(self.actions()[0])

    def _signers(self) -> None:
        line = self._entry.row.line
        for _, name, relation in line.members:
            own = relation == HEAD or name == line.head
            words = tr("{name} signed, {relation}", name=name, relation=relation or HEAD)
            entry = self._choice(self, words, partial(self._sign, name, "" if own else relation))
            entry.setChecked(self._entry.signed and self._entry.signed_by == name)
        self.addSeparator()

    def _ways(self) -> None:
        for way in SIGNS:
            outcome = None if way is SignOff.NONE else Outcome.MET
            words = tr(LABELS[way])
            entry = self._choice(self, words, partial(self._desk.mark, self._row, outcome, way))
            same = self._entry.signoff is way and self._entry.outcome is outcome and self._entry.spoken
            entry.setChecked(same and not self._entry.void)
        self.addSeparator()

    def _calls(self) -> None:
        for outcome in CALLS:
            does = partial(self._desk.mark, self._row, outcome, SignOff.NONE)
            entry = self._choice(self, tr(LABELS[outcome]), does)
            entry.setChecked(self._entry.outcome is outcome and self._entry.signoff is SignOff.NONE)
        entry = self._choice(self, tr("Void row"), lambda: self._desk.mark(self._row, None, None, void=True))
        entry.setChecked(self._entry.void)

    def _apps(self) -> None:
        menu = self.addMenu(tr("Anti-fraud app"))
        for state in AppState:
            entry = self._choice(menu, tr(LABELS[state]), partial(self._desk.set_app, self._row, state))
            entry.setChecked(self._entry.app is state)
        self._choice(menu, tr("say nothing of it"), lambda: self._desk.set_app(self._row, None))

    def _sign(self, name: str, relation: str) -> None:
        if not self._entry.signed:
            self._desk.mark(self._row, Outcome.MET, SignOff.SIGNATURE)
        self._desk.set_signer(self._row, name, relation)

    def _choice(self, menu: QMenu, words: str, does: Callable[[], None]) -> QAction:
        entry = menu.addAction(words)
        entry.setCheckable(True)

        def chosen() -> None:
            does()
            self._changed()

        entry.triggered.connect(chosen)
        return entry

    def _day(self, today: date) -> None:
        holder, box = QWidgetAction(self), QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(12, 4, 12, 4)
        field = DateField(name="receipts.row_day", value=self._entry.on, empty=tr("as the page"), today=today)
        field.setAccessibleName(tr("Its own day"))
        line.addWidget(Text(tr("Its own day")))
        line.addWidget(field)
        holder.setDefaultWidget(box)
        self.addAction(holder)

        def take() -> None:
            self._desk.set_day(self._row, field.value())
            self._changed()

        field.changed.connect(take)
        field.returnPressed.connect(self.close)
