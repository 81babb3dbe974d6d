"""For any history and any cut into periods the figures add up, and agree with coverage."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from outreach.coverage.summary import coverage_summary
from outreach.periods import Period, PeriodKind, containing
from outreach.tallies.behind import behind
from outreach.tallies.tally import COLUMNS, TallySheet, tally
from outreach.workspace import Workspace
from tests.support.ledgers import small_village
from tests.support.tallies import DAYS, HISTORIES, STARTS, after

ANY_HISTORY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_village(tmp_path_factory.mktemp("village")) as workspace:
        yield workspace


def cut(kind: PeriodKind, start: date, week_starts: int) -> list[Period]:
    """All periods of a kind that a history from `start` on touches."""
    periods = [containing(kind, start, week_starts)]
    while periods[-1].last < start + timedelta(days=DAYS):
        periods.append(periods[-1].following())
    return periods


@ANY_HISTORY
@given(HISTORIES, st.sampled_from(STARTS), st.sampled_from(PeriodKind), st.integers(0, 6))
def test_periods_sum_to_the_cumulative_figure_and_last_is_the_period_before(
    village: Workspace, steps: list, start: date, kind: PeriodKind, week_starts: int
) -> None:
    if kind is PeriodKind.DAY:
        kind = PeriodKind.HALF_MONTH
    periods = cut(kind, start, week_starts)
    sheets = after(village, start, steps, lambda session: [tally(session, period) for period in periods])
    for figure in sheets[-1].figures:
        for group in (None, *sheets[-1].groups):
            rows = [sheet.rows.get((figure.code, group)) for sheet in sheets]
            if figure.additive:
                assert sum(row.value for row in rows) == rows[-1].cumulative, figure.code
            for before, now in zip(rows, rows[1:], strict=False):
                assert now.last == before.value, figure.code


@ANY_HISTORY
@given(HISTORIES, st.sampled_from(STARTS), st.integers(0, DAYS - 1), st.sampled_from(COLUMNS))
def test_groups_sum_to_the_village_and_lines_to_their_figure(
    village: Workspace, steps: list, start: date, day: int, column: str
) -> None:
    period = containing(PeriodKind.WEEK, start + timedelta(days=day))

    def lines_sum_up(session: Session) -> TallySheet:
        sheet = tally(session, period)
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
