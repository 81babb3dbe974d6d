"""What is done from the views of the campaign page: small forms opened, actions run, said in a toast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from outreach.actions.campaign_steps import (
    StepForm,
    keep_step,
    keep_steps,
    remove_step,
    suggested_steps,
    tick_step,
)
from outreach.actions.campaign_tasks import TaskForm, keep_task, keep_tasks, remove_task, tick_tasks
from outreach.actions.leading_group import LeaderForm, keep_leader, remove_leader, take_leading_group_over
from outreach.actions.peak_dates import PeakForm, keep_peak
from outreach.errors import DoorbookError
from outreach.queries.activities import activity_kinds
from outreach.queries.areas import area_tree
from outreach.queries.campaign_steps import StepRow
from outreach.queries.campaign_tasks import TaskRow, campaign_tasks
from outreach.queries.campaigns import CampaignRow
from outreach.queries.leading_group import LeaderRow, leading_group, leading_group_before
from outreach.queries.patches import patches
from outreach.queries.peak_dates import PeakRow
from outreach.queries.village import workers
from outreach.vocabulary import LeadingRole, StepKind
from outreach.wording import tr, zh
from ui.page import Context
from ui.pages.campaign.leaders_view import LeaderDialog
from ui.pages.campaign.peaks_view import PeakDialog, form_of
from ui.pages.campaign.step_dialog import StepDialog
from ui.pages.campaign.tasks_view import TaskDialog

if TYPE_CHECKING:
    from outreach.workspace import Workspace


class PlanDeeds:
    """Works on the campaign that `shown` gives; None where a new one is being filled in."""

    def __init__(self, ctx: Context, shown: Callable[[], CampaignRow | None], page: QWidget) -> None:
        self._ctx, self._shown, self._page = ctx, shown, page

    @property
    def _workspace(self) -> Workspace:
        return self._ctx.workspace

    # Phases and deadlines

    def change_step(self, kind: StepKind, row: StepRow | None) -> None:
        """Open the form of a phase or deadline, a new one for None."""
        campaign = self._shown()
        if campaign is None:
            return

        def save(form: StepForm) -> None:
            self._workspace.run(keep_step, campaign.id, form)
            self._ctx.toast(tr("Planned: {name}", name=form.name.strip()))

        kinds = self._workspace.ask(activity_kinds)
        StepDialog(kind, row, campaign, kinds, save, self._page).open()

    def tick_step(self, row: StepRow) -> None:
        """Say that one is done, or take that back."""
        done_on = None if row.done_on else self._workspace.now().date()
        said = tr("Done: {name}", name=row.name) if done_on else tr("Not done yet: {name}", name=row.name)
        if self._try(lambda: self._workspace.run(tick_step, row.id, done_on)):
            self._ctx.toast(said)

    def remove_step(self, row: StepRow) -> None:
        """Take one out of the plan; undo brings it back."""
        if self._try(lambda: self._workspace.run(remove_step, row.id)):
            self._ctx.toast(tr("Out of the plan: {name}", name=row.name))

    def plan_as_usual(self, plan: str) -> None:
        """Plan the campaign as plans usually do."""
        row = self._shown()
        if row is not None:
            steps = suggested_steps(row.starts, row.deadline, row.ends, plan)
            if self._try(lambda: self._workspace.run(keep_steps, row.id, steps)):
                self._ctx.toast(tr("{n} phases and deadlines planned", n=len(steps)))

    # Tasks

    def change_task(self, row: TaskRow | None) -> None:
        """Open the form of a task, a new one for None."""
        campaign = self._shown()
        if campaign is None:
            return

        def save(form: TaskForm) -> None:
            self._workspace.run(keep_task, campaign.id, form)
            self._ctx.toast(tr("Task for {name} kept", name=form.who.strip()))

        names = [one.name for one in self._workspace.ask(workers) if one.active]
        places = [area.label for area in self._workspace.ask(area_tree)]
        due = max(campaign.deadline, self._workspace.now().date())
        TaskDialog(row, due, names, places, save, self._page).open()

    def tick_task(self, row: TaskRow) -> None:
        """Say that one is done, or take that back."""
        done_on = None if row.done_on else self._workspace.now().date()
        said = tr("Done: {name}", name=row.what) if done_on else tr("Not done yet: {name}", name=row.what)
        if self._try(lambda: self._workspace.run(tick_tasks, [row.id], done_on)):
            self._ctx.toast(said)

    def remove_task(self, row: TaskRow) -> None:
        """Take one off the list; undo brings it back."""
        if self._try(lambda: self._workspace.run(remove_task, row.id)):
            self._ctx.toast(tr("Off the list: {name}", name=row.what))

    def task_for_each_patch(self) -> None:
        """Give everybody with a patch its doors as a task, unless they have it already."""
        campaign = self._shown()
        if campaign is None:
            return
        names = {one.id: one.name for one in self._workspace.ask(workers) if one.active}
        what = zh("Visit every household of the patch")
        today = self._workspace.now().date()
        there = self._workspace.ask(campaign_tasks, campaign.id, today)
        have = {one.who for one in there if one.what == what}
        forms = [
            TaskForm(names[patch.worker_id], what, campaign.deadline, "、".join(patch.areas)[:100])
            for patch in self._workspace.ask(patches)
            if patch.worker_id in names and (patch.areas or patch.singly)
            and names[patch.worker_id] not in have
        ]  # fmt: skip
        if not forms or self._try(lambda: self._workspace.run(keep_tasks, campaign.id, forms)):
            self._ctx.toast(tr("{n} tasks added", n=len(forms)))

    def has_patches(self) -> bool:
        """Tell whether anybody has a patch."""
        return any(patch.areas or patch.singly for patch in self._workspace.ask(patches))

    # The leading group

    def change_leader(self, row: LeaderRow | None) -> None:
        """Open the form of somebody in the leading group, a new entry for None."""
        campaign = self._shown()
        if campaign is None:
            return

        def save(form: LeaderForm) -> None:
            self._workspace.run(keep_leader, campaign.id, form)
            self._ctx.toast(tr("In the leading group: {name}", name=form.name.strip()))

        there = {one.role for one in self._workspace.ask(leading_group, campaign.id)}
        role = LeadingRole.MEMBER if LeadingRole.HEAD in there else LeadingRole.HEAD
        LeaderDialog(row, role, save, self._page).open()

    def remove_leader(self, row: LeaderRow) -> None:
        """Take somebody out of the leading group; undo brings them back."""
        if self._try(lambda: self._workspace.run(remove_leader, row.id)):
            self._ctx.toast(tr("Out of the leading group: {name}", name=row.name))

    def take_leaders_over(self) -> None:
        """Take the leading group of the round before."""
        campaign = self._shown()
        before = self._workspace.ask(leading_group_before, campaign.id) if campaign else None
        if campaign is None or before is None:
            return
        if self._try(lambda: self._workspace.run(take_leading_group_over, campaign.id, before)):
            self._ctx.toast(tr("The leading group of the round before is here"))

    # Peak dates

    def change_peak(self, row: PeakRow | None) -> None:
        """Open the form of a peak date, a new one for None."""

        def save(form: PeakForm) -> None:
            self._workspace.run(keep_peak, form)
            self._ctx.toast(tr("Peak date kept: {name}", name=form.label.strip()))

        PeakDialog(row, save, self._page).open()

    def switch_peak(self, row: PeakRow) -> None:
        """Switch a peak date off or on."""
        from dataclasses import replace

        self._try(lambda: self._workspace.run(keep_peak, replace(form_of(row), active=not row.active)))

    def _try(self, work: Callable[[], object]) -> bool:
        """Do it; False where it could not be done, which was said then."""
        try:
            work()
        except DoorbookError as problem:
            self._ctx.trouble(problem)
            return False
        return True
