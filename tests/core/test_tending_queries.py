"""Look-alikes are listed with why, what was changed is told in Chinese, and who is left out door by door."""

from outreach.actions.exclusions import exclude_households
from outreach.actions.households import HouseholdForm, add_household, correct_household, correct_member
from outreach.actions.key_groups import keep_key_marks, mark_key_group
from outreach.actions.merging import merge_households, set_aside
from outreach.actions.register import apply_register_update
from outreach.queries.duplicates import suspects
from outreach.queries.exclusion_list import excluded_households
from outreach.queries.households import members, unit_id_of
from outreach.queries.record_history import record_history
from outreach.register_rows import AddHousehold, EditPerson, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.vocabulary import ExclusionReason, Outcome, SuspectReason
from tests.support.ledgers import NOW, log


def unit(village, no):
    return village.ask(unit_id_of, no)


def add(village, no, group, door, *people):
    row = RegisterHousehold("", no, group, door, members=people)
    village.run(apply_register_update, RegisterUpdate("", (AddHousehold(no, row),)))


def own_numbers(village):
    """Give every head of the small village an ID number and birth of their own."""
    edits = []
    for number in range(1, 13):
        for row in village.ask(members, unit(village, str(number)), NOW.date()):
            birth = f"19{60 + number}-0{1 + number % 9}-1{number % 9}"
            edits.append(EditPerson(row.id, (("id_no", ""), ("birth", birth))))
    village.run(apply_register_update, RegisterUpdate("", tuple(edits)))


def found(village):
    return [
        ({row.one.no, row.other.no}, {match.reason for match in row.matches}) for row in village.ask(suspects)
    ]


def test_each_kind_of_look_alike_is_found_with_its_reason(village):
    own_numbers(village)
    assert found(village) == []
    add(village, "21", "3", "21", RegisterPerson("", "李建囯", "户主", phone="13911110001"))
    add(village, "22", "3", "22", RegisterPerson("", "孙二妹", "户主", birth="1962-03-12"))
    add(village, "23", "1", "3", RegisterPerson("", "郑大钱", "户主"))
    add(village, "24", "2", "24", RegisterPerson("", "吴一", "户主", id_no="110101199003070134"))
    add(village, "25", "3", "25", RegisterPerson("", "武衣", "户主", id_no="110101199003070134"))
    assert found(village) == [
        ({"24", "25"}, {SuspectReason.SAME_ID}),
        ({"2", "22"}, {SuspectReason.SAME_NAME_AND_BIRTH}),
        ({"1", "21"}, {SuspectReason.SOUNDS_ALIKE}),
        ({"3", "23"}, {SuspectReason.SAME_DOOR}),
    ]


def test_a_pair_that_was_set_aside_does_not_come_back_until_undone(village):
    own_numbers(village)
    add(village, "23", "1", "3", RegisterPerson("", "郑大钱", "户主"))
    (row,) = village.ask(suspects)
    village.run(set_aside, row.pairs)
    village.run(set_aside, row.pairs)
    assert village.ask(suspects) == ()
    village.undo()
    assert found(village) == [({"3", "23"}, {SuspectReason.SAME_DOOR})]


def test_a_household_written_down_twice_is_one_suspect_and_gone_when_merged(village):
    own_numbers(village)
    twins = [RegisterPerson("", row.name, row.relation, birth=row.birth)
             for row in village.ask(members, unit(village, "5"), NOW.date())]  # fmt: skip
    add(village, "31", "3", "31", *twins)
    (row,) = village.ask(suspects)
    assert len(row.people) == 2
    village.run(merge_households, row.one.id, row.other.id, row.people)
    assert village.ask(suspects) == ()
    assert len(village.ask(members, row.one.id, NOW.date())) == 2


def test_those_who_moved_out_are_no_look_alikes(village):
    own_numbers(village)
    add(village, "22", "3", "22", RegisterPerson("", "孙二妹", "户主", birth="1962-03-12"))
    old = village.ask(members, unit(village, "2"), NOW.date())[1]
    village.run(correct_member, old.id, {"status": "moved_out"})
    assert found(village) == []


def test_a_change_is_told_with_who_when_and_the_number_masked(village):
    person = village.ask(members, unit(village, "1"), NOW.date())[0]
    village.run(correct_member, person.id, {"phone": "13900005678"})
    newest = village.ask(record_history, unit(village, "1"))[0]
    assert (newest.at, newest.by) == (NOW, "王芳")
    assert newest.lines == ("李建国：把电话由“138****0001”改为“139****5678”",)
    village.undo()
    undone, change = village.ask(record_history, unit(village, "1"))[:2]
    assert change.undone
    assert undone.what.startswith("撤销")
    assert undone.lines == ("李建国：把电话由“139****5678”改为“138****0001”",)


def test_group_kind_and_reason_are_told_in_words(village):
    village.run(correct_household, unit(village, "1"), {"group": "2", "kind": "tenant"})
    village.run(exclude_households, [unit(village, "1")], ExclusionReason.NAME_ONLY, NOW.date(), "会计")
    why, moved = village.ask(record_history, unit(village, "1"))[:2]
    assert why.lines == ("记为不计：挂名户",)
    assert moved.lines == ("把组由“1组”改为“2组”", "把类别由“常住户”改为“租户”")


def test_a_merge_stands_in_the_history_of_the_kept_household(village):
    village.run(merge_households, unit(village, "1"), unit(village, "2"))
    newest = village.ask(record_history, unit(village, "1"))[0]
    assert newest.what == "把 1组2号 并入 1组1号"
    assert any("单春生：把所在户由“1组2号 单春生”改为“1组1号 李建国”" in line for line in newest.lines)


def test_the_history_begins_with_who_was_written_down(village):
    new = village.run(add_household, HouseholdForm("1", "99", "钱多多"))
    (only,) = village.ask(record_history, new)
    assert only.lines == ("登记了 钱多多",)


def test_the_excluded_are_listed_with_reason_and_who_said_so(village):
    village.run(exclude_households, [unit(village, "3")], ExclusionReason.DEMOLISHED, NOW.date(), "会计")
    log(village, "5", Outcome.MOVED_AWAY)
    rows = village.ask(excluded_households)
    assert [(row.no, row.reason, row.by_visit) for row in rows] == [
        ("3", ExclusionReason.DEMOLISHED, False),
        ("5", ExclusionReason.MOVED_AWAY, True),
        ("10", ExclusionReason.EMPTY_HOUSE, False),
    ]
    assert rows[0].said_by == "会计"


def test_ticks_and_contact_persons_stand_in_the_history(village):
    wife = village.ask(members, unit(village, "1"), NOW.date())[1]
    village.run(mark_key_group, "returning", [], person_ids=[wife.id])
    village.run(keep_key_marks, unit(village, "1"), [])
    gone, ticked = village.ask(record_history, unit(village, "1"))[:2]
    assert ticked.lines == (f"{wife.name}：记入返乡人员",)
    assert gone.lines == (f"{wife.name}：不再记入返乡人员",)
    shop = unit(village, "12")
    village.run(correct_household, shop, {"contact_name": "仇小妹", "contact_phone": "13800005678"})
    village.run(correct_household, shop, {"contact_phone": "13800009999"})
    village.run(correct_household, shop, {"contact_name": "", "contact_phone": ""})
    taken, changed, said = [row.lines for row in village.ask(record_history, shop)[:3]]
    assert len(said) == 1 and "仇小妹" in said[0]
    assert changed == ("把联系人电话由“138****5678”改为“138****9999”",)
    assert taken and "仇小妹" in taken[0]
