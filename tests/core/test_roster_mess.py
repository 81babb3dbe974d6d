"""What stands in cells of real rosters: remarks, masks, aliases, lost digits, strikes, formulas, shops."""

import datetime
from pathlib import Path

import pytest

from outreach.register_rows import RegisterPerson
from outreach.roster.check import plan_import
from outreach.roster.dates import read_date
from outreach.roster.groups import group_in, group_name
from outreach.roster.ids import check_character, is_valid, read_id
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.names import read_name
from outreach.roster.phones import read_phone
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from tests.support.roster_files import MAIN, sheet_xml, write_xlsx, write_zip, xlsx_parts

HEADINGS: list[object] = ["组", "户号", "姓名", "与户主关系", "性别", "身份证号", "出生日期", "电话", "备注"]
GOOD_ID = "41010219700101001"
GOOD_ID += check_character(GOOD_ID)


@pytest.fixture
def plan_of(tmp_path: Path):
    def plan(*rows: list[object], headings: list[object] = HEADINGS) -> Plan:
        path = write_xlsx(tmp_path / "a.xlsx", [headings, *rows])
        return plan_import(read_here(path), path.name)

    return plan


def people(plan: Plan) -> list[RegisterPerson]:
    return [person for household in plan.found for person in household.members]


def found(plan: Plan) -> list[tuple[int, ProblemKind, Action]]:
    return [(problem.row, problem.kind, problem.action) for problem in plan.problems]


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        ("死亡", "deceased"),
        ("2024年3月病故", "deceased"),
        ("已去世", "deceased"),
        ("户口迁出", "moved_out"),
        ("2020年迁往县城", "moved_out"),
        ("出嫁，已迁走", "moved_out"),
        ("外出务工", ""),
        ("2020年迁入", ""),
        ("丧偶", ""),
        ("父亲已故", ""),
        ("未迁出", ""),
        ("低保户", ""),
    ],
)
def test_remarks_tell_who_is_gone(plan_of, remark: str, status: str) -> None:
    plan = plan_of(["1组", 1, "王五", "户主", "男", "", "", "", remark])
    assert [str(person.status) for person in people(plan)] == [status]
    assert people(plan)[0].note == remark


def test_columns_of_ticks_tell_who_is_gone(plan_of) -> None:
    headings: list[object] = ["户号", "姓名", "与户主关系", "是否死亡", "是否迁出"]
    rows = [[1, "王五", "户主", "否", "否"], [1, "李秀", "妻", "是", ""], [1, "王小", "子", "", "√"]]
    plan = plan_of(*rows, headings=headings)
    assert [str(person.status) for person in people(plan)] == ["", "deceased", "moved_out"]
    assert plan.persons == 3


@pytest.mark.parametrize(
    ("text", "name", "alias", "kind"),
    [
        ("王　伟", "王伟", "", ProblemKind.NAME_PADDED),
        ("阿依古丽·买买提", "阿依古丽·买买提", "", None),
        ("艾力•吐尔逊", "艾力•吐尔逊", "", None),
        ("𠮷田𬭶", "𠮷田𬭶", "", None),
        ("王\ue863", "王\ue863", "", ProblemKind.NAME_PRIVATE),
        ("李秀英（小名：二丫）", "李秀英", "二丫", ProblemKind.NAME_ALIAS),
        ("李秀英(李小英)", "李秀英", "李小英", ProblemKind.NAME_ALIAS),
        ("黄?", "黄?", "", ProblemKind.NAME_LOST_CHARACTER),
        ("未取名", "未取名", "", ProblemKind.NAME_PLACEHOLDER),
        ("张*", "张*", "", ProblemKind.NAME_MASKED),
        ("Maria Lopez", "Maria Lopez", "", None),
        ("无", "", "", None),
        ("国", "国", "", None),
        ("王之春", "王之春", "", None),
    ],
)
def test_names_stay_as_they_are_but_for_padding(
    text: str, name: str, alias: str, kind: ProblemKind | None
) -> None:
    reading = read_name(text)
    assert (reading.value, reading.alias, reading.kind) == (name, alias, kind)


