"""The visits a figure looks at, and the lines it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, or_

from outreach.model import Visit
from outreach.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Window:
    """The visits of one campaign from a moment (None = its beginning) to another, the end left out.

    Without a campaign ("") it is the days alone, as the other books know them.
    """

    campaign_id: str
    starts: datetime | None
    ends: datetime

    def whole(self) -> Window:
        """Give everything from the campaign's beginning to the same end."""
        return Window(self.campaign_id, None, self.ends)

    def days(self, earliest: date) -> Period:
        """Give its days, none before `earliest`; a window that ends before that has one day too early."""
        first = max(self.starts.date(), earliest) if self.starts is not None else earliest
        return Period(first, self.ends.date() - timedelta(days=1), PeriodKind.DAY)

    def visits(self) -> list[ColumnElement[bool]]:
        """SQL: the visits in it that stand; a void one is in no figure."""
        conditions = [Visit.voided_at.is_(None), Visit.campaign_id == self.campaign_id, Visit.at < self.ends]
        return conditions if self.starts is None else [*conditions, Visit.at >= self.starts]

    def covers(self, at: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """SQL: whether a moment lies in it."""
        return at < self.ends if self.starts is None else and_(at >= self.starts, at < self.ends)

    def covers_first(self, at: ColumnElement[Any], before: ColumnElement[Any]) -> ColumnElement[bool]:
        """SQL: whether a moment lies in it, and the one `before` that does not."""
        new = before.is_(None) if self.starts is None else or_(before.is_(None), before < self.starts)
        return and_(self.covers(at), new)


class Entry(NamedTuple):
    """One line behind a figure; the numbers of all its lines sum to the figure."""

    unit_id: str
    visit_id: str | None
    at: datetime | date | None
    n: int


Flow = Callable[[Window], Select[Any]]
"""SQL of figures that sum up over time: rows of code, unit_id, visit_id, at and n.

A row may count for a second figure too (`flows.ALSO`): where it has `before`, when the same person came
before, for everybody once in a window; where it has `newly`, for those that are.
"""
