"""One report in the page's place: its versions, how far it is, and what came late since it went out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.outbox import BoxRow
from outreach.queries.reports import SentRow
from outreach.tallies.delta import OTHER_WEEKS, Delta
from outreach.wording import tr
from ui import theme, words
from ui.page import Context
from ui.pages.outbox.columns import figure_columns, left_words, line_columns, state_words
from ui.tables import Column, PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.text import Elided, Text

BESIDE_FROM = 940
Load = Callable[[int], object]


class ReportView(QWidget):
    """`left()` by Esc or the button, `version_chosen(SentRow)`, `door_asked(DeltaLine)`."""

    left = Signal()
    version_chosen = Signal(object)
    door_asked = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.row: BoxRow | None = None
        self.sent: SentRow | None = None
        self._delta: Delta | None = None
        self.title = Elided("", step=18, bold=True)
        self.standing = Text("", bold=True)
        self.facts = Text("", step=13, tone="muted", wrap=True)
        self.versions = ChoiceRow([], name="outbox.versions")
        self.versions.setAccessibleName(tr("Versions"))
        self.versions.chosen.connect(self._choose)
        self.since = Text("", bold=True)
        differ, late = tr("Figures that differ"), tr("Doors that came late")
        self.figures = self._table("outbox.figures", differ, figure_columns(), self._figure)
        self.lines = self._table("outbox.doors", late, line_columns(), self._line, True)
        self.lines.opened.connect(self._open_door)
        self._lay_out()

    def _table(self, name: str, title: str, columns: list[Column], load: Load, click: bool = False) -> Table:
        model = PagedModel(columns, lambda ids: [load(key) for key in ids])
        table = Table(model, self._ctx.settings, name=name, click_opens=click)
        table.setAccessibleName(title)
        table.setMinimumHeight(theme.px(112))
        return table

    def _lay_out(self) -> None:
        back = Button(tr("To the list"), name="outbox.back", icon="left", small=True)
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(12)
        for part, stretch in ((back, 0), (self.title, 1), (self.versions, 0), (self.standing, 0)):
            head.addWidget(part, stretch)
        card = Card()
        card.body.setSpacing(4)
        card.body.addLayout(head)
        card.body.addWidget(self.facts)
        self._tables = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables.setSpacing(16)
        self._figures_card, self._lines_card = TableCard(self.figures), TableCard(self.lines)
        self._tables.addWidget(self._figures_card, 2)
        self._tables.addWidget(self._lines_card, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(card)
        column.addWidget(self.since)
        column.addLayout(self._tables, 1)
        column.addStretch(0)

    def show_report(self, row: BoxRow, version: int = 0) -> None:
        """Show a report, its newest version unless another is named; the delta follows by `show_delta`."""
        self.row = row
        self.sent = next((one for one in row.versions if one.version == version), row.sent)
        self.title.set_text(f"{row.name}  {row.period.label()}")
        pressing = row.is_late or row.waits(words.current_day())
        self.standing.setText(left_words(row) if row.due_at else "")
        self.standing.set_tone("warn" if pressing else "ink")
        self.facts.setText("\n".join(_facts(row, self.sent)))
        self._offer(row.versions)
        self._delta = None
        self._say(tr("Not made yet: nothing can have come late.") if self.sent is None else "", False)

    def _offer(self, versions: Sequence[SentRow]) -> None:
        shown = [Option(str(one.version), tr("Version {n}", n=one.version)) for one in reversed(versions)]
        self.versions.options = tuple(shown)
        self.versions.choose(str(self.sent.version) if self.sent else "")
        self.versions.setVisible(len(shown) > 1)
        self.versions.updateGeometry()

    def show_delta(self, delta: Delta) -> None:
        """Show what changed since the version shown went out."""
        if self.sent is None or delta.sent.id != self.sent.id:
            return
        self._delta = delta
        self.figures.paged.set_ids(range(len(delta.figures)))
        self.lines.paged.set_ids(range(len(delta.lines)))
        self._say("；".join(_delta_words(delta)), bool(delta.lines or delta.figures))

    def _say(self, text: str, tables: bool) -> None:
        self.since.setText(text)
        self.since.setVisible(bool(text))
        for card in (self._figures_card, self._lines_card):
            card.setVisible(tables)

    def _figure(self, nth: int) -> object:
        return self._delta.figures[nth] if self._delta else None

    def _line(self, nth: int) -> object:
        return self._delta.lines[nth] if self._delta else None

    def _choose(self, code: str) -> None:
        if self.row is not None:
            found = next(one for one in self.row.versions if str(one.version) == code)
            self.version_chosen.emit(found)

    def _open_door(self, nth: object) -> None:
        if isinstance(nth, int) and self._delta is not None:
            self.door_asked.emit(self._delta.lines[nth])

    def fit(self, width: int) -> None:
        """Put the two lists under each other where the text is large."""
        wide = width >= BESIDE_FROM
        self._tables.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _delta_words(delta: Delta) -> Iterator[str]:
    """Say what changed since, in one sentence, and whether weeks are cut otherwise now."""
    doors = len({line.no for line in delta.lines if line.no})
    if delta.figures:
        values = {"figures": len(delta.figures), "doors": doors}
        yield tr("Since it went out {figures} figures changed, at {doors} doors", **values)
    elif delta.lines:
        yield tr("The village's figures stand, {doors} doors count elsewhere now", doors=doors)
    else:
        yield tr("Nothing came late: the figures still stand as they were reported.")
    if delta.other_weeks:
        yield tr(OTHER_WEEKS, period=delta.sent.period.label())


def _facts(row: BoxRow, sent: SentRow | None) -> list[str]:
    due = tr("due {moment}", moment=words.moment_words(row.due_at)) if row.due_at else ""
    to = tr("to {office}", office=row.office) if row.office else ""
    lines = ["  ".join(part for part in (to, due, state_words(row)) if part)]
    if sent is None:
        return lines
    said = {"moment": words.moment_words(sent.made_at), "who": sent.made_by, "file": sent.file_name}
    lines.append(tr("Made {moment} by {who}: {file}", **said))
    if sent.reason:
        lines.append(tr("Corrected: {reason}", reason=sent.reason))
    if sent.acknowledged_on is not None:
        answer = sent.acknowledgement or tr("nothing said")
        day = words.day_words(sent.acknowledged_on)
        lines.append(tr("Answered {day}: {answer}", day=day, answer=answer))
    return lines
