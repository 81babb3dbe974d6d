"""Visits: recorded, voided, refused where they cannot be right (DOMAIN V1-V19)."""

import pytest

from outreach.actions.visits import VisitForm, correct_visit, record_visit, record_visits, void_visit
from outreach.errors import UserMistake
from outreach.queries.households import members, unit_id_of
from outreach.queries.village import workers
from outreach.queries.visits import all_visits, latest_entries, visits_of
from outreach.vocabulary import AppState, Outcome, SignOff
from tests.support.ledgers import NOW, campaign_id, log, states


def test_a_visit_keeps_what_was_told_given_and_signed(village):
    unit_id = village.ask(unit_id_of, "1")
    people = village.ask(members, unit_id, NOW.date())
    log(
        village,
        "1",
        workers=["王芳", "赵强"],
        topics=["brushing", "investment"],
        handouts={"leaflet": 2, "fan": 0},
        signoff=SignOff.SIGNATURE,
        app={people[0].id: AppState.NEW},
        note="问了刷单的事",
    )
    (row,) = village.ask(visits_of, unit_id)
    assert row.workers == ("王芳", "赵强")
    assert [name for _, name in row.people] == ["李建国", "孙一妹"]
    assert [code for code, _ in row.topics] == ["brushing", "investment"]
    assert [(code, count, unit) for code, _, count, unit in row.handouts] == [("leaflet", 2, "份")]
    assert (row.signed_by, row.relation) == ("李建国", "户主")
    assert row.app == ((people[0].id, AppState.NEW),)
    assert (row.at.day, row.entered_at, row.entered_by) == (16, NOW, "王芳")


def test_a_worker_not_met_before_is_added_once(village):
    log(village, "1", workers=["孙助理"])
    log(village, "2", workers=["孙助理"])
    assert [worker.name for worker in village.ask(workers)] == ["孙助理"]


def test_nobody_home_tells_nobody(village):
    log(village, "1", Outcome.NOBODY_HOME, topics=["brushing"])
    (row,) = village.ask(all_visits)
    assert (row.people, row.topics) == ((), ())


@pytest.mark.parametrize("outcome", [Outcome.NOBODY_HOME, Outcome.MOVED_AWAY, Outcome.EMPTY_HOUSE])
def test_where_nobody_was_met_nobody_signed(village, outcome):
    with pytest.raises(UserMistake) as mistake:
        log(village, "1", outcome, signoff=SignOff.SIGNATURE)
    assert mistake.value.field == "signoff"
    assert village.ask(all_visits) == ()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"topics": ["no_such"]}, "topics"),
        ({"handouts": {"no_such": 1}}, "handouts"),
        ({"handouts": {"leaflet": -1}}, "handouts"),
        ({"handouts": {"leaflet": 1000}}, "handouts"),
        ({"people": ["00000000-0000-7000-8000-000000000000"]}, "people"),
        ({"workers": ["  "]}, "workers"),
        ({"note": "长" * 2001}, "note"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field_and_nothing_is_kept(village, fields, field):
    with pytest.raises(UserMistake) as mistake:
        log(village, "1", **fields)
    assert mistake.value.field == field
    assert village.ask(all_visits) == ()
    assert village.ask(workers) == ()


def test_a_voided_visit_stays_in_the_list_with_its_reason_and_counts_no_more(village):
    visit = log(village, "1", signoff=SignOff.SIGNATURE)
    village.run(void_visit, visit, "记错户了")
    (row,) = village.ask(all_visits)
    assert (row.voided_at, row.void_reason) == (NOW, "记错户了")
    assert states(village)["1"] == "not_visited"
    with pytest.raises(UserMistake):
        village.run(void_visit, visit, "再来一次")


def test_a_void_needs_a_reason(village):
    visit = log(village, "1")
    with pytest.raises(UserMistake) as mistake:
        village.run(void_visit, visit, " ")
    assert mistake.value.field == "reason"


def test_a_correction_voids_the_old_and_records_the_new(village):
    visit = log(village, "1")
    unit_id = village.ask(unit_id_of, "1")
    form = VisitForm(unit_id, NOW, ["王芳"], Outcome.MET, signoff=SignOff.FINGERPRINT)
    village.run(correct_visit, visit, form)
    assert [(row.signoff.value, row.voided_at is None) for row in village.ask(visits_of, unit_id)] == [
        ("fingerprint", True),
        ("none", False),
    ]


def test_several_at_once_are_all_saved_or_none(village):
    forms = [VisitForm(village.ask(unit_id_of, no), NOW, ["王芳"], Outcome.MET) for no in ("1", "2")]
    village.run(record_visits, forms)
    assert len(village.ask(all_visits)) == 2
    wrong = VisitForm(forms[0].unit_id, NOW, ["王芳"], Outcome.MET, topics=["no_such"])
    with pytest.raises(UserMistake):
        village.run(record_visits, [forms[0], wrong])
    assert len(village.ask(all_visits)) == 2


def test_the_latest_entries_come_in_the_order_of_typing_not_of_the_clock(village):
    log(village, "1", day=18)
    log(village, "2", day=3)
    assert [row.no for row in village.ask(latest_entries, campaign_id(village), 5)] == ["2", "1"]


def test_the_dead_and_moved_out_are_not_told(village):
    from outreach.actions.register import apply_register_update
    from outreach.register_rows import EditPerson, RegisterUpdate

    unit_id = village.ask(unit_id_of, "1")
    wife = village.ask(members, unit_id, NOW.date())[1]
    village.run(apply_register_update, RegisterUpdate("", (EditPerson(wife.id, (("status", "deceased"),)),)))
    village.run(record_visit, VisitForm(unit_id, NOW, ["王芳"], Outcome.MET))
    (row,) = village.ask(visits_of, unit_id)
    assert [name for _, name in row.people] == ["李建国"]
