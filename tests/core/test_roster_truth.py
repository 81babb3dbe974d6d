"""The four rosters come in exactly as their truths say, and go out again as the same people."""

from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.actions.register import apply_register_update, id_digester
from outreach.queries.register import register
from outreach.roster.check import check
from outreach.roster.export import export_people
from outreach.workspace import Workspace
from tests.support.roster_register import applied, digest, empty_register
from tests.support.roster_truth import NAMES, Truth, disagreements, read_people, truth


@pytest.fixture(params=NAMES)
def roster(request: pytest.FixtureRequest) -> Truth:
    return truth(request.param)


def perfect(roster: Truth) -> list[dict[str, str]]:
    """The truth's persons; where it leaves a blank for a name that lost a character, the name as found."""
    people = [dict(person) for person in roster.persons]
    raws = [p["raw"] for p in roster.about["problems"] if p["kind"] == "name_lost_character"]
    for person in people:
        if not person["name"]:
            person["name"] = raws.pop(0)
    return people


def test_counts_and_flagged_rows_are_those_of_the_truth(roster: Truth) -> None:
    plan = check(roster.path)
    assert (plan.households, plan.persons) == (roster.about["households"], roster.about["persons"])
    assert disagreements(roster.about, plan) == []
    assert plan.new == plan.persons
    assert plan.changes == ()


def test_the_exported_people_are_those_of_the_truth(roster: Truth, tmp_path: Path) -> None:
    imported = applied(empty_register(roster.village), check(roster.path).update)
    out = tmp_path / "people.csv"
    assert export_people(imported, out, unmasked=True) == roster.about["persons"]
    assert read_people(out) == perfect(roster)


@pytest.mark.parametrize(
    "keeps", [frozenset(), frozenset({"id_no", "phone"})], ids=["kept little", "kept all"]
)
def test_the_same_file_twice_changes_nothing(roster: Truth, keeps: frozenset[str]) -> None:
    start = empty_register(roster.village, keeps)
    imported = applied(start, check(roster.path, start, digest=digest).update)
    again = check(roster.path, imported, digest=digest)
    assert again.is_idle, again.update.operations[:3]
    assert (again.new, again.changed, again.missing, again.changes) == (0, 0, 0, ())
    assert again.same == roster.about["persons"]


@pytest.mark.parametrize("unmasked", [False, True])
def test_what_was_exported_comes_in_again_without_a_change(
    roster: Truth, unmasked: bool, tmp_path: Path
) -> None:
    imported = applied(empty_register(roster.village), check(roster.path, digest=digest).update)
    out = tmp_path / "people.csv"
    export_people(imported, out, unmasked=unmasked)
    again = check(out, imported, digest=digest)
    assert again.changes == ()
    assert again.is_idle


def test_a_ledger_takes_a_roster_and_gives_it_back(tmp_path: Path) -> None:
    roster = truth("printed_sheet")
    form = LedgerForm(village_name=roster.village, village_code="430102010204", keep=("id_no", "phone"))
    out = tmp_path / "people.csv"
    with Workspace.create(tmp_path / "v.doorbook", form, recorder="王芳") as workspace:
        plan = check(roster.path, workspace.ask(register), digest=workspace.ask(id_digester))
        workspace.run(apply_register_update, plan.update)
        export_people(workspace.ask(register), out, unmasked=True)
        again = check(roster.path, workspace.ask(register), digest=workspace.ask(id_digester))
    assert read_people(out) == roster.persons
    assert again.is_idle
