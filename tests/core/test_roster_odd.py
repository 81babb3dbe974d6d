"""Odd rosters come in as their truth says, and nobody with a name disappears without a line."""

import shutil
import time
from pathlib import Path

import pytest

from outreach.roster.check import plan_import
from outreach.roster.grid import Grids, Sheet, Value
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from outreach.roster.xls_marks import mark_struck
from tests.support.roster_files import csv_text, sheet_xml, write_xlsx, write_zip, xlsx_parts
from tests.support.roster_layouts import write_book
from tests.support.roster_odd import ODD
from tests.support.roster_truth import ROSTERS
from tests.support.roster_village import House, Member, make_village


def read(path: Path) -> Plan:
    return plan_import(read_here(path), path.name)


def households(people: list[tuple[House, Member]]) -> list[list[tuple[str, ...]]]:
    """Give the households in order with what is known of each member."""
    found: dict[int, list[tuple[str, ...]]] = {}
    for house, one in people:
        told = (house.group, one.name, one.relation, one.sex, one.birth, one.id_no, one.phone)
        found.setdefault(house.no, []).append(told)
    return list(found.values())


def read_as(plan: Plan) -> list[list[tuple[str, ...]]]:
    return [
        [(at.group, one.name, one.relation, one.sex, one.birth, one.id_no, one.phone) for one in at.members]
        for at in plan.found
    ]


@pytest.mark.parametrize("seed", [3, 8])
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_roster_comes_in_as_it_is(odd: str, seed: int, tmp_path: Path) -> None:
    written = ODD[odd](make_village(seed))
    plan = read(write_book(tmp_path / "a.xlsx", written.pages))
    assert read_as(plan) == households(written.people)
    assert [problem for problem in plan.problems if problem.action in ("ask", "reject")] == []


@pytest.mark.parametrize("odd", ["subtotals", "below", "beside", "codes", "remarks"])
def test_an_odd_roster_comes_in_as_text(odd: str, tmp_path: Path) -> None:
    written = ODD[odd](make_village(5))
    (tmp_path / "a.csv").write_bytes(csv_text(written.pages[0].rows).encode("gb18030"))
    assert read_as(read(tmp_path / "a.csv")) == households(written.people)


def listed(plan: Plan) -> list[tuple[int, str, str]]:
    return [(problem.row, str(problem.kind), str(problem.action)) for problem in plan.problems]


