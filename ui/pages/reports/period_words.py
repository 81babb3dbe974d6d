"""Periods as the page says them: what the sheet is called, the kinds to choose, how far the period is."""

from __future__ import annotations

from datetime import date

from outreach.periods import Period, PeriodKind
from outreach.queries.campaigns import CampaignRow
from outreach.wording import mark, tr
from ui import words

TITLES = {
    PeriodKind.WEEK: mark("Weekly tally"),
    PeriodKind.MONTH: mark("Monthly tally"),
    PeriodKind.HALF_MONTH: mark("Half-monthly tally"),
    PeriodKind.DAY: mark("Daily tally"),
    PeriodKind.QUARTER: mark("Quarterly tally"),
    PeriodKind.HALF_YEAR: mark("Half-yearly tally"),
    PeriodKind.YEAR: mark("Yearly tally"),
    PeriodKind.PHASE: mark("Tally of a phase"),
    PeriodKind.CAMPAIGN: mark("Tally of the campaign"),
}
PRESENT = {
    PeriodKind.WEEK: mark("This week"),
    PeriodKind.HALF_MONTH: mark("This half month"),
    PeriodKind.MONTH: mark("This month"),
    PeriodKind.QUARTER: mark("This quarter"),
    PeriodKind.HALF_YEAR: mark("This half year"),
    PeriodKind.YEAR: mark("This year"),
    PeriodKind.DAY: mark("Today only"),
}
BY_KIND = {
    PeriodKind.WEEK: mark("By week"),
    PeriodKind.HALF_MONTH: mark("By half month"),
    PeriodKind.MONTH: mark("By month"),
    PeriodKind.QUARTER: mark("By quarter"),
    PeriodKind.HALF_YEAR: mark("By half year"),
    PeriodKind.YEAR: mark("By year"),
    PeriodKind.DAY: mark("By day"),
}
"""The kinds in the order offered."""


def how_far(period: Period, today: date, campaign: CampaignRow) -> str:
    """Say how far a period is, as far as that is known; "" where there is nothing to say."""
    if period.last < campaign.starts:
        return tr("Before the campaign, which begins {day}", day=words.short_day(campaign.starts))
    if today < period.first:
        return tr("Not begun yet")
    if today <= period.last:
        left = (period.last - today).days
        return tr("Not over yet, {n} days left", n=left) if left else tr("Today is the last day")
    if period.first > campaign.ends:
        return tr("After the campaign, which ended {day}", day=words.short_day(campaign.ends))
    return ""
