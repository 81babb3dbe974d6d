"""The 18-digit household code: village, group, household; what a table program loses is never guessed."""

from pathlib import Path

import pytest

from outreach.roster.check import plan_import
from outreach.roster.household_codes import NumberReading, read_number
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from tests.support.roster_files import write_xlsx
from tests.support.roster_register import applied, digest, empty_register

VILLAGE = "320623101224"
HEADINGS = ["户编码", "姓名", "与户主关系", "性别", "出生日期"]


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("320623101224030012", NumberReading("320623101224030012", "3")),
        ("'320623101224030012", NumberReading("320623101224030012", "3")),
        ("３２０６２３１０１２２４０３００１２", NumberReading("320623101224030012", "3")),
        ("320623101224-03-0012", NumberReading("320623101224030012", "3")),
        ("320623101224000012", NumberReading("320623101224000012", "")),
        (320623101224030012.0, NumberReading("", "3", lost=True)),
        ("3.20623E+17", NumberReading("", "", lost=True)),
        (12.0, NumberReading("12")),
        ("12", NumberReading("12")),
        ("A-12", NumberReading("A-12")),
        (None, NumberReading()),
    ],
)
def test_how_a_number_is_read(cell: object, reading: NumberReading) -> None:
    assert read_number(cell) == reading  # type: ignore[arg-type]


def households(plan: Plan) -> list[tuple[str, str, int]]:
    return [(home.no, home.group, len(home.members)) for home in plan.found]


def table(code: object) -> list[list[object]]:
    """Two groups of two households each, of two people; `code` makes the cell of a code."""
    rows: list[list[object]] = [list(HEADINGS)]
    for group in (1, 2):
        for serial in (1, 2):
            cell = code(f"{VILLAGE}{group:02}{serial:04}")  # type: ignore[operator]
            year = 1960 + 10 * group + serial
            rows.append([cell, f"王{'甲乙丙丁'[2 * group + serial - 3]}", "户主", "男", f"{year}-01-02"])
            rows.append([cell, f"李{'甲乙丙丁'[2 * group + serial - 3]}", "妻", "女", f"{year + 1}-03-04"])
    return rows


def planned(folder: Path, rows: list[list[object]], **more: object) -> Plan:
    register = more.get("register", empty_register())
    return plan_import(read_here(write_xlsx(folder / "a.xlsx", rows)), "a.xlsx", register, digest=digest)  # type: ignore[arg-type]


def test_codes_tell_groups_and_households(tmp_path: Path) -> None:
    plan = planned(tmp_path, table(str))
    assert households(plan) == [("1-1", "1", 2), ("1-2", "1", 2), ("2-1", "2", 2), ("2-2", "2", 2)]
    assert not [problem for problem in plan.problems if problem.action != "fix"]
    register = applied(empty_register(), plan.update)
    assert planned(tmp_path, table(str), register=register).is_idle


def test_codes_that_lost_their_end_do_not_join_a_whole_group(tmp_path: Path) -> None:
    plan = planned(tmp_path, table(float))
    assert [(group, size) for _, group, size in households(plan)] == [("1", 2), ("1", 2), ("2", 2), ("2", 2)]
    assert {str(problem.kind) for problem in plan.problems} == {"household_no_precision_lost"}
    register = applied(empty_register(), planned(tmp_path, table(str)).update)
    assert planned(tmp_path, table(float), register=register).is_idle
