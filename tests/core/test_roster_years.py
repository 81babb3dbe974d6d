"""A year passes over a village: the plan names exactly what happened, and nobody is lost."""

from pathlib import Path

import pytest

from outreach.register_rows import Register
from outreach.roster.check import plan_import
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from outreach.wording import zh
from tests.support.roster_files import write_xlsx
from tests.support.roster_register import ALL, applied, digest, empty_register, people_of
from tests.support.roster_years import Years, a_year, rows

LITTLE: frozenset[str] = frozenset()
WAYS = {
    "as before": {},
    "numbered anew": {"renumbered": True},
    "some without ID": {"numbers": 0.5},
    "none with ID": {"numbers": 0.0},
    "numbered anew without ID": {"renumbered": True, "numbers": 0.0},
}


def planned(folder: Path, table: list[list[object]], register: Register) -> Plan:
    path = write_xlsx(folder / "a.xlsx", table)
    return plan_import(read_here(path), "a.xlsx", register, digest=digest)


def registered(folder: Path, years: Years, keeps: frozenset[str], *out: str) -> Register:
    start = empty_register(years.before.name, keeps)
    return applied(start, planned(folder, rows(years.before, {}, out), start).update)


def named(plan: Plan, years: Years) -> set[tuple[str, str, str]]:
    """Give what the plan names; a new household's number stands as the file has it."""
    return {(one.what, one.household, one.person) for one in plan.changes}


def expected(years: Years, plan: Plan) -> set[tuple[str, str, str]]:
    """Give the planted changes; where the office counted anew, new households get numbers of their own."""
    if not years.renumbered:
        return years.planted
    new = {one.person: one.household for one in plan.changes}
    old = set(years.origin.values())
    return {(what, no if no in old else new.get(person, no), person) for what, no, person in years.planted}


@pytest.mark.parametrize("keeps", [LITTLE, ALL], ids=["little", "all"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(4))
def test_the_plan_names_exactly_what_happened(
    seed: int, way: str, keeps: frozenset[str], tmp_path: Path
) -> None:
    years = a_year(seed, **WAYS[way])
    register = registered(tmp_path, years, keeps)
    table = rows(years.after, years.remarks)
    plan = planned(tmp_path, table, register)
    assert named(plan, years) == expected(years, plan)
    assert all(one.reason and zh(one.reason) == one.reason for one in plan.changes)
    after = applied(register, plan.update)
    again = planned(tmp_path, table, after)
    assert again.is_idle
    assert {one.what for one in again.changes} <= {"missing"}
    ids = {person.id: home.id for home, person in people_of(after)}
    assert {person.id for _, person in people_of(register)} <= set(ids)
    assert [one.id for one in after.households[: len(register.households)]] == [
        one.id for one in register.households
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_list_with_neither_birth_nor_number_names_it_too(seed: int, tmp_path: Path) -> None:
    years = a_year(seed)
    out = ("出生日期", "身份证号", "电话")
    register = registered(tmp_path, years, LITTLE, *out)
    plan = planned(tmp_path, rows(years.after, years.remarks, out), register)
    births = {("move", no, person) for what, no, person in years.planted if what == "birth"}
    kept = {one for one in years.planted if one[0] != "birth"}
    assert named(plan, years) == kept | births


@pytest.mark.parametrize("seed", range(3))
def test_a_list_without_a_number_of_households_names_it_too(seed: int, tmp_path: Path) -> None:
    years = a_year(seed)
    register = registered(tmp_path, years, ALL, "户号")
    plan = planned(tmp_path, rows(years.after, years.remarks, ("户号",)), register)
    assert {(what, person) for what, _, person in named(plan, years)} == {
        (what, person) for what, _, person in years.planted
    }
