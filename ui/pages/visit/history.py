"""Earlier visits of a door: what came of them, when, who went; a wrong one can be voided with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.visits import VisitRow
from outreach.vocabulary import LABELS, SIGNED, HouseholdState, Outcome, SignOff
from outreach.wording import mark, tr
from ui import theme, words
from ui.widgets.button import Button
from ui.widgets.glyph import StateGlyph
from ui.widgets.text import Text

STATES = {
    Outcome.MET: HouseholdState.TOLD,
    Outcome.PHONE: HouseholdState.TOLD_BY_PHONE,
    Outcome.NOBODY_HOME: HouseholdState.NOBODY_HOME,
    Outcome.REFUSED: HouseholdState.REFUSED,
    Outcome.LEAFLET_ONLY: HouseholdState.LEAFLET_ONLY,
    Outcome.MOVED_AWAY: HouseholdState.EXCLUDED,
    Outcome.EMPTY_HOUSE: HouseholdState.EXCLUDED,
}
SIGN_WORDS = {
    SignOff.SIGNATURE: mark("signed"),
    SignOff.FINGERPRINT: mark("fingerprint"),
    SignOff.PROXY: mark("signed by another"),
    SignOff.REFUSED: mark("refused to sign"),
}


def state_of(row: VisitRow) -> HouseholdState:
    """Tell how far one visit brought its household."""
    return HouseholdState.SIGNED if row.signoff in SIGNED else STATES[row.outcome]


def outcome_words(row: VisitRow) -> str:
    """Say what came of a visit: 当面告知，本人签字."""
    told = row.outcome is Outcome.MET
    said = tr(LABELS[HouseholdState.TOLD]) if told else tr(LABELS[row.outcome])
    if row.signoff in SIGN_WORDS:
        return tr("{outcome}, {sign}", outcome=said, sign=tr(SIGN_WORDS[row.signoff]))
    return said


class VisitLine(QFrame):
    """One visit; a click or Space opens what can be done with it. `void_asked(visit id)`."""

    void_asked = Signal(str)

    def __init__(self, row: VisitRow, tries: int, campaign_id: str, today: date) -> None:
        super().__init__()
        self.row = row
        self.setObjectName(f"visit.history.{row.id}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self._entry_words(today))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(8)
        glyph = QVBoxLayout()
        glyph.setContentsMargins(0, theme.px(4), 0, 0)
        glyph.addWidget(StateGlyph(state_of(row), tries))
        glyph.addStretch(1)
        box.addLayout(glyph)
        column = QVBoxLayout()
        column.setSpacing(0)
        box.addLayout(column, 1)
        self.outcome = Text(outcome_words(row), wrap=True)
        self.when = Text(self._when_words(campaign_id, today), step=13, tone="muted", wrap=True)
        column.addWidget(self.outcome)
        column.addWidget(self.when)
        if row.note:
            column.addWidget(Text(row.note, step=13, tone="muted", wrap=True))
        if row.voided_at is not None:
            self._strike()
            reason = tr("Void: {reason}", reason=row.void_reason)
            column.addWidget(Text(reason, step=13, tone="warn", wrap=True))
        else:
            self.void = Button(tr("Void"), "quiet", name=f"visit.void.{row.id}", small=True)
            self.void.setFont(theme.font(13))
            self.void.clicked.connect(lambda: self.void_asked.emit(row.id))
            self.void.setParent(self)
            self.void.hide()
        self.setAccessibleName(f"{self.outcome.text()} {self.when.text()}")

    def _when_words(self, campaign_id: str, today: date) -> str:
        when = words.moment_words(self.row.at, today)
        if self.row.campaign_id != campaign_id:
            when = f"{self.row.campaign} {words.day_words(self.row.at.date(), today)}"
        return f"{when}  {'、'.join(self.row.workers)}".strip()

    def _entry_words(self, today: date) -> str:
        by = self.row.entered_by or tr("nobody")
        return tr("Typed up {when} by {name}", when=words.moment_words(self.row.entered_at, today), name=by)

    def _strike(self) -> None:
        for label in (self.outcome, self.when):
            face = QFont(label.font())
            face.setStrikeOut(True)
            label.setFont(face)

    def event(self, event: QEvent) -> bool:
        """Show the button while the pointer or the keyboard is here."""
        if self.row.voided_at is None and event.type() in (
            QEvent.Type.Enter,
            QEvent.Type.Leave,
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
        ):
            here = event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn)
            self.void.setVisible(here or self.underMouse() or self.hasFocus() or self.void.hasFocus())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in the upper right corner."""
        super().resizeEvent(event)
        if self.row.voided_at is None:
            size = self.void.sizeHint()
            self.void.setGeometry(self.width() - size.width(), 0, size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer to void by Delete, Space or Enter."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.row.voided_at is None:
            self.void_asked.emit(self.row.id)
        else:
            super().keyPressEvent(event)


class History(QWidget):
    """All visits of a door, newest first. `void_asked(visit id)`."""

    void_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.lines: list[VisitLine] = []
        self._shown: tuple[list[VisitRow], str, date] | None = None

    def fill(self, rows: Iterable[VisitRow], campaign_id: str, today: date) -> None:
        """Show these visits; a vain call carries as many dots as there were up to it."""
        newest_first = list(rows)
        shown = (newest_first, campaign_id, today)
        if shown == self._shown:  # whoever stands on a line with the keyboard stays there
            return
        self._shown = shown
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        tries, counts = 0, {}
        for row in reversed(newest_first):
            if row.campaign_id == campaign_id and row.outcome is Outcome.NOBODY_HOME and not row.voided_at:
                tries += 1
            counts[row.id] = max(1, tries)
        self.lines = [VisitLine(row, counts[row.id], campaign_id, today) for row in newest_first]
        for line in self.lines:
            line.void_asked.connect(self.void_asked)
            self.column.addWidget(line)
        if not newest_first:
            self.column.addWidget(Text(tr("Nobody has been here yet."), step=13, tone="muted"))
