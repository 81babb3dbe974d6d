"""A year passes over a village: the plan names exactly what happened, and nobody is lost."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.actions.ledger import LedgerForm
from outreach.actions.register import apply_register_update, id_digester
from outreach.queries.register import register as whole_register
from outreach.queries.visits import all_visits
from outreach.register_rows import Register
from outreach.roster.check import plan_import
from outreach.roster.export import export_people
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from outreach.wording import zh
from outreach.workspace import Workspace
from tests.support.ledgers import log
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


def test_an_address_of_the_whole_group_is_no_door(tmp_path: Path) -> None:
    years = a_year(1, 90)
    heads, *people = rows(years.before, {})
    table = [[*heads, "家庭住址"], *[[*row, "柳河村"] for row in people]]
    register = applied(empty_register(), planned(tmp_path, table, empty_register()).update)
    assert planned(tmp_path, table, register).is_idle


@pytest.mark.parametrize("seed", range(2))
def test_visits_stay_with_their_households_and_one_undo_takes_a_year_back(seed: int, tmp_path: Path) -> None:
    years = a_year(seed, 24, renumbered=True)
    with Workspace.create(tmp_path / "v.doorbook", LedgerForm("柳河村"), recorder="王芳") as workspace:

        def plan(table: list[list[object]]) -> Plan:
            grids = read_here(write_xlsx(tmp_path / "a.xlsx", table))
            digest = workspace.ask(id_digester)
            return plan_import(grids, "a.xlsx", workspace.ask(whole_register), digest=digest)

        workspace.run(apply_register_update, plan(rows(years.before, {})).update)
        workspace.run(start_campaign, CampaignForm("入户宣传", date(2026, 11, 1), date(2026, 11, 30)))
        before = {home.id: home for home in workspace.ask(whole_register).households}
        for home in before.values():
            log(workspace, home.no)
        visits = {visit.id: visit.unit_id for visit in workspace.ask(all_visits)}
        update = plan(rows(years.after, years.remarks))
        workspace.run(apply_register_update, update.update)
        after = {home.id: home for home in workspace.ask(whole_register).households}
        assert {visit.id: visit.unit_id for visit in workspace.ask(all_visits)} == visits
        assert set(before) <= set(after)
        assert all(home.no == after[id_].no for id_, home in before.items())
        people = {person.id for home in after.values() for person in home.members}
        assert {person.id for home in before.values() for person in home.members} <= people
        assert plan(rows(years.after, years.remarks)).is_idle
        workspace.undo()
        assert {home.id: home for home in workspace.ask(whole_register).households} == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), masked=st.booleans(), little=st.booleans(), renumbered=st.booleans())
def test_what_a_year_left_is_exported_and_comes_in_again_without_a_change(
    seed: int, masked: bool, little: bool, renumbered: bool, tmp_path: Path
) -> None:
    years = a_year(seed, 20, renumbered=renumbered)
    register = registered(tmp_path, years, LITTLE if little else ALL)
    register = applied(register, planned(tmp_path, rows(years.after, years.remarks), register).update)
    out = tmp_path / "people.csv"
    export_people(register, out, unmasked=not masked)
    again = plan_import(read_here(out), "people.csv", register, digest=digest)
    assert (again.changes, again.update.operations, again.missing) == ((), (), 0)
    assert again.persons == len(people_of(register))
