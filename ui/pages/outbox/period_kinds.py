"""How often a report is owed, and when, as the page says it."""

from __future__ import annotations

from outreach.periods import PeriodKind
from outreach.queries.reports import DutyRow
from outreach.wording import mark, tr

EVERY = {
    PeriodKind.WEEK: mark("every week"),
    PeriodKind.MONTH: mark("every month"),
    PeriodKind.HALF_MONTH: mark("every half month"),
    PeriodKind.DAY: mark("every day"),
    PeriodKind.QUARTER: mark("every quarter"),
    PeriodKind.HALF_YEAR: mark("every half year"),
    PeriodKind.YEAR: mark("every year"),
    PeriodKind.PHASE: mark("every phase"),
    PeriodKind.CAMPAIGN: mark("the whole campaign"),
}


def rule_words(row: DutyRow) -> str:
    """Say when a report is due: on the last day of its period, or so many days after it."""
    if not row.days_after:
        return tr("{time} on the last day", time=row.hour)
    return tr("{time}, {n} days after it ends", time=row.hour, n=row.days_after)
