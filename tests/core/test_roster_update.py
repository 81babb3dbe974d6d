"""A later roster against the register: births, deaths, moves, splits, missing people; nobody is lost."""

from pathlib import Path

import pytest

from outreach.register_rows import AddHousehold, Register
from outreach.roster.check import plan_import
from outreach.roster.layout import Corrections
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from outreach.roster.reasons import BORN, SPLIT
from outreach.wording import zh
from tests.support.roster_files import write_xlsx
from tests.support.roster_register import ALL, applied, digest, empty_register, people_of

HEADINGS: list[object] = [
    "组",
    "户号",
    "姓名",
    "与户主关系",
    "性别",
    "身份证号",
    "出生日期",
    "电话",
    "住址",
    "备注",
]
Rows = list[list[object]]


def row(no: int, name: str, relation: str, sex: str, birth: str, **more: str) -> list[object]:
    said = {"组": "1组", "电话": "", "住址": f"柳河村1组{no}号", "备注": "", "身份证号": ""} | more
    said |= {"姓名": name, "与户主关系": relation, "性别": sex, "出生日期": birth}
    return [no if heading == "户号" else said[str(heading)] for heading in HEADINGS]


def village() -> Rows:
    return [
        row(1, "王建国", "户主", "男", "1960-03-04", 电话="13800000001"),
        row(1, "李秀英", "妻", "女", "1962-05-06"),
        row(1, "王强", "长子", "男", "1990-07-08", 电话="13800000002"),
        row(2, "赵新民", "户主", "男", "1955-01-02"),
        row(2, "钱玉兰", "妻", "女", "1957-09-10"),
        row(3, "孙大勇", "户主", "男", "1980-11-12"),
    ]


@pytest.fixture
def importer(tmp_path: Path):
    def plan(rows: Rows, register: Register, corrections: Corrections | None = None) -> Plan:
        path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, *rows])
        return plan_import(read_here(path), "a.xlsx", register, corrections or Corrections(), digest)

    return plan


@pytest.fixture(params=[frozenset(), ALL], ids=["little", "all"])
def register(request: pytest.FixtureRequest, importer) -> Register:
    start = empty_register(keeps=request.param)
    return applied(start, importer(village(), start).update)


def what(plan: Plan) -> list[tuple[str, str, str]]:
    return [(change.what, change.household, change.person) for change in plan.changes]


def test_the_same_roster_changes_nothing(importer, register: Register) -> None:
    plan = importer(village(), register)
    assert plan.is_idle
    assert (plan.same, plan.new, plan.changed, plan.missing, plan.changes) == (6, 0, 0, 0, ())


def test_births_and_arrivals_are_told_apart(importer, register: Register) -> None:
    rows = village()
    rows.insert(3, row(1, "周芳", "儿媳", "女", "1991-02-03"))
    rows.insert(4, row(1, "王小宝", "孙子", "男", "2026-05-01"))
    plan = importer(rows, register)
    assert what(plan) == [("move", "1", "周芳"), ("birth", "1", "王小宝")]
    assert (plan.new, plan.same) == (2, 6)
    assert plan.changes[1].reason == zh(BORN)


def test_deaths_and_departures_are_marked_never_deleted(importer, register: Register) -> None:
    rows = village()
    rows[3] = row(2, "赵新民", "户主", "男", "1955-01-02", 备注="2026年病故")
    rows[2] = row(1, "王强", "长子", "男", "1990-07-08", 备注="户口迁出")
    plan = importer(rows, register)
    after = applied(register, plan.update)
    statuses = {person.name: str(person.status) for _, person in people_of(after)}
    assert (statuses["赵新民"], statuses["王强"], len(statuses)) == ("deceased", "moved_out", 6)
    assert {("death", "2", "赵新民"), ("move", "1", "王强")} <= set(what(plan))
    assert importer(rows, after).is_idle


def test_people_missing_from_the_file_are_listed_and_stay(importer, register: Register) -> None:
    plan = importer([one for one in village() if one[2] != "钱玉兰"], register)
    assert what(plan) == [("missing", "2", "钱玉兰")]
    assert (plan.missing, plan.same, plan.is_idle) == (1, 5, True)


def test_a_file_of_one_group_misses_nobody_of_the_others(importer, register: Register) -> None:
    plan = importer([row(9, "郑海燕", "户主", "女", "1970-01-01", 组="2组", 住址="柳河村2组9号")], register)
    assert (plan.missing, plan.new) == (0, 1)


def test_a_son_who_sets_up_house_is_a_split(importer, register: Register) -> None:
    rows = village()
    rows[2] = row(4, "王强", "户主", "男", "1990-07-08", 电话="13800000002")
    rows.insert(3, row(4, "周芳", "妻", "女", "1991-02-03"))
    plan = importer(rows, register)
    assert {("split", "4", "王强"), ("move", "4", "周芳")} == set(what(plan))
    assert next(change for change in plan.changes if change.what == "split").reason == zh(SPLIT)
    after = applied(register, plan.update)
    homes = {person.name: (home.no, person.relation) for home, person in people_of(after)}
    assert homes["王强"] == ("4", "户主")
    assert [one.id for one in after.households[:3]] == [one.id for one in register.households]
    assert importer(rows, after).is_idle


