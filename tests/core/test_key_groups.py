"""Key groups: by age on the campaign's first day or by a tick; children counted only; police data refused."""

import json
from datetime import date

import pytest

from outreach.actions.key_groups import (
    KeyGroupForm,
    add_key_group,
    correct_key_group,
    keep_key_marks,
    mark_key_group,
    retire_key_group,
)
from outreach.actions.merging import merge_households
from outreach.actions.register import apply_register_update
from outreach.actions.unmerging import unmerge_household
from outreach.catalog import CatalogKind, catalog
from outreach.errors import UserMistake
from outreach.queries.content import content_digest
from outreach.queries.households import members, unit_id_of
from outreach.queries.key_groups import (
    household_keys,
    key_group_counts,
    key_groups,
    key_people,
    unit_ids_of_key_group,
)
from outreach.register_rows import EditPerson, RegisterUpdate
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log
from tests.support.old_ledgers import put

STARTS = date(2026, 11, 2)


def unit(village, no):
    return village.ask(unit_id_of, no)


def person(village, no, place=0):
    return village.ask(members, unit(village, no), STARTS)[place].id


def born(village, **births):
    """Give persons (h1 = head of household 1, w1 = his wife) another birth."""
    edits = [
        EditPerson(person(village, key[1:], "hw".index(key[0])), (("birth", birth), ("id_no", "")))
        for key, birth in births.items()
    ]
    village.run(apply_register_update, RegisterUpdate("", tuple(edits)))


def count(village, code):
    rows = village.ask(key_group_counts, campaign_id(village), STARTS, retired=True)
    (row,) = (row for row in rows if row.group.code == code)
    return row.people, row.told, row.households


def test_the_built_in_groups_are_those_of_the_documents_and_migrate_alike(village, tmp_path):
    built_in = [(e.code, e.label, e.age_from, e.age_to) for e in catalog() if e.kind is CatalogKind.KEY_GROUP]
    with Workspace.open(put("0001", tmp_path / "old.doorbook")) as old:
        for ledger in (village, old):
            rows = ledger.ask(key_groups, retired=True)
            assert [(row.code, row.label, row.age_from, row.age_to) for row in rows] == built_in
            assert [row.code for row in rows if row.retired] == ["divorced_women"]
            assert all(row.source for row in rows)


@pytest.mark.parametrize(
    ("birth", "is_old"),
    [
        ("1966-11-02", True), ("1966-11-03", False), ("1966-11", True), ("1966", True), ("1967", False),
        ("1900-01-01", True), ("", False),
    ],
)  # fmt: skip
def test_an_age_is_that_of_the_campaigns_first_day(village, birth, is_old):
    born(village, h1=birth)
    assert (unit(village, "1") in village.ask(unit_ids_of_key_group, "aged_60", STARTS)) == is_old


def test_both_ends_of_a_band_belong_to_it(village):
    for birth, inside in (("2011-11-02", 1), ("2011-11-03", 0), ("1980-11-03", 1), ("1980-11-02", 0)):
        born(village, **{f"{who}{no}": "1950-01-01" for no in range(1, 13) for who in "hw"})
        born(village, h2=birth)
        assert count(village, "aged_15_45") == (inside, 0, inside), birth


def test_an_age_comes_from_a_whole_id_number_where_the_birth_is_not_known(village):
    edit = EditPerson(person(village, "1"), (("birth", ""), ("id_no", "320623195506091234")))
    village.run(apply_register_update, RegisterUpdate("", (edit,)))
    assert count(village, "aged_60") == (1, 0, 1)


def test_who_was_told_in_person_is_counted_once(village):
    born(village, h1="1950-01-01", w1="1951-01-01", h2="1950-01-01")
    log(village, "1", people=[person(village, "1")])
    log(village, "1", day=17, people=[person(village, "1")])
    assert count(village, "aged_60") == (3, 1, 2)
    found = village.ask(key_people, "aged_60", campaign_id(village), STARTS)
    assert [(row.name, row.place, row.told) for row in found.named] == [
        ("李建国", "1组1号", True), ("孙一妹", "1组1号", False), ("单春生", "1组2号", False),
    ]  # fmt: skip


def test_children_under_14_are_a_number_only(village):
    born(village, w1="2016-05-01", w2="2012-11-03")
    assert count(village, "under_14") == (2, 0, 2)
    found = village.ask(key_people, "under_14", campaign_id(village), STARTS)
    assert (found.named, found.unnamed) == ((), 2)
    village.run(mark_key_group, "students", [unit(village, "1")])
    found = village.ask(key_people, "students", campaign_id(village), STARTS)
    assert ([row.name for row in found.named], found.unnamed) == (["李建国"], 1)
    assert village.ask(household_keys, unit(village, "1"), STARTS).ages == {}
    with pytest.raises(UserMistake) as caught:
        village.run(mark_key_group, "students", [], person_ids=[person(village, "1", 1)])
    assert caught.value.code == "child_not_ticked"


