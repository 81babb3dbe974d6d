"""The campaign page: those there are on the left; form, plan, tasks, leading group of one on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.campaigns import close_campaign, correct_campaign, start_campaign
from outreach.coverage.rounds import rounds_compared
from outreach.errors import DoorbookError
from outreach.queries.campaign_steps import campaign_steps
from outreach.queries.campaign_tasks import campaign_tasks
from outreach.queries.campaigns import CampaignRow, campaigns
from outreach.queries.leading_group import leading_group, leading_group_before
from outreach.queries.peak_dates import peak_dates
from outreach.vocabulary import StepKind
from outreach.wording import mark, tr
from ui import theme
from ui.error_messages import show_at_fields
from ui.page import Context, Page
from ui.pages.campaign.compared import RoundsCompared
from ui.pages.campaign.deeds import PlanDeeds
from ui.pages.campaign.entry import LIST_WIDTH, campaign_entry
from ui.pages.campaign.form import CampaignFields
from ui.pages.campaign.leaders_view import LeadersView
from ui.pages.campaign.peaks_view import PeaksView
from ui.pages.campaign.plan_view import PlanView
from ui.pages.campaign.tasks_view import TasksView
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, scrolled
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.headline import Headline
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Text

ABOUT, PLAN, TASKS, LEADERS, PEAKS = "about", "plan", "tasks", "leaders", "peaks"
VIEWS = {
    ABOUT: mark("About"),
    PLAN: mark("Phases and deadlines"),
    TASKS: mark("Task list"),
    LEADERS: mark("Leading group"),
    PEAKS: mark("Peak dates"),
}


class CampaignPage(Page):
    """Start a campaign, correct it, plan it, close it."""

    id = "campaign"
    kinds = frozenset({
        "campaign", "campaign_choice", "catalog_option", "visit", "unit", "exclusion", "campaign_step",
        "campaign_task", "leading_member", "peak_date", "activity", "chat_group", "patch_part", "worker",
    })  # fmt: skip

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._shown: str | None = None
        self._view = ABOUT
        self._clean: dict[str, Any] = {}
        self._kept: dict[str | None, dict[str, Any]] = {}
        self._rows: tuple[CampaignRow, ...] = ()
        self.headline = Headline(tr("Campaign"))
        self.new_button = Button(tr("New campaign"), name="campaign.new", icon="plus")
        self.new_button.clicked.connect(lambda: self.show_one(None))
        self.headline.right.addWidget(self.new_button)
        self._make_views()
        self.fields = CampaignFields(ctx)
        self.save_button = Button("", "primary", name="campaign.save", keys="Ctrl+Enter")
        self.save_button.does(ctx.commands["campaign.save"])
        ctx.commands["campaign.save"].triggered.connect(self.save)
        self.close_button = Button(tr("Close this campaign"), name="campaign.close")
        self.close_button.clicked.connect(self.close_or_open)
        self._lay_out()
        self._connect()

    def _make_views(self) -> None:
        self.views = ChoiceRow(
            [Option(code, tr(text)) for code, text in VIEWS.items()], name="campaign.views", code=ABOUT
        )
        self.views.setAccessibleName(tr("What is shown"))
        self.headline.left.addWidget(self.views)
        self.plan, self.tasks = PlanView(), TasksView(self.ctx)
        self.leaders, self.peaks = LeadersView(), PeaksView()
        self.deeds = PlanDeeds(self.ctx, self.shown, self)

    def _connect(self) -> None:
        deeds = self.deeds
        self.views.chosen.connect(self.show_view)
        self.ctx.commands["campaign.add"].triggered.connect(self.add)
        self.plan.change_asked.connect(deeds.change_step)
        self.plan.ticked.connect(deeds.tick_step)
        self.plan.removed.connect(deeds.remove_step)
        self.plan.usual_asked.connect(deeds.plan_as_usual)
        self.tasks.change_asked.connect(deeds.change_task)
        self.tasks.ticked.connect(deeds.tick_task)
        self.tasks.removed.connect(deeds.remove_task)
        self.tasks.patches_asked.connect(deeds.task_for_each_patch)
        self.tasks.print_asked.connect(lambda: self.ctx.navigate("printing", paper="tasks"))
        self.leaders.change_asked.connect(deeds.change_leader)
        self.leaders.removed.connect(deeds.remove_leader)
        self.leaders.before_asked.connect(deeds.take_leaders_over)
        self.peaks.change_asked.connect(deeds.change_peak)
        self.peaks.switched.connect(deeds.switch_peak)

    def _lay_out(self) -> None:
        self.list_card = Card(tr("Campaigns"))
        self.list_card.setFixedWidth(theme.px(LIST_WIDTH))
        self.list_card.flush()
        self.compared = RoundsCompared()
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.list_card, 1)
        side.addWidget(self.compared)
        form_card = Card(padding=0)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        form_card.body.addWidget(scrolled(content))
        self._parts = {
            ABOUT: form_card, PLAN: self.plan, TASKS: self.tasks, LEADERS: self.leaders, PEAKS: self.peaks,
        }  # fmt: skip
        self._either = OnlyOne(*self._parts.values())
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addLayout(side)
        parts.addWidget(self._either, 1)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addLayout(parts, 1)
        column.addWidget(self._buttons)

    def open(self, **args: Any) -> None:
        """Show the campaign `campaign_id`, the form of a new one (`new`), or the open one; a `view` of it."""
        self._rows = self.ctx.workspace.ask(campaigns)
        self._keep_typed()
        self._kept |= args.get("kept", {})
        wanted = args.get("campaign_id") or (self._rows[0].id if self._rows else None)
        self._view = args.get("view") or self._view
        self.show_one(None if args.get("new") else wanted)

    def shown(self) -> CampaignRow | None:
        """Give the campaign shown, None where a new one is being filled in."""
        return next((row for row in self._rows if row.id == self._shown), None)

    def show_view(self, view: str) -> None:
        """Show the form, the plan, the tasks, the leading group, or the peak dates."""
        self._view = view if self._shown is not None or view == PEAKS else ABOUT
        self.views.choose(self._view)
        self._either.show_one(self._parts[self._view])
        self._buttons.setVisible(self._view == ABOUT)
        self._fill_view()

    def add(self) -> None:
        """Add what the present view lists: a campaign, phase, task, somebody, a peak date."""
        if self._view == PLAN:
            self.deeds.change_step(StepKind.PHASE, None)
        elif self._view == TASKS:
            self.deeds.change_task(None)
        elif self._view == LEADERS:
            self.deeds.change_leader(None)
        elif self._view == PEAKS:
            self.deeds.change_peak(None)
        else:
            self.show_one(None)

    def _fill_view(self) -> None:
        ask, today, shown = self.ctx.workspace.ask, self.ctx.workspace.now().date(), self._shown
        if self._view == PEAKS:
            self.peaks.show_rows(ask(peak_dates, today))
        elif shown is None:
            return
        elif self._view == PLAN:
            self.plan.show_rows(ask(campaign_steps, shown, today, look_back=True))
        elif self._view == TASKS:
            self.tasks.show_rows(ask(campaign_tasks, shown, today), self.deeds.has_patches())
        elif self._view == LEADERS:
            before = ask(leading_group_before, shown) is not None
            self.leaders.show_rows(ask(leading_group, shown), before)

    def can_leave(self) -> bool:
        """Keep what is typed until the page is shown again."""
        self._keep_typed()
        return True

    def memory(self) -> dict[str, Any]:
        """Come back to the same campaign, with what was typed."""
        self._keep_typed()
        return {
            "campaign_id": self._shown, "new": self._shown is None, "kept": self._kept, "view": self._view,
        }  # fmt: skip

    def _keep_typed(self) -> None:
        if self._clean and self.fields.typed() != self._clean:
            self._kept[self._shown] = self.fields.typed()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Fill the list; the form keeps what is typed, and follows what was changed or undone elsewhere."""
        self._rows = self.ctx.workspace.ask(campaigns)
        if kinds:
            self._follow()
        clear(self.list_card.body)
        for row in self._rows:
            self.list_card.body.addWidget(campaign_entry(row, row.id == self._shown, self.show_one))
        if not self._rows:
            text = Text(tr("No campaign yet. Fill in the form on the right."), tone="muted", wrap=True)
            text.setContentsMargins(16, 0, 16, 16)
            self.list_card.body.addWidget(text)
        self.list_card.body.addStretch(1)
        shown = self._shown
        self.compared.fill(self.ctx.workspace.ask(rounds_compared, shown) if shown else ())
        self._fill_view()

    def _follow(self) -> None:
        row = next((row for row in self._rows if row.id == self._shown), None)
        if row is None and self._shown is not None:
            self._clean = {}
            self.show_one(self._rows[0].id if self._rows else None)
        elif row != self.fields.row and self.fields.typed() == self._clean:
            self._clean = {}
            self.show_one(self._shown)

    def show_one(self, campaign_id: str | None) -> None:
        """Show one campaign in the form, None for a new one; what was typed of it before is put back."""
        self._keep_typed()
        row = next((row for row in self._rows if row.id == campaign_id), None)
        self._shown = row.id if row else None
        self.fields.show_campaign(row)
        self._clean = self.fields.typed()
        if self._shown in self._kept:
            self.fields.put(self._kept.pop(self._shown))
        self.save_button.set_text(tr("Save the campaign") if row else tr("Start the campaign"))
        self.close_button.setVisible(row is not None)
        if row is not None:
            self.close_button.set_text(tr("Open it again") if row.closed else tr("Close this campaign"))
        self.show_view(ABOUT if row is None else self._view)
        self.refresh(frozenset())
        if row is None:
            self.fields.name.setFocus()

    def save(self) -> None:
        """Start or correct; problems stand at their field."""
        workspace = self.ctx.workspace
        was = self._shown
        try:
            form = self.fields.form()
            if self._shown is None:
                self._shown = workspace.run(start_campaign, form)
            else:
                workspace.run(correct_campaign, self._shown, form)
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields.fields):
                self.ctx.trouble(problem)
            return
        self._clean = {}
        self._kept.pop(was, None)
        self.refresh(frozenset())
        self.show_one(self._shown)
        self.ctx.toast(tr("Campaign saved: {name}", name=form.name.strip()))

    def close_or_open(self) -> None:
        """Close the campaign shown, or open it again."""
        row = next((row for row in self._rows if row.id == self._shown), None)
        if row is None:
            return
        self.ctx.workspace.run(close_campaign, row.id, not row.closed)
        self.refresh(frozenset())
        self.show_one(row.id)
        said = tr("Open again: {name}", name=row.name) if row.closed else tr("Closed: {name}", name=row.name)
        self.ctx.toast(said)
