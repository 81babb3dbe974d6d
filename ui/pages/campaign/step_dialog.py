"""The small form of one phase or deadline: name, days, how it is measured, target, what counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.actions.campaign_steps import STEP_DATES_WRONG, STEP_TARGET_WRONG, StepForm
from outreach.errors import UserMistake
from outreach.queries.activities import ActivityKindRow
from outreach.queries.campaign_steps import StepRow
from outreach.queries.campaigns import CampaignRow
from outreach.vocabulary import BY_KINDS, LABELS, SHARES, Measure, StepKind
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.widgets.card import scrolled
from ui.widgets.chip import Chip
from ui.widgets.dates import DateField
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown, LineEdit


class StepDialog(FormDialog):
    """`save(form)`; days of a new phase begin with those of the campaign."""

    def __init__(
        self, kind: StepKind, row: StepRow | None, campaign: CampaignRow, kinds: Sequence[ActivityKindRow],
        save: Callable[[StepForm], object], parent: QWidget | None,
    ) -> None:  # fmt: skip
        titles = {
            (StepKind.PHASE, False): tr("Add a phase"),
            (StepKind.PHASE, True): tr("Change the phase"),
            (StepKind.DEADLINE, False): tr("Add a deadline"),
            (StepKind.DEADLINE, True): tr("Change the deadline"),
        }
        note = tr("What is counted shows by itself how far it is.")
        title = titles[kind, row is not None]
        super().__init__("step", title, tr("Save"), lambda: save(self.form()), parent, note)
        self._kind, self._row = kind, row
        self.name = LineEdit(name="step_name")
        self.name.setText(row.name if row else "")
        self.starts = DateField(name="step_starts", calendar=True)
        self.starts.set_value((row.starts if row else None) or campaign.starts)
        self.ends = DateField(name="step_ends", calendar=True)
        self.ends.set_value(row.ends if row else campaign.ends)
        self.measure = DropDown(name="step_measure")
        for measure in Measure:
            self.measure.addItem(tr(LABELS[measure]), measure.value)
        chosen = row.measure if row else Measure.REACHED if kind is StepKind.PHASE else Measure.ACTIVITIES
        self.measure.setCurrentIndex(list(Measure).index(chosen))
        self.target = LineEdit(name="step_target")
        self.target.setText(str(row.target) if row else "100" if kind is StepKind.PHASE else "1")
        self._lay_out(kinds, {code for code, _ in row.kinds} if row else set())
        self.measure.currentIndexChanged.connect(self._suit)
        self._suit()
        self.name.setFocus()

    def _lay_out(self, kinds: Sequence[ActivityKindRow], chosen: set[str]) -> None:
        self.add("name", tr("What it is called"), self.name)
        if self._kind is StepKind.PHASE:
            self.add("starts", tr("Begins"), self.starts)
        self.add("ends", tr("Ends") if self._kind is StepKind.PHASE else tr("By which day"), self.ends)
        self.add("measure", tr("How it is measured"), self.measure)
        self.add("target", tr("Target"), self.target)
        holder = QWidget()
        holder.setObjectName("step_kinds")
        flow = FlowLayout(holder, gap=6, line_gap=6)
        self.chips = {}
        for kind in sorted(kinds, key=lambda kind: kind.code not in chosen):
            chip = Chip(kind.label, name=f"step_kind_{kind.code}", on=kind.code in chosen, height=28)
            self.chips[kind.code] = chip
            flow.addWidget(chip)
        area = scrolled(holder)
        area.setObjectName("step_kinds_area")
        area.setFixedHeight(theme.px(120))
        self.add("kinds", tr("What counts"), area)

    def _suit(self) -> None:
        measure = Measure(self.measure.currentData())
        self.fields["target"].setVisible(measure is not Measure.TICK)
        self.fields["target"].hint.setText(tr("per cent") if measure in SHARES else tr("times"))
        self.fields["kinds"].setVisible(measure in BY_KINDS)
        self.adjustSize()

    def form(self) -> StepForm:
        """Give what is typed. Raises UserMistake."""
        measure = Measure(self.measure.currentData())
        for name, field in (("starts", self.starts), ("ends", self.ends)):
            if name in self.fields and (field.is_wrong() or field.value() is None):
                raise UserMistake(STEP_DATES_WRONG, field=name)
        ends = self.ends.value()
        assert ends is not None
        text = self.target.text().strip().removesuffix("%")
        if measure is not Measure.TICK and not (text.isascii() and text.isdigit() and len(text) < 5):
            raise UserMistake(STEP_TARGET_WRONG, field="target", most=100 if measure in SHARES else 9999)
        old = self._row.starts if self._row else None
        return StepForm(
            kind=self._kind,
            name=self.name.text(),
            ends=ends,
            starts=self.starts.value() if self._kind is StepKind.PHASE else old,
            measure=measure,
            target=int(text) if measure is not Measure.TICK else 0,
            kinds=[code for code, chip in self.chips.items() if chip.isChecked()],
            note=self._row.note if self._row else "",
            id=self._row.id if self._row else None,
        )
