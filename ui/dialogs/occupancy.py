"""The small form that says who lives behind doors: lived in, away until a day, rented out, not counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.actions.occupancy import OccupancyForm
from outreach.vocabulary import LABELS, STILL_DUE, Occupancy
from outreach.wording import mark, tr
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField
from ui.widgets.line import CheckBox, LineEdit
from ui.widgets.text import Text

Save = Callable[[OccupancyForm], object]
MEANINGS = {
    Occupancy.OCCUPIED: mark("Somebody lives there: it is to be visited. What was said before ends."),
    Occupancy.AWAY: mark("Stays in the count. On the day they are back it comes up among the call-backs."),
    Occupancy.RENTED_OUT: mark(
        "Who rents it is a household of incomers, in the count. The owners are left out unless ticked."
    ),
}
LEFT_OUT = mark("Left out of the count until somebody says otherwise; it stays in the register.")


class OccupancyDialog(FormDialog):
    """`save(form)` is called with what was chosen; incomers can be added for one household alone."""

    def __init__(
        self, count: int, today: date, save: Save, parent: QWidget | None, state: Occupancy = Occupancy.AWAY
    ) -> None:
        self._today, self._alone = today, count == 1
        title = tr("Who lives there: {n} households", n=count) if count > 1 else tr("Who lives there")
        super().__init__("occupancy", title, tr("Save"), lambda: save(self.form()), parent, personal=True)
        options = [Option(s.value, tr(LABELS[s]), str(n)) for n, s in enumerate(Occupancy, 1)]
        self.state = ChoiceRow(options, name="occupancy_state", code=state.value)
        self.state.chosen.connect(lambda _: self._suit())
        self.meaning = Text("", step=13, tone="muted", wrap=True)
        self.since = DateField(name="occupancy_since", value=today, today=today)
        self.back_on = DateField(name="occupancy_back_on", empty=tr("not known"), today=today)
        self.note = LineEdit(name="occupancy_note", hint=tr("for instance works in the city"))
        self.incomer = LineEdit(name="occupancy_incomer", hint=tr("left empty: nobody is added"))
        self.owners = CheckBox(tr("The owners are still told here"), name="occupancy_owners")
        self.said_by = LineEdit(name="occupancy_said_by", hint=tr("for instance the village accountant"))
        self._lay_out()
        self._suit()
        self.state.setFocus()

    def _lay_out(self) -> None:
        self.add("state", tr("Who lives there"), self.state)
        self.body.addWidget(self.meaning)
        days = QHBoxLayout()
        days.setSpacing(12)
        self._back = self.add("back_on", tr("Back on"), self.back_on)
        for field in (self.add("since", tr("Since"), self.since), self._back):
            days.addWidget(field, 1)
        self.body.addLayout(days)
        self._why = self.add("note", tr("Reason"), self.note)
        self._who = self.add("incomer", tr("Who rents it (head of the household)"), self.incomer)
        self.body.addWidget(self.owners)
        self.add("said_by", tr("Who said so"), self.said_by)

    def _suit(self) -> None:
        """Show what belongs to the chosen state."""
        state = Occupancy(self.state.code())
        self.meaning.setText(tr(MEANINGS.get(state, LEFT_OUT)))
        rented = state is Occupancy.RENTED_OUT
        self._back.setVisible(state is Occupancy.AWAY)
        self._why.setVisible(state in STILL_DUE and state is not Occupancy.OCCUPIED)
        self._who.setVisible(rented and self._alone)
        self.owners.setVisible(rented)

    def form(self) -> OccupancyForm:
        """Give what was chosen and typed."""
        state = Occupancy(self.state.code())
        rented = state is Occupancy.RENTED_OUT
        return OccupancyForm(
            state=state,
            since=self.since.value() or self._today,
            said_by=self.said_by.text(),
            back_on=self.back_on.value() if state is Occupancy.AWAY else None,
            note=self.note.text(),
            incomer=self.incomer.text() if rented and self._alone else "",
            owners_count=rented and self.owners.isChecked(),
        )


