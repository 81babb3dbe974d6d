"""Receipts: numbered once for all, taken out, handed in, missing, void (DOMAIN S-1 to S-6; FAULTS 41, 42)."""

from datetime import date, timedelta

import pytest

from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.actions.receipts_made import keep_receipts, label_receipt, planned_receipts
from outreach.actions.receipts_out import miss_receipts, take_receipts_out, void_receipts
from outreach.actions.visits import VisitForm, correct_visit, void_visit
from outreach.errors import Conflict, UserMistake
from outreach.queries.content import content_digest
from outreach.queries.households import unit_id_of
from outreach.queries.receipts import (
    receipt,
    receipt_counts,
    receipt_of_text,
    receipts,
    receipts_long_out,
    receipts_out,
)
from outreach.queries.visits import all_visits
from outreach.serials import check_digit, read_serial, village_letters, write_serial
from outreach.vocabulary import Outcome, ReceiptState, SignOff
from tests.support.ledgers import NOW, campaign_id, log, states
from tests.support.receipts import slips_for


@pytest.mark.parametrize(
    ("village_name", "letters"),
    [("柳河村", "LH"), ("周新庄村", "ZXZ"), ("东风社区居委会", "DF"), ("单楼村民委员会", "SL"), ("", "")],
)
def test_a_village_gives_its_letters(village_name, letters):
    assert village_letters(village_name) == letters


def test_any_wrong_digit_and_any_two_swapped_neighbours_show():
    for number in (1, 9, 12, 90, 312, 1000, 1999, 54321):
        typed = f"{number}{check_digit(number)}"
        assert read_serial(typed).number == number
        for place, digit in enumerate(typed):
            for other in "0123456789":
                wrong = typed[:place] + other + typed[place + 1 :]
                found = read_serial(wrong)
                assert other == digit or found is None or found.number != number
            swapped = typed[:place] + typed[place + 1 : place + 2] + digit + typed[place + 2 :]
            assert swapped == typed or read_serial(swapped) is None


@pytest.mark.parametrize(
    "typed", ["LH-2026-0312-{}", "lh-2026-0312-{}", "２０２６－０３１２－{}", "0312-{}", "312{}"]
)
def test_a_number_is_read_as_people_type_it(typed):
    assert read_serial(typed.format(check_digit(312))).number == 312


@pytest.mark.parametrize("text", ["", "-", "LH", "0-0", "312", "²-3", "9" * 500, "LH-2026-", "٣١٢"])
def test_what_is_no_number_is_none(text):
    assert read_serial(text) is None


def test_numbers_run_on_and_are_never_given_twice(village):
    first = slips_for(village, "1", "2", None)
    assert [row.serial for row in first] == [write_serial("ZXZ", 2026, number) for number in (1, 2, 3)]
    with pytest.raises((UserMistake, Conflict)):
        while True:
            village.undo()
    second = slips_for(village, "3")
    assert [row.number for row in second] == [4]
    assert len({row.code for row in first + second}) == 4
    plan = village.ask(planned_receipts, [None], NOW.date(), village.random_bytes)
    slips_for(village, "4")
    with pytest.raises(Conflict):
        village.run(keep_receipts, plan, campaign_id(village))


def test_a_returned_slip_records_visit_handouts_and_signature_at_once(village):
    (slip,) = slips_for(village, "1")
    village.run(take_receipts_out, slip.serial, slip.serial, "赵强")
    done = village.run(return_receipt, slip.code)
    (visit,) = village.ask(all_visits)
    assert (visit.id, visit.no) == (done.visit_id, "1")
    assert (visit.outcome, visit.signoff) == (Outcome.MET, SignOff.SIGNATURE)
    assert (visit.signed_by, visit.relation, visit.receipt) == ("李建国", "户主", slip.serial)
    assert visit.workers == ("赵强",)
    given = [(code, count) for code, _, count, _ in visit.handouts]
    assert given == [("leaflet", 1), ("card", 1), ("letter", 1)]
    assert village.ask(receipt, slip.id).state is ReceiptState.RETURNED
    assert states(village)["1"] == "signed"


def test_the_same_slip_twice_changes_nothing(village):
    (slip,) = slips_for(village, "1")
    village.run(return_receipt, slip.code)
    before, counter = village.ask(content_digest), village.undoable().counter
    again = village.run(return_receipt, slip.serial)
    assert (again.saved, again.again) == (False, True)
    assert (village.ask(content_digest), village.undoable().counter) == (before, counter)


def test_undo_takes_back_slip_and_visit(village):
    (slip,) = slips_for(village, None)
    before = village.ask(content_digest)
    village.run(return_receipt, slip.code, SlipForm(unit_id=village.ask(unit_id_of, "2")))
    assert states(village)["2"] == "signed"
    village.undo()
    assert village.ask(content_digest) == before


def test_a_second_slip_of_a_household_is_handed_in_without_a_second_visit(village):
    visit_id = log(village, "1", signoff=SignOff.SIGNATURE)
    (slip,) = slips_for(village, "1")
    done = village.run(return_receipt, slip.code)
    assert (done.saved, done.visit_id) == (False, visit_id)
    assert village.ask(receipt, slip.id).state is ReceiptState.RETURNED
    assert len(village.ask(all_visits)) == 1


def test_handouts_given_before_are_not_given_twice(village):
    log(village, "1", Outcome.LEAFLET_ONLY, handouts={"leaflet": 1})
    (slip,) = slips_for(village, "1")
    village.run(return_receipt, slip.code)
    newest = village.ask(all_visits)[0]
    assert [code for code, _, _, _ in newest.handouts] == ["card", "letter"]


