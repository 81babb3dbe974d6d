"""Figures of a week as the office reads them: what is in, what is out, from which door."""

from datetime import date, datetime

import pytest

from outreach.actions.campaigns import CampaignForm, close_campaign, start_campaign
from outreach.actions.exclusions import exclude_households
from outreach.actions.ledger import LedgerForm
from outreach.actions.visits import void_visit
from outreach.errors import UserMistake
from outreach.periods import parse
from outreach.queries.households import members, unit_id_of
from outreach.tallies.as_json import figures_json, tally_json
from outreach.tallies.behind import behind
from outreach.tallies.tally import TallySheet, tally
from outreach.vocabulary import AppState, ExclusionReason, HouseholdState, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log

WEEK = parse("week", "2026-W47")


def week(village: Workspace) -> TallySheet:
    return village.ask(tally, WEEK)


def test_a_household_is_reached_once_and_by_phone_not_at_all(village):
    log(village, "1", day=10)
    log(village, "1", day=17)
    log(village, "2", day=17)
    log(village, "3", Outcome.PHONE, day=17)
    assert week(village).row("reached") == (1, 2, 1, 0)
    assert week(village).row("phone") == (1, 1, 0, 0)


def test_the_time_of_the_visit_decides_not_the_time_it_was_typed_up(village):
    village.now = lambda: datetime(2026, 12, 1, 9)
    log(village, "1", day=22, at=datetime(2026, 11, 22, 23, 59))
    log(village, "2", day=23, at=datetime(2026, 11, 23, 0, 0))
    assert week(village).row("reached").value == 1


def test_a_void_visit_is_in_no_figure(village):
    visit = log(village, "1", signoff=SignOff.SIGNATURE, handouts={"leaflet": 2})
    village.run(void_visit, visit, "记错了")
    sheet = week(village)
    codes = ("reached", "signed", "visits", "person_times", "persons_told", "staff", "handout_leaflet")
    assert {sheet.row(code).value for code in codes} == {0}


def test_a_signature_counts_in_the_week_it_was_given(village):
    log(village, "1", day=10)
    log(village, "1", day=18, signoff=SignOff.FINGERPRINT)
    sheet = week(village)
    assert sheet.row("reached") == (0, 1, 1, 0)
    assert sheet.row("signed") == (1, 1, 0, 0)
    assert sheet.row("signed_rate").value == pytest.approx(1 / 10)


def test_registered_less_excluded_is_due_and_shops_stand_apart(village):
    log(village, "12")
    sheet = week(village)
    standing = [sheet.row(code).value for code in ("registered", "incomers", "households", "excluded", "due")]
    assert standing == [10, 1, 11, 1, 10]
    assert (sheet.row("units").value, sheet.row("units_reached").value, sheet.row("reached").value) == (
        1,
        1,
        0,
    )


def test_a_household_that_moves_away_later_is_taken_off_with_its_reason(village):
    log(village, "1", day=10)
    log(village, "1", Outcome.MOVED_AWAY, day=18)
    assert week(village).row("reached") == (-1, 0, 1, 0)
    (row,) = village.ask(behind, WEEK, "reached")
    assert (row.n, row.reason, row.day) == (-1, ExclusionReason.MOVED_AWAY, date(2026, 11, 18))


def test_people_are_counted_as_times_and_as_persons(village):
    log(village, "1", day=16)
    log(village, "1", day=18)
    log(village, "2", Outcome.PHONE, day=18)
    sheet = week(village)
    assert (sheet.row("person_times").value, sheet.row("persons_told").value) == (6, 4)


def test_a_worker_goes_out_once_a_day_however_many_doors(village):
    log(village, "1", day=16, workers=["王芳", "赵强"])
    log(village, "5", day=16, workers=["王芳"])
    log(village, "5", day=17, workers=["王芳"])
    log(village, "6", Outcome.PHONE, day=18, workers=["王芳"])
    sheet = week(village)
    assert [sheet.row("staff", group).value for group in (None, "1", "2")] == [3, 2, 1]


def test_handouts_are_counted_each_in_its_own_unit(village):
    log(village, "1", handouts={"leaflet": 2, "card": 1})
    log(village, "5", handouts={"leaflet": 1, "poster": 3})
    sheet = week(village)
    given = {f.code: (f.unit, sheet.row(f.code).value) for f in sheet.figures if f.code[:8] == "handout_"}
    assert given["handout_leaflet"] == ("份", 3)
    assert given["handout_card"] == ("张", 1)
    assert given["handout_fan"] == ("把", 0)
    assert given["handout_poster"] == ("张", 3), "given although not chosen for the campaign"


