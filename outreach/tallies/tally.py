"""One period's figures, group by group and in all, beside the last period and the same one last year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.orm import Session

from outreach.errors import UserMistake, declare
from outreach.periods import Period
from outreach.queries.campaigns import CampaignRow, campaigns
from outreach.queries.village import VillageRow, village
from outreach.tallies.catalogue import Figure, catalogue
from outreach.tallies.reading import Reading
from outreach.tallies.targets import share_asked
from outreach.tallies.windows import Entry, Window
from outreach.wording import mark

NO_CAMPAIGN_TO_COUNT = declare(
    "no_campaign_to_count", mark("There is no campaign yet, so nothing to count: start one first.")
)
CAMPAIGN_UNKNOWN = declare(
    "campaign_unknown", mark("There is no such campaign in this ledger: choose one of the list.")
)
FIGURE_UNKNOWN = declare(
    "figure_unknown", mark("“{figure}” is no figure: choose one of the list of figures.")
)
Number = int | float


class Column(NamedTuple):
    """The four numbers of a figure; rates are parts of 1 and stand as at the end of each period."""

    value: Number
    cumulative: Number
    last: Number
    last_year: Number


COLUMNS = Column._fields
DIFF, RANK = "diff", "rank"
PERIODS = (*COLUMNS, DIFF, RANK)
"""What can be asked of a figure: its four columns, and what is worked out of them."""


@dataclass(frozen=True)
class TallySheet:
    """A period's figures of one campaign; ask `row` for the numbers of a figure in a group or in all.

    `last_year_known` is False where no campaign ran a year ago: the zeros there say nothing then, but for
    the figures of other books (cases, activities), which are counted from what was recorded that year.
    """

    village: VillageRow
    campaign: CampaignRow
    period: Period
    figures: tuple[Figure, ...]
    groups: tuple[str, ...]
    last_year_known: bool
    rows: Mapping[tuple[str, str | None], Column] = field(repr=False)

    def row(self, code: str, group: str | None = None) -> Column:
        """Give the four numbers of a figure, of the whole village where no group is named."""
        return self.rows[code, group]

    def diff(self, code: str, group: str | None = None) -> Number:
        """Give how much more a figure is than in the last period, below 0 where it is less."""
        row = self.row(code, group)
        return round(row.value - row.last, 10)

    def ranks(self, code: str) -> Mapping[str, int]:
        """Give the place of each group by this period's value, the largest first; equal ones share it."""
        values = sorted((self.row(code, group).value for group in self.groups), reverse=True)
        return {group: 1 + values.index(self.row(code, group).value) for group in self.groups}

    def number(self, code: str, group: str | None, period: str) -> Number | None:
        """Give a figure as one of PERIODS; the whole village has no rank."""
        if period == DIFF:
            return self.diff(code, group)
        if period == RANK:
            return None if group is None else self.ranks(code)[group]
        number: Number = getattr(self.row(code, group), period)
        return number

    def figure(self, code: str) -> Figure:
        """Give a figure of this sheet. Raises UserMistake where there is none of that code."""
        return figure_of(self.figures, code)


def tally(session: Session, period: Period, campaign_id: str | None = None) -> TallySheet:
    """Count a period of a campaign (the open one unless named). Raises UserMistake."""
    reading = Reading(session, to_the_door=False)
    return count(reading, period, campaign_to_count(session, campaign_id))


def count(reading: Reading, period: Period, campaign: CampaignRow) -> TallySheet:
    """Count a period of a campaign with a reading that may go on to look behind the figures."""
    session = reading.session
    figures = catalogue(session, campaign)
    windows = windows_of(session, period, campaign)
    reading.expect(windows)
    by_code = {figure.code: figure for figure in figures}
    groups = tuple(dict.fromkeys(place.group for place in reading.units.values()))
    rows: dict[tuple[str, str | None], Column] = {}
    for figure in figures:
        value, *others = (numbers(reading, by_code, figure, window) for window in windows)
        total, last, last_year = others
        for group in (None, *groups):
            rows[figure.code, group] = Column(
                value.get(group, 0), total.get(group, 0), last.get(group, 0), last_year.get(group, 0)
            )
    known = bool(windows[-1].campaign_id)
    return TallySheet(village(session), campaign, period, figures, groups, known, rows)


def campaign_to_count(session: Session, campaign_id: str | None) -> CampaignRow:
    """Give the campaign asked for; else the open one, or the last where all are closed."""
    known = campaigns(session)
    if campaign_id is None:
        if not known:
            raise UserMistake(NO_CAMPAIGN_TO_COUNT, field="campaign")
        return known[0]
    for campaign in known:
        if campaign.id == campaign_id:
            return campaign
    raise UserMistake(CAMPAIGN_UNKNOWN, field="campaign")


def figure_of(figures: tuple[Figure, ...], code: str) -> Figure:
    """Give the figure of a code. Raises UserMistake where there is none."""
    for figure in figures:
        if figure.code == code:
            return figure
    raise UserMistake(FIGURE_UNKNOWN, field="figure", figure=code)


def windows_of(
    session: Session, period: Period, campaign: CampaignRow
) -> tuple[Window, Window, Window, Window]:
    """Give what each of the four columns looks at; last year's is of no campaign where none ran then."""
    before, then = period.previous(), period.same_last_year()
    ran = campaign if _runs(campaign, then) else None
    if ran is None:
        others = sorted(campaigns(session), key=lambda other: (other.starts, other.id), reverse=True)
        ran = next((other for other in others if _runs(other, then)), None)
    return (
        Window(campaign.id, period.starts, period.ends),
        Window(campaign.id, None, period.ends),
        Window(campaign.id, before.starts, before.ends),
        Window(ran.id if ran else "", then.starts, then.ends),
    )


def numbers(
    reading: Reading, figures: Mapping[str, Figure], figure: Figure, window: Window
) -> Mapping[str | None, Number]:
    """Count a figure in a window by group, and in all under None; a group without any may be missing."""
    if figure.book is not None:
        return reading.book_sums(figure.book, window)
    if not window.campaign_id:
        return {}
    if figure.numerator is not None:
        part = numbers(reading, figures, figures[figure.numerator], window.whole())
        whole = numbers(reading, figures, figures[figure.denominator or ""], window.whole())
        if figure.asked is not None:
            share = share_asked(reading.session, window)
            asked = figure.asked
            return {group: asked(int(part.get(group, 0)), int(of), share) for group, of in whole.items()}
        return {group: figure.per * part.get(group, 0) / of if of else 0.0 for group, of in whole.items()}
    if figure.flow is not None:
        return reading.flow_sums(figure.flow, figure.code, window)
    return reading.sums(figure.standing, window) if figure.standing is not None else {}


def lines(reading: Reading, figure: Figure, window: Window) -> list[Entry]:
    """Give the lines behind a figure in a window; of a rate, none: look behind its two figures."""
    if figure.flow is not None:
        return reading.flow_entries(figure.flow, figure.code, window)
    return figure.standing(reading, window) if figure.standing is not None else []


def _runs(campaign: CampaignRow, period: Period) -> bool:
    return campaign.starts <= period.last and period.first <= campaign.ends
