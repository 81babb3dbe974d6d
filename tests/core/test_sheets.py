"""Printed sheets: who has them, partly back, old paper after the roster changed, rows that open again."""

import pytest

from outreach.actions.exclusions import exclude_households, lift_exclusions
from outreach.actions.merging import merge_households
from outreach.actions.sheets import set_sheet_state
from outreach.actions.type_up import RowEntry, type_up_page
from outreach.actions.visits import VisitForm, correct_visit, void_visit
from outreach.errors import UserMistake
from outreach.printing.jobs import keep
from outreach.queries.content import content_digest
from outreach.queries.households import unit_id_of
from outreach.queries.sheets import sheet_page, sheet_pages
from outreach.queries.type_up import type_up_sheet
from outreach.queries.visits import all_visits
from outreach.vocabulary import ExclusionReason, Outcome, SheetState, SignOff
from tests.support.ledgers import NOW, states
from tests.support.printing import prepared

DAY = NOW.date()


@pytest.fixture
def sheet(village):
    """The page of group 1: households 1 to 4."""
    keep(village, prepared(village, "signoff", "1"))
    (page,) = village.ask(sheet_pages)
    return page.id


def signed(lines):
    return [RowEntry(line.id, Outcome.MET, SignOff.SIGNATURE) for line in lines]


def state(village):
    (page,) = village.ask(sheet_pages)
    return page.state


def test_a_sheet_remembers_who_took_it_until_another_does(village, sheet):
    village.run(set_sheet_state, [sheet], SheetState.OUT, "王芳、赵强")
    village.run(set_sheet_state, [sheet], SheetState.BACK)
    (page,) = village.ask(sheet_pages)
    assert (page.state, page.taken_by) == (SheetState.BACK, "王芳、赵强")
    village.run(set_sheet_state, [sheet], SheetState.OUT, "刘敏")
    assert village.ask(sheet_pages)[0].taken_by == "刘敏"
    village.undo()
    assert village.ask(sheet_pages)[0].taken_by == "王芳、赵强"
    with pytest.raises(UserMistake):
        village.run(set_sheet_state, [sheet], SheetState.OUT, "长" * 201)


def test_a_sheet_comes_back_in_parts(village, sheet):
    lines = village.ask(sheet_page, sheet).lines
    village.run(type_up_page, sheet, signed(lines[:2]), DAY, ["王芳"])
    (page,) = village.ask(sheet_pages)
    assert (page.state, page.recorded, page.rows) == (SheetState.BACK, 2, 4)
    village.run(set_sheet_state, [sheet], SheetState.OUT, "王芳")
    village.run(type_up_page, sheet, signed(lines[2:]), DAY, ["王芳"])
    assert state(village) is SheetState.DONE
    assert len(village.ask(all_visits)) == 4


def test_rows_of_households_that_merged_or_were_excluded_still_type_up_right(village, sheet):
    lines = village.ask(sheet_page, sheet).lines
    one, two, three = (village.ask(unit_id_of, no) for no in "123")
    village.run(merge_households, one, two)
    village.run(exclude_households, [three], ExclusionReason.NAME_ONLY, DAY, "村会计")
    opened = village.ask(type_up_sheet, sheet)
    assert [row.line.id for row in opened.rows] == [line.id for line in lines]
    village.run(type_up_page, sheet, signed(lines[1:3]), DAY, ["王芳"])
    assert sorted(row.no for row in village.ask(all_visits)) == ["1", "3"]
    assert states(village)["1"] == "signed"
    village.run(lift_exclusions, [three], DAY)
    assert states(village)["3"] == "signed"


def test_voiding_a_visit_opens_its_row_and_undo_closes_it_again(village, sheet):
    lines = village.ask(sheet_page, sheet).lines
    ids = village.run(type_up_page, sheet, signed(lines), DAY, ["王芳"])
    assert state(village) is SheetState.DONE
    before = village.ask(content_digest)
    village.run(void_visit, ids[1], "不是这一户")
    opened = village.ask(type_up_sheet, sheet)
    assert (state(village), opened.rows[1].recorded) == (SheetState.BACK, None)
    village.undo()
    assert (state(village), village.ask(content_digest)) == (SheetState.DONE, before)
    village.run(void_visit, ids[1], "不是这一户")
    again = village.run(type_up_page, sheet, signed(lines[1:2]), DAY, ["王芳"])
    assert (len(again), state(village)) == (1, SheetState.DONE)


def test_a_corrected_row_stays_recorded(village, sheet):
    lines = village.ask(sheet_page, sheet).lines
    ids = village.run(type_up_page, sheet, signed(lines), DAY, ["王芳"])
    form = VisitForm(
        lines[0].unit_id, NOW, ["王芳"], Outcome.MET, signoff=SignOff.PROXY, sheet_row_id=lines[0].id
    )
    village.run(correct_visit, ids[0], form)
    assert state(village) is SheetState.DONE
    assert village.ask(type_up_sheet, sheet).rows[0].recorded.signoff is SignOff.PROXY
