"""The stock of handouts: received, given, posted, spoilt, left add up, whatever is done in whatever order."""

from datetime import date, datetime

import pytest

from outreach.actions.activities import ActivityForm, correct_activity, record_activity, void_activity
from outreach.actions.stock import (
    MovementForm,
    check_upkeep,
    mark_stale,
    record_movement,
    set_low_limit,
    settle_count,
    void_movement,
)
from outreach.actions.visits import VisitForm, correct_visit, void_visit
from outreach.errors import UserMistake
from outreach.periods import PeriodKind, containing
from outreach.queries.content import content_digest
from outreach.queries.households import unit_id_of
from outreach.queries.stock import held_rows, stock_flows
from outreach.queries.stock_editions import editions
from outreach.queries.stock_entries import movements, stock_warnings
from outreach.queries.stock_sentences import warning_words
from outreach.vocabulary import MovementKind, Outcome, UpkeepCondition
from outreach.wording import zh
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.stock import equation, move, stock


def said(workspace: Workspace) -> list[str]:
    return [warning_words(zh, row) for row in workspace.ask(stock_warnings)]


def test_every_way_out_is_counted_once(village):
    move(village, "receive", 200, cost=12_050, edition="秋季版", printed_on=date(2026, 10, 1))
    move(village, "out", 60, worker="王芳")
    log(village, "1", handouts={"leaflet": 2})
    log(village, "2", handouts={"leaflet": 1})
    form = ActivityForm(
        "market_day", date(2026, 11, 17), "集市", workers=["王芳"],
        handouts={"leaflet": 50}, posted={"leaflet": 4},
    )  # fmt: skip
    village.run(record_activity, form)
    move(village, "post", 3, place="村口宣传栏")
    move(village, "damage", 5, note="淋湿")
    move(village, "back", 2, worker="王芳", day=18)
    row = stock(village)
    assert equation(row) == (200, 3, 50, 7, 5, 135)
    (hand,) = village.ask(held_rows)
    assert (hand.worker, hand.taken, hand.used, hand.back, hand.in_hand) == ("王芳", 60, 57, 2, 1)
    assert (row.held, row.shelf, row.cost) == (1, 134, 12_050)
    assert said(village) == []


def test_what_is_void_counts_nowhere_and_what_is_corrected_counts_anew(village):
    received = move(village, "receive", 100)
    visit = log(village, "1", handouts={"leaflet": 4})
    form = ActivityForm("hang_banner", date(2026, 11, 17), "桥头", quantity=2, posted={"leaflet": 9})
    activity = village.run(record_activity, form)
    village.run(void_visit, visit, "记错")
    village.run(void_activity, activity, "没挂成")
    assert equation(stock(village)) == (100, 0, 0, 0, 0, 100)
    village.run(void_movement, received, "点错")
    assert equation(stock(village)) == (0, 0, 0, 0, 0, 0)
    visit = log(village, "1", handouts={"leaflet": 4})
    unit = village.ask(unit_id_of, "1")
    again = VisitForm(unit, datetime(2026, 11, 16, 10), ["王芳"], Outcome.MET, handouts={"leaflet": 1})
    village.run(correct_visit, visit, again)
    assert stock(village).doors == 1


def test_an_activity_that_put_something_up_is_corrected_with_it(village):
    form = ActivityForm("hang_banner", date(2026, 11, 17), "桥头", quantity=2, posted={"banner": 2})
    activity = village.run(record_activity, form)
    (up,) = village.ask(movements, "banner")
    with pytest.raises(UserMistake, match="movement_of_activity"):
        village.run(void_movement, up.id, "不对")
    village.run(correct_activity, activity, form)
    assert stock(village, "banner").posted == 2
    village.undo()
    assert stock(village, "banner").posted == 2


def test_the_bag_is_told_by_days_however_late_the_taking_is_typed_up(village):
    """Taken in the morning, typed up after the doors: nobody gave what he did not have."""
    move(village, "receive", 100, day=2)
    log(village, "1", handouts={"leaflet": 3})
    late = MovementForm(MovementKind.OUT, "leaflet", 10, "王芳", datetime(2026, 11, 16, 20))
    village.run(record_movement, late)
    (hand,) = village.ask(held_rows)
    assert (hand.in_hand, hand.over_used) == (7, 0)


def test_a_team_gives_from_the_bag_of_whoever_took_some(village):
    move(village, "receive", 100)
    move(village, "out", 5, worker="赵强")
    log(village, "1", handouts={"leaflet": 2}, workers=["王芳", "赵强"])
    (hand,) = village.ask(held_rows)
    assert (hand.worker, hand.in_hand) == ("赵强", 3)


