"""What the user said of a roster is followed at once, remembered, and followed again next year."""

from collections.abc import Callable
from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.actions.register import id_digester
from outreach.actions.roster_answers import remember_answers
from outreach.queries.roster_answers import roster_answers
from outreach.register_rows import RosterAnswer
from outreach.roster.answers import Question
from outreach.roster.check import plan_import
from outreach.roster.kinds import ProblemKind
from outreach.roster.layout import Corrections
from outreach.roster.memory import row_answer, to_remember
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.roster_files import sheet_xml, write_zip, xlsx_parts
from tests.support.roster_register import digest, empty_register

HEADINGS = ["组", "户号", "姓名", "关系", "性别", "出生日期", "号子", "备注"]
FAMILY: list[list[object]] = [
    ["3组", 1, "李建国", "户主", "男", "1965-02-03", "13800000001", ""],
    ["3组", 1, "张玉梅", "妻", "女", "1967-04-05", "", ""],
    ["3组", 1, "李晓东", "", "男", "1990-05-17", "", ""],
    ["3组", 1, "孙桂芝", "母", "女", "1940-07-27", "", ""],
    ["3组", 2, "张永福", "户主", "男", "1963-01-13", "", ""],
    ["3组", 2, "何秀珍", "妻", "女", "1966-08-18", "", ""],
]
Rows = list[list[object]]


@pytest.fixture
def planner(tmp_path: Path) -> Callable[..., Plan]:
    def plan(
        rows: Rows,
        said: Corrections | None = None,
        answers: tuple[RosterAnswer, ...] = (),
        sheet: str = "2026年花名册",
        headings: list[str] | None = None,
    ) -> Plan:
        table = [[f"柳河村{sheet}"], headings or HEADINGS, *rows]
        path = write_zip(tmp_path / "a.xlsx", xlsx_parts({sheet: sheet_xml(table), "旧表": sheet_xml(table)}))
        plan.grids = read_here(path)  # type: ignore[attr-defined]
        return plan_import(
            plan.grids, "a.xlsx", empty_register(), said or Corrections(), digest, answers=answers
        )

    return plan


def homes(plan: Plan) -> list[list[tuple[str, str]]]:
    return [[(one.name, one.relation) for one in household.members] for household in plan.found]


def question(plan: Plan, kind: ProblemKind) -> Question:
    return next(one for one in plan.questions if one.kind is kind)


def codes(one: Question) -> list[str]:
    return [choice.code for choice in one.choices]


def said(one: Question, answer: str) -> Corrections:
    return Corrections(rows={(one.sheet, one.row, str(one.kind)): answer})


def test_columns_and_sheets_are_read_next_year_as_they_were_said(planner) -> None:
    assert planner(FAMILY).found[0].members[0].phone == ""
    told = Corrections(columns={("2026年花名册", 6): "phone"}, sheets={"旧表": False})
    assert planner(FAMILY, told).found[0].members[0].phone == "13800000001"
    kept = tuple(to_remember(planner.grids, told))
    more = [*FAMILY, ["4组", 9, "何新", "户主", "女", "1980-01-01", "13900000009", ""]]
    plan = planner(more, answers=kept, sheet="2027年花名册")
    assert [household.members[0].phone for household in plan.found] == ["13800000001", "", "13900000009"]
    assert plan.remembered == 3  # the column in both sheets, which have the same headings, and the sheet
    assert plan.document()["remembered"] == 3


def test_nothing_of_the_data_is_in_what_is_remembered(planner) -> None:
    told = Corrections(columns={("2026年花名册", 6): "phone"}, headers={"2026年花名册": (2, 2)})
    plan = planner(FAMILY, told)
    kept = to_remember(planner.grids, told)
    kept.append(row_answer(question(plan, ProblemKind.RELATION_MISSING), "relation:子"))
    text = repr(kept)
    assert not any(str(cell) in text for row in FAMILY for cell in (row[2], row[5], row[6]) if cell)


