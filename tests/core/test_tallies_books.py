"""Figures of the other books beside those of the doors."""

from dataclasses import replace
from datetime import date

from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.cases import CaseForm, add_case
from outreach.actions.dissuasions import DissuasionForm, add_dissuasion
from outreach.periods import parse
from outreach.tallies.behind import behind
from outreach.tallies.tally import tally
from outreach.vocabulary import DissuasionWay, Outcome, RiskLevel
from outreach.workspace import Workspace
from tests.support.ledgers import log

WEEK = parse("week", "2026-W47")


def test_activities_are_figures_of_the_village_with_their_entries(village: Workspace) -> None:
    log(village, "1", day=16, workers=["王芳", "赵强"])
    log(village, "2", Outcome.PHONE, day=17, workers=["刘敏"])
    where = {"place": "村口", "workers": ("王芳",), "others": 2, "vehicles": 1}
    village.run(record_activity, ActivityForm("hang_banner", date(2026, 11, 16), quantity=3, **where))
    given = {"leaflet": 40}
    form = ActivityForm("market_day", date(2026, 11, 20), quantity=1, audience=120, handouts=given, **where)
    village.run(record_activity, form)
    sheet = village.ask(tally, WEEK)
    values = {figure.code: sheet.row(figure.code).value for figure in sheet.figures}
    assert values["activity_hang_banner"] == 3
    assert values["audience"] == 120
    assert values["activity_handout_leaflet"] == 40
    assert values["people_out"] == 2 + 3 + 3, "two at the doors, three at each activity, who phoned stayed"
    assert values["vehicles_out"] == 2
    assert values["staff"] == 2
    for code in ("activity_hang_banner", "people_out", "vehicles_out", "audience"):
        rows = village.ask(behind, WEEK, code)
        assert sum(row.n for row in rows) == values[code]
        assert sheet.row(code, "1").value == 0
    assert [row.head for row in village.ask(behind, WEEK, "audience")] == ["集市、圩日、街子天 村口"]


def test_cases_and_dissuasions_are_figures_of_their_groups(village: Workspace) -> None:
    how = (RiskLevel.HIGH, next(iter(DissuasionWay)))
    case = CaseForm(happened_on=date(2026, 11, 17), kind="brushing", loss=3200, group="2")
    village.run(add_case, case)
    village.run(add_case, replace(case, group="", happened_on=date(2026, 11, 9), loss=0))
    village.run(add_dissuasion, DissuasionForm(date(2026, 11, 18), *how, saved=5000, people=2, group="1"))
    sheet = village.ask(tally, WEEK)
    assert sheet.row("cases") == (1, 2, 1, 0)
    assert sheet.row("cases", "2") == (1, 1, 0, 0)
    assert sheet.row("case_loss").value == 3200
    assert (sheet.row("people_stopped", "1").value, sheet.row("saved").value) == (2, 5000)
    assert sheet.row("cases_per_10k").value == 10_000 * 2 / sheet.row("persons").value
    (line,) = village.ask(behind, WEEK, "cases", "2")
    assert (line.head, line.group, line.n) == ("案件 1 刷单返利", "2", 1)


def test_last_year_s_cases_are_counted_where_no_campaign_ran_then(village: Workspace) -> None:
    case = CaseForm(happened_on=date(2025, 11, 19), kind="brushing", loss=800, group="2")
    village.run(add_case, case)
    village.run(add_case, replace(case, happened_on=date(2025, 11, 9)))
    village.run(record_activity, ActivityForm("hang_banner", date(2025, 11, 18), quantity=4, place="村口"))
    sheet = village.ask(tally, WEEK)
    assert not sheet.last_year_known
    assert (sheet.row("cases").last_year, sheet.row("cases", "2").last_year) == (1, 1)
    assert sheet.row("case_loss").last_year == 800
    assert sheet.row("activity_hang_banner").last_year == 4
    assert sheet.row("reached").last_year == 0
    (line,) = village.ask(behind, WEEK, "cases", column="last_year")
    assert line.day == date(2025, 11, 19)