def test_doors_and_stock_that_disagree_are_said(village):
    move(village, "receive", 10)
    move(village, "out", 4, worker="王芳")
    log(village, "1", handouts={"leaflet": 5})
    move(village, "back", 3, worker="王芳", day=17)
    log(village, "2", handouts={"leaflet": 8}, day=17, workers=["赵强"])
    assert said(village) == [
        "宣传单：发出去的比收到的多 3 份，请补记收到，或查查哪一笔记多了。",
        "宣传单：王芳发的比领的多 1 份，请补记领取，或查查走访记录。",
        "宣传单：王芳交回的比手里剩的多 3 份，请查查走访里是不是记多了。",
    ]


def test_a_count_on_the_shelf_changes_nothing_but_shows_what_is_missing(village):
    move(village, "receive", 100)
    move(village, "out", 20, worker="王芳")
    counted = datetime(2026, 11, 16, 21)
    village.run(record_movement, MovementForm(MovementKind.COUNT, "leaflet", 75, at=counted))
    move(village, "receive", 50, day=17)
    row = stock(village)
    assert (row.left, row.shelf, row.counted.expected, row.counted.difference) == (150, 130, 80, -5)
    assert said(village) == ["宣传单：架上数出来比账上少 5 份，请补记漏登的户，或记作损耗。"]
    log(village, "3", handouts={"leaflet": 2}, workers=["赵强"])
    assert stock(village).counted.difference == -3, "a visit typed up late explains the count"
    village.run(settle_count, "leaflet", counted, -3)
    assert stock(village).counted.difference == 0
    assert stock(village).damaged == 3
    assert said(village) == []


def test_a_stale_edition_is_marked_and_written_off(village):
    move(village, "receive", 80, edition="2025版", printed_on=date(2025, 3, 1))
    move(village, "receive", 50, printed_on=date(2026, 10, 1))
    new, old = village.ask(editions)
    assert (new.name, old.name, old.received) == ("2026-10版", "2025版", 80)
    village.run(mark_stale, old.id, date(2026, 11, 18), 30)
    assert stock(village).stale == ("2025版",)
    assert equation(stock(village)) == (130, 0, 0, 0, 30, 100)
    village.undo()
    assert stock(village).stale == ()
    assert stock(village).left == 130


def test_low_stock_speaks_up_from_its_limit_on(village):
    village.run(set_low_limit, "leaflet", 20)
    assert not stock(village).is_low, "a handout nobody keeps is not low"
    move(village, "receive", 25)
    assert not stock(village).is_low
    move(village, "damage", 5)
    assert stock(village).is_low
    village.run(set_low_limit, "leaflet", 10)
    assert not stock(village).is_low


def test_a_period_has_its_own_flows(village):
    move(village, "receive", 100, day=2)
    log(village, "1", day=10, handouts={"leaflet": 2})
    log(village, "2", day=18, handouts={"leaflet": 3})
    form = ActivityForm("market_day", date(2026, 11, 22), "集市", handouts={"leaflet": 20})
    village.run(record_activity, form)
    week = containing(PeriodKind.WEEK, date(2026, 11, 18))
    (row,) = (row for row in village.ask(stock_flows, week) if row.code == "leaflet")
    assert (row.received, row.doors, row.activities, row.given, row.left) == (0, 3, 20, 23, 75)


@pytest.mark.parametrize(
    ("form", "error"),
    [
        (MovementForm(MovementKind.RECEIVE, "nothing", 1), "handout_unknown"),
        (MovementForm(MovementKind.RECEIVE, "market_day", 1), "handout_unknown"),
        (MovementForm(MovementKind.RECEIVE, "leaflet", 0), "pieces_wrong"),
        (MovementForm(MovementKind.OUT, "leaflet", 1), "who_carries"),
        (MovementForm(MovementKind.POST, "leaflet", 1), "where_posted"),
    ],
)
def test_what_cannot_be_is_refused(village, form, error):
    with pytest.raises(UserMistake, match=error):
        village.run(record_movement, form)


def test_what_hangs_is_looked_after(village):
    up = move(village, "post", 2, "banner", place="村口")
    before = village.ask(content_digest)
    village.run(check_upkeep, up, UpkeepCondition.DAMAGED, "撕了一角")
    assert village.ask(content_digest) != before
    village.undo()
    assert village.ask(content_digest) == before