def test_brackets_after_a_name_may_tell_status_or_relation(plan_of) -> None:
    plan = plan_of(
        ["1组", 1, "王五（户主）", "", "男", "", "", "", ""],
        ["1组", 1, "李秀（已故）", "妻", "女", "", "", "", ""],
    )
    assert [(p.name, p.relation, str(p.status)) for p in people(plan)] == [
        ("王五", "户主", ""),
        ("李秀", "妻", "deceased"),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        (GOOD_ID, GOOD_ID, None),
        (" " + GOOD_ID, GOOD_ID, None),
        ("'" + GOOD_ID, GOOD_ID, ProblemKind.ID_APOSTROPHE),
        ("\t" + GOOD_ID, GOOD_ID, ProblemKind.ID_TAB),
        (f'="{GOOD_ID}"', GOOD_ID, None),
        (GOOD_ID[:6] + " " + GOOD_ID[6:14] + " " + GOOD_ID[14:], GOOD_ID, ProblemKind.ID_SPACE),
        (float(GOOD_ID[:15] + "000"), "", ProblemKind.ID_PRECISION),
        (410102197001010000, "", ProblemKind.ID_PRECISION),
        ("4.10102E+17", "", ProblemKind.ID_PRECISION),
        (GOOD_ID[:17], "", ProblemKind.ID_LENGTH),
        (GOOD_ID + "1", "", ProblemKind.ID_LENGTH),
        (GOOD_ID[:-1] + ("0" if GOOD_ID[-1] != "0" else "1"), "", ProblemKind.ID_CHECKSUM),
        ("410102199013450010", "", ProblemKind.ID_DATE),
        ("4101**********1234", "4101**********1234", ProblemKind.ID_MASKED),
        ("410102********123X", "410102********123X", ProblemKind.ID_MASKED),
        ("H12345678", "H12345678", None),
        ("无", "", None),
        (None, "", None),
        ("待补", "", None),
        ("41O102197001010013", "", ProblemKind.ID_FORM),
    ],
)
def test_id_numbers_are_accepted_only_when_whole(cell: object, value: str, kind: ProblemKind | None) -> None:
    reading = read_id(cell)  # type: ignore[arg-type]
    assert (reading.value, reading.kind) == (value, kind)


def test_an_old_id_number_is_extended() -> None:
    reading = read_id("410102700101001")
    assert (reading.kind, reading.value[:17]) == (ProblemKind.ID_OLD, "41010219700101001")
    assert is_valid(reading.value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("13800000001", "13800000001"),
        (13800000001.0, "13800000001"),
        ("138-0000-0001", "13800000001"),
        ("138 0000 0001", "13800000001"),
        ("+86 138 0000 0001", "13800000001"),
        ("１３８０００００００１", "13800000001"),
        ("13800000001（儿子）", "13800000001"),
        ("0371-65550000/13800000001", "13800000001"),
        ("13800000001 13900000002", "13800000001"),
        ("0371-65550000", "0371-65550000"),
        ("65550000", "65550000"),
        ("138****0001", "138****0001"),
        ("1380000000", ""),
        ("138000000012", ""),
        ("无", ""),
        ("无手机", ""),
    ],
)
def test_phones(cell: object, value: str) -> None:
    reading = read_phone(cell)  # type: ignore[arg-type]
    assert reading.value == value
    assert bool(reading.kind and reading.action is Action.REJECT) == (value == "" and "无" not in str(cell))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1970-02-01", "1970-02-01"),
        ("1970/2/1", "1970-02-01"),
        ("1970.2.1", "1970-02-01"),
        ("1970年2月1日", "1970-02-01"),
        ("19700201", "1970-02-01"),
        (19700201, "1970-02-01"),
        (25600, "1970-02-01"),
        ("1970.02", "1970-02"),
        ("1970年2月", "1970-02"),
        (1970.02, "1970-02"),
        (1970.1, "1970"),
        ("1970.10", "1970-10"),
        ("197002", "1970-02"),
        ("1970", "1970"),
        ("70.2.1", "1970-02-01"),
        ("一九七〇年二月十一日", "1970-02-11"),
        ("1970-02-01 00:00:00", "1970-02-01"),
        ("1961-02-30", ""),
        ("2999-01-01", ""),
        ("八十多岁", ""),
    ],
)
def test_dates(cell: object, value: str) -> None:
    assert read_date(cell).value == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1组", "1"),
        ("第1组", "1"),
        ("一组", "1"),
        ("第一村民小组", "1"),
        ("01", "1"),
        ("１", "1"),
        ("Ⅰ", "1"),
        ("IV", "4"),
        ("十二组", "12"),
        ("二十一组", "21"),
        ("第3网格", "3"),
        ("三队", "3"),
        ("5社", "5"),
        ("东组", "东组"),
        ("李家屯", "李家屯"),
    ],
)
def test_groups_have_one_name_however_they_are_written(text: str, name: str) -> None:
    assert group_name(text) == name


