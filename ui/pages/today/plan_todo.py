"""What the campaign's plan asks for today: steps that are late or near, tasks, peak dates ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outreach.queries.campaign_steps import StepRow, campaign_steps
from outreach.queries.campaign_tasks import TaskRow, campaign_tasks
from outreach.queries.peak_dates import PeakRow, peaks_near
from outreach.vocabulary import Measure, StepKind
from outreach.wording import tr
from ui import words
from ui.step_words import left_words, standing_words

if TYPE_CHECKING:
    from outreach.coverage.summary import CoverageRow
    from outreach.workspace import Workspace

STEP_DAYS, TASK_DAYS = 7, 2
"""So many days ahead a deadline or a task stands among what is to be done."""


@dataclass(frozen=True)
class PlanNeeds:
    """The steps of the campaign, its open tasks, the peak dates to be reminded of."""

    steps: tuple[StepRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    peaks: tuple[PeakRow, ...] = ()

    @property
    def phase(self) -> StepRow | None:
        """Give the phase that runs and is not done, the one that ends first."""
        rows = [row for row in self.steps if row.kind is StepKind.PHASE and row.is_running]
        return min((row for row in rows if not row.is_done), key=lambda row: row.ends, default=None)

    @property
    def pressing_steps(self) -> list[StepRow]:
        """Give what is late, then the deadlines that are near."""
        late = [row for row in self.steps if row.own and row.is_late and _is_asked(row)]
        near = [
            row for row in self.steps
            if row.own and row.kind is StepKind.DEADLINE and not row.is_done
            and 0 <= row.days_left <= STEP_DAYS
        ]  # fmt: skip
        return [*sorted(late, key=lambda row: row.ends), *near]

    @property
    def pressing_tasks(self) -> list[TaskRow]:
        """Give the tasks that are late or due in the next days."""
        return [row for row in self.tasks if row.days_left <= TASK_DAYS]


def read_plans(workspace: Workspace, campaign_id: str, total: CoverageRow) -> PlanNeeds:
    """Read what the plan asks for; `total` is the coverage of today, read already."""
    today = workspace.now().date()
    return PlanNeeds(
        workspace.ask(campaign_steps, campaign_id, today, total=total),
        workspace.ask(campaign_tasks, campaign_id, today, open_only=True),
        workspace.ask(peaks_near, today),
    )


def _is_asked(row: StepRow) -> bool:
    """Tell whether a step asks for something: a phase that is only ticked passes by itself."""
    return row.kind is StepKind.DEADLINE or row.measure is not Measure.TICK


def phase_words(needs: PlanNeeds, says_reached: bool) -> str:
    """Say which phase runs and how far it is; `says_reached`: those told in person stand there already."""
    row = needs.phase
    if row is None:
        return ""
    until = words.short_day(row.ends)
    name = tr("phase “{name}” until {day}", name=row.name, day=until)
    if row.measure is Measure.TICK or says_reached and row.measure is Measure.REACHED:
        return name
    return tr("{phase}: {left}", phase=name, left=left_words(row))


def step_parts(needs: PlanNeeds) -> tuple[Any, ...] | None:
    """Give icon, tone, title, detail and where to go for what the plan asks for."""
    rows = needs.pressing_steps
    if not rows:
        return None
    late = [row for row in rows if row.is_late]
    first = rows[0]
    title = tr("{n} late in the plan", n=len(late)) if late else tr("{n} due in the plan", n=len(rows))
    detail = tr("{name}: {left}", name=first.name, left=standing_words(first))
    return "report", "warn" if late else "accent", title, detail, {"view": "plan"}


def task_parts(needs: PlanNeeds) -> tuple[Any, ...] | None:
    """Give the same for the task list."""
    rows = needs.pressing_tasks
    if not rows:
        return None
    late = [row for row in rows if row.is_late]
    title = tr("{n} tasks overdue", n=len(late)) if late else tr("{n} tasks due", n=len(rows))
    detail = "；".join(f"{row.who} {row.what}" for row in (late or rows)[:2])
    return "list", "warn" if late else "accent", title, detail, {"view": "tasks"}


def peak_parts(peaks: Sequence[PeakRow]) -> tuple[Any, ...] | None:
    """Give the same for the next peak date."""
    if not peaks:
        return None
    row = peaks[0]
    n = row.days_left
    title = tr("{name} in {n} days", name=row.label, n=n) if n else tr("{name} is today", name=row.label)
    done = tr("{n} activities logged for it", n=row.activities) if row.activities else ""
    detail = "  ".join(part for part in (row.advice, done) if part)
    return "cal", "accent", title, detail, {"view": "peaks"}
