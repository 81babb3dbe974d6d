"""The short form: when, who went, what came of it, who was told, what was explained and given, who signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.queries.campaigns import CampaignRow, OptionRow
from outreach.queries.quiz import QuestionRow
from outreach.queries.village import WorkerRow
from outreach.queries.visit_door import VisitDoorSummary
from outreach.vocabulary import LABELS, AppState, Outcome
from outreach.wording import mark, tr
from ui import theme
from ui.pages.visit.chip_group import ChipGroup
from ui.pages.visit.entry import OUTCOMES, Entry, app_owner
from ui.pages.visit.quiz import KEY, QuizField
from ui.pages.visit.signing import LooseChoice, SignerField, sign_choice
from ui.pages.visit.told import Handouts, PeopleChips, TopicChips
from ui.pages.visit.when import WhenRow
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.line import LineEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VisitEntryForm(QWidget):
    """Shows an entry and gives it back.

    `changed()` tells of the user's doing; `entered()` that Enter was pressed on the outcome, so all is said;
    `finished()` that Enter was pressed on the last field.
    """

    changed = Signal()
    entered = Signal()
    finished = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setProperty("ring", "none")
        self._door: VisitDoorSummary | None = None
        self._back_to_outcome = False
        self.when = WhenRow(today)
        options = [Option(code.value, tr(LABELS[code]), str(n)) for n, code in enumerate(OUTCOMES, 1)]
        self.outcome = ChoiceRow(options, name="visit.outcome", code=Outcome.MET.value)
        self.people, self.topics, self.handouts = PeopleChips(), TopicChips(), Handouts()
        self.sign, self.signer = sign_choice(), SignerField()
        self.app = LooseChoice(
            [Option(state.value, tr(words)) for state, words in APP_WORDS.items()], name="visit.app"
        )
        self.quiz = QuizField()
        self.note = LineEdit(name="visit.note", hint=tr("May be left empty"))
        self.follow_up = DateField(name="visit.follow_up", empty=tr("Not needed"), calendar=True)
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        letters = tr("press the initial of a name, A for all")
        self.fields = self.when.fields | {
            "outcome": Field(tr("Outcome"), self.outcome),
            "people": Field(tr("Who was told"), self.people, hint=letters),
            "topics": Field(tr("What was explained"), self.topics),
            "handouts": Field(tr("What was given"), self.handouts),
            "signoff": Field(tr("Sign-off"), self.sign),
            "signed_by": Field(tr("Who signed"), self.signer),
            "quiz": Field(tr("Questions right"), self.quiz, hint=KEY),
            "app": Field(tr("Anti-fraud app"), self.app, hint=" "),
            "note": Field(tr("Note"), self.note),
            "follow_up": Field(tr("Call-back"), self.follow_up),
        }
        for name in ("workers", "people", "topics", "handouts"):  # as high as their lines need
            self.fields[name].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for name in ("signed_by", "follow_up"):
            self.fields[name].setFixedWidth(theme.px(148))
        self.fields["quiz"].setFixedWidth(theme.px(112))
        self.fields["app"].setFixedWidth(theme.px(292))

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.when)
        for name in ("outcome", "people", "topics", "handouts"):
            self.column.addWidget(self.fields[name])
        self.column.addLayout(self._line("signoff", "signed_by", "quiz"))
        self.column.addLayout(self._line("app", "note", "follow_up"))
        self.column.addStretch(1)

    def _line(self, *names: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        for name in names:
            stretch = int(name in ("signoff", "note"))
            line.addWidget(self.fields[name], stretch, Qt.AlignmentFlag.AlignTop)
        return line

    def _connect(self) -> None:
        self.outcome.chosen.connect(self._outcome_chosen)
        self.sign.chosen.connect(self._sign_chosen)
        for signal in (self.people.changed, self.topics.changed, self.signer.changed):
            signal.connect(self._by_user)
        for signal in (self.when.changed, self.handouts.changed, self.follow_up.changed):
            signal.connect(self._by_user)
        self.quiz.edited.connect(self._by_user)
        for signal in (self.app.chosen, self.note.textEdited, self.follow_up.textEdited):
            signal.connect(self._by_user)

    def _stops(self) -> list[QWidget]:
        """Give the fields in reading order, each one stop of the Enter key."""
        first: list[QWidget] = [self.when.day, self.when.time, self.when.pin, self.when.workers.line]
        second: list[QWidget] = [self.outcome, self.people, self.topics, self.topics.more]
        third: list[QWidget] = [*self.handouts.counters.values(), self.sign]
        third += [self.signer.members, self.signer.other, self.quiz]
        return [*first, *second, *third, self.app, self.note, self.follow_up]

    def _order_tabs(self) -> None:
        """Let Tab follow reading order, whatever was built last."""
        order: list[QWidget] = []
        for stop in self._stops():
            order += stop.chips.values() if isinstance(stop, ChipGroup) else [stop]
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(before, after)

    # What it shows

    def set_choices(
        self,
        campaign: CampaignRow,
        rest: Sequence[OptionRow],
        workers: Sequence[WorkerRow],
        recorder: str,
        questions: Sequence[QuestionRow] = (),
    ) -> None:
        """Say what can be chosen: topics and handouts of the campaign, the catalog, workers, questions."""
        self.quiz.set_questions(questions)
        self.topics.set_catalog(campaign, rest)
        self.handouts.set_campaign(campaign)
        self.when.workers.set_known(workers, recorder)

    def show_entry(self, door: VisitDoorSummary, entry: Entry) -> None:
        """Show an entry of a door (silently)."""
        self._door = door
        self.when.show_entry(entry)
        self.outcome.choose(entry.outcome)
        self.people.show_door(door, entry.people)
        self.topics.show_codes(entry.topics)
        self.handouts.show_counts(entry.handouts, Outcome(entry.outcome))
        self.sign.choose(entry.sign)
        self.signer.show_way(entry.sign, door.members, entry.signer)
        self.app.choose(entry.app)
        self.note.setText(entry.note)
        self.quiz.setText(entry.quiz)
        self.follow_up.set_value(date.fromisoformat(entry.follow_up) if entry.follow_up else None)
        for field in self.fields.values():
            field.show_problem("")
        self._ask_what_fits(entry)
        self._order_tabs()

    def entry(self) -> Entry:
        """Give what stands in the form."""
        entry = Entry(outcome=self.outcome.code(), sign=self.sign.code(), signer=self.signer.signer())
        self.when.write(entry)
        entry.people, entry.topics = self.people.codes(), self.topics.codes()
        entry.handouts = self.handouts.counts()
        entry.app, entry.note, entry.quiz = self.app.code(), self.note.text(), self.quiz.text().strip()
        follow_up = self.follow_up.value()
        entry.follow_up = follow_up.isoformat() if follow_up else ""
        return entry

    def is_right(self) -> bool:
        """Say at the fields what cannot be read; False if anything cannot."""
        readable = not self.follow_up.is_wrong()
        self.fields["follow_up"].show_problem("" if readable else tr("Write the day like 11-21."))
        if not readable:
            self.follow_up.setFocus()
        return self.when.is_right() and readable and self._quiz_is_right()

    def _quiz_is_right(self) -> bool:
        wrong = self.entry().asks("quiz") and self.quiz.is_wrong()
        said = tr("Write 3/5, or x24 (wrong ones).")
        self.fields["quiz"].show_problem(said if wrong else "")
        if wrong:
            self.quiz.take_over()
        return not wrong

    # What the user does

    def _outcome_chosen(self, code: str) -> None:
        self.handouts.follow(Outcome(code))
        self._by_user()

    def _sign_chosen(self, code: str) -> None:
        if self._door is not None:
            self.signer.show_way(code, self._door.members, "")
        self._by_user()

    def _by_user(self, *_: object) -> None:
        self._ask_what_fits(self.entry())
        self.changed.emit()

    def _ask_what_fits(self, entry: Entry) -> None:
        for part in ("people", "topics", "handouts", "signoff", "app"):
            self.fields[part].setVisible(entry.asks(part))
        self.fields["signed_by"].setVisible(entry.asks("signoff"))
        self.fields["quiz"].setVisible(entry.asks("quiz") and bool(self.quiz.rows))
        owner = app_owner(entry, self._door) if self._door else None
        self.fields["app"].hint.setText(tr("for {name}", name=owner.name) if owner else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer what no field took: Enter goes on, letters toggle members, digits topics."""
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self._enter()
            return
        harmless = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if not event.modifiers() & ~harmless and text.isascii() and self._takes(text):
            return
        super().keyPressEvent(event)

    def _takes(self, text: str) -> bool:
        entry = self.entry()
        if text.isalpha() and entry.asks("people"):
            return self.people.press(text)
        if text == KEY and entry.asks("quiz") and self.quiz.rows:
            self._back_to_outcome = self.outcome.hasFocus()
            self.quiz.take_over()
            return True
        return text.isdigit() and entry.asks("topics") and self.topics.toggle_key(text)

    def _enter(self) -> None:
        focused = self.focusWidget()
        stops = [stop for stop in self._stops() if stop.isVisible() and stop.isEnabled()]
        here = [
            n for n, stop in enumerate(stops) if stop is focused or (focused and stop.isAncestorOf(focused))
        ]
        place = here[0] if here else 0
        if stops[place] is self.quiz and self._back_to_outcome:
            self.outcome.setFocus()
        elif stops[place] is self.outcome:
            self.entered.emit()
        elif place + 1 < len(stops):
            stops[place + 1].setFocus()
        else:
            self.finished.emit()


APP_WORDS = {state: LABELS[state] for state in AppState} | {AppState.UNWILLING: mark("Will not")}