def test_a_person_who_stands_in_another_household_moved(importer, register: Register) -> None:
    rows = village()
    rows[4] = row(3, "钱玉兰", "母亲", "女", "1957-09-10")
    plan = importer(rows, register)
    assert what(plan)[0] == ("move", "3", "钱玉兰")
    assert (plan.changed, plan.new, plan.missing) == (1, 0, 0)


def test_numbers_given_anew_do_not_take_households_apart(importer, register: Register) -> None:
    renumbered = [[one[0], int(str(one[1])) % 3 + 1, *one[2:]] for one in village()]
    plan = importer(renumbered, register)
    assert (plan.new, plan.missing, plan.same) == (0, 0, 6)


def test_a_new_household_never_takes_a_number_that_is_in_use(importer, register: Register) -> None:
    rows = [row(1, "吴德明", "户主", "男", "1940-01-01", 住址="柳河村1组77号"), *village()]
    for one in rows[1:]:
        one[1] = int(str(one[1])) + 1
    plan = importer(rows, register)
    added = [one.household.no for one in plan.update.operations if isinstance(one, AddHousehold)]
    assert len(added) == 1
    assert added[0] not in {"1", "2", "3"}


def test_what_the_file_leaves_empty_stays(importer, register: Register) -> None:
    rows = [[*one[:7], "", one[8], one[9]] for one in village()]
    assert importer(rows, register).is_idle


def test_a_masked_number_never_replaces_a_whole_one(importer) -> None:
    rows = village()
    register = applied(empty_register(), importer(rows, empty_register()).update)
    rows[0][7] = "138****0001"
    assert importer(rows, register).is_idle


def test_new_facts_are_edits_with_old_and_new(importer) -> None:
    rows = village()
    register = applied(empty_register(), importer(rows, empty_register()).update)
    rows[0][7] = "13900000009"
    rows[3] = row(2, "赵新民", "户主", "男", "1955-01-03")
    plan = importer(rows, register)
    edits = {(change.person, change.field, change.old, change.new) for change in plan.changes}
    assert ("王建国", "phone", "138****0001", "139****0009") in edits
    assert ("赵新民", "birth", "1955-01-02", "1955-01-03") in edits


def test_little_is_kept_of_remarks_where_phones_are_not_kept(importer) -> None:
    rows = [row(1, "王建国", "户主", "男", "1960-03-04", 备注="儿子13800000009，证110101199001010010")]
    note = importer(rows, empty_register(keeps=frozenset())).found[0].members[0].note
    assert "13800000009" not in note and "110101199001010010" not in note
    assert "13800000009" in importer(rows, empty_register()).found[0].members[0].note


def test_a_corrected_column_changes_the_plan(importer) -> None:
    start = empty_register()
    assert importer(village(), start).found[0].address
    corrections = Corrections(columns={("名册", 8): "remark", ("名册", 7): "passed_over"})
    plan = importer(village(), start, corrections)
    assert (plan.found[0].address, plan.found[0].members[0].phone) == ("", "")
    assert plan.found[0].members[0].note == "柳河村1组1号"
    off = Corrections(sheets={"名册": False})
    with pytest.raises(Exception, match="roster_no_table"):
        importer(village(), start, off)


def test_a_household_without_people_is_found_again(importer) -> None:
    rows = [*village(), ["2组", 8, "空户", "", "", "", "", "", "柳河村2组8号", ""]]
    register = applied(empty_register(), importer(rows, empty_register()).update)
    plan = importer(rows, register)
    assert (plan.is_idle, plan.units["empty"], plan.households) == (True, 1, 3)


def test_a_village_keeps_its_people_through_many_updates(importer, register: Register) -> None:
    rows = village()
    for turn in range(3):
        rows.append(row(10 + turn, f"郑{'甲乙丙'[turn]}", "户主", "女", f"197{turn}-01-01"))
        register = applied(register, importer(rows, register).update)
        rows = rows[1:] if turn == 0 else rows
    names = [person.name for _, person in people_of(register)]
    assert len(names) == len(set(names)) == 9
    assert importer(rows, register).missing == 1


def big_family(no: int = 1) -> Rows:
    return [
        row(no, "王建国", "户主", "男", "1950-03-04"),
        row(no, "李秀英", "妻", "女", "1952-05-06"),
        row(no, "王强", "长子", "男", "1978-07-08"),
        row(no, "周芳", "儿媳", "女", "1980-02-03"),
        row(no, "王小丽", "孙女", "女", "2004-05-01"),
        row(no, "王小莉", "孙女", "女", "2006-06-01"),
    ]


def started(importer, rows: Rows) -> Register:
    return applied(empty_register(), importer(rows, empty_register()).update)


