"""Whatever is built into the tree of areas, each door is counted under its group and keeps its visits."""

from pathlib import Path

import pytest

from outreach.actions.area_kinds import change_area_kind
from outreach.actions.areas import add_area, move_area, put_households, remove_area, rename_area
from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.register import apply_register_update
from outreach.coverage.summary import coverage_summary
from outreach.errors import UserMistake
from outreach.queries.areas import area_of, area_tree, unit_ids_in
from outreach.queries.content import content_digest
from outreach.queries.households import household_rows, unit_id_of
from outreach.queries.register import register
from outreach.queries.search import search
from outreach.queries.village import village as village_row
from outreach.queries.visits import all_visits
from outreach.register_rows import EditHousehold, RegisterUpdate
from outreach.vocabulary import AreaKind, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log, small_village

NATURAL, GRID, GROUP = AreaKind.NATURAL_VILLAGE, AreaKind.GRID, AreaKind.GROUP
BUILDING, ENTRANCE = AreaKind.BUILDING, AreaKind.ENTRANCE


@pytest.fixture
def ledger(tmp_path: Path):
    with small_village(tmp_path) as workspace:
        log(workspace, "1", signoff=SignOff.SIGNATURE)
        log(workspace, "2", Outcome.NOBODY_HOME)
        log(workspace, "5", Outcome.PHONE)
        log(workspace, "6", Outcome.MOVED_AWAY)
        yield workspace


def area(ledger: Workspace, name: str) -> str:
    return next(row.id for row in ledger.ask(area_tree) if name in (row.name, row.label))


def unit(ledger: Workspace, no: str) -> str:
    found = ledger.ask(unit_id_of, no)
    assert found is not None
    return found


def counts(ledger: Workspace) -> dict[str, int]:
    return {row.label: row.households for row in ledger.ask(area_tree)}


def everything_counted(ledger: Workspace) -> object:
    """What coverage, lists and visits say; areas must not change it."""
    current = campaign_id(ledger)
    return (
        ledger.ask(coverage_summary, current),
        [(row.no, row.group, row.door, row.state) for row in ledger.ask(household_rows, current)],
        ledger.ask(all_visits),
        ledger.ask(village_row).groups,
        [(row.no, row.group) for row in ledger.ask(register).households],
    )


def refused(ledger: Workspace, *action: object) -> str:
    with pytest.raises(UserMistake) as caught:
        ledger.run(*action)
    return caught.value.code


def estate(ledger: Workspace) -> tuple[str, str]:
    """Give a building in group 1 and its entrance."""
    building = ledger.run(add_area, BUILDING, "2幢", area(ledger, "1组"))
    return building, ledger.run(add_area, ENTRANCE, "1单元", building)


def test_the_village_and_its_groups_are_a_tree(ledger):
    rows = ledger.ask(area_tree)
    assert [(row.depth, row.label, row.households, row.units) for row in rows] == [
        (0, "周新庄村", 11, 1),
        (1, "1组", 4, 0),
        (1, "2组", 4, 0),
        (1, "3组", 3, 1),
    ]


def test_a_door_in_an_entrance_is_counted_under_its_group(ledger):
    before = everything_counted(ledger)
    building, entrance = estate(ledger)
    ledger.run(put_households, entrance, [unit(ledger, "1"), unit(ledger, "2")])
    ledger.run(put_households, building, [unit(ledger, "3")])
    assert everything_counted(ledger) == before
    assert counts(ledger) == {"周新庄村": 11, "1组": 4, "2幢": 3, "1单元": 2, "2组": 4, "3组": 3}
    assert ledger.ask(area_of, unit(ledger, "1")) == "1组2幢1单元"
    assert ledger.ask(unit_ids_in, building) == tuple(unit(ledger, no) for no in "123")
    assert len(ledger.ask(unit_ids_in, area(ledger, "1组"))) == 4


def test_a_level_between_loses_no_visit(ledger):
    before = everything_counted(ledger)
    east = ledger.run(add_area, NATURAL, "东庄")
    for group in ("1组", "2组"):
        ledger.run(move_area, area(ledger, group), east)
    grid = ledger.run(add_area, GRID, "第一网格")
    ledger.run(move_area, east, grid)
    assert everything_counted(ledger) == before
    assert counts(ledger) == {
        "周新庄村": 11, "第一网格": 8, "东庄": 8, "1组": 4, "2组": 4, "3组": 3,
    }  # fmt: skip
    assert ledger.ask(area_of, unit(ledger, "5")) == "第一网格东庄2组"


def test_a_level_between_a_group_and_its_entrances_loses_no_visit(ledger):
    entrance = ledger.run(add_area, ENTRANCE, "1单元", area(ledger, "1组"))
    ledger.run(put_households, entrance, [unit(ledger, "1")])
    before = everything_counted(ledger)
    building = ledger.run(add_area, BUILDING, "2幢", area(ledger, "1组"))
    ledger.run(move_area, entrance, building)
    assert everything_counted(ledger) == before
    assert ledger.ask(area_of, unit(ledger, "1")) == "1组2幢1单元"


