"""The one search box finds as a villager would look (DOMAIN R1; issue texts name the surnames)."""

import pytest

from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.search_keys import plain
from outreach.codes import CodeKind, make_code
from outreach.model.search import KeyKind
from outreach.queries.households import household_rows
from outreach.queries.search import search
from outreach.queries.search_looks import looks


def found(village, text, limit=20):
    return [hit.no for hit in village.ask(search, text, limit)]


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("李建国", "1"),
        ("建国", "1"),
        ("ljg", "1"),
        ("LJG", "1"),
        ("lijianguo", "1"),
        ("lijian", "1"),
        ("shanchunsheng", "2"),
        ("scs", "2"),
        ("qiuzhiqiang", "3"),
        ("qzq", "3"),
        ("zcs", "4"),
        ("oywj", "6"),
        ("ayglmmt", "7"),
        ("买买提", "7"),
        ("xiedayong", "8"),
        ("zhaxiaohong", "9"),
        ("ouxinmin", "10"),
        ("1组1号", "1"),
        ("1-1", "1"),
        ("1 1", "1"),
        ("２组３号", "7"),
        ("13800000007", "7"),
        ("𠮷", "12"),
    ],
)
def test_each_way_of_looking_finds_the_household_first(village, text, no):
    assert found(village, text)[0] == no


def test_a_phone_tail_finds_the_household(village):
    assert found(village, "0007")[0] == "7"


def test_the_paper_code_opens_its_household(village):
    row = village.ask(household_rows, None)[4]
    assert found(village, row.code) == [row.no]
    assert found(village, row.code.lower()) == [row.no]


def test_a_member_is_found_as_a_person_of_the_household(village):
    (hit,) = village.ask(search, "孙三妹")
    assert (hit.kind, hit.no, hit.head, hit.relation) == ("person", "3", "仇志强", "妻")


def test_a_head_comes_before_members_and_a_beginning_before_a_middle(village):
    hits = village.ask(search, "s")
    assert hits[0].name == "单春生"
    assert {hit.kind for hit in hits[1:]} == {"person"}


def test_the_matching_part_of_the_name_is_marked(village):
    (hit,) = village.ask(search, "建国")
    assert hit.name[hit.start : hit.start + hit.length] == "建国"
    (hit,) = village.ask(search, "lij")
    assert hit.name[hit.start : hit.start + hit.length] == "李建"


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "\\", "'", "没有这个人", "zzzz", "9" * 500])
def test_what_is_not_there_finds_nothing_and_breaks_nothing(village, text):
    assert found(village, text) == []


def test_a_door_full_of_sevens_does_not_crowd_out_the_others(village):
    for door in ("1" + "-17" * 12, "127", "137"):
        village.run(add_household, HouseholdForm("1", door, "黄平"))
    assert found(village, "7", 3) == ["7", "新1", "新2"]


def test_the_limit_holds(village):
    assert len(found(village, "孙", 5)) == 5


def test_the_digits_in_a_paper_code_are_no_door() -> None:
    """Its first two digits, one in each half, are not group and door."""
    code = make_code(CodeKind.HOUSEHOLD, bytes(32))
    assert [look.kind for look in looks(code, plain(code))] == [KeyKind.CODE]