def test_a_visit_that_names_a_slip_signs_it_and_voiding_the_visit_frees_it(village):
    named, blank = slips_for(village, "1", None)
    village.run(take_receipts_out, named.serial, named.serial, "王芳")
    first = log(village, "1", signoff=SignOff.SIGNATURE, receipt=named.serial)
    second = log(village, "2", signoff=SignOff.SIGNATURE, receipt=blank.serial)
    rows = [village.ask(receipt, row.id) for row in (named, blank)]
    assert [(row.state, row.visit_id) for row in rows] == [
        (ReceiptState.SIGNED, first), (ReceiptState.SIGNED, second),
    ]  # fmt: skip
    assert village.run(return_receipt, named.code).saved is False
    for visit_id in (first, second):
        village.run(void_visit, visit_id, "填错户")
    rows = [village.ask(receipt, row.id) for row in (named, blank)]
    assert [(row.state, row.unit_id) for row in rows] == [
        (ReceiptState.OUT, named.unit_id), (ReceiptState.PRINTED, None),
    ]  # fmt: skip
    assert village.run(return_receipt, named.code).saved is True


def test_a_corrected_visit_keeps_its_slip(village):
    (slip,) = slips_for(village, "1")
    done = village.run(return_receipt, slip.code)
    form = VisitForm(slip.unit_id, NOW, ["王芳"], Outcome.MET, signoff=SignOff.PROXY, receipt=slip.serial)
    new = village.run(correct_visit, done.visit_id, form)
    row = village.ask(receipt, slip.id)
    assert (row.state, row.visit_id) == (ReceiptState.RETURNED, new)


def test_a_slip_of_another_household_or_a_void_one_is_refused(village):
    one, blank, gone = slips_for(village, "1", None, "3")
    village.run(void_receipts, [gone.serial], "印坏了")
    for code, form, field in (
        (one.code, SlipForm(unit_id=village.ask(unit_id_of, "2")), "household"),
        (blank.code, SlipForm(), "household"),
        (gone.code, SlipForm(), "serial"),
        ("LH-2026-0001-2", SlipForm(), "serial"),
        (one.code, SlipForm(on=NOW.date() + timedelta(days=1)), "on"),
    ):
        with pytest.raises(UserMistake) as mistake:
            village.run(return_receipt, code, form)
        assert mistake.value.field == field
    assert village.ask(all_visits) == ()
    with pytest.raises(UserMistake):
        village.run(void_receipts, [gone.serial], "再来")
    assert village.ask(receipt, gone.id).void_reason == "印坏了"


def test_who_has_what_out_and_what_is_out_for_more_than_a_week(village):
    slips = slips_for(village, "1", "2", "3", "4", "5")
    village.now = lambda: NOW - timedelta(days=8)
    assert village.run(take_receipts_out, slips[0].serial, slips[2].serial, "赵强") == 3
    village.now = lambda: NOW - timedelta(days=7)
    village.run(take_receipts_out, slips[3].serial, slips[3].serial, "王芳")
    village.now = lambda: NOW
    village.run(return_receipt, slips[0].code)
    village.run(miss_receipts, [slips[1].serial])
    assert [row.number for row in village.ask(receipts_long_out, NOW.date())] == [3]
    assert [(row.worker, row.slips, row.since, row.long_out) for row in village.ask(
        receipts_out, campaign_id(village), NOW.date()
    )] == [("赵强", 1, date(2026, 11, 10), 1), ("王芳", 1, date(2026, 11, 11), 0)]  # fmt: skip
    counts = village.ask(receipt_counts, campaign_id(village))
    assert {state.value: count for state, count in counts.items() if count} == {
        "returned": 1, "missing": 1, "out": 2, "printed": 1,
    }  # fmt: skip
    assert village.run(take_receipts_out, slips[0].serial, slips[4].serial, "刘敏") == 4
    assert village.run(return_receipt, slips[1].code).saved is True


def test_a_range_is_refused_that_cannot_be(village):
    one, two = slips_for(village, "1", "2")
    for first, last, field in (
        (two.serial, one.serial, "last"),
        ("没有", one.serial, "first"),
        (one.serial, "LH-1", "last"),
    ):
        with pytest.raises(UserMistake) as mistake:
            village.run(take_receipts_out, first, last, "王芳")
        assert mistake.value.field == field


def test_a_hand_written_slip_gets_a_number_and_is_found_by_all_it_carries(village):
    slip = village.ask(receipt, village.run(label_receipt, village.ask(unit_id_of, "7")))
    assert (slip.batch_id, slip.household_no, slip.state) == (None, "7", ReceiptState.PRINTED)
    short = f"{slip.number:04}-{check_digit(slip.number)}"
    for text in (slip.serial, slip.serial.lower(), short, slip.code, slip.code[2:10]):
        assert village.ask(receipt_of_text, text).id == slip.id
    assert village.ask(receipt_of_text, f"ABC-2025-{short}") is None


def test_slips_follow_a_merged_household(village):
    from outreach.actions.merging import merge_households
    from outreach.actions.unmerging import unmerge_household

    one, two = (village.ask(unit_id_of, no) for no in ("1", "2"))
    (slip,) = slips_for(village, "2")
    village.run(merge_households, one, two)
    assert village.ask(receipt, slip.id).household_no == "1"
    village.run(unmerge_household, two)
    assert village.ask(receipt, slip.id).household_no == "2"
    village.run(merge_households, one, two)
    village.run(return_receipt, slip.code)
    assert states(village)["1"] == "signed"


def test_no_code_or_number_of_a_slip_holds_a_person(village):
    slips = slips_for(village, *(str(no) for no in range(1, 10)))
    for slip in slips:
        assert slip.code.isascii() and slip.serial.isascii()
        assert slip.head not in slip.serial + slip.code
    assert len({row.number for row in village.ask(receipts)}) == 9