def test_ticks_are_set_for_many_and_taken_back(village):
    some = [unit(village, no) for no in ("1", "2", "3")]
    village.run(mark_key_group, "online_shoppers", some, person_ids=[person(village, "4")])
    village.run(mark_key_group, "online_shoppers", some[:1])
    assert count(village, "online_shoppers") == (7, 0, 4)
    village.run(mark_key_group, "online_shoppers", some[:2], on=False)
    assert count(village, "online_shoppers") == (3, 0, 2)
    village.undo()
    assert count(village, "online_shoppers") == (7, 0, 4)


def test_the_ticks_of_one_household_stand_exactly_as_said(village):
    head = person(village, "1")
    village.run(keep_key_marks, unit(village, "1"), [("online_shoppers", ""), ("cadres", head)])
    village.run(keep_key_marks, unit(village, "1"), [("cadres", head), ("investors", head)])
    found = village.ask(household_keys, unit(village, "1"), STARTS)
    assert (found.everybody, found.ticked) == (frozenset(), {head: {"cadres", "investors"}})
    with pytest.raises(UserMistake):
        village.run(keep_key_marks, unit(village, "1"), [("cadres", person(village, "2"))])


def test_ticks_go_with_a_merge_and_come_back_with_its_end(village):
    kept, gone = unit(village, "1"), unit(village, "2")
    head, other = person(village, "1"), person(village, "2")
    village.run(keep_key_marks, gone, [("online_shoppers", ""), ("cadres", other)])
    village.run(merge_households, kept, gone, [(head, other)])
    assert count(village, "cadres") == (1, 0, 1) and count(village, "online_shoppers") == (3, 0, 1)
    assert village.ask(household_keys, kept, STARTS).ticked == {head: {"cadres"}}
    village.run(unmerge_household, gone)
    assert village.ask(household_keys, gone, STARTS).ticked == {other: {"cadres"}}
    village.verify()


def test_a_group_of_ones_own_is_added_changed_and_retired_under_one_code(village):
    before = village.ask(content_digest)
    code = village.run(add_key_group, KeyGroupForm("独居老人", 70))
    born(village, h1="1950-01-01")
    assert count(village, code) == (1, 0, 1)
    village.run(correct_key_group, code, KeyGroupForm("高龄老人", 80))
    village.run(retire_key_group, code)
    assert code not in {row.code for row in village.ask(key_groups)}
    assert {row.label for row in village.ask(key_groups, retired=True)} >= {"高龄老人"}
    assert village.ask(content_digest) != before
    for form, problem in (
        (KeyGroupForm(" "), "key_group_name_missing"),
        (KeyGroupForm("网购群体"), "key_group_taken"),
        (KeyGroupForm("青年", 40, 20), "ages_wrong"),
        (KeyGroupForm("涉诈前科人员"), "police_data"),
    ):
        with pytest.raises(UserMistake) as caught:
            village.run(add_key_group, form)
        assert caught.value.code == problem


def test_the_commands_list_tick_and_filter(village, capsys, monkeypatch):
    path = village.path
    born(village, h1="1950-01-01")
    village.close()
    command = Commands(capsys, monkeypatch, path)
    rows = {row["code"]: row for row in command("key-group", "list").document}
    assert rows["aged_60"] == {
        "code": "aged_60", "label": "老年人（60 周岁以上）", "people": 1, "told": 0, "households": 1,
        "age_from": 60, "age_to": None, "used": True,
    }  # fmt: skip
    assert "divorced_women" not in rows
    assert command("key-group", "tick", "网购群体", "2", "3").document["households"] == 2
    command("key-group", "tick", "cadres", "4", "--person", "曾长顺")
    found = command("household", "list", "--key-group", "online_shoppers").document
    assert [row["no"] for row in found] == ["2", "3"]
    assert command("key-group", "people", "cadres").document["people"][0]["name"] == "曾长顺"
    assert command("key-group", "tick", "cadres", "4", "--person", "没有人").code == 1
    assert command("key-group", "people", "police").code == 1
    code = command("key-group", "add", "独居老人", "--age-from", "70").document["code"]
    command("key-group", "change", code, "--label", "高龄老人", "--age-from", "80", "--stop")
    assert code not in {row["code"] for row in command("key-group", "list").document}
    assert code in {row["code"] for row in command("key-group", "list", "--all").document}
    assert {"aged_60", code} <= {row["code"] for row in json.loads(command("catalog").out)}