def test_other_headings_are_another_layout(planner) -> None:
    told = Corrections(columns={("2026年花名册", 6): "phone"})
    planner(FAMILY, told)
    kept = tuple(to_remember(planner.grids, told))
    other = [*HEADINGS[:6], "低保", "备注"]
    assert planner(FAMILY, answers=kept, headings=other).found[0].members[0].phone == ""


def test_header_rows_are_remembered(planner) -> None:
    told = Corrections(headers={"2026年花名册": (2, 3)})
    planner(FAMILY, told)
    plan = planner(FAMILY, answers=tuple(to_remember(planner.grids, told)))
    assert plan.corrections.headers == {"2026年花名册": (2, 3)}
    assert plan.layouts[0].header == (1, 2)


def test_a_missing_relation_can_be_told(planner) -> None:
    plan = planner(FAMILY)
    one = question(plan, ProblemKind.RELATION_MISSING)
    assert (one.person, one.head, one.chosen, one.said) == ("李晓东", "李建国", "keep", False)
    assert codes(one) == ["keep", "relation:子", "own"]
    assert homes(plan)[0][2] == ("李晓东", "")
    assert homes(planner(FAMILY, said(one, "relation:子")))[0][2] == ("李晓东", "子")
    assert homes(planner(FAMILY, said(one, "relation:侄子")))[0][2] == ("李晓东", "侄子")
    assert homes(planner(FAMILY, said(one, "nonsense")))[0][2] == ("李晓东", "")


def test_somebody_can_be_a_household_of_their_own(planner) -> None:
    one = question(planner(FAMILY), ProblemKind.RELATION_MISSING)
    plan = planner(FAMILY, said(one, "own"))
    assert [len(home) for home in homes(plan)] == [3, 1, 2]
    assert homes(plan)[1] == [("李晓东", "户主")]
    assert plan.found[1].group == "3" and plan.found[1].no not in ("", "1", "2")
    again = question(plan, ProblemKind.RELATION_MISSING)
    assert (again.chosen, again.said, again.head) == ("own", True, "李建国")


def test_an_answer_is_found_again_when_the_row_stands_elsewhere(planner) -> None:
    one = question(planner(FAMILY), ProblemKind.RELATION_MISSING)
    kept = (row_answer(one, "relation:子"),)
    later: Rows = [["3组", 7, "何新", "户主", "女", "1980-01-01", "", ""], *FAMILY]
    plan = planner(later, answers=kept, sheet="2027年")
    assert homes(plan)[1][2] == ("李晓东", "子")
    asked = question(plan, ProblemKind.RELATION_MISSING)
    assert (asked.said, asked.row) == (True, one.row + 1)
    assert next(p for p in plan.problems if p.kind is ProblemKind.RELATION_MISSING).value == "子"


def test_of_two_heads_the_user_says_which(planner) -> None:
    rows = [list(row) for row in FAMILY]
    rows[2][3] = "户主"
    plan = planner(rows)
    one = question(plan, ProblemKind.TWO_HEADS)
    assert codes(one) == ["relation:子", "head", "own"]
    assert homes(plan)[0][2] == ("李晓东", "子")
    changed = homes(planner(rows, said(one, "head")))[0]
    assert (changed[0], changed[2]) == (("李建国", "父亲"), ("李晓东", "户主"))
    assert homes(planner(rows, said(one, "own")))[1] == [("李晓东", "户主")]


def test_a_dead_head_gives_way_to_the_one_who_lives(planner) -> None:
    rows = [list(row) for row in FAMILY]
    rows[0][7], rows[1][3] = "2026年病故", "户主"
    plan = planner(rows)
    assert homes(plan)[0][:2] == [("李建国", "夫"), ("张玉梅", "户主")]
    assert [str(p.action) for p in plan.problems if p.kind is ProblemKind.TWO_HEADS] == ["fix"]


