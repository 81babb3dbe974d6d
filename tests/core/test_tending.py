"""Putting the register right: move, split, merge and back again; nothing of it is lost (DOMAIN 13.2)."""

import pytest

from outreach.actions.households import correct_member
from outreach.actions.merging import merge_households, merge_people
from outreach.actions.splitting import SplitForm, split_household
from outreach.actions.tending import change_kinds, move_household, move_households, move_person, set_reading
from outreach.actions.unmerging import unmerge_household
from outreach.actions.walking_order import order_by_door, walk_beside
from outreach.coverage.summary import coverage_summary
from outreach.errors import Conflict, UserMistake
from outreach.queries.content import content_digest
from outreach.queries.household_card import household_card
from outreach.queries.households import household_rows, members, unit_id_of, unit_ids_of_group
from outreach.queries.register import register
from outreach.queries.scans import resolve_scan
from outreach.queries.search import search
from outreach.vocabulary import ExclusionReason, Outcome, UnitKind
from tests.support.ledgers import NOW, campaign_id, log, states


def unit(village, no):
    return village.ask(unit_id_of, no)


def names(village, no):
    return [row.name for row in village.ask(members, unit(village, no), NOW.date())]


def person(village, no, place=0):
    return village.ask(members, unit(village, no), NOW.date())[place].id


def row(village, no):
    return village.ask(household_rows, campaign_id(village), [unit(village, no)])[0]


def order(village, group):
    rows = village.ask(household_rows, None, village.ask(unit_ids_of_group, group))
    return [found.no for found in rows]


def test_a_household_moves_to_another_group_and_walks_at_its_door(village):
    village.run(move_household, unit(village, "1"), "2组", "2号")
    assert row(village, "1").place == "2组2号"
    assert order(village, "2") == ["5", "6", "1", "7", "8"]
    assert [hit.no for hit in village.ask(search, "2-2")] == ["6", "1"]


def test_several_households_move_together_and_come_back_together(village):
    before = village.ask(content_digest)
    village.run(move_households, [unit(village, "2"), unit(village, "3")], "3")
    assert order(village, "3") == ["9", "10", "2", "11", "3", "12"]
    village.undo()
    assert village.ask(content_digest) == before
    assert order(village, "1") == ["1", "2", "3", "4"]


def test_a_kind_that_becomes_empty_leaves_the_count_and_comes_back(village):
    village.run(change_kinds, [unit(village, "1"), unit(village, "2")], UnitKind.EMPTY)
    assert states(village)["1"] == states(village)["2"] == "excluded"
    village.run(change_kinds, [unit(village, "1")], UnitKind.RESIDENT)
    assert states(village)["1"] == "not_visited"


def test_the_walk_is_set_by_hand_and_by_door_number(village):
    village.run(walk_beside, unit(village, "4"), unit(village, "1"), after=False)
    assert order(village, "1") == ["4", "1", "2", "3"]
    village.run(walk_beside, unit(village, "4"), unit(village, "2"))
    assert order(village, "1") == ["1", "2", "4", "3"]
    village.run(order_by_door, "1组")
    assert order(village, "1") == ["1", "2", "3", "4"]
    village.undo()
    assert order(village, "1") == ["1", "2", "4", "3"]
    with pytest.raises(UserMistake):
        village.run(walk_beside, unit(village, "4"), unit(village, "5"))


def test_members_leave_into_a_household_of_their_own_and_visits_stay(village):
    log(village, "1")
    before = village.ask(content_digest)
    second = person(village, "1", 1)
    new = village.run(split_household, unit(village, "1"), SplitForm([second], "1", "1-1"))
    made = village.ask(household_card, campaign_id(village), new, NOW.date())
    assert [(m.name, m.relation) for m in made.members] == [("孙一妹", "户主")]
    assert (made.row.head, made.row.place, made.visits) == ("孙一妹", "1组1-1号", ())
    assert order(village, "1") == ["1", made.row.no, "2", "3", "4"]
    assert states(village)["1"] == "told"
    village.undo()
    assert village.ask(content_digest) == before


def test_a_split_leaves_somebody_behind_and_takes_somebody_along(village):
    everybody = [person(village, "1", 0), person(village, "1", 1)]
    for people in (everybody, []):
        with pytest.raises(UserMistake):
            village.run(split_household, unit(village, "1"), SplitForm(people, "1", "9"))


def test_a_merged_household_vanishes_and_its_visits_count_for_the_other(village):
    log(village, "2", Outcome.MET)
    code, closed, keep = row(village, "2").code, unit(village, "2"), unit(village, "1")
    due = village.ask(coverage_summary, campaign_id(village)).total.due
    village.run(merge_households, keep, closed)
    assert "2" not in states(village)
    assert states(village)["1"] == "told"
    assert names(village, "1") == ["李建国", "孙一妹", "单春生", "孙二妹"]
    assert village.ask(coverage_summary, campaign_id(village)).total.due == due - 1
    assert closed not in village.ask(unit_ids_of_group, "1")
    assert closed not in [household.id for household in village.ask(register).households]
    assert [hit.unit_id for hit in village.ask(search, "单春生")] == [keep]
    assert [hit.unit_id for hit in village.ask(search, code)] == [keep]
    assert village.ask(resolve_scan, code).unit_id == keep
    assert unit(village, "2") == keep
    assert village.ask(household_card, None, closed, NOW.date()).row.no == "1"