def test_a_group_is_found_inside_an_address() -> None:
    assert (group_in("柳河村第十二组5号"), group_in("柳河村３组"), group_in("人民路15号")) == ("12", "3", "")


def test_lost_digits_still_tell_the_date_of_birth(plan_of) -> None:
    plan = plan_of(["1组", 1, "王五", "户主", "男", int(GOOD_ID[:15] + "000"), "", "", ""])
    assert (people(plan)[0].id_no, people(plan)[0].birth) == ("", "1970-01-01")
    assert found(plan) == [(2, ProblemKind.ID_PRECISION, Action.REJECT)]


def test_digits_lost_before_the_text_was_saved_are_noticed(plan_of) -> None:
    numbers = [f"4101021970010{day:02}000" for day in range(10, 20)]
    assert any(is_valid(number) for number in numbers)
    plan = plan_of(
        *(["1组", n, f"王{n}", "户主", "", number, "", "", ""] for n, number in enumerate(numbers))
    )
    assert {person.id_no for person in people(plan)} == {""}
    assert {kind for _, kind, _ in found(plan)} == {ProblemKind.ID_PRECISION}


def test_a_table_without_headings_is_made_out_by_its_cells(plan_of) -> None:
    rows: list[list[object]] = [
        ["1组", "李秀", "妻", GOOD_ID, "13800000001"],
        ["2组", "赵六", "户主", "", ""],
    ]
    plan = plan_of(*rows, headings=["1组", "王五", "户主", "", ""])
    assert [(p.name, p.relation) for p in people(plan)] == [
        ("王五", "户主"),
        ("李秀", "妻"),
        ("赵六", "户主"),
    ]
    assert [household.group for household in plan.found] == ["1", "2"]


def test_written_numbers_and_ages_are_compared_with_what_is_listed(plan_of) -> None:
    this_year = datetime.date.today().year
    headings: list[object] = ["户号", "家庭人口", "姓名", "与户主关系", "出生日期", "年龄"]
    plan = plan_of(
        [1, 3, "王五", "户主", "1970-01-01", this_year - 1970],
        [1, 3, "李秀", "妻", "1971-01-01", 25],
        [2, 1, "赵六", "户主", "1980-01-01", ""],
        headings=headings,
    )
    assert sorted((p.row, p.kind, p.raw, p.value) for p in plan.problems) == [
        (2, ProblemKind.SIZE, "3", "2"),
        (3, ProblemKind.AGE, "25", str(this_year - 1971)),
    ]


def test_every_kind_of_door_is_counted_apart(plan_of) -> None:
    headings: list[object] = ["组别", "门牌号", "户别", "户主/负责人", "单位名称", "联系电话"]
    plan = plan_of(
        ["一组", "12号", "常住户", "王五", "", ""],
        ["一组", "13号", "租户", "李六", "", ""],
        ["一组", "14号", "空户", "", "", ""],
        ["一组", "15号", "商铺", "钱七", "钱家超市", ""],
        ["二组", "1号", "学校", "孙八", "柳河小学", ""],
        headings=headings,
    )
    counted = {kind: count for kind, count in plan.units.items() if count}
    assert counted == {"resident": 1, "tenant": 1, "empty": 1, "shop": 1, "school": 1}
    assert plan.households == 2
    assert [household.name for household in plan.found] == ["", "", "", "钱家超市", "柳河小学"]


