"""The household beside the form: who lives there, the masked phone, earlier visits, the appointment."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.queries.households import MemberRow
from outreach.queries.visit_door import VisitDoorSummary
from outreach.queries.visits import VisitRow
from outreach.vocabulary import Outcome
from outreach.wording import tr
from ui import theme, words
from ui.pages.visit.history import History
from ui.widgets.button import Button
from ui.widgets.card import Card, Notice, clear, rule, scrolled
from ui.widgets.text import Elided, Text

SHOWN_MS = 30_000


class HouseholdPanel(Card):
    """`card_asked()`, `phone_asked()` and `void_asked(visit id)` tell what the user wants."""

    card_asked = Signal()
    phone_asked = Signal()
    void_asked = Signal(str)

    def __init__(self, card_keys: str) -> None:
        super().__init__(tr("This household"))
        self.flush()
        self.setObjectName("visit.household")
        self.setFixedWidth(theme.px(256))
        self.card = Button(
            f"{tr('Open the household')} {card_keys}", "quiet", name="visit.open_card", small=True
        )
        self.card.setFont(theme.font(13))
        self.card.clicked.connect(self.card_asked)
        self.head.setContentsMargins(16, 0, 8, 0)
        self.head.addWidget(self.card)
        self._door: VisitDoorSummary | None = None
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(SHOWN_MS)
        self._hide_again.timeout.connect(self.mask_phone)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        self._members = QVBoxLayout()
        self._members.setContentsMargins(16, 0, 16, 4)
        column.addLayout(self._members)
        self._phone_line = self._make_phone_line()
        column.addWidget(self._phone_line)
        column.addWidget(rule())
        before = Text(tr("Earlier visits"), bold=True)
        before.setFixedHeight(theme.px(44))
        self.history = History()
        self.history.void_asked.connect(self.void_asked)
        self.notice = Notice("")
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 16, 0)
        inner.addWidget(before)
        inner.addWidget(self.history)
        inner.addSpacing(8)
        inner.addWidget(self.notice)
        column.addLayout(inner)
        column.addStretch(1)
        purpose = Text(words.purpose_words(), step=13, tone="muted", wrap=True)
        purpose.setContentsMargins(16, 16, 16, 0)
        column.addWidget(purpose)
        self.body.addWidget(scrolled(content))

    def _make_phone_line(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(Text(tr("Phone"), tone="muted"))
        self.phone = Text("")
        self.phone.setObjectName("visit.phone")
        line.addWidget(self.phone, 1)
        self.look = Button(tr("See for 30 s"), "quiet", name="visit.see_phone", small=True)
        self.look.setFont(theme.font(13))
        self.look.clicked.connect(self._look)
        line.addWidget(self.look)
        holder.setFixedHeight(theme.px(44))
        column.addLayout(line, 1)
        return holder

    def show_door(self, door: VisitDoorSummary, campaign_id: str, today: date) -> None:
        """Show a door; a number that was being looked at is masked again."""
        self._door = door
        self.mask_phone()
        self._phone_line.setVisible(bool(door.phone))
        clear(self._members)
        for row in door.members:
            self._members.addWidget(_member_line(row))
        if not door.members:
            self._members.addWidget(Text(tr("Nobody is in the register here."), step=13, tone="muted"))
        self.history.fill(door.visits, campaign_id, today)

    def show_appointment(self, appointment: VisitRow | None, outcome: Outcome, today: date) -> None:
        """Say which call-back was promised, and what this visit makes of it."""
        self.notice.setVisible(appointment is not None)
        if appointment is None or appointment.follow_up is None:
            return
        lines = [tr("Call-back promised for {day}.", day=words.day_words(appointment.follow_up, today))]
        if appointment.note:
            lines.append(appointment.note)
        if outcome is Outcome.MET:
            lines.append(tr("They were met today: saving settles this."))
        else:
            lines.append(tr("Saving settles this: give another day if you come again."))
        self.notice.text.setText("\n".join(lines))

    def show_phone(self, phone: str) -> None:
        """Show the whole number for half a minute."""
        self.phone.setText(phone)
        self.look.set_text(tr("Hide"))
        self._hide_again.start()

    def mask_phone(self) -> None:
        """Mask the number."""
        self._hide_again.stop()
        self.phone.setText(self._door.phone if self._door else "")
        self.look.set_text(tr("See for 30 s"))

    def _look(self) -> None:
        if self._hide_again.isActive():
            self.mask_phone()
        else:
            self.phone_asked.emit()


def appointment_of(door: VisitDoorSummary, campaign_id: str) -> VisitRow | None:
    """Give the newest visit that stands if it promised a call-back; a later visit settles a promise."""
    standing = (row for row in door.visits if row.campaign_id == campaign_id and row.voided_at is None)
    newest = next(standing, None)
    return newest if newest is not None and newest.follow_up is not None else None


def _member_line(row: MemberRow) -> QWidget:
    holder = QWidget()
    holder.setFixedHeight(theme.px(32))
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Elided(row.name))
    line.addWidget(Elided(row.relation, step=13, tone="muted"), 1)
    age = "" if row.age is None else tr("{n} years", n=row.age)
    line.addWidget(Text(age, step=13, tone="muted"), 0, Qt.AlignmentFlag.AlignRight)
    return holder
