"""The form of one campaign, new or to be corrected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.actions.campaigns import CampaignForm, add_option
from outreach.actions.keeping import Keeping
from outreach.campaign_plans import usual_plans
from outreach.catalog import new_campaign
from outreach.errors import DoorbookError, UserMistake, declare
from outreach.queries.campaigns import CampaignRow, OptionRow, options
from outreach.wording import mark, tr, zh
from ui import theme
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.pages.campaign.choices import OptionPicker, UsualCounts
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Text

DATE_MISSING = declare("campaign_date_missing", mark("A date is missing or is none: type it like 11-30."))
TOPIC_KINDS = ("topic", "scam")
NARROW = 460


class CampaignFields(QWidget):
    """Name, theme, dates, topics and handouts; `form()` gives what is typed."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.row: CampaignRow | None = None
        self.name = LineEdit(name="campaign.name")
        self.theme = LineEdit(name="campaign.theme")
        self.starts = DateField(name="campaign.starts", calendar=True)
        self.deadline = DateField(name="campaign.deadline", calendar=True)
        self.ends = DateField(name="campaign.ends", calendar=True)
        self.purpose = LineEdit(name="campaign.purpose")
        basis = tr("for instance: the plan of the county, Anti-Fraud Law 8")
        self.basis = LineEdit(name="campaign.basis", hint=basis)
        self.keep = DateField(name="campaign.keep", calendar=True, empty=tr("no date set"))
        self.plan = DropDown(name="campaign.plan")
        self.plan.addItem(tr("No phases yet"), "")
        for plan in usual_plans():
            self.plan.addItem(plan.label, plan.code)
        self.topics = OptionPicker("campaign.topics", self._add_topic, with_unit=False)
        self.handouts = OptionPicker("campaign.handouts", self._add_handout, with_unit=True)
        self.usual = UsualCounts()
        self.handouts.changed.connect(self._show_usual)
        self.fields = {
            "name": Field(tr("Name of the campaign"), self.name, tr("printed on every sheet")),
            "theme": Field(tr("Theme or slogan"), self.theme, tr("may stay empty")),
            "starts": Field(tr("Begins"), self.starts),
            "deadline": Field(tr("First round done by"), self.deadline),
            "ends": Field(tr("Ends"), self.ends),
            "purpose": Field(tr("What the records are for"), self.purpose, tr("shown to whoever asks")),
            "legal_basis": Field(tr("On what ground"), self.basis, tr("stands in plan and summary")),
            "keep_until": Field(tr("Records are kept until"), self.keep, tr("then they come up to erase")),
            "plan": Field(tr("Phases and deadlines"), self.plan, tr("suggested, may be changed afterwards")),
            "topics": Field(tr("What is explained"), self.topics),
            "handouts": Field(tr("What is given"), self.handouts),
        }
        for name in ("topics", "handouts"):
            self.fields[name].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lines = (
            self.name, self.theme, self.starts, self.deadline, self.ends, self.purpose, self.basis, self.keep,
        )  # fmt: skip
        for line in self._lines:
            line.returnPressed.connect(self.focusNextChild)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.fields["name"])
        column.addWidget(self.fields["theme"])
        self._dates = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for name in ("starts", "deadline", "ends"):
            self._dates.addWidget(self.fields[name], 1)
        column.addLayout(self._dates)
        for name in ("purpose", "legal_basis", "keep_until", "plan"):
            column.addWidget(self.fields[name])
        column.addWidget(self.fields["topics"])
        column.addWidget(self.fields["handouts"])
        column.addWidget(Text(tr("Usual count a household"), step=13, tone="muted"))
        column.addWidget(self.usual)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the days under each other where they do not fit beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        self._dates.setSpacing(12 if narrow else 16)
        self._dates.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def show_campaign(self, row: CampaignRow | None) -> None:
        """Show a campaign, or None for a new one with the usual choices and the coming month."""
        self.row = row
        show_at_fields(UserMistake(DATE_MISSING), self.fields)
        today = self.ctx.workspace.now().date()
        self.name.setText(row.name if row else "")
        self.theme.setText(row.theme if row else "")
        self.starts.set_value(row.starts if row else today)
        self.deadline.set_value(row.deadline if row else today + timedelta(days=29))
        self.ends.set_value(row.ends if row else today + timedelta(days=59))
        self.purpose.setText(row.purpose if row else zh("Prevent telecom and network fraud"))
        self.basis.setText(row.legal_basis if row else "")
        self.keep.set_value(row.keep_until if row else None)
        self.plan.setCurrentIndex(0 if row else 1)
        self.fields["plan"].setVisible(row is None)
        self.usual.forget()
        usual = new_campaign()
        self._show_options(
            [option.code for option in row.topics] if row else list(usual.topics),
            {option.code: option.usual for option in row.handouts} if row else dict(usual.handouts),
        )

    def typed(self) -> dict[str, Any]:
        """Give what stands in the form, as it is typed."""
        return {
            "lines": [line.text() for line in self._lines],
            "topics": self.topics.chosen(),
            "handouts": self.usual.counts(),
            "plan": self.plan.currentIndex(),
        }

    def put(self, typed: dict[str, Any]) -> None:
        """Put back what was typed before."""
        for line, text in zip(self._lines, typed["lines"], strict=True):
            line.setText(text)
        self.plan.setCurrentIndex(typed["plan"])
        self.usual.forget()
        self._show_options(typed["topics"], dict(typed["handouts"]))

    def form(self) -> CampaignForm:
        """Give what is typed. Raises UserMistake at a date that is none."""
        return CampaignForm(
            name=self.name.text(),
            theme=self.theme.text(),
            starts=self._date("starts", self.starts),
            deadline=self._date("deadline", self.deadline),
            ends=self._date("ends", self.ends),
            topics=self.topics.chosen(),
            handouts=self.usual.counts(),
            keeping=Keeping(self._keep_until(), self.purpose.text(), self.basis.text()),
            plan="" if self.row else self.plan.currentData(),
        )

    def _keep_until(self) -> date | None:
        if self.keep.is_wrong():
            raise UserMistake(DATE_MISSING, field="keep_until")
        return self.keep.value()

    def _date(self, name: str, field: DateField) -> date:
        wrong = field.is_wrong()  # reads what is typed first: the field may still have the keyboard
        value = field.value()
        if wrong or value is None:
            raise UserMistake(DATE_MISSING, field=name)
        return value

    def _show_options(self, topics: list[str], handouts: dict[str, int]) -> None:
        catalog = self.ctx.workspace.ask(options)
        self._handout_rows = {row.code: row for row in catalog if row.kind == "handout"}
        self.topics.show_options([row for row in catalog if row.kind in TOPIC_KINDS], topics)
        self.handouts.show_options(self._handout_rows.values(), handouts)
        self._show_usual(handouts)

    def _show_usual(self, counts: dict[str, int] | None = None) -> None:
        rows: list[OptionRow] = [self._handout_rows[code] for code in self.handouts.chosen()]
        self.usual.show_handouts(rows, counts or {})

    def _add_topic(self, label: str, unit: str) -> None:
        self._add("topic", "topics", label, unit)

    def _add_handout(self, label: str, unit: str) -> None:
        self._add("handout", "handouts", label, unit or "份")

    def _add(self, kind: str, field: str, label: str, unit: str) -> None:
        try:
            code = self.ctx.workspace.run(add_option, kind, label, unit)
        except DoorbookError as problem:
            self.fields[field].show_problem(problem.sentence())
            return
        self.fields[field].show_problem("")
        topics, counts = self.topics.chosen(), dict(self.usual.counts())
        if kind == "topic":
            topics.append(code)
        else:
            counts[code] = 1
        self._show_options(topics, counts)