def test_an_old_paper_code_logs_the_visit_at_the_household_it_went_into(village):
    closed = unit(village, "2")
    village.run(merge_households, unit(village, "1"), closed)
    log(village, "2")
    assert states(village)["1"] == "told"


def test_a_merge_is_undone_whole(village):
    log(village, "2", Outcome.EMPTY_HOUSE)
    before, code = village.ask(content_digest), row(village, "2").code
    same = [(person(village, "1", 1), person(village, "2", 1))]
    village.run(merge_households, unit(village, "1"), unit(village, "2"), same)
    assert names(village, "1") == ["李建国", "孙一妹", "单春生"]
    village.undo()
    assert village.ask(content_digest) == before
    assert [hit.no for hit in village.ask(search, code)] == ["2"]
    assert [hit.no for hit in village.ask(search, "scs")] == ["2"]


def test_a_merge_is_taken_back_weeks_later_with_what_still_can_go_back(village):
    log(village, "2", Outcome.MET)
    closed = unit(village, "2")
    same = [(person(village, "1", 1), person(village, "2", 1))]
    village.run(merge_households, unit(village, "1"), closed, same)
    village.run(correct_member, person(village, "1", 0), {"name": "李建邦"})
    log(village, "1", Outcome.NOBODY_HOME, 17)
    village.run(unmerge_household, closed)
    assert (names(village, "1"), names(village, "2")) == (["李建邦", "孙一妹"], ["单春生", "孙二妹"])
    assert states(village)["1"] == "nobody_home"
    assert states(village)["2"] == "told"
    card = village.ask(household_card, None, closed, NOW.date())
    assert {name for _, name in card.visits[0].people} == {"单春生", "孙二妹"}
    assert card.members[0].relation == "户主"


def test_a_chain_of_merges_opens_link_by_link(village):
    first, second, third = (unit(village, no) for no in "123")
    code = row(village, "3").code
    village.run(merge_households, second, third)
    village.run(merge_households, first, second)
    assert unit(village, "3") == first
    assert [hit.unit_id for hit in village.ask(search, code)] == [first]
    village.run(unmerge_household, third)
    assert names(village, "3") == ["仇志强", "孙三妹"]
    assert [hit.unit_id for hit in village.ask(search, code)] == [third]


def test_a_merge_stays_where_nobody_can_go_back(village):
    closed = unit(village, "2")
    village.run(merge_households, unit(village, "1"), closed)
    for place in (3, 2):
        village.run(move_person, person(village, "1", place), unit(village, "3"))
    with pytest.raises(Conflict):
        village.run(unmerge_household, closed)


def test_an_occupied_household_is_never_lost_behind_an_empty_one(village):
    village.run(merge_households, unit(village, "10"), unit(village, "9"))
    assert states(village)["10"] == "not_visited"


def test_why_the_other_was_not_counted_does_not_hide_the_kept_one(village):
    from outreach.actions.exclusions import exclude_households

    village.run(exclude_households, [unit(village, "2")], ExclusionReason.NAME_ONLY, NOW.date(), "会计")
    village.run(merge_households, unit(village, "1"), unit(village, "2"))
    assert states(village)["1"] == "not_visited"


def test_what_cannot_be_one_is_refused(village):
    for one, other in (("1", "1"), ("1", "12")):
        with pytest.raises(UserMistake):
            village.run(merge_households, unit(village, one), unit(village, other))


def test_two_records_of_a_person_become_one_and_what_was_told_counts_once(village):
    log(village, "1")
    log(village, "2", day=17)
    kept, gone = person(village, "1", 1), person(village, "2", 1)
    before = village.ask(content_digest)
    village.run(merge_people, kept, gone)
    assert names(village, "2") == ["单春生"]
    card = village.ask(household_card, None, unit(village, "2"), NOW.date())
    assert {person_id for person_id, _ in card.visits[0].people} == {person(village, "2"), kept}
    village.undo()
    assert village.ask(content_digest) == before


def test_a_reading_of_ones_own_finds_the_person(village):
    village.run(set_reading, person(village, "1"), "Lǐ jiàn Guó")
    assert village.ask(search, "lijianguo")[0].no == "1"
    village.run(set_reading, person(village, "6"), "ou yang wen qing")
    assert [hit.no for hit in village.ask(search, "ouyangwenqing")] == ["6"]
    village.undo()
    assert village.ask(search, "ouyangwenqing") == ()
    with pytest.raises(UserMistake):
        village.run(set_reading, person(village, "6"), "欧阳")
