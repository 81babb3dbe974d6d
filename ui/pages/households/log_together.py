"""The small form that logs one visit at each of several doors: when, who, outcome, handouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.actions.visits import EXPLAINED, VisitForm
from outreach.queries.campaigns import CampaignRow
from outreach.vocabulary import LABELS, Outcome
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.counter import Counter
from ui.widgets.dates import DateField, TimeField
from ui.widgets.flow import FlowLayout
from ui.widgets.people_chips import PeopleChips

OUTCOMES = (Outcome.MET, Outcome.PHONE, Outcome.NOBODY_HOME, Outcome.LEAFLET_ONLY, Outcome.REFUSED)
Save = Callable[[list[VisitForm]], object]


@dataclass(frozen=True)
class Going:
    """Who may have gone, and who went last."""

    known: Sequence[str]
    last: Sequence[str]


class LogTogether(FormDialog):
    """`save(forms)` is called with one visit form a household."""

    def __init__(
        self,
        unit_ids: Sequence[str],
        campaign: CampaignRow,
        going: Going,
        now: datetime,
        save: Save,
        parent: QWidget | None,
    ) -> None:
        self._ids, self._campaign, self._now = tuple(unit_ids), campaign, now
        super().__init__(
            "log_together",
            tr("Log {n} households together", n=len(unit_ids)),
            tr("Log {n} households", n=len(unit_ids)),
            lambda: save(self.forms()),
            parent,
            tr("Whoever is at home is told; sign-offs are typed up from the sheet."),
        )
        self.day = DateField(name="log_together_day", value=now.date(), today=now.date())
        self.time = TimeField(name="log_together_time", value=now.time().replace(second=0, microsecond=0))
        when = QHBoxLayout()
        when.setSpacing(12)
        for key, label, control in (("at", tr("Day"), self.day), ("time", tr("Time"), self.time)):
            when.addWidget(self.add(key, label, control), 1)
        self.body.insertLayout(0, when)
        self.workers = PeopleChips(going.known, going.last, name="log_together_workers")
        self.add("workers", tr("Who went"), self.workers)
        options = [Option(o.value, tr(LABELS[o]), str(n)) for n, o in enumerate(OUTCOMES, 1)]
        self.outcome = ChoiceRow(options, name="log_together_outcome", code=Outcome.MET.value)
        self.outcome.chosen.connect(self._outcome_chosen)
        self.add("outcome", tr("What came of it"), self.outcome)
        self._add_handouts()
        self.outcome.setFocus()

    def _add_handouts(self) -> None:
        holder = QWidget()
        holder.setObjectName("log_together_handouts")
        flow = FlowLayout(holder)
        self.handouts = {}
        for row in self._campaign.handouts:
            counter = Counter(row.label, row.unit, name=f"log_together_{row.code}", value=row.usual)
            self.handouts[row.code] = counter
            flow.addWidget(counter)
        if self.handouts:
            self.add("handouts", tr("Given at each door"), holder)

    def _outcome_chosen(self, code: str) -> None:
        given = code in (Outcome.MET, Outcome.LEAFLET_ONLY)
        for row in self._campaign.handouts:
            self.handouts[row.code].set_value(row.usual if given else 0)

    def forms(self) -> list[VisitForm]:
        """Give one visit form a household."""
        outcome = Outcome(self.outcome.code())
        day: date = self.day.value() or self._now.date()
        clock = self.time.value() or self._now.time().replace(second=0, microsecond=0)
        return [
            VisitForm(
                unit_id=unit_id,
                at=datetime.combine(day, clock),
                workers=self.workers.names(),
                outcome=outcome,
                topics=[row.code for row in self._campaign.topics] if outcome in EXPLAINED else [],
                handouts={code: counter.value() for code, counter in self.handouts.items()},
                campaign_id=self._campaign.id,
            )
            for unit_id in self._ids
        ]
