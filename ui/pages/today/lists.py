"""The right column: call-backs due, and what was just typed up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.visits import VisitRow
from outreach.queries.waiting import WaitingRow
from outreach.vocabulary import LABELS, SIGNED, HouseholdState, Outcome
from outreach.waits import Suggestion, WaitKind
from outreach.wording import mark, tr
from ui import theme, words
from ui.page import Context
from ui.pages.today.answering import CallBackRow, keys_words
from ui.pages.today.link_row import LinkRow
from ui.pages.today.reading import TodaySummary
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.glyph import StateGlyph, state_words
from ui.widgets.text import Elided, Text

SHOWN = 4
STATES = {
    Outcome.MET: HouseholdState.TOLD,
    Outcome.PHONE: HouseholdState.TOLD_BY_PHONE,
    Outcome.NOBODY_HOME: HouseholdState.NOBODY_HOME,
    Outcome.REFUSED: HouseholdState.REFUSED,
    Outcome.LEAFLET_ONLY: HouseholdState.LEAFLET_ONLY,
}
AGAIN = {
    Suggestion.MORNING: mark("{tried}, try in the morning"),
    Suggestion.AFTERNOON: mark("{tried}, try in the afternoon"),
    Suggestion.EVENING: mark("{tried}, try after supper"),
    Suggestion.WEEKEND: mark("{tried}, try at the weekend"),
}


class FollowUpsCard(Card):
    """`chosen(unit id)` for one call-back, `all_asked()` for all of them."""

    chosen = Signal(str)
    all_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Call-backs due"))
        self._ctx = ctx
        self.flush()
        self._row_height = theme.px(52)
        self.all = Button("", "quiet", name="today.all_call_backs", small=True)
        self.all.setFont(theme.font(13))
        self.all.clicked.connect(self.all_asked)
        self.head.setContentsMargins(16, 0, 8, 0)
        self.head.addWidget(self.all)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addLayout(self.rows)
        self.keys = Text(keys_words(), step=13, tone="muted")
        self.keys.setContentsMargins(16, 4, 16, 8)
        self.body.addWidget(self.keys)
        self.body.addStretch(1)

    def set_dense(self, dense: bool) -> None:
        """Take lower rows from the next `fill` on."""
        self.title.setFixedHeight(theme.px(40 if dense else 44))
        self._row_height = theme.px(44 if dense else 52)

    def fill(self, day: TodaySummary) -> None:
        """Show the most pressing ones."""
        clear(self.rows)
        self.all.set_text(tr("{n} this week", n=day.due.count))
        self.all.setVisible(bool(day.due.rows))
        self.keys.setVisible(bool(day.due.rows))
        for row in day.due.rows[:SHOWN]:
            self.rows.addWidget(rule())
            self.rows.addWidget(self._line(row, day.today))
        if not day.due.rows:
            self.rows.addWidget(rule())
            self.rows.addWidget(_nothing(tr("No call-back is promised for this week.")))

    def _line(self, row: WaitingRow, today: date) -> QWidget:
        line = CallBackRow(self._ctx, row, self._row_height - 1)
        line.clicked.connect(lambda: self.chosen.emit(row.unit_id))
        line.line.addWidget(StateGlyph(row.state, row.tries))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(name_and_place(row.head, row.place))
        column.addWidget(Elided(what_next(row), step=13, tone="muted"))
        column.addStretch(1)
        line.line.addLayout(column, 1)
        text, late = due_words(row.due, today)
        line.line.addWidget(Text(text, step=13, tone="warn" if late else "muted", bold=late))
        return line


class LatestCard(Card):
    """`chosen(unit id)` for one entry."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Just typed up"))
        self.flush()
        self._row_height = theme.px(32)
        self.count = Text("", step=13, tone="muted")
        self.head.addWidget(self.count)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.rows.setContentsMargins(0, 0, 0, 8)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def set_dense(self, dense: bool) -> None:
        """Take lower rows from the next `fill` on."""
        self.title.setFixedHeight(theme.px(40 if dense else 44))
        self._row_height = theme.px(30 if dense else 32)

    def fill(self, day: TodaySummary) -> None:
        """Show the latest entries."""
        clear(self.rows)
        self.count.setText(tr("{n} households today", n=day.entered) if day.entered else "")
        for row in day.latest:
            self.rows.addWidget(self._line(row, day.today))
        if not day.latest:
            self.rows.addWidget(_nothing(tr("Nothing yet: the first visit will stand here.")))

    def _line(self, row: VisitRow, today: date) -> QWidget:
        state = HouseholdState.SIGNED if row.signoff in SIGNED else STATES.get(row.outcome)
        said = state_words(state) if state else tr(LABELS[row.outcome])
        line = LinkRow(f"today.latest.{row.id}", f"{row.head} {row.place} {said}", self._row_height)
        line.clicked.connect(lambda: self.chosen.emit(row.unit_id))
        entered = row.entered_at
        when = words.time_words(entered) if entered.date() == today else words.short_day(entered.date())
        time = Text(when, step=13, tone="muted")
        time.setMinimumWidth(theme.px(36))
        line.line.addWidget(time)
        line.line.addWidget(StateGlyph(state or HouseholdState.EXCLUDED))
        line.line.addWidget(name_and_place(row.head, row.place), 1)
        line.line.addWidget(Text(said, step=13, tone="muted"), 0, Qt.AlignmentFlag.AlignRight)
        return line


def name_and_place(name: str, place: str) -> QWidget:
    """Set a name and, muted, its place beside each other; a long name gives way."""
    holder = QWidget()
    holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(6))
    line.addWidget(Elided(name))
    line.addWidget(Text(place, tone="muted"))
    line.addStretch(1)
    return holder


def due_words(due: date, today: date) -> tuple[str, bool]:
    """Say when a call-back is due, and whether it is overdue: 过期 2 天, 今天, 11-22 周日."""
    late = (today - due).days
    if late > 0:
        return tr("{n} days overdue", n=late), True
    return (tr("today"), False) if late == 0 else (words.day_words(due, today), False)


def what_next(row: WaitingRow) -> str:
    """Say what was and what to try: the note if there is one, else another time of day, or in person."""
    if row.put_off is not None:
        was = words.short_day(row.put_off)
        return tr("Put off from {day}: {note}", day=was, note=row.note) if row.note else _put_off(was)
    if row.kind is WaitKind.VICTIM:
        return tr("Victim of case {no}: call on them", no=row.what)
    if row.kind is WaitKind.AWAY:
        note = row.note
        return tr("Back from away: {note}", note=note) if note else tr("Back from away: tell them in person")
    if row.note:
        return row.note
    if row.kind is WaitKind.NOBODY_HOME:
        return tr(AGAIN[row.suggestion], tried=state_words(HouseholdState.NOBODY_HOME, row.tries))
    if row.kind is WaitKind.REFUSED:
        return tr("Refused: go with somebody they know")
    if row.outcome is Outcome.LEAFLET_ONLY:
        return tr("Only a leaflet was left: tell them in person")
    if row.outcome is Outcome.PHONE:
        return tr("Told by phone: tell them in person")
    return tr("Call again as promised")


def _put_off(was: str) -> str:
    return tr("Put off from {day}", day=was)


def _nothing(text: str) -> Text:
    words_there = Text(text, step=13, tone="muted", wrap=True)
    words_there.setContentsMargins(16, 12, 16, 12)
    return words_there