def test_a_building_that_goes_to_another_group_takes_its_doors_along(ledger):
    visits = ledger.ask(all_visits)
    building, entrance = estate(ledger)
    ledger.run(put_households, entrance, [unit(ledger, "1")])
    ledger.run(move_area, building, area(ledger, "3组"))
    assert [row.group for row in ledger.ask(household_rows, None, [unit(ledger, "1")])] == ["3"]
    assert counts(ledger)["3组"] == 4
    assert [row.id for row in ledger.ask(all_visits)] == [row.id for row in visits]
    ledger.undo()
    assert counts(ledger)["1组"] == 4
    assert ledger.ask(area_of, unit(ledger, "1")) == "1组2幢1单元"


def test_a_grid_across_groups_leaves_the_groups_alone(ledger):
    before = everything_counted(ledger)
    grid = ledger.run(add_area, GRID, "第二网格")
    ledger.run(put_households, grid, [unit(ledger, no) for no in ("1", "5", "12")])
    assert everything_counted(ledger) == before
    assert {row.label: (row.households, row.units) for row in ledger.ask(area_tree)} == {
        "周新庄村": (11, 1), "1组": (4, 0), "2组": (4, 0), "3组": (3, 1), "第二网格": (2, 1),
    }  # fmt: skip


def test_who_moves_to_another_group_by_the_roster_leaves_the_building(ledger):
    _, entrance = estate(ledger)
    first = unit(ledger, "1")
    ledger.run(put_households, entrance, [first])
    change = EditHousehold(first, (("group", "2"),))
    ledger.run(apply_register_update, RegisterUpdate("花名册", (change,)))
    assert ledger.ask(area_of, first) == "2组"
    assert counts(ledger)["1单元"] == 0
    ledger.run(remove_area, entrance)
    assert "1单元" not in counts(ledger)


def test_back_from_the_building_into_the_group_only(ledger):
    _, entrance = estate(ledger)
    first = unit(ledger, "1")
    for target in ("1组", "周新庄村"):
        ledger.run(put_households, entrance, [first])
        ledger.run(put_households, area(ledger, target), [first])
        assert ledger.ask(area_of, first) == "1组"


def test_a_renamed_group_is_found_by_its_new_name_and_again_by_the_old_after_undo(ledger):
    first = unit(ledger, "1")
    ledger.run(rename_area, area(ledger, "1组"), "第7组")
    assert ledger.ask(village_row).groups == ("2", "3", "7")
    assert [hit.no for hit in ledger.ask(search, "7组1号", 5)] == ["1"]
    assert ledger.ask(search, "1组1号", 5) == ()
    assert ledger.ask(area_of, first) == "7组"
    ledger.undo()
    assert [hit.no for hit in ledger.ask(search, "1组1号", 5)] == ["1"]


def test_all_of_it_can_be_undone(ledger):
    digests = [ledger.ask(content_digest)]
    steps = [
        lambda: ledger.run(add_area, BUILDING, "2幢", area(ledger, "1组")),
        lambda: ledger.run(put_households, area(ledger, "2幢"), [unit(ledger, "5")]),
        lambda: ledger.run(move_area, area(ledger, "2幢"), area(ledger, "2组")),
        lambda: ledger.run(rename_area, area(ledger, "2幢"), "9幢"),
        lambda: ledger.run(add_area, GROUP, "第10组"),
        lambda: ledger.run(remove_area, area(ledger, "10组")),
    ]
    for step in steps:
        step()
        digests.append(ledger.ask(content_digest))
    assert len(set(digests)) == len(digests) - 2, "an empty group is nothing recorded"
    for digest in reversed(digests[:-1]):
        ledger.undo()
        assert ledger.ask(content_digest) == digest


def test_a_new_group_walks_in_the_order_of_its_number(ledger):
    ledger.run(add_area, GROUP, "第10组")
    ledger.run(add_area, GROUP, "4")
    assert ledger.ask(village_row).groups == ("1", "2", "3", "4", "10")


def test_groups_are_walked_as_they_were_put(ledger):
    """In lists, on papers and in the figures; next year's roster and new groups leave the order alone."""
    village, one, three = area(ledger, "周新庄村"), area(ledger, "1组"), area(ledger, "3组")
    ledger.run(move_area, three, village, one)
    assert ledger.ask(village_row).groups == ("3", "1", "2")
    doors = [row.group for row in ledger.ask(household_rows, None)]
    assert list(dict.fromkeys(doors)) == ["3", "1", "2"]
    groups = ledger.ask(coverage_summary, None).groups
    assert [row.group for row in groups if row.registered] == list(dict.fromkeys(doors))
    ledger.run(add_area, GROUP, "10")
    ledger.run(add_household, HouseholdForm("4", "1", "孙晓梅"))
    ledger.run(rename_area, area(ledger, "2组"), "北")
    assert ledger.ask(village_row).groups == ("3", "1", "北", "4", "10")
    for _ in range(4):
        ledger.undo()
    assert ledger.ask(village_row).groups == ("1", "2", "3")


