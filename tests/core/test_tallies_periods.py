"""Periods as offices name them: read, labelled, cut without gap or overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import UserMistake
from outreach.periods import EXAMPLES, PeriodKind, containing, parse

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("kind", "text", "first", "last", "label"),
    [
        ("week", "2026-W47", "2026-11-16", "2026-11-22", "第47周 11-16 周一 至 11-22 周日"),
        ("week", "2026-W53", "2026-12-28", "2027-01-03", "第53周 2026-12-28 周一 至 2027-01-03 周日"),
        ("month", "2028-02", "2028-02-01", "2028-02-29", "2028年2月"),
        ("half-month", "2026-11-1", "2026-11-01", "2026-11-15", "2026年11月上半月"),
        ("half-month", "2026-02-2", "2026-02-16", "2026-02-28", "2026年2月下半月"),
        ("day", "2026-11-16", "2026-11-16", "2026-11-16", "2026-11-16 周一"),
        ("quarter", "2026-Q4", "2026-10-01", "2026-12-31", "2026年第4季度"),
        ("half-year", "2026-H1", "2026-01-01", "2026-06-30", "2026年上半年"),
        ("half-year", "2026-H2", "2026-07-01", "2026-12-31", "2026年下半年"),
        ("year", "2026", "2026-01-01", "2026-12-31", "2026年"),
    ],
)
def test_a_period_is_read_as_it_is_typed_and_named_in_chinese(
    kind: str, text: str, first: str, last: str, label: str
) -> None:
    period = parse(kind, text)
    assert (period.first.isoformat(), period.last.isoformat(), period.code) == (first, last, text)
    assert period.chinese() == label == period.label()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("week", "2025-W53"),
        ("week", "2026-47"),
        ("week", ""),
        ("month", "2026-13"),
        ("half-month", "2026-11-3"),
        ("day", "2026-02-29"),
        ("quarter", "2026-Q5"),
        ("half-year", "2026-H3"),
        ("year", "0000"),
        ("year", "２０２６"),
    ],
)
def test_what_the_calendar_does_not_have_is_said_in_one_sentence(kind: str, text: str) -> None:
    with pytest.raises(UserMistake) as trouble:
        parse(kind, text)
    assert trouble.value.field == "period"
    assert EXAMPLES[PeriodKind(kind)] in trouble.value.chinese()


def test_an_unknown_kind_is_said_in_one_sentence() -> None:
    with pytest.raises(UserMistake, match="period_kind_wrong"):
        parse("fortnight", "2026-W47")


@given(DAYS, st.sampled_from(PeriodKind), st.integers(0, 6))
def test_periods_follow_one_another_without_gap_and_their_name_leads_back(
    day: date, kind: PeriodKind, week_starts: int
) -> None:
    period = containing(kind, day, week_starts)
    assert period.first <= day <= period.last
    assert period.previous().last == period.first - timedelta(days=1)
    assert period.following().first == period.last + timedelta(days=1)
    assert period.previous().following() == period
    assert parse(kind, period.code, week_starts) == period


@given(DAYS, st.integers(0, 6))
def test_weeks_that_begin_on_monday_are_numbered_as_iso_does(day: date, week_starts: int) -> None:
    year, number, _ = day.isocalendar()
    assert containing(PeriodKind.WEEK, day).code == f"{year}-W{number:02d}"
    assert containing(PeriodKind.WEEK, day, week_starts).first.weekday() == week_starts


@pytest.mark.parametrize(
    ("kind", "text", "before"),
    [
        ("week", "2026-W53", "2025-W52"),
        ("week", "2026-W47", "2025-W47"),
        ("day", "2028-02-29", "2027-02-28"),
        ("month", "2026-11", "2025-11"),
        ("half-month", "2028-02-2", "2027-02-2"),
    ],
)
def test_the_same_period_a_year_earlier(kind: str, text: str, before: str) -> None:
    assert parse(kind, text).same_last_year().code == before
