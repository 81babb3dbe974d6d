"""The quick form of one activity: the kind first, then only what that kind asks for, as it was last time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from outreach.actions.activities import MOST_PEOPLE, NUMBER_WRONG, QUANTITY_WRONG, ActivityForm
from outreach.errors import UserMistake
from outreach.queries.activities import ActivityKindRow, ActivityRow
from outreach.vocabulary import SENT_OUT, ActivityManner
from outreach.wording import tr
from ui import theme, words
from ui.pages.activities.pieces import Chips, Pieces
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.people_chips import PeopleChips

ASKED: dict[str, tuple[ActivityManner, ...]] = {
    "place": (*SENT_OUT, ActivityManner.BROADCAST),
    "organiser": (ActivityManner.GATHERING,),
    "workers": SENT_OUT,
    "others": SENT_OUT,
    "vehicles": SENT_OUT,
    "handouts": (ActivityManner.GATHERING, ActivityManner.ROUNDS),
    "posted": (ActivityManner.STANDING, ActivityManner.GATHERING),
    "gap_seconds": (ActivityManner.BROADCAST,),
}
"""Which fields a kind asks for by how it works; those not named here always."""
TO_GROUPS = "wechat_group"
WIDE = ("workers", "handouts", "posted", "topics", "groups", "note")
NARROW = 760


class ActivityFields(QWidget):
    """`kind_chosen(code)` lets the page fill in what was usual; `form()` gives what is typed."""

    kind_chosen = Signal(str)
    own_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds: dict[str, ActivityKindRow] = {}
        self.kind = DropDown(name="activity.kind")
        self.day = DateField(name="activity.day", calendar=True)
        self.quantity = LineEdit(name="activity.quantity", hint="1")
        self.place = LineEdit(name="activity.place")
        self.theme = LineEdit(name="activity.theme")
        self.organiser = LineEdit(name="activity.organiser")
        self.others = LineEdit(name="activity.others")
        self.vehicles = LineEdit(name="activity.vehicles")
        self.audience = LineEdit(name="activity.audience")
        self.gap = LineEdit(name="activity.gap", hint=tr("at most 60"))
        self.cost = LineEdit(name="activity.cost", hint=tr("may stay empty"))
        self.note = LineEdit(name="activity.note")
        self.workers = PeopleChips((), (), name="activity.workers")
        self.handouts = Pieces("activity.handout")
        self.posted = Pieces("activity.posted")
        self.topics = Chips("activity.topic")
        self.groups = Chips("activity.group")
        self.fields = self._fields()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._narrow = False
        self.kind.currentIndexChanged.connect(lambda _: self._picked())
        for line in (*self._lines().values(), self.day):
            line.returnPressed.connect(self.focusNextChild)

    def _fields(self) -> dict[str, Field]:
        controls: dict[str, tuple[str, QWidget]] = {
            "kind": (tr("Form"), self.kind), "on": (tr("Day"), self.day),
            "quantity": (tr("How much"), self.quantity), "place": (tr("Place"), self.place),
            "theme": (tr("Theme"), self.theme), "organiser": (tr("Who organises it"), self.organiser),
            "workers": (tr("Who was sent out"), self.workers),
            "others": (tr("Others who went along"), self.others),
            "vehicles": (tr("Vehicle trips"), self.vehicles), "audience": (tr("Audience"), self.audience),
            "groups": (tr("Pushed to"), self.groups),
            "gap_seconds": (tr("Longest gap between two items, seconds"), self.gap),
            "handouts": (tr("Given"), self.handouts), "posted": (tr("Put up"), self.posted),
            "topics": (tr("What was explained"), self.topics),
            "cost": (tr("Cost in yuan"), self.cost), "note": (tr("Note"), self.note),
        }  # fmt: skip
        own = Button(tr("Another form"), "quiet", name="activity.own_kind", small=True, parent=self)
        own.setFixedHeight(theme.line_height(13))
        own.clicked.connect(self.own_asked)
        extra = {"kind": own}
        found = {
            name: Field(label, control, extra=extra.get(name), parent=self)
            for name, (label, control) in controls.items()
        }
        for name in WIDE:
            found[name].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return found

    def _lines(self) -> dict[str, LineEdit]:
        return {
            "quantity": self.quantity, "place": self.place, "theme": self.theme, "organiser": self.organiser,
            "others": self.others, "vehicles": self.vehicles, "audience": self.audience, "gap": self.gap,
            "cost": self.cost, "note": self.note,
        }  # fmt: skip

    # What is offered

    def offer(self, kinds: Sequence[ActivityKindRow], workers: Sequence[str]) -> None:
        """Offer kinds, those used most first, and workers."""
        self._kinds = {kind.code: kind for kind in kinds}
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(f"{kind.label}（{kind.unit}）", kind.code)
        self.kind.blockSignals(False)
        self._workers = tuple(workers)

    def _set_workers(self, chosen: Sequence[str]) -> None:
        """Offer the workers anew, the chosen ones on."""
        known = [*self._workers, *(name for name in chosen if name not in self._workers)]
        fresh = PeopleChips(known, chosen, name="activity.workers")
        field = self.fields["workers"]
        layout = field.layout()
        assert layout is not None
        layout.replaceWidget(self.workers, fresh)
        self.workers.hide()
        self.workers.deleteLater()
        self.workers = field.control = fresh
        field.label.setBuddy(fresh)

    def _picked(self) -> None:
        self._suit()
        self.kind_chosen.emit(self.code())

    def code(self) -> str:
        """Give the code of the chosen kind."""
        return str(self.kind.currentData() or "")

    def _suit(self) -> None:
        """Show the fields that the chosen kind asks for, in its unit."""
        kind = self._kinds.get(self.code())
        if kind is None:
            return
        self.fields["quantity"].label.setText(tr("How much ({unit})", unit=kind.unit))
        shown = [name for name in self.fields if self._asks(kind, name)]
        for name, field in self.fields.items():
            self._grid.removeWidget(field)
            field.setVisible(name in shown)
        columns = 1 if self._narrow else 3
        row = column = 0
        for name in shown:
            if name in WIDE:
                row += bool(column)
                self._grid.addWidget(self.fields[name], row, 0, 1, columns)
                row, column = row + 1, 0
                continue
            self._grid.addWidget(self.fields[name], row, column)
            row, column = (row + 1, 0) if column == columns - 1 else (row, column + 1)
        for name in shown:
            self.fields[name].show()

    @staticmethod
    def _asks(kind: ActivityKindRow, name: str) -> bool:
        """Tell whether a kind asks for a field."""
        if name == "groups":
            return kind.code == TO_GROUPS
        return name not in ASKED or kind.manner in ASKED[name]

    def fit(self, width: int) -> None:
        """Put the fields under each other where the text is large."""
        if (width < NARROW) != self._narrow:
            self._narrow = width < NARROW
            self._suit()

    # What is typed

    def choose(self, code: str) -> None:
        """Choose a kind silently."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(code)))
        self.kind.blockSignals(False)
        self._suit()

    def show_row(self, row: ActivityRow | None, *, usual: bool = False) -> None:
        """Show an activity; `usual` takes only what is the same every time; None an empty form."""
        for line in self._lines().values():
            line.clear()
        self.day.set_value(row.on if row and not usual else words.current_day())
        told = row if row and not usual else None
        self.handouts.set_counts({code: count for code, _, count, _ in told.handouts} if told else {})
        self.posted.set_counts({code: count for code, _, count, _ in told.posted} if told else {})
        self.topics.choose([code for code, _ in row.topics] if row else [])
        self.groups.choose(list(row.groups) if row else self.groups.codes())
        self._set_workers(row.workers if row else ())
        if row is None:
            return
        self.place.setText(row.place)
        self.organiser.setText(row.organiser)
        self.vehicles.setText(_shown(row.vehicles))
        self.others.setText(_shown(row.others))
        if not usual:
            self.theme.setText(row.theme)
            self.quantity.setText(f"{row.quantity:g}")
            self.audience.setText(_shown(row.audience))
            self.gap.setText(_shown(row.gap_seconds or 0))
            self.cost.setText(f"{row.cost / 100:g}" if row.cost is not None else "")
            self.note.setText(row.note)

    def typed(self) -> dict[str, Any]:
        """Give what stands in the form, as it is typed."""
        return {
            "kind": self.code(), "day": self.day.text(), "workers": self.workers.names(),
            "lines": {name: line.text() for name, line in self._lines().items()},
            "handouts": self.handouts.counts(), "posted": self.posted.counts(),
            "topics": self.topics.chosen(), "groups": self.groups.chosen(),
        }  # fmt: skip

    def put(self, typed: dict[str, Any]) -> None:
        """Put back what was typed before."""
        self.choose(typed["kind"])
        self.day.setText(typed["day"])
        for name, line in self._lines().items():
            line.setText(typed["lines"][name])
        self._set_workers(typed["workers"])
        self.handouts.set_counts(typed["handouts"])
        self.posted.set_counts(typed["posted"])
        self.topics.choose(typed["topics"])
        self.groups.choose(typed["groups"])

    def form(self) -> ActivityForm:
        """Give what is typed and asked for. Raises UserMistake at the field."""
        if self.day.is_wrong() or (day := self.day.value()) is None:
            raise UserMistake(NUMBER_WRONG, field="on", most=MOST_PEOPLE)
        kind = self._kinds[self.code()]

        def asked(name: str, value: Any, nothing: Any) -> Any:
            return value if self._asks(kind, name) else nothing

        vehicles = _whole(self.vehicles, "vehicles")
        return ActivityForm(
            kind=kind.code,
            on=day,
            place=asked("place", self.place.text(), ""),
            theme=self.theme.text(),
            organiser=asked("organiser", self.organiser.text(), ""),
            workers=asked("workers", self.workers.names(), ()),
            others=asked("others", _whole(self.others, "others"), 0) or 0,
            vehicles=asked("vehicles", vehicles, None),
            audience=_whole(self.audience, "audience") or 0,
            quantity=_amount(self.quantity),
            handouts=asked("handouts", self.handouts.counts(), {}),
            posted=asked("posted", self.posted.counts(), {}),
            topics=self.topics.chosen(),
            groups=asked("groups", self.groups.chosen(), ()),
            gap_seconds=asked("gap_seconds", _whole(self.gap, "gap_seconds"), None),
            cost=_fen(self.cost),
            note=self.note.text(),
        )


def _shown(number: int) -> str:
    return str(number) if number else ""


def _whole(line: LineEdit, field: str) -> int | None:
    text = line.text().strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 7:
        raise UserMistake(NUMBER_WRONG, field=field, most=MOST_PEOPLE)
    return int(text)


def _amount(line: LineEdit) -> float | None:
    text = line.text().strip()
    if not text:
        return None
    whole, _, part = text.partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit() or len(text) > 10:
        raise UserMistake(QUANTITY_WRONG, field="quantity")
    return float(text)


def _fen(line: LineEdit) -> int | None:
    text = line.text().strip()
    if not text:
        return None
    whole, _, part = text.partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit() or len(text) > 10:
        raise UserMistake(NUMBER_WRONG, field="cost", most=MOST_PEOPLE)
    return round(float(text) * 100)
