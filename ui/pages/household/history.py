"""Every call at the door, the newest first: what came of it, who was told, given what, who signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.visits import VisitRow
from outreach.vocabulary import LABELS, SIGNED, SignOff
from outreach.wording import mark, tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.text import Elided, Text

JOINT = "、"
LABELLED = (
    ("people", mark("told")),
    ("topics", mark("explained")),
    ("handouts", mark("given")),
    ("app", mark("app")),
    ("quiz", mark("quiz")),
    ("signoff", mark("sign-off")),
    ("follow_up", mark("again on")),
    ("note", mark("note")),
)


class History(Card):
    """`void_asked(row)` for the visit whose 作废 was pressed, `photos_asked(row)` for its 照片."""

    void_asked = Signal(object)
    photos_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Visits so far"))
        self.count = Text("", tone="muted")
        self._photos: Mapping[str, int] = {}
        self._entries: dict[str, tuple[VisitRow, QWidget]] = {}
        self.head.insertWidget(1, self.count)
        self.flush()
        self.body.setContentsMargins(0, 0, 0, 8)

    def show_visits(
        self, rows: Sequence[VisitRow], campaign_id: str | None, photos: Mapping[str, int]
    ) -> None:
        """Show these visits with their numbers of photos; those of another campaign say of which."""
        clear(self.body)
        self._photos, self._entries = photos, {}
        standing = sum(row.voided_at is None for row in rows)
        self.count.setText(tr("{n} times", n=standing) if standing else "")
        for row in rows:
            self.body.addWidget(rule())
            entry = self._entry(row, row.campaign if row.campaign_id != campaign_id else "")
            if row.voided_at is None:
                self._entries[row.id] = (row, entry)
            self.body.addWidget(entry)
        if not rows:
            nothing = Text(tr("No visit yet."), tone="muted")
            nothing.setContentsMargins(16, 4, 16, 4)
            self.body.addWidget(nothing)
        self.body.addStretch(1)

    def visit_at(self, spot: QPoint) -> VisitRow | None:
        """Give the visit at a point, None beside them."""
        for row, entry in self._entries.values():
            if entry.isVisible() and entry.rect().contains(entry.mapFrom(self, spot)):
                return row
        return None

    def light(self, visit_id: str) -> None:
        """Show that what is dragged would come to this visit, "" to none."""
        for row, entry in self._entries.values():
            entry.setProperty("surface", "soft" if row.id == visit_id else "")
            entry.style().unpolish(entry)
            entry.style().polish(entry)

    def _entry(self, row: VisitRow, campaign: str) -> QWidget:
        entry = QWidget()
        entry.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        entry.setObjectName(f"household.visit_{row.id}")
        column = QVBoxLayout(entry)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        void = row.voided_at is not None
        outcome = Text(tr(LABELS[row.outcome]), bold=not void, tone="muted" if void else "ink")
        moment = Text(words.moment_words(row.at), tone="muted" if void else "ink")
        for text in (outcome, moment):
            face = text.font()
            face.setStrikeOut(void)
            text.setFont(face)
            head.addWidget(text)
        head.addWidget(Elided(JOINT.join(row.workers), tone="muted"), 1)
        if not void:
            n = self._photos.get(row.id, 0)
            said = tr("Photos {n}", n=n) if n else tr("Photos")
            keys = "" if self._entries else "F9"
            name = f"household.photos_{row.id}"
            shown = Button(said, "quiet", name=name, keys=keys, small=True)
            shown.clicked.connect(lambda _=False: self.photos_asked.emit(row))
            head.addWidget(shown)
            button = Button(tr("Void"), "quiet", name=f"household.void_{row.id}", small=True)
            button.clicked.connect(lambda _=False: self.void_asked.emit(row))
            head.addWidget(button)
        column.addLayout(head)
        for line in _lines(row, campaign):
            column.addWidget(Text(line, step=13, tone="muted", wrap=True))
        return entry


def _lines(row: VisitRow, campaign: str) -> list[str]:
    lines = [
        tr("{what}: {text}", what=tr(label), text=text)
        for key, label in LABELLED
        if (text := _said(row, key))
    ]
    if row.voided_at is not None:
        day = words.short_day(row.voided_at.date())
        lines.insert(0, tr("void since {day}: {reason}", day=day, reason=row.void_reason))
    if campaign:
        lines.append(tr("in the campaign {name}", name=campaign))
    entered = words.moment_words(row.entered_at)
    if row.entered_by:
        return [*lines, tr("typed up {moment} by {who}", moment=entered, who=row.entered_by)]
    return [*lines, tr("typed up {moment}", moment=entered)]


def _said(row: VisitRow, key: str) -> str:
    if key == "people":
        return JOINT.join(name for _, name in row.people)
    if key == "topics":
        return JOINT.join(label for _, label in row.topics)
    if key == "handouts":
        return JOINT.join(f"{label} {count} {unit}".strip() for _, label, count, unit in row.handouts)
    if key == "app":
        names = dict(row.people)
        return JOINT.join(f"{names.get(who, '')} {tr(LABELS[state])}".strip() for who, state in row.app)
    if key == "quiz":
        return quiz_words(row)
    if key == "signoff":
        return _signed(row)
    if key == "follow_up":
        return words.day_words(row.follow_up) if row.follow_up else ""
    return row.note


def quiz_words(row: VisitRow) -> str:
    """Say how many questions were answered right, and which were not where that was noted."""
    if row.quiz is None:
        return ""
    said = tr("{n} of {of} right", n=row.quiz.right or 0, of=row.quiz.asked)
    missed = "；".join(text.rstrip("。？?") for text in row.missed)
    return tr("{said}, wrong: {questions}", said=said, questions=missed) if missed else said


def _signed(row: VisitRow) -> str:
    if row.signoff is SignOff.NONE:
        return ""
    parts = [tr(LABELS[row.signoff])]
    if row.signoff in SIGNED:
        parts += [f"{row.signed_by} {row.relation}".strip()]
    if row.receipt:
        parts.append(tr("slip {no}", no=row.receipt))
    return "，".join(part for part in parts if part)