def test_siblings_stand_as_they_were_put(ledger):
    ids = [ledger.run(add_area, NATURAL, name) for name in ("东庄", "西庄", "南庄")]
    village = area(ledger, "周新庄村")
    ledger.run(move_area, ids[2], village, ids[0])
    names = [row.name for row in ledger.ask(area_tree) if row.kind is NATURAL]
    assert names == ["南庄", "东庄", "西庄"]


def test_what_stands_wrongly_is_refused(ledger):
    building, entrance = estate(ledger)
    one = area(ledger, "1组")
    east = ledger.run(add_area, NATURAL, "东庄")
    assert refused(ledger, add_area, GROUP, "8", one) == "area_misplaced"
    assert refused(ledger, add_area, GROUP, "8", entrance) == "area_misplaced"
    assert refused(ledger, add_area, BUILDING, "3幢", entrance) == "area_misplaced"
    assert refused(ledger, add_area, AreaKind.VILLAGE, "别村") == "area_misplaced"
    assert refused(ledger, move_area, area(ledger, "2组"), one) == "area_misplaced"
    ledger.run(move_area, area(ledger, "3组"), east)
    assert refused(ledger, move_area, east, one) == "area_misplaced"
    assert refused(ledger, move_area, building, entrance) == "area_in_itself"
    assert refused(ledger, move_area, area(ledger, "周新庄村"), one) == "area_is_village"
    assert refused(ledger, rename_area, area(ledger, "周新庄村"), "别村") == "area_is_village"
    assert refused(ledger, remove_area, area(ledger, "周新庄村")) == "area_is_village"
    assert refused(ledger, add_area, BUILDING, "3幢", "nowhere") == "area_unknown"
    assert refused(ledger, put_households, one, ["nobody"]) == "household_gone"


def test_names_are_told_apart(ledger):
    building, _ = estate(ledger)
    east = ledger.run(add_area, NATURAL, "东庄")
    assert refused(ledger, add_area, GROUP, "第1组", east) == "area_there"
    assert refused(ledger, rename_area, area(ledger, "2组"), "1组") == "area_there"
    assert refused(ledger, add_area, BUILDING, " 2幢 ", area(ledger, "1组")) == "area_there"
    assert refused(ledger, add_area, BUILDING, "  ") == "area_name_missing"
    assert refused(ledger, add_area, BUILDING, "2\0幢") == "text_unfit"
    other = ledger.run(add_area, BUILDING, "2幢", area(ledger, "2组"))
    assert refused(ledger, move_area, other, area(ledger, "1组")) == "area_there"
    ledger.run(rename_area, building, "2幢")


def test_only_what_is_empty_is_removed(ledger):
    building, entrance = estate(ledger)
    ledger.run(put_households, entrance, [unit(ledger, "1")])
    assert refused(ledger, remove_area, building) == "area_in_use"
    assert refused(ledger, remove_area, entrance) == "area_in_use"
    assert refused(ledger, remove_area, area(ledger, "1组")) == "area_in_use"
    ledger.run(put_households, area(ledger, "1组"), [unit(ledger, "1")])
    ledger.run(remove_area, entrance)
    ledger.run(remove_area, building)
    assert set(counts(ledger)) == {"周新庄村", "1组", "2组", "3组"}
    assert ledger.verify() == []


def test_a_grid_becomes_a_group_and_takes_its_doors_in(ledger):
    grid = ledger.run(add_area, GRID, "东片")
    ledger.run(put_households, grid, [unit(ledger, "1"), unit(ledger, "2")])
    before = counts(ledger)
    ledger.run(change_area_kind, grid, GROUP)
    assert counts(ledger) == before | {"1组": 2}
    assert {row.no: row.group for row in ledger.ask(household_rows, None)}["1"] == "东片"
    ledger.undo()
    assert counts(ledger) == before
    ledger.run(change_area_kind, grid, NATURAL)
    assert next(row.kind for row in ledger.ask(area_tree) if row.id == grid) is NATURAL


def test_a_group_with_doors_stays_a_group(ledger):
    before = ledger.ask(content_digest)
    assert refused(ledger, change_area_kind, area(ledger, "1组"), GRID) == "group_in_use"
    natural = ledger.run(add_area, NATURAL, "东庄")
    ledger.run(move_area, area(ledger, "1组"), natural)
    assert refused(ledger, change_area_kind, natural, GROUP) == "area_misplaced"
    assert refused(ledger, change_area_kind, natural, ENTRANCE) == "area_misplaced"
    ledger.undo()
    ledger.undo()
    assert ledger.ask(content_digest) == before


def test_people_are_counted_where_they_live(ledger):
    rows = {row.label: (row.households, row.people) for row in ledger.ask(area_tree)}
    assert rows["1组"] == (4, 8) and rows["周新庄村"] == (11, 24)
