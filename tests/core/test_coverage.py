"""What counts as covered: DOMAIN 13.1 (states), 13.2 (denominators), COMMANDS (order of states)."""

from datetime import date, datetime

import pytest

from outreach.actions.exclusions import exclude_households, lift_exclusions
from outreach.actions.visits import void_visit
from outreach.coverage.summary import coverage_summary
from outreach.queries.households import exclusions, unit_id_of
from outreach.vocabulary import ExclusionReason, HouseholdState, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log, states


def total(village: Workspace):
    return village.ask(coverage_summary, campaign_id(village)).total


def test_due_is_registered_minus_excluded_plus_incomers(village):
    row = total(village)
    assert (row.registered, row.excluded, row.incomers, row.due) == (10, 1, 1, 10)


def test_shops_are_counted_apart(village):
    log(village, "12", signoff=SignOff.SIGNATURE)
    assert total(village).reached == 0
    assert states(village)["12"] == "signed"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.NOBODY_HOME, HouseholdState.NOBODY_HOME),
        (Outcome.LEAFLET_ONLY, HouseholdState.LEAFLET_ONLY),
        (Outcome.REFUSED, HouseholdState.REFUSED),
        (Outcome.PHONE, HouseholdState.TOLD_BY_PHONE),
        (Outcome.MET, HouseholdState.TOLD),
        (Outcome.MOVED_AWAY, HouseholdState.EXCLUDED),
        (Outcome.EMPTY_HOUSE, HouseholdState.EXCLUDED),
    ],
)
def test_each_outcome_brings_its_state(village, outcome, state):
    log(village, "1", outcome)
    assert states(village)["1"] == state


def test_the_furthest_of_several_visits_counts_in_whatever_order_they_came(village):
    order = [
        (Outcome.MET, HouseholdState.TOLD),
        (Outcome.NOBODY_HOME, HouseholdState.TOLD),
        (Outcome.LEAFLET_ONLY, HouseholdState.TOLD),
    ]
    for day, (outcome, state) in enumerate(order, 3):
        log(village, "1", outcome, day)
        assert states(village)["1"] == state


@pytest.mark.parametrize("kind", [SignOff.SIGNATURE, SignOff.FINGERPRINT, SignOff.PROXY])
def test_signature_fingerprint_and_proxy_count_as_signed(village, kind):
    log(village, "1", signoff=kind)
    assert total(village).signed == 1
    assert total(village).reached == 1


@pytest.mark.parametrize("kind", [SignOff.REFUSED, SignOff.NONE])
def test_a_household_that_was_told_but_did_not_sign_is_reached_not_signed(village, kind):
    log(village, "1", signoff=kind)
    assert (total(village).reached, total(village).signed) == (1, 0)


def test_by_phone_is_not_reached_but_counted_beside(village):
    log(village, "1", Outcome.PHONE)
    assert (total(village).reached, total(village).phone) == (0, 1)


def test_a_later_meeting_lifts_an_exclusion_made_by_a_visit(village):
    log(village, "1", Outcome.EMPTY_HOUSE, 5)
    assert states(village)["1"] == "excluded"
    log(village, "1", Outcome.MET, 9)
    assert states(village)["1"] == "told"
    (row,) = village.ask(exclusions, village.ask(unit_id_of, "1"))
    assert (row.reason, row.since, row.ended_on) == ("empty_house", date(2026, 11, 5), date(2026, 11, 9))


def test_an_earlier_meeting_typed_up_late_does_not_lift_it(village):
    log(village, "1", Outcome.MOVED_AWAY, 12)
    log(village, "1", Outcome.MET, 9)
    assert states(village)["1"] == "excluded"


def test_voiding_the_visit_that_excluded_counts_the_household_again(village):
    visit = log(village, "1", Outcome.MOVED_AWAY)
    village.run(void_visit, visit, "记错户了")
    assert states(village)["1"] == "not_visited"
    assert total(village).excluded == 1


def test_voiding_the_meeting_that_lifted_an_exclusion_brings_it_back(village):
    log(village, "1", Outcome.MOVED_AWAY, 5)
    meeting = log(village, "1", Outcome.MET, 9)
    village.run(void_visit, meeting, "是隔壁")
    assert states(village)["1"] == "excluded"


def test_an_exclusion_said_by_somebody_stays_until_that_is_taken_back(village):
    unit_id = village.ask(unit_id_of, "2")
    village.run(exclude_households, [unit_id], ExclusionReason.NAME_ONLY, date(2026, 11, 3), "村会计")
    log(village, "2", Outcome.MET, 9)
    assert states(village)["2"] == "excluded"
    village.run(lift_exclusions, [unit_id], date(2026, 11, 10))
    assert states(village)["2"] == "told"


def test_looking_back_gives_what_was_known_of_that_day(village):
    log(village, "1", Outcome.NOBODY_HOME, 5)
    log(village, "1", Outcome.MET, 12, signoff=SignOff.SIGNATURE)
    log(village, "2", Outcome.EMPTY_HOUSE, 10)
    summary = village.ask(coverage_summary, campaign_id(village), datetime(2026, 11, 9))
    assert (summary.total.reached, summary.total.states[HouseholdState.NOBODY_HOME]) == (0, 1)
    assert summary.total.excluded == 1
    assert village.ask(coverage_summary, campaign_id(village), datetime(2026, 11, 13)).total.signed == 1


def test_groups_sum_up_to_the_village_and_the_missing_are_listed(village):
    for no in ("1", "5", "9"):
        log(village, no)
    summary = village.ask(coverage_summary, campaign_id(village))
    assert sum(row.due for row in summary.groups) == summary.total.due
    assert sum(row.reached for row in summary.groups) == summary.total.reached == 3
    assert len(summary.not_reached) == summary.total.left == summary.total.due - 3


def test_another_campaign_starts_from_nothing(village):
    from outreach.actions.campaigns import CampaignForm, start_campaign

    log(village, "1")
    village.run(start_campaign, CampaignForm("冬季", date(2026, 12, 1), date(2026, 12, 31)))
    assert states(village)["1"] == "not_visited"
