"""The tasks of a campaign, what is late first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CampaignTask, Worker


@dataclass(frozen=True)
class TaskRow:
    """One task; `role` is that of the worker who has it, "" for a department."""

    id: str
    who: str
    role: str
    what: str
    place: str
    due: date
    done_on: date | None
    note: str
    today: date

    @property
    def is_late(self) -> bool:
        """Tell whether its day has gone by without its being done."""
        return self.done_on is None and self.due < self.today

    @property
    def days_left(self) -> int:
        """Give the days to its day, below 0 once it is over."""
        return (self.due - self.today).days


def campaign_tasks(
    session: Session, campaign_id: str, today: date, *, open_only: bool = False, who: str | None = None
) -> tuple[TaskRow, ...]:
    """Give a campaign's tasks, those still to be done first, by day; of one person or of all."""
    wanted = select(CampaignTask, Worker.role).outerjoin(Worker, Worker.name == CampaignTask.who)
    wanted = wanted.where(CampaignTask.campaign_id == campaign_id)
    if open_only:
        wanted = wanted.where(CampaignTask.done_on.is_(None))
    if who is not None:
        wanted = wanted.where(CampaignTask.who == who)
    rows = [
        TaskRow(t.id, t.who, role or "", t.what, t.place, t.due, t.done_on, t.note, today)
        for t, role in session.execute(wanted)
    ]
    return tuple(sorted(rows, key=lambda row: (row.done_on is not None, row.due, row.who, row.id)))