def test_a_household_without_head_gets_the_one_that_is_named(planner) -> None:
    rows = [list(row) for row in FAMILY]
    rows[4][3] = "父"
    plan = planner(rows)
    one = question(plan, ProblemKind.NO_HEAD)
    assert [(choice.code, choice.text) for choice in one.choices] == [
        ("keep", ""),
        ("head:1", "张永福"),
        ("head:2", "何秀珍"),
    ]
    assert homes(planner(rows, said(one, "head:2")))[1][1] == ("何秀珍", "户主")
    kept = (row_answer(one, "head:1"),)
    assert homes(planner(rows, answers=kept))[1][0] == ("张永福", "户主")


def test_a_person_in_two_households_stays_where_the_user_says(planner) -> None:
    number = "430102199005170017"
    headings = [*HEADINGS[:6], "身份证号", "备注"]
    rows = [[*row[:6], "", row[7]] for row in FAMILY]
    rows[2][3], rows[2][6] = "子", number
    rows.append(["3组", 2, "李晓东", "女婿", "男", "1990-05-17", number, ""])
    plan = planner(rows, headings=headings)
    one = question(plan, ProblemKind.ID_TWO_HOUSEHOLDS)
    assert [(choice.code, choice.text) for choice in one.choices] == [("there", "李建国"), ("here", "张永福")]
    assert ("李晓东", "子") in homes(plan)[0]
    moved = homes(planner(rows, said(one, "here"), headings=headings))
    assert ("李晓东", "女婿") in moved[1] and len(moved[0]) == 3


def test_a_placeholder_can_be_left_out(planner) -> None:
    rows = [*FAMILY, ["3组", 2, "不详", "子", "男", "", "", ""]]
    one = question(planner(rows), ProblemKind.NAME_PLACEHOLDER)
    assert codes(one) == ["keep", "out"]
    plan = planner(rows, said(one, "out"))
    assert plan.persons == len(FAMILY)
    assert [str(p.action) for p in plan.problems if p.kind is ProblemKind.NAME_PLACEHOLDER] == ["skip"]


def test_a_ledger_remembers_replaces_forgets_and_undoes(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "v.doorbook", LedgerForm("柳河村"), recorder="王芳") as workspace:
        first, second = RosterAnswer("a", "column", "6", "phone"), RosterAnswer("a", "column", "6", "remark")
        workspace.run(remember_answers, [first])
        workspace.run(remember_answers, [second, RosterAnswer("b", "sheet", "", "no")])
        assert workspace.ask(roster_answers) == (second, RosterAnswer("b", "sheet", "", "no"))
        workspace.undo()
        assert workspace.ask(roster_answers) == (first,)
        workspace.run(remember_answers, [RosterAnswer("a", "column", "6", "")])
        assert workspace.ask(roster_answers) == ()
        assert workspace.ask(id_digester)("row") != ""


def test_the_commands_remember_what_was_said_at_the_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Commands(capsys, monkeypatch, tmp_path / "v.doorbook")
    assert run("new", "--village-name", "柳河村", "--keep", "phone").code == 0
    table = [HEADINGS, *FAMILY]
    file = write_zip(tmp_path / "a.xlsx", xlsx_parts({"名册": sheet_xml(table)}))
    checked = run("roster", "check", str(file)).document
    asked = checked["questions"][0]
    assert (asked["row"], asked["kind"], asked["choices"]) == (
        4,
        "relation_missing",
        ["keep", "relation:子", "own"],
    )
    said = ["--column", "名册!G=phone", "--answer", "名册!4:relation_missing=relation:子"]
    assert run("roster", "check", str(file), *said).document["remembered"] == 2
    assert run("roster", "check", str(file)).document["remembered"] == 0
    assert run("roster", "import", str(file), *said).code == 0
    again = run("roster", "check", str(file)).document
    assert (again["remembered"], again["changes"], again["same"]) == (2, [], len(FAMILY))
    wrong = run("roster", "check", str(file), "--answer", "四行")
    assert (wrong.code, wrong.document["error"]) == (1, "answer_wrong")