def test_words_that_stand_for_a_name_are_kept_and_listed(tmp_path: Path) -> None:
    head = ["户号", "姓名", "与户主关系", "性别", "电话"]
    people = [[1, "钱大钱", "户主", "男", ""], [1, "空白", "妻", "女", ""], [1, "待补", "子", "男", ""]]
    rows = [head, *people, [1, "暂无", "", "", "13800001111"], [1, "/", "女", "女", ""]]
    plan = read(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [one.name for one in plan.found[0].members] == ["钱大钱", "空白", "待补", "暂无", ""]
    asked = [place for place in listed(plan) if place[1].startswith("name_")]
    assert sorted(asked) == [
        (3, "name_placeholder", "ask"),
        (4, "name_placeholder", "ask"),
        (5, "name_placeholder", "ask"),
        (6, "name_missing", "reject"),
    ]


def test_days_of_the_old_calendar_leave_the_year(tmp_path: Path) -> None:
    rows = [["户号", "姓名", "关系", "出生日期"]]
    days = ("农历1962年3月5日", "1964年正月初八", "1990年腊月")
    rows += [[1, f"钱大{nth}", "户主" if nth == 1 else "子", day] for nth, day in enumerate(days, 1)]
    plan = read(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [one.birth for one in plan.found[0].members] == ["1962", "1964", "1990"]
    assert listed(plan) == [(row, "date_unclear", "ask") for row in (2, 3, 4)]


def test_whoever_moved_in_has_not_moved_out(tmp_path: Path) -> None:
    rows = [["户号", "姓名", "关系", "备注"], [1, "钱大钱", "户主", "户口迁入"]]
    rows.append([1, "孙小美", "妻", "迁移至县城"])
    plan = read(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [str(one.status) for one in plan.found[0].members] == ["", "moved_out"]


def test_a_sheet_of_tenants_beside_the_register(tmp_path: Path) -> None:
    rows = [["序号", "承租人姓名", "租住地址", "联系电话"], [1, "钱大钱", "柳河村1组60号", "13800001111"]]
    own = [["户号", "姓名", "与户主关系"], [1, "孙小美", "户主"], [1, "赵小虎", "子"]]
    parts = xlsx_parts({"户籍": sheet_xml(own), "流动人口": sheet_xml(rows)})
    plan = read(write_zip(tmp_path / "a.xlsx", parts))
    assert [str(one.kind) for one in plan.found] == ["resident", "tenant"]
    assert [one for one in listed(plan) if one[2] == "ask"] == []


def test_an_id_number_in_any_scientific_form_is_lost(tmp_path: Path) -> None:
    rows = [["户号", "姓名", "关系", "身份证号"], [1, "钱大钱", "户主", "3.206231955060033e+17"]]
    (tmp_path / "a.csv").write_text(csv_text(rows), encoding="utf-8")
    plan = read(tmp_path / "a.csv")
    assert listed(plan) == [(2, "id_precision_lost", "reject")] and plan.found[0].members[0].id_no == ""


@pytest.mark.parametrize("odd", ODD)
def test_every_row_with_texts_is_somebody_or_listed(odd: str, tmp_path: Path) -> None:
    """The worst fault is a person who disappears silently."""
    written = ODD[odd](make_village(4))
    path = write_book(tmp_path / "a.xlsx", written.pages)
    plan = read(path)
    known = {one.name for house in plan.found for one in house.members}
    told = {(problem.sheet, problem.row) for problem in plan.problems}
    names = {one.name for _, one in written.people}
    for sheet in read_here(path).sheets:
        for number, row in zip(sheet.numbers, sheet.rows, strict=True):
            lost = {str(value) for value in row} & names - known
            assert not lost or (sheet.name, number) in told


@pytest.mark.parametrize("name", ["struck.xls", "struck.et"])
def test_whoever_is_struck_through_in_an_old_workbook_is_asked_about(name: str, tmp_path: Path) -> None:
    plan = read(Path(shutil.copy(ROSTERS / "struck.xls", tmp_path / name)))
    assert listed(plan) == [(4, "struck_through", "ask")]
    assert [str(one.status) for one in plan.found[0].members] == ["", "", "moved_out"]


def test_a_broken_chain_of_an_old_workbook_marks_nothing(tmp_path: Path) -> None:
    whole = (ROSTERS / "struck.xls").read_bytes()
    for place in range(0x2C, 0x60, 4):
        broken = whole[:place] + b"\xfe\x01\x00\x00" + whole[place + 4 :]
        grids = Grids("xls", [Sheet("名册", [["钱大钱"]], [1])])
        mark_struck(grids, broken)
        mark_struck(grids, whole[: place * 40])
    mark_struck(grids, b"")


def told(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.name, one.relation, one.phone) for house in plan.found for one in house.members]


def test_names_in_one_cell_are_taken_apart_and_listed(tmp_path: Path) -> None:
    rows = [["户号", "户主", "电话", "家庭成员"], [1, "钱大钱", "13800001111", "孙小美（妻）、钱小虎"]]
    rows += [[2, "周桂芝", "13800002222", "吴长顺"], [3, "郑德明", "", ""]]
    plan = read(write_xlsx(tmp_path / "a.xlsx", rows))
    assert told(plan) == [
        ("钱大钱", "户主", "13800001111"),
        ("孙小美", "妻", ""),
        ("钱小虎", "", ""),
        ("周桂芝", "户主", "13800002222"),
        ("吴长顺", "", ""),
        ("郑德明", "户主", ""),
    ]
    assert listed(plan) == [(2, "names_in_one_cell", "fix")]


def test_a_head_named_in_a_column_of_its_own_only(tmp_path: Path) -> None:
    rows = [["户主姓名", "家庭成员姓名", "与户主关系", "电话"], ["钱大钱", "", "户主", "13800001111"]]
    plan = read(write_xlsx(tmp_path / "a.xlsx", [*rows, ["", "孙小美", "妻", ""], ["以下空白", "", "", ""]]))
    assert told(plan) == [("钱大钱", "户主", "13800001111"), ("孙小美", "妻", "")]


def test_a_tick_tells_who_is_the_head(tmp_path: Path) -> None:
    rows = [["户号", "姓名", "是否户主", "与户主关系"], [1, "孙小美", "否", "妻"], [1, "钱大钱", "是", ""]]
    plan = read(write_xlsx(tmp_path / "a.xlsx", [*rows, ["", "以下空白", "", ""]]))
    assert [one[:2] for one in told(plan)] == [("孙小美", "妻"), ("钱大钱", "户主")]
    assert [one for one in listed(plan) if one[2] == "ask"] == []


def test_thousands_of_headings_in_one_sheet_take_no_long_time() -> None:
    orders = (["户号", "姓名", "与户主关系"], ["姓名", "户号", "与户主关系"])
    rows: list[list[Value]] = []
    for block in range(2_000):
        rows += [list(orders[block % 2]), [block, "钱大钱", "户主"]]
    sheet = Sheet("名册", rows, list(range(1, len(rows) + 1)), merges=[(1, 0, 2, 0)])
    started = time.process_time()
    plan_import(Grids("xlsx", [sheet]), "a")
    assert time.process_time() - started < 5
