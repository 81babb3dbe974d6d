"""The app in figures: installed, new, no phone for it, not wanted; the rates name what they are of."""

from datetime import date

from outreach.periods import PeriodKind, containing
from outreach.queries.households import members, unit_id_of
from outreach.tallies.tally import tally
from outreach.vocabulary import AppState
from tests.support.ledgers import NOW, log


def people(village, no):
    return [row.id for row in village.ask(members, village.ask(unit_id_of, no), NOW.date())]


def test_every_answer_counts_once_by_the_newest_and_each_rate_says_what_it_is_of(village):
    first, second = people(village, "1"), people(village, "2")
    log(village, "1", day=10, app={first[0]: AppState.UNWILLING, first[1]: AppState.BASIC_PHONE})
    log(village, "1", day=16, app={first[0]: AppState.NEW})
    log(village, "2", day=17, app={second[0]: AppState.HAD, second[1]: AppState.UNWILLING})
    week = village.ask(tally, containing(PeriodKind.WEEK, date(2026, 11, 18)))
    told = {code: (week.row(code).value, week.row(code).cumulative) for code in (
        "app_new", "app_installed", "app_no_phone", "app_unwilling",
    )}  # fmt: skip
    assert told == {
        "app_new": (1, 1), "app_installed": (2, 2), "app_no_phone": (0, 1), "app_unwilling": (1, 1),
    }  # fmt: skip
    persons, due = week.row("persons").value, week.row("app_due").value
    assert due == persons - 1
    assert week.row("app_rate").value == 2 / persons
    assert week.row("app_due_rate").value == 2 / due
    of = {code: week.figure(week.figure(code).denominator).name for code in ("app_rate", "app_due_rate")}
    assert of == {"app_rate": "登记人口", "app_due_rate": "反诈APP应装"}
    assert sum(week.row("app_due", group).value for group in week.groups) == due