def test_the_larger_part_may_leave_and_the_household_stays_at_its_door(importer) -> None:
    before = started(importer, big_family())
    rows = big_family()
    for place, relation in zip(range(2, 6), ("户主", "妻", "长女", "次女"), strict=True):
        rows[place][1], rows[place][3], rows[place][8] = 2, relation, "柳河村1组2号"
    plan = importer(rows, before)
    assert set(what(plan)) == {("split", "2", name) for name in ("王强", "周芳", "王小丽", "王小莉")}
    after = applied(before, plan.update)
    assert [one.name for one in after.households[0].members] == ["王建国", "李秀英"]
    assert after.households[0].id == before.households[0].id


def test_a_head_who_died_leaves_the_household_where_it_is(importer) -> None:
    before = started(importer, big_family())
    rows = big_family()[1:]
    rows[0][3], rows[1][3] = "户主", "子"
    plan = importer(rows, before)
    assert ("missing", "1", "王建国") in what(plan)
    assert {one[0] for one in what(plan)} == {"missing", "edit"}
    said = big_family()
    said[0][9], said[1][3] = "2026年病故", "户主"
    plan = importer(said, before)
    assert [one for one in what(plan) if one[0] != "edit"] == [("death", "1", "王建国")]
    assert ("李秀英", "relation", "妻", "户主") in {(c.person, c.field, c.old, c.new) for c in plan.changes}
    assert importer(said, applied(before, plan.update)).is_idle


def test_sisters_whose_names_sound_alike_are_told_apart(importer) -> None:
    before = started(importer, big_family())
    rows = big_family()
    del rows[4]
    assert what(importer(rows, before)) == [("missing", "1", "王小丽")]


def test_two_households_change_their_doors(importer) -> None:
    rows = [*big_family(), row(2, "赵新民", "户主", "男", "1955-01-02")]
    before = started(importer, rows)
    for one in rows:
        one[1] = 3 - int(str(one[1]))
        one[8] = f"柳河村1组{one[1]}号"
    plan = importer(rows, before)
    assert {(c.what, c.household, c.person, c.field) for c in plan.changes} == {
        ("edit", no, "", field) for no in ("1", "2") for field in ("address", "door")
    }
    assert (plan.new, plan.missing) == (0, 0)


def test_a_household_that_goes_to_another_group_moves(importer) -> None:
    rows = [*village(), row(4, "郑海燕", "户主", "女", "1970-01-01")]
    before = started(importer, rows)
    rows[-1] = row(4, "郑海燕", "户主", "女", "1970-01-01", 组="2组", 住址="柳河村2组4号")
    plan = importer(rows, before)
    assert ("move", "4", "") in what(plan)
    assert (plan.new, plan.missing) == (0, 0)


def test_a_group_that_is_called_anew_moves_nobody(importer) -> None:
    before = started(importer, village())
    rows = [["东组", *one[1:]] for one in village()]
    plan = importer(rows, before)
    assert {one[0] for one in what(plan)} == {"edit"}


def test_a_family_from_outside_brings_a_child_that_was_not_born_here(importer) -> None:
    before = started(importer, village())
    rows = [
        *village(),
        row(9, "郑海", "户主", "男", "1990-01-01"),
        row(9, "郑小宝", "子", "男", "2024-01-01"),
    ]
    assert what(importer(rows, before)) == [("move", "9", "郑海"), ("move", "9", "郑小宝")]


def test_those_marked_as_gone_stay_so_and_it_is_said(importer) -> None:
    rows = village()
    rows[2][9] = "户口迁出"
    before = started(importer, rows)
    plan = importer(village(), before)
    assert plan.is_idle
    assert [(c.what, c.person, c.field, c.old) for c in plan.changes] == [
        ("edit", "王强", "status", "moved_out")
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("王建国", "王建囯", "同一个字的另一种写法"),
        ("王建国", "王健国", "同音字，别的都对得上"),
        ("王建国", "王建图", "名字改正了，别的都对得上"),
    ],
)
def test_a_name_written_otherwise_is_the_same_person(importer, old: str, new: str, reason: str) -> None:
    before = started(importer, village())
    rows = village()
    rows[0][2] = new
    plan = importer(rows, before)
    assert [(c.what, c.person, c.new, c.reason) for c in plan.changes] == [("edit", old, new, reason)]
    assert (plan.new, plan.missing) == (0, 0)


def test_a_group_that_is_first_named_now_moves_nobody_and_misses_who_is_gone(importer) -> None:
    before = started(importer, [["", *one[1:8], "", ""] for one in village()])
    rows = [[f"{one[1]}组", *one[1:]] for one in village() if one[2] != "钱玉兰"]
    plan = importer(rows, before)
    assert ("missing", "2", "钱玉兰") in what(plan) and {one[0] for one in what(plan)} == {"edit", "missing"}


def test_who_is_gone_from_a_household_found_in_another_group_is_listed(importer) -> None:
    before = started(importer, village())
    rows = [["2组", *one[1:]] for one in village() if one[1] == 1 and one[2] != "王强"]
    assert ("missing", "1", "王强") in what(importer(rows, before))
