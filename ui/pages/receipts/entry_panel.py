"""照着纸念一句: the sentence, what was understood, what the unsigned rows become, the day, who went, save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QMenu, QSizePolicy

from outreach.vocabulary import LABELS, Outcome, SignOff
from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.pages.receipts.desk import KEEP
from ui.pages.receipts.read_back import ReadBack
from ui.pages.receipts.wordings import ReadLine
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

ENTRY_HEIGHT = 44


class EntryPanel(Card):
    """The card beside the sheet; `said(text)` comes with every letter."""

    said = Signal(str)
    unsigned = Signal(str)
    rest_left = Signal()
    workers_changed = Signal()

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("receipts.panel")
        self._compact = False
        self._choices: tuple[str, ...] = ()
        self.heading = Text(tr("Say it as the paper shows it"), bold=True)
        self.entry = SayLine()
        self.read_back = ReadBack()
        self.unsigned_label = Text("", step=13, tone="muted")
        self.choice = ChoiceRow(_unsigned_options(), name="receipts.unsigned", code=KEEP)
        self.rest = Button(tr("Those not spoken of are unsigned"), "quiet", name="receipts.rest", small=True)
        self.examples = Text("", step=13, tone="muted", wrap=True)
        self.day = DateField(name="receipts.day")
        self.day_field = Field(tr("Day on the paper"), self.day)
        self.who = Button("", name="receipts.workers", drop=True)
        self.who.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.who_field = Field(tr("Who went"), self.who)
        self.workers: list[str] = []
        self.save = SaveButton("", "primary", name="receipts.save", keys=commands.keys("receipts.save"))
        self.save.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save.does(commands["receipts.save"])
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self.entry.textChanged.connect(self.said)
        self.entry.done.connect(self.save.setFocus)
        self.choice.chosen.connect(self.unsigned)
        self.rest.clicked.connect(self.rest_left)
        self.who.clicked.connect(self._offer_workers)

    # Arrangement

    def set_compact(self, compact: bool) -> None:
        """Lie flat under the table where there is no room beside it."""
        if compact != self._compact:
            self._compact = compact
            self.read_back.set_compact(compact)
            self._arrange()

    def set_dense(self, dense: bool) -> None:
        """Leave the examples out where the window is low."""
        self.examples.setVisible(not dense and not self._compact)

    def _arrange(self) -> None:
        clear_keeping(self.body)
        pad = 12 if self._compact else 16
        self.body.setContentsMargins(pad, pad, pad, pad)
        if self._compact:
            self._flat()
        else:
            self._upright()
        fields = (self.day_field, self.who_field)
        for widget in (self.heading, self.examples, *(part for f in fields for part in (f.label, f.hint))):
            widget.setVisible(not self._compact)

    def _upright(self) -> None:
        body = self.body
        body.setSpacing(8)
        for widget in (self.heading, self.entry, self.read_back, self.rest, self.unsigned_label, self.choice):
            body.addWidget(widget)
        body.addWidget(self.examples)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.day_field, 5)
        line.addWidget(self.who_field, 6)
        body.addLayout(line)
        body.addSpacing(4)
        body.addWidget(self.save)

    def _flat(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        low = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.entry, 0, 0, 1, 2)
        grid.addWidget(self.day_field, 0, 2, low)
        grid.addWidget(self.who_field, 0, 3, low)
        grid.addWidget(self.read_back, 1, 0)
        grid.addWidget(self.rest, 1, 1)
        grid.addWidget(self.choice, 1, 2)
        grid.addWidget(self.save, 1, 3)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)

    # What it shows

    def show_reading(
        self, lines: Sequence[ReadLine], unsigned: int, saves: int, settles: bool, rest: bool
    ) -> None:
        """Say back what is read; `saves` rows become visits, `settles` = there is something to note."""
        self.read_back.show_lines(lines)
        self.read_back.setVisible(bool(lines))
        self.unsigned_label.setText(tr("These {n} without signature", n=unsigned))
        self.unsigned_label.setVisible(bool(unsigned) and not self._compact)
        self.choice.setVisible(bool(unsigned))
        self.rest.setVisible(rest)
        if saves or not settles:
            self.save.set_text(tr("Note down {n} households", n=saves))
        else:
            self.save.set_text(tr("Note this page as done"))

    def show_examples(self, examples: Sequence[str]) -> None:
        """Show what else can be written."""
        self.examples.setText(tr("Also: {examples}", examples="　".join(examples)))

    def show_workers(self, known: Sequence[str], chosen: Sequence[str]) -> None:
        """Show who went; `known` can be chosen."""
        self._choices = (*known, *(name for name in chosen if name not in known))
        self.workers = list(chosen)
        self._name_workers()

    def _name_workers(self) -> None:
        words = "、".join(self.workers) or tr("nobody chosen")
        room = theme.px(128)
        self.who.set_text(self.who.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.who.setToolTip(words)

    def _offer_workers(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("receipts.workers_menu")
        for name in self._choices:
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(name in self.workers)
            entry.triggered.connect(lambda on, who=name: self._toggle_worker(who, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.who.mapToGlobal(QPoint(0, self.who.height() + 4)))

    def _toggle_worker(self, name: str, on: bool) -> None:
        chosen = {*self.workers, name} if on else {*self.workers} - {name}
        self.workers = [who for who in self._choices if who in chosen]
        self._name_workers()
        self.workers_changed.emit()


class SayLine(LineEdit):
    """The large field for the sentence; Enter goes on to the button, Up and Down belong to the rows."""

    done = Signal()
    walk = Signal(int)

    def __init__(self) -> None:
        super().__init__(name="receipts.say", hint=tr("For instance: 1-13 signed, but 7 and 12"), step=18)
        self.setAccessibleName(tr("Say it as the paper shows it"))
        self.setMaxLength(500)
        height = theme.px(ENTRY_HEIGHT) - 2
        self.setStyleSheet(f"min-height: {height}px; max-height: {height}px;")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, walk the rows by the arrows."""
        key = event.key()
        if (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.done.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walk.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class SaveButton(Button):
    """The button Enter goes on to; Enter presses it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


def _unsigned_options() -> tuple[Option, ...]:
    return (
        Option(KEEP, tr("State unchanged")),
        Option(Outcome.NOBODY_HOME.value, tr(LABELS[Outcome.NOBODY_HOME])),
        Option(SignOff.REFUSED.value, tr(LABELS[SignOff.REFUSED])),
    )


def clear_keeping(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets stay, to be laid out anew."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear_keeping(inner)
            inner.deleteLater()
