"""The small forms of the page: a case, a dissuasion, what was done, why void."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.actions.cases import KIND_UNKNOWN, MONEY_WRONG, MOST_YUAN, CaseForm
from outreach.actions.dissuasions import DissuasionForm
from outreach.actions.known import UNIT_UNKNOWN
from outreach.errors import UserMistake, declare
from outreach.places import group_label
from outreach.queries.campaigns import OptionRow, options
from outreach.queries.cases import CaseRow
from outreach.queries.village import village
from outreach.vocabulary import LABELS, DissuasionWay, RiskLevel
from outreach.wording import mark, tr
from outreach.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.household_line import HouseholdLine
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.counter import Counter
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.money import MoneyField

DAY_MISSING = declare("day_missing", mark("The day is missing or no date: type it like 11-20."))
HOUSEHOLD, OUTSIDER = "household", "outsider"


class Happening(FormDialog):
    """What both forms ask: which day, whose household or which group, which kind of scam."""

    def __init__(
        self, workspace: Workspace, name: str, title: str, save: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(name, title, tr("Record"), save, parent, personal=True)
        self.workspace = workspace
        today = workspace.now().date()
        self.day = DateField(name=f"{name}_day", value=today, today=today)
        self.kind = DropDown(name=f"{name}_kind")
        self.household = HouseholdLine(workspace, name=f"{name}_household")
        self.group = DropDown(name=f"{name}_group")
        for group in ("", *workspace.ask(village).groups):
            self.group.addItem(group_label(group) if group else tr("not told"), group)
        who = [Option(HOUSEHOLD, tr("A household"), "1"), Option(OUTSIDER, tr("Somebody from outside"), "2")]
        self.who = ChoiceRow(who, name=f"{name}_who", code=HOUSEHOLD)
        self.who.chosen.connect(self._settle)

    def ask_when_and_what(self, when: str, first: str) -> None:
        """Add the day and the kind of scam beside each other; `first` stands before the kinds."""
        self.kind.addItem(first, "")
        for row in once(self.workspace.ask(options, "scam")):
            self.kind.addItem(row.label, row.code)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.add("date", when, self.day), 1)
        line.addWidget(self.add("kind", tr("Kind of scam"), self.kind), 2)
        self.body.addLayout(line)

    def ask_who(self, label: str) -> None:
        """Add who it was: a household found by typing, or an outsider, who stays without a name."""
        self.add("who", label, self.who)
        self.add("household", tr("Household"), self.household)
        self.body.addWidget(self.household.hits)
        self.add("group", tr("Group where it happened"), self.group)
        self._settle()

    def _settle(self) -> None:
        inside = self.who.code() == HOUSEHOLD
        self.fields["household"].setVisible(inside)
        self.household.hits.setVisible(inside)
        self.fields["group"].setVisible(not inside)

    def put(self, day: date, kind: str, unit_id: str, group: str) -> None:
        """Fill in what is known already."""
        self.day.set_value(day)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        if unit_id:
            self.household.choose(unit_id)
        self.who.choose(HOUSEHOLD if unit_id or not group else OUTSIDER)
        self.group.setCurrentIndex(max(0, self.group.findData(group)))
        self._settle()

    def unit_id(self) -> str | None:
        """Give the household, None for an outsider. Raises UserMistake where it is not found."""
        if self.who.code() == OUTSIDER:
            return None
        if self.household.is_unknown() or not self.household.unit_id:
            raise UserMistake(UNIT_UNKNOWN, field="household")
        return self.household.unit_id

    def where(self) -> str:
        """Give the group of an outsider; that of a household is its own."""
        return str(self.group.currentData() or "") if self.who.code() == OUTSIDER else ""

    def on(self) -> date:
        """Give the day. Raises UserMistake where there is none."""
        day = None if self.day.is_wrong() else self.day.value()
        if day is None:
            raise UserMistake(DAY_MISSING, field="date")
        return day

    def amount(self, line: MoneyField, field: str) -> int:
        """Give an amount. Raises UserMistake where it is none."""
        if line.value() < 0:
            raise UserMistake(MONEY_WRONG, field=field, most=MOST_YUAN)
        return line.value()


class CaseDialog(Happening):
    """`save(form)` is called with the case; `row` is one to be corrected."""

    def __init__(
        self,
        workspace: Workspace,
        save: Callable[[CaseForm], object],
        parent: QWidget | None,
        row: CaseRow | None = None,
    ) -> None:
        title = tr("Correct the case") if row else tr("Record a case")
        super().__init__(workspace, "case", title, lambda: save(self.form()), parent)
        self.ask_when_and_what(tr("Day it happened"), tr("choose"))
        self.ask_who(tr("Who was cheated"))
        self.loss = MoneyField(name="case_loss", value=row.loss if row else 0)
        self.source = LineEdit(name="case_source", hint=tr("for instance a notice of the police station"))
        self.note = LineEdit(name="case_note", hint=tr("How it went, without names"))
        self._beside(("loss", tr("Loss"), self.loss), ("source", tr("Who told"), self.source))
        self.add("note", tr("Note"), self.note)
        if row is not None:
            self.put(row.happened_on, row.kind, row.unit_id, row.group)
            self.source.setText(row.source)
            self.note.setText(row.note)
        self.day.setFocus()

    def _beside(self, *parts: tuple[str, str, QWidget]) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for key, label, control in parts:
            field: Field = self.add(key, label, control)
            line.addWidget(field, 1)
        self.body.addLayout(line)

    def form(self) -> CaseForm:
        """Give what was told. Raises UserMistake."""
        day = self.on()
        if not self.kind.currentData():
            raise UserMistake(KIND_UNKNOWN, field="kind", kind=self.kind.currentText())
        return CaseForm(
            happened_on=day,
            kind=str(self.kind.currentData()),
            loss=self.amount(self.loss, "loss"),
            unit_id=self.unit_id(),
            group=self.where(),
            source=self.source.text(),
            note=self.note.text(),
        )


class DissuasionDialog(Happening):
    """`save(form)` is called with the dissuasion."""

    def __init__(
        self, workspace: Workspace, save: Callable[[DissuasionForm], object], parent: QWidget | None
    ) -> None:
        super().__init__(
            workspace, "dissuasion", tr("Record a dissuasion"), lambda: save(self.form()), parent
        )
        self.ask_when_and_what(tr("On which day"), tr("not told"))
        risks = [Option(r.value, tr(LABELS[r]), str(n)) for n, r in enumerate(RiskLevel, 1)]
        self.risk = ChoiceRow(risks, name="dissuasion_risk", code=RiskLevel.HIGH.value)
        ways = [Option(w.value, tr(LABELS[w]), str(n)) for n, w in enumerate(DissuasionWay, 1)]
        self.way = ChoiceRow(ways, name="dissuasion_way", code=DissuasionWay.IN_PERSON.value)
        self.ask_who(tr("Who was about to pay"))
        self.add("risk", tr("Risk"), self.risk)
        self.add("way", tr("How"), self.way)
        self.saved = MoneyField(name="dissuasion_saved")
        self.people = Counter(tr("People"), "", name="dissuasion_people", value=1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.add("saved", tr("Amount saved"), self.saved), 1)
        line.addWidget(self.add("people", tr("How many people"), self.people), 1)
        self.body.addLayout(line)
        self.by = LineEdit(name="dissuasion_by")
        self.by.setText(workspace.recorder)
        self.note = LineEdit(name="dissuasion_note", hint=tr("How it went, without names"))
        self.add("done_by", tr("Who dissuaded"), self.by)
        self.add("note", tr("Note"), self.note)
        self.day.setFocus()

    def form(self) -> DissuasionForm:
        """Give what was told. Raises UserMistake."""
        return DissuasionForm(
            happened_on=self.on(),
            risk=RiskLevel(self.risk.code()),
            way=DissuasionWay(self.way.code()),
            saved=self.amount(self.saved, "saved"),
            people=self.people.value(),
            kind=str(self.kind.currentData() or ""),
            unit_id=self.unit_id(),
            group=self.where(),
            done_by=self.by.text(),
            note=self.note.text(),
        )


class CloseDialog(FormDialog):
    """`save(done, responsible)` closes a case."""

    def __init__(self, row: CaseRow, who: str, save: Callable[[str, str], object], parent: QWidget) -> None:
        super().__init__(
            "case_close",
            tr("Close case {no}", no=row.number),
            tr("Close the case"),
            lambda: save(self.deed.text(), self.who.text()),
            parent,
            tr("It can be opened again; the back-trace stays."),
        )
        self.deed = LineEdit(name="case_done", hint=tr("for instance: explained again the same evening"))
        self.who = LineEdit(name="case_responsible")
        self.deed.setText(row.done)
        self.who.setText(row.responsible or who)
        self.add("done", tr("What was done about it"), self.deed)
        self.add("responsible", tr("Who answers for it"), self.who)
        self.deed.setFocus()


class VoidCaseDialog(FormDialog):
    """`save(reason)` voids a case."""

    def __init__(self, row: CaseRow, save: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(
            "case_void",
            tr("Void case {no}", no=row.number),
            tr("Void the case"),
            lambda: save(self.reason.text()),
            parent,
            tr("It stays in the list, struck out, and no longer counts."),
        )
        self.reason = LineEdit(name="case_void_reason", hint=tr("A word is enough"))
        self.add("reason", tr("Why is it void?"), self.reason)
        self.reason.setFocus()


def once(rows: Sequence[OptionRow]) -> list[OptionRow]:
    """Give kinds of scam, one of each label, in the order of the catalog."""
    found: dict[str, OptionRow] = {}
    for row in rows:
        found.setdefault(row.label, row)
    return list(found.values())
