"""For any history and any cut into periods the figures add up, and agree with coverage."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.coverage.summary import coverage_summary
from outreach.model import Visit, VisitPerson
from outreach.periods import SPANS, Period, PeriodKind, containing
from outreach.tallies.behind import behind
from outreach.tallies.tally import COLUMNS, TallySheet, tally
from outreach.workspace import Workspace
from tests.support.ledgers import small_village
from tests.support.tallies import DAYS, EDGES, EDGY, HISTORIES, STARTS, after

ANY_HISTORY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_village(tmp_path_factory.mktemp("village")) as workspace:
        yield workspace


KINDS = tuple(kind for kind in PeriodKind if kind is not PeriodKind.DAY and kind not in SPANS)


def cut(kind: PeriodKind, start: date, week_starts: int) -> list[Period]:
    """All periods of a kind that a history from `start` on touches."""
    periods = [containing(kind, start, week_starts)]
    while periods[-1].last < start + timedelta(days=DAYS):
        periods.append(periods[-1].following())
    return periods


def cut_anywhere(start: date, places: set[int]) -> list[Period]:
    """Spans without a gap, from the first day of a history to its last, that begin on these days of it."""
    firsts = [start + timedelta(days=day) for day in sorted({0, *places})]
    lasts = [first - timedelta(days=1) for first in firsts[1:]] + [start + timedelta(days=DAYS)]
    return [Period(first, last, PeriodKind.PHASE) for first, last in zip(firsts, lasts, strict=True)]


def weeks_that_change(start: date, before: int, then: int, after_weeks: int) -> list[Period]:
    """Weeks that begin on one weekday, the days left over when that changes, weeks that begin on another."""
    periods = [containing(PeriodKind.WEEK, start, before)]
    for _ in range(after_weeks):
        periods.append(periods[-1].following())
    day = periods[-1].last + timedelta(days=1)
    fresh = containing(PeriodKind.WEEK, day, then)
    if fresh.first != day:
        periods.append(Period(day, fresh.last, PeriodKind.PHASE))
        fresh = fresh.following()
    while periods[-1].last < start + timedelta(days=DAYS):
        periods.append(fresh)
        fresh = fresh.following()
    return periods


def sums(sheets: list[TallySheet]) -> None:
    """Every figure that adds up over time comes to its cumulative one, in each group and in all."""
    for figure in sheets[-1].figures:
        for group in (None, *sheets[-1].groups):
            rows = [sheet.row(figure.code, group) for sheet in sheets]
            if figure.additive:
                assert sum(row.value for row in rows) == rows[-1].cumulative, figure.code


@ANY_HISTORY
@example(EDGY, STARTS[0], PeriodKind.WEEK, 0)
@example(EDGY, STARTS[1], PeriodKind.YEAR, 0)
@example(EDGY, STARTS[2], PeriodKind.MONTH, 0)
@example(EDGY, STARTS[2], PeriodKind.HALF_MONTH, 0)
@given(HISTORIES, st.sampled_from(STARTS), st.sampled_from(KINDS), st.integers(0, 6))
def test_periods_sum_to_the_cumulative_figure_and_last_is_the_period_before(
    village: Workspace, steps: list, start: date, kind: PeriodKind, week_starts: int
) -> None:
    periods = cut(kind, start, week_starts)
    sheets = after(village, start, steps, lambda session: [tally(session, period) for period in periods])
    sums(sheets)
    for before, now in pairwise(sheets):
        for place, row in now.rows.items():
            assert row.last == before.rows[place].value, place


@ANY_HISTORY
@given(HISTORIES, st.sampled_from(STARTS), st.data())
def test_any_cut_sums_up_also_where_weeks_begin_on_another_day_since(
    village: Workspace, steps: list, start: date, data: st.DataObject
) -> None:
    if data.draw(st.booleans(), "the weeks change"):
        changed = (data.draw(st.integers(0, 6)), data.draw(st.integers(0, 6)), data.draw(st.integers(0, 3)))
        periods = weeks_that_change(start, *changed)
    else:
        places = st.sets(st.one_of(st.sampled_from(EDGES), st.integers(1, DAYS)), max_size=5)
        periods = cut_anywhere(start, data.draw(places))
    assert all(now.first - before.last == timedelta(days=1) for before, now in pairwise(periods))
    sums(after(village, start, steps, lambda session: [tally(session, period) for period in periods]))


def test_histories_reach_over_every_kind_of_cut() -> None:
    """The histories that are tried have visits on both sides of months, years, 29 February and midnights."""
    reached = Counter[str]()

    @settings(max_examples=100, database=None, derandomize=True, deadline=None)
    @given(HISTORIES, st.sampled_from(STARTS))
    def look(steps: list, start: date) -> None:
        visits = [step for step in steps if step.what == "visit"]
        days = {start + timedelta(days=step.day) for step in visits}
        reached["months"] += len({day.month for day in days}) > 1
        reached["years"] += len({day.year for day in days}) > 1
        reached["leap day"] += date(2028, 2, 29) in days
        reached["midnight"] += any(step.hour in (0, 23) for step in visits)
        reached["again at a door"] += len({step.no for step in visits}) < len(visits)
        reached["changed"] += any(step.what != "visit" for step in steps)

    look()
    assert min(reached[what] for what in ("months", "midnight", "again at a door", "changed")) >= 40, reached
    assert min(reached[what] for what in ("years", "leap day")) >= 3, reached


def told_by_hand(session: Session, sheet: TallySheet, period: Period) -> tuple[int, int]:
    """How often somebody was told in a period, and how many different people: counted one by one."""
    wanted = select(VisitPerson.person_id, Visit.at, Visit.voided_at, Visit.campaign_id)
    rows = session.execute(wanted.join(Visit, Visit.id == VisitPerson.visit_id)).all()
    campaign, days = sheet.campaign.id, (period.first, period.last)
    standing = [(who, at.date()) for who, at, void, of in rows if void is None and of == campaign]
    told = [who for who, day in standing if days[0] <= day <= days[1]]
    return len(told), len(set(told))


@ANY_HISTORY
@example(EDGY, STARTS[0], 10, "value")
@example(EDGY, STARTS[0], 16, "value")
@example(EDGY, STARTS[0], 28, "value")
@given(HISTORIES, st.sampled_from(STARTS), st.integers(0, DAYS - 1), st.sampled_from(COLUMNS))
def test_groups_sum_to_the_village_and_lines_to_their_figure(
    village: Workspace, steps: list, start: date, day: int, column: str
) -> None:
    period = containing(PeriodKind.WEEK, start + timedelta(days=day))

    def lines_sum_up(session: Session) -> TallySheet:
        sheet = tally(session, period)
        times = [sheet.row(code).value for code in ("person_times", "persons_told")]
        assert tuple(times) == told_by_hand(session, sheet, period)
        for figure in sheet.figures:
            if figure.numerator is not None:
                continue
            rows = behind(session, period, figure.code, column=column)
            for group in (None, *sheet.groups) if figure.book is None else (None,):
                counted = sum(row.n for row in rows if group in (None, row.group))
                assert counted == getattr(sheet.row(figure.code, group), column), figure.code
        return sheet

    sheet = after(village, start, steps, lines_sum_up)
    for figure in sheet.figures:
        if figure.numerator is None and figure.book is None:
            groups = [sheet.row(figure.code, group) for group in sheet.groups]
            assert tuple(map(sum, zip(*groups, strict=True))) == tuple(sheet.row(figure.code))


@ANY_HISTORY
@given(HISTORIES, st.sampled_from(STARTS), st.integers(0, DAYS - 1))
def test_what_stands_at_the_end_of_a_period_is_what_coverage_says_of_that_moment(
    village: Workspace, steps: list, start: date, day: int
) -> None:
    period = containing(PeriodKind.WEEK, start + timedelta(days=day))

    def both(session: Session):
        sheet = tally(session, period)
        return sheet, coverage_summary(session, sheet.campaign.id, period.ends)

    sheet, summary = after(village, start, steps, both)
    for row in (summary.total, *summary.groups):
        for code in ("registered", "incomers", "excluded", "due", "reached", "signed", "phone", "left"):
            assert sheet.row(code, row.group).cumulative == getattr(row, code), code
        for code in ("refused", "leaflet_only", "nobody_home", "not_visited"):
            assert sheet.row(code, row.group).cumulative == row.states.get(code, 0), code
        assert sheet.row("reached_rate", row.group).value == pytest.approx(row.rate)
        assert sheet.row("signed_rate", row.group).value == pytest.approx(row.signed_rate)