def test_a_head_named_only_beside_the_members_is_a_person_too(plan_of) -> None:
    headings: list[object] = ["户主姓名", "户主身份证号", "成员姓名", "与户主关系"]
    plan = plan_of(
        ["王五", GOOD_ID, "李秀", "妻"],
        ["", "", "王小", "长子"],
        ["赵六", "", "钱丽", "妻"],
        headings=headings,
    )
    assert [(p.name, p.relation) for p in people(plan)] == [
        ("王五", "户主"),
        ("李秀", "妻"),
        ("王小", "长子"),
        ("赵六", "户主"),
        ("钱丽", "妻"),
    ]
    assert people(plan)[0].id_no == GOOD_ID


def test_people_without_any_sign_of_a_household_are_asked_about_once(plan_of) -> None:
    plan = plan_of(["王五", ""], ["李六", ""], headings=["姓名", "电话"])
    assert found(plan) == [(2, ProblemKind.OWN_HOUSEHOLDS, Action.ASK)]


def test_numbers_that_start_again_in_each_group_stay_apart(plan_of) -> None:
    headings: list[object] = ["组", "户号", "姓名", "关系"]
    rows = [
        ["1组", 1, "王五", "户主"],
        ["1组", 2, "李六", "户主"],
        ["2组", 1, "赵七", "户主"],
        ["2组", 1, "钱丽", "妻"],
    ]
    plan = plan_of(*rows, headings=headings)
    assert [(h.no, h.group, len(h.members)) for h in plan.found] == [
        ("1-1", "1", 1),
        ("1-2", "1", 1),
        ("2-1", "2", 2),
    ]


def test_two_people_with_one_number_are_both_kept(plan_of) -> None:
    plan = plan_of(
        ["1组", 1, "王五", "户主", "男", GOOD_ID, "", "", ""],
        ["1组", 2, "李六", "户主", "男", GOOD_ID, "", "", ""],
    )
    assert [person.id_no for person in people(plan)] == [GOOD_ID, ""]
    assert (3, ProblemKind.ID_TWO_PEOPLE, Action.REJECT) in found(plan)


def test_totals_examples_sections_and_column_numbers_are_nobody(plan_of) -> None:
    plan = plan_of(
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        ["1组", 0, "（示例）王某某", "户主", "男", GOOD_ID, "", "", ""],
        ["1组", 1, "王五", "户主", "男", "", "", "", ""],
        ["1组小计", "", "1人", "", "", "", "", "", ""],
        HEADINGS,
        ["2组", 2, "李六", "户主", "男", "", "", "", ""],
        ["合　计", 2, 2, "", "", "", "", "", ""],
        ["注：本表一式两份，由村委会填写。"],
        ["填表人：", "", "审核人：", "", "", "村主任："],
    )
    assert [person.name for person in people(plan)] == ["王五", "李六"]
    assert {problem.action for problem in plan.problems} == {Action.SKIP}


def test_a_struck_through_person_is_asked_about(tmp_path: Path) -> None:
    rows = [["姓名", "与户主关系", "性别"], ["王五", "户主", "男"], ["李秀", "妻", "女"]]
    sheet = sheet_xml(rows).replace('<c r="A3"', '<c r="A3" s="1"')
    parts = xlsx_parts({"名册": sheet})
    fonts = "<fonts><font/><font><strike/></font></fonts>"
    styles = f"<styleSheet {MAIN}>{fonts}<cellXfs><xf fontId='0'/><xf fontId='1'/></cellXfs></styleSheet>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="styles.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", link
    )
    plan = plan_import(read_here(write_zip(tmp_path / "a.xlsx", parts | {"xl/styles.xml": styles})), "a")
    assert [str(person.status) for person in people(plan)] == ["", "moved_out"]
    assert found(plan) == [(3, ProblemKind.STRUCK, Action.ASK)]


