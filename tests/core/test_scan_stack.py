"""A stack entered with the scanner alone: slips, duplicates, strange codes, command cards (FAULTS 41)."""

from datetime import date

import pytest

from outreach.codes import read_code
from outreach.command_cards import DAY_BEFORE, DAYS, TODAY, YESTERDAY, CommandCard, command_code, read_card
from outreach.queries.content import content_digest
from outreach.queries.visits import all_visits
from outreach.scanning.stack import ScanStack
from outreach.vocabulary import Outcome, ScanCommand, SignOff
from tests.support.ledgers import states
from tests.support.receipts import OTHER_SECRET, card, forged_slip, slips_for, unknown_slip


@pytest.mark.parametrize("command", ScanCommand)
def test_a_card_is_always_the_same_code_and_says_what_it_is(command):
    for day in DAYS:
        code = command_code(OTHER_SECRET, command, day)
        assert code == command_code(OTHER_SECRET, command, day)
        assert read_card(read_code(code)) == CommandCard(command, day)


@pytest.mark.parametrize(
    ("day", "today", "meant"),
    [
        (TODAY, date(2026, 11, 18), date(2026, 11, 18)),
        (YESTERDAY, date(2026, 3, 1), date(2026, 2, 28)),
        (DAY_BEFORE, date(2026, 1, 1), date(2025, 12, 30)),
        (18, date(2026, 11, 18), date(2026, 11, 18)),
        (19, date(2026, 11, 18), date(2026, 10, 19)),
        (31, date(2026, 3, 1), date(2026, 1, 31)),
        (31, date(2026, 12, 1), date(2026, 10, 31)),
        (29, date(2028, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_day_card_means_the_last_such_day(day, today, meant):
    assert CommandCard(ScanCommand.DATE, day).date(today) == meant


def test_a_stack_with_duplicates_a_forged_and_an_unknown_slip(village):
    slips = slips_for(village, "1", "2", "3")
    stack = ScanStack(village)
    one, two, three = (slip.code for slip in slips)
    codes = [one, two, one, forged_slip(), unknown_slip(village), three]
    answers = [stack.take(code) for code in codes]
    statuses = [answer.status for answer in answers]
    assert statuses == ["saved", "saved", "already", "forged", "unknown", "saved"]
    assert [answer.household_no for answer in answers] == ["1", "2", "1", None, None, "3"]
    assert len(village.ask(all_visits)) == 3


def test_a_card_counts_for_the_next_code_only(village):
    slips = slips_for(village, "1", "2", "3", "4")
    stack = ScanStack(village)
    commands = (ScanCommand.NOBODY_HOME, ScanCommand.REFUSED, ScanCommand.PROXY)
    for command, slip in zip(commands, slips, strict=False):
        assert stack.take(card(village, command)).status == "open"
        assert stack.take(slip.code).status == "saved"
    stack.take(slips[3].code)
    said = {row.no: (row.outcome, row.signoff) for row in village.ask(all_visits)}
    assert said == {
        "1": (Outcome.NOBODY_HOME, SignOff.NONE),
        "2": (Outcome.MET, SignOff.REFUSED),
        "3": (Outcome.MET, SignOff.PROXY),
        "4": (Outcome.MET, SignOff.SIGNATURE),
    }
    assert {no: states(village)[no] for no in "1234"} == {
        "1": "nobody_home", "2": "told", "3": "signed", "4": "signed",
    }  # fmt: skip


def test_nobody_home_leaves_the_slip_for_the_next_try(village):
    (slip,) = slips_for(village, "1")
    stack = ScanStack(village)
    nobody = card(village, ScanCommand.NOBODY_HOME)
    assert [stack.take(code).status for code in (nobody, slip.code, nobody, slip.code)] == [
        "open", "saved", "open", "already",
    ]  # fmt: skip
    assert [row.handouts for row in village.ask(all_visits)] == [()]
    assert stack.take(slip.code).status == "saved"
    assert states(village)["1"] == "signed"


def test_a_day_counts_once_or_scanned_twice_until_today(village):
    slips = slips_for(village, *"123456")
    stack = ScanStack(village)
    yesterday, third = (card(village, ScanCommand.DATE, day) for day in (YESTERDAY, 3))
    today = card(village, ScanCommand.DATE)
    one, two, three, four, five, six = (slip.code for slip in slips)
    for code in (yesterday, one, two, third, third, three, yesterday, four, five, today, six):
        stack.take(code)
    days = {row.no: row.at.day for row in village.ask(all_visits)}
    assert days == {"1": 17, "2": 18, "3": 3, "4": 17, "5": 3, "6": 18}


def test_the_undo_card_takes_back_what_the_code_before_it_did(village):
    one, two = slips_for(village, "1", "2")
    before = village.ask(content_digest)
    stack = ScanStack(village)
    undo, nobody = card(village, ScanCommand.UNDO), card(village, ScanCommand.NOBODY_HOME)
    assert stack.take(undo).undone is False
    stack.take(one.code)
    assert stack.take(undo).undone is True
    assert village.ask(content_digest) == before
    stack.take(one.code)
    stack.take(one.code)  # already: nothing of it to take back
    assert stack.take(undo).undone is False
    assert states(village)["1"] == "signed"
    stack.take(nobody)
    assert stack.take(undo).undone is True
    stack.take(two.code)
    assert states(village)["2"] == "signed"


def test_a_void_slip_and_a_blank_one_record_nothing(village):
    from outreach.actions.receipts_out import void_receipts

    gone, blank = slips_for(village, "1", None)
    village.run(void_receipts, [gone.serial], "印坏了")
    stack = ScanStack(village)
    answers = [stack.take(gone.code), stack.take(blank.code)]
    assert [answer.status for answer in answers] == ["unknown", "open"]
    assert "作废" in answers[0].problem.chinese()
    assert village.ask(all_visits) == ()


def test_cards_of_another_village_are_forged(village):
    stack = ScanStack(village)
    assert stack.take(command_code(OTHER_SECRET, ScanCommand.UNDO)).status == "forged"
