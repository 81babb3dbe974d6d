"""Rosters of other layouts than the samples, invented anew for each seed, come in as their truth says."""

import shutil
from pathlib import Path

import pytest

from outreach.roster.addresses import full_address
from outreach.roster.check import plan_import
from outreach.roster.plan import Plan
from outreach.roster.reader_process import read_here
from tests.support.roster_files import csv_text
from tests.support.roster_layouts import LAYOUTS, Written, expected, write_book
from tests.support.roster_truth import ROSTERS, read_people
from tests.support.roster_village import Village, make_village


def read(path: Path) -> Plan:
    return plan_import(read_here(path), path.name)


def people(village: Village, plan: Plan) -> list[dict[str, str]]:
    return [
        {
            "household_no": household.no,
            "group": household.group,
            "relation": person.relation,
            "name": person.name,
            "sex": person.sex,
            "birth": person.birth,
            "id_no": person.id_no,
            "phone": person.phone,
            "address": person.address or full_address(village.name, household),
            "status": str(person.status),
        }
        for household in plan.found
        for person in household.members
    ]


def written(layout: str, seed: int) -> tuple[Village, Written]:
    village = make_village(seed)
    return village, LAYOUTS[layout](village, seed)


def alarms(plan: Plan) -> list[object]:
    return [problem for problem in plan.problems if problem.action in ("ask", "reject")]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_comes_in_as_it_is(layout: str, seed: int, tmp_path: Path) -> None:
    village, roster = written(layout, seed)
    plan = read(write_book(tmp_path / "a.xlsx", roster.pages))
    assert people(village, plan) == expected(village, roster)
    assert alarms(plan) == []


@pytest.mark.parametrize("kind", ["xls", "ods", "html", "et"])
def test_the_same_roster_saved_by_an_office_program_in_other_kinds(kind: str, tmp_path: Path) -> None:
    source = ROSTERS / f"merged_cells.{'xls' if kind == 'et' else kind}"
    saved = Path(shutil.copy(source, tmp_path / f"名册.{'xls' if kind == 'html' else kind}"))
    village = Village("柳河村", "")
    plan = read(saved)
    assert people(village, plan) == read_people(ROSTERS / "merged_cells.persons.csv")
    assert (plan.households, alarms(plan)) == (12, [])


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("layout", ["numbered", "merged", "relation", "wide"])
def test_the_same_layouts_come_in_as_text(layout: str, encoding: str, tmp_path: Path) -> None:
    village, roster = written(layout, 7)
    (tmp_path / "a.csv").write_bytes(csv_text(roster.pages[0].rows).encode(encoding))
    plan = read(tmp_path / "a.csv")
    assert people(village, plan) == expected(village, roster)
    assert alarms(plan) == []