def test_formulas_without_results_are_worked_out_or_asked_about(tmp_path: Path) -> None:
    rows = [
        ["户号", "姓名", "与户主关系", "性别", "身份证号"],
        [1, "王五", "户主", "F", GOOD_ID],
        ["F", "李秀", "妻", "女", ""],
        ["F", "F", "子", "男", ""],
    ]
    sheet = sheet_xml(rows)
    for place, formula in {"D2": "IF(1,2,3)", "A3": "A2", "A4": "A3+1", "B4": "VLOOKUP(A4,x,2)"}.items():
        plain = f'<c r="{place}" t="inlineStr"><is><t>F</t></is></c>'
        sheet = sheet.replace(plain, f'<c r="{place}"><f>{formula}</f><v></v></c>')
    plan = plan_import(read_here(write_zip(tmp_path / "a.xlsx", xlsx_parts({"名册": sheet}))), "a")
    assert [(h.no, [p.name for p in h.members]) for h in plan.found] == [("1", ["王五", "李秀"]), ("2", [""])]
    assert people(plan)[0].sex == "男"
    assert (4, ProblemKind.FORMULA, Action.ASK) in found(plan)


def test_members_named_by_what_they_are_to_the_head_are_people(plan_of) -> None:
    headings: list[object] = ["组", "户主姓名", "配偶姓名", "配偶身份证号"]
    headings += ["子女1姓名", "子女1性别", "母亲姓名"]
    rows: list[list[object]] = [["2组", "王五", "赵六", GOOD_ID, "王小五", "女", "钱七"], ["2组", "孙八"]]
    plan = plan_of(*rows, headings=headings)
    told = [[(one.name, one.relation) for one in household.members] for household in plan.found]
    five = [("王五", "户主"), ("赵六", "配偶"), ("王小五", "女"), ("钱七", "母亲")]
    assert told == [five, [("孙八", "户主")]]
    assert people(plan)[1].id_no == GOOD_ID
    assert plan.found[0].group == "2"


def test_pupils_stay_alone_with_their_parents_names_beside(plan_of) -> None:
    headings: list[object] = ["学号", "姓名", "性别", "出生日期", "父亲姓名", "母亲姓名"]
    plan = plan_of(["1", "王小五", "女", "2015-03-04", "王五", "赵六"], headings=headings)
    assert [one.name for one in people(plan)] == ["王小五"]


def test_a_spouse_named_again_in_a_list_of_everybody_is_nobody_more(plan_of) -> None:
    headings: list[object] = ["组", "户号", "姓名", "与户主关系", "配偶姓名"]
    rows: list[list[object]] = [["1", 1, "王五", "户主", "赵六"], ["1", 1, "赵六", "妻", "王五"]]
    assert [one.name for one in people(plan_of(*rows, headings=headings))] == ["王五", "赵六"]


def test_a_relation_may_stand_over_the_columns_of_a_member(tmp_path: Path) -> None:
    above: list[object] = ["组别", "户主", None, "配偶", None, "家庭住址"]
    below: list[object] = [None, "姓名", "电话", "姓名", "身份证号", None]
    row: list[object] = ["3组", "王五", "13800001234", "赵六", GOOD_ID, "东庄8号"]
    plan = merged_plan(tmp_path, [above, below, row], ["A1:A2", "B1:C1", "D1:E1", "F1:F2"])
    assert [(one.name, one.relation, one.phone) for one in people(plan)] == [
        ("王五", "户主", "13800001234"),
        ("赵六", "配偶", ""),
    ]
    assert (plan.found[0].group, plan.found[0].address) == ("3", "东庄8号")


def merged_plan(tmp_path: Path, rows: list[list[object]], merges: list[str]) -> Plan:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    for merge in merges:
        book.active.merge_cells(merge)
    path = tmp_path / "merged.xlsx"
    book.save(path)
    return plan_import(read_here(path), path.name)