def test_the_app_is_counted_once_a_person(village):
    unit = village.ask(unit_id_of, "1")
    head, wife = (row.id for row in village.ask(members, unit, date(2026, 11, 16)))
    log(village, "1", day=10, app={head: AppState.HAD, wife: AppState.UNWILLING})
    log(village, "1", day=17, app={head: AppState.NEW, wife: AppState.NEW})
    log(village, "1", day=18, app={wife: AppState.NEW})
    sheet = week(village)
    assert sheet.row("app_installed") == (1, 2, 1, 0)
    assert sheet.row("app_new") == (1, 1, 0, 0)
    assert sheet.row("app_rate").value == pytest.approx(2 / sheet.row("persons").value)


def test_behind_a_figure_stand_its_doors_in_walking_order(village):
    log(village, "7", day=17, workers=["王芳", "赵强"])
    log(village, "5", day=19, signoff=SignOff.PROXY)
    log(village, "1", day=19)
    rows = village.ask(behind, WEEK, "reached", "2")
    assert [(row.no, row.door, row.workers, row.day, row.state, row.n) for row in rows] == [
        ("5", "1", "王芳", date(2026, 11, 19), HouseholdState.SIGNED, 1),
        ("7", "3", "王芳、赵强", date(2026, 11, 17), HouseholdState.TOLD, 1),
    ]


def test_last_year_is_counted_in_the_campaign_that_ran_then(village):
    assert not week(village).last_year_known
    form = CampaignForm("去年入户", date(2025, 11, 1), date(2025, 12, 31))
    last = village.run(start_campaign, form)
    log(village, "1", at=datetime(2025, 11, 18, 9), campaign_id=last)
    sheet = week(village)
    assert sheet.last_year_known
    assert sheet.row("reached") == (0, 0, 0, 1)


def test_a_closed_campaign_is_still_counted(village):
    log(village, "1")
    village.run(close_campaign, campaign_id(village))
    assert week(village).row("reached").value == 1


def test_without_a_campaign_or_with_a_wrong_name_one_sentence_is_said(village, tmp_path):
    with (
        Workspace.create(tmp_path / "new.doorbook", LedgerForm("新村")) as empty,
        pytest.raises(UserMistake, match="no_campaign_to_count"),
    ):
        empty.ask(tally, WEEK)
    with pytest.raises(UserMistake, match="campaign_unknown"):
        village.ask(tally, WEEK, "nowhere")
    with pytest.raises(UserMistake, match="figure_unknown"):
        village.ask(behind, WEEK, "nothing")
    with pytest.raises(UserMistake, match="behind_rate"):
        village.ask(behind, WEEK, "reached_rate")


def test_the_json_says_every_figure_of_the_village_and_each_group(village):
    log(village, "1", handouts={"leaflet": 1})
    document = tally_json(week(village), "周统计表.xlsx")
    assert document["file"] == "周统计表.xlsx"
    assert (document["period"]["from"], document["period"]["to"]) == ("2026-11-16", "2026-11-22")
    rows = {(row["code"], row["group"]): row for row in document["figures"]}
    assert rows["reached", "1"] == {
        "code": "reached", "group": "1", "value": 1, "cumulative": 1, "last": 0, "last_year": 0,
        "diff": 1, "rank": 1,
    }  # fmt: skip
    catalogue = {row["code"]: row for row in village.ask(figures_json)}
    assert set(catalogue) == {code for code, _ in rows}
    assert catalogue["handout_leaflet"]["counts"] == "items"
    assert catalogue["reached"]["denominator"] == "due"
    assert all(row["definition"].count("。") == 1 and row["name"] for row in catalogue.values())
    assert {row["counts"] for row in catalogue.values()} >= {"households", "persons", "person_times", "items"}


def test_numbers_are_written_with_their_unit(village):
    log(village, "1")
    sheet = week(village)
    shown = [sheet.figure(code).shown(sheet.row(code).value) for code in ("reached", "reached_rate")]
    assert shown == ["1 户", "10.0%"]


def test_an_exclusion_counts_from_its_day_on(village):
    unit = village.ask(unit_id_of, "2")
    village.run(exclude_households, [unit], ExclusionReason.DEMOLISHED, date(2026, 11, 18), "组长")
    assert week(village).row("excluded")[:3] == (2, 2, 1)
    assert village.ask(tally, parse("day", "2026-11-17")).row("due").value == 10
    assert [row.reason for row in village.ask(behind, WEEK, "excluded", "1")] == [ExclusionReason.DEMOLISHED]


def test_groups_are_ranked_ties_share_a_place_and_the_difference_is_to_the_last_period(
    village: Workspace,
) -> None:
    log(village, "1", day=10)
    log(village, "2", day=17)
    log(village, "5", day=17)
    sheet = village.ask(tally, WEEK)
    assert sheet.ranks("reached") == {"1": 1, "2": 1, "3": 3}
    assert sheet.ranks("reached_rate") == {"1": 1, "2": 2, "3": 3}
    document = {(one["code"], one["group"]): one for one in tally_json(sheet)["figures"]}
    told = document["reached", "1"], document["reached", "2"], document["reached", None]
    assert [(one["diff"], one["rank"]) for one in told] == [(0, 1), (1, 1), (1, None)]
