"""Every door is in somebody's patch, in nobody's or in several: told either way, and counted the same."""

from pathlib import Path

import pytest

from outreach.actions.areas import add_area, put_households, remove_area
from outreach.actions.patches import give_households, set_area_workers, set_patch
from outreach.actions.tending import move_household
from outreach.actions.workers import keep_worker
from outreach.coverage.summary import coverage_summary
from outreach.errors import UserMistake
from outreach.queries.areas import area_tree
from outreach.queries.content import content_digest
from outreach.queries.household_card import household_card
from outreach.queries.households import household_rows, unit_id_of
from outreach.queries.patches import NOBODY, SEVERAL, patch_book, patch_coverage, patches, unit_ids_of_patch
from outreach.vocabulary import AreaKind, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import NOW, campaign_id, log, small_village


@pytest.fixture
def ledger(tmp_path: Path):
    with small_village(tmp_path) as workspace:
        log(workspace, "1", signoff=SignOff.SIGNATURE)
        log(workspace, "2", Outcome.NOBODY_HOME)
        log(workspace, "5")
        workspace.wang = workspace.run(keep_worker, "王芳")
        workspace.zhao = workspace.run(keep_worker, "赵强")
        yield workspace


def area(ledger: Workspace, label: str) -> str:
    return next(row.id for row in ledger.ask(area_tree) if row.label == label)


def doors(ledger: Workspace, who: str) -> list[str]:
    ids = ledger.ask(unit_ids_of_patch, who)
    return [row.no for row in ledger.ask(household_rows, None) if row.id in ids]


def unit(ledger: Workspace, no: str) -> str:
    found = ledger.ask(unit_id_of, no)
    assert found is not None
    return found


def test_without_patches_nothing_is_said(ledger):
    assert ledger.ask(patches) == () and ledger.ask(patch_coverage, campaign_id(ledger)) is None
    assert ledger.ask(unit_ids_of_patch, NOBODY) == frozenset()


def test_a_patch_over_areas_of_any_kind(ledger):
    building = ledger.run(add_area, AreaKind.BUILDING, "2幢", area(ledger, "2组"))
    ledger.run(put_households, building, [unit(ledger, "5"), unit(ledger, "6")])
    ledger.run(set_patch, ledger.wang, [area(ledger, "1组"), building])
    assert doors(ledger, ledger.wang) == ["1", "2", "3", "4", "5", "6"]
    assert doors(ledger, NOBODY) == ["7", "8", "9", "10", "11", "12"]
    assert [(row.name, row.areas) for row in ledger.ask(patches)] == [("王芳", ("1组", "2组2幢"))]


def test_a_door_of_two_is_told_and_one_given_singly_is_one_s_own(ledger):
    ledger.run(set_area_workers, area(ledger, "周新庄村"), [ledger.zhao])
    ledger.run(set_area_workers, area(ledger, "1组"), [ledger.wang])
    assert doors(ledger, SEVERAL) == ["1", "2", "3", "4"]
    ledger.run(give_households, [unit(ledger, "3"), unit(ledger, "9")], ledger.wang)
    assert doors(ledger, SEVERAL) == ["1", "2", "4"]
    assert doors(ledger, ledger.wang) == ["1", "2", "3", "4", "9"]
    assert "9" not in doors(ledger, ledger.zhao)
    ledger.run(give_households, [unit(ledger, "9")], "")
    assert "9" in doors(ledger, ledger.zhao)


def test_the_book_keeps_rows_to_a_patch_and_counts_them(ledger):
    rows = ledger.ask(household_rows, None)
    assert ledger.ask(patch_book).held(rows, "") == tuple(rows)
    ledger.run(set_area_workers, area(ledger, "1组"), [ledger.wang, ledger.zhao])
    ledger.run(give_households, [unit(ledger, "9")], ledger.wang)
    book = ledger.ask(patch_book)
    for who in (ledger.wang, ledger.zhao, NOBODY, SEVERAL):
        kept = [row.no for row in book.held(rows, who)]
        assert kept == doors(ledger, who) and book.count(who) == len(kept)
        assert book.units(who) == ledger.ask(unit_ids_of_patch, who)


def test_progress_of_each_patch_adds_up_with_nobody_s(ledger):
    ledger.run(set_patch, ledger.wang, [area(ledger, "1组")])
    ledger.run(give_households, [unit(ledger, "5")], ledger.wang)
    now = campaign_id(ledger)
    found = ledger.ask(patch_coverage, now)
    (who, row), = found.rows
    assert (who, row.group, row.due, row.reached, row.left) == (ledger.wang, "王芳", 5, 2, 3)
    total = ledger.ask(coverage_summary, now).total
    assert row.due + found.nobody.due == total.due and found.several.due == 0
    ledger.run(set_patch, ledger.zhao, [area(ledger, "1组")])
    assert ledger.ask(patch_coverage, now).several.due == 4


def test_one_who_left_answers_for_nothing(ledger):
    ledger.run(set_patch, ledger.wang, [area(ledger, "1组")])
    ledger.run(keep_worker, "王芳", active=False)
    assert ledger.ask(patches) == () and doors(ledger, NOBODY) == []


def test_undo_takes_a_patch_back_and_an_emptied_area_drops_it(ledger):
    before = ledger.ask(content_digest)
    grid = ledger.run(add_area, AreaKind.GRID, "东片")
    ledger.run(set_area_workers, grid, [ledger.wang, ledger.zhao])
    ledger.run(set_area_workers, grid, [ledger.zhao])
    kept = ledger.ask(content_digest)
    ledger.run(remove_area, grid)
    assert ledger.ask(patches) == ()
    ledger.undo()
    assert ledger.ask(content_digest) == kept
    for _ in range(3):
        ledger.undo()
    assert ledger.ask(content_digest) == before


def test_strangers_get_no_patch(ledger):
    for worker, areas in (("nobody", []), (ledger.wang, ["nowhere"])):
        with pytest.raises(UserMistake):
            ledger.run(set_patch, worker, areas)


def test_commands_keep_to_one_patch(ledger, capsys, monkeypatch, tmp_path):
    ledger.run(set_patch, ledger.wang, [area(ledger, "1组")])
    ledger.close()
    command = Commands(capsys, monkeypatch, ledger.path)
    listed = command("household", "list", "--patch", "王芳").document
    assert [row["no"] for row in listed] == ["1", "2", "3", "4"]
    assert len(command("household", "list", "--patch", "nobody").document) == 8
    counted = command("coverage", "--by", "patch").document
    assert [(row["worker"], row["due"], row["reached"]) for row in counted["patches"]] == [("王芳", 4, 1)]
    assert counted["nobody"]["due"] == counted["due"] - 4
    refused = command("household", "list", "--patch", "赵强")
    assert refused.code == 1 and refused.document["error"] == "patch_unknown"
    made = command("print", "signoff", "--patch", "王芳", "--out", str(tmp_path / "s.pdf")).document
    assert made["pages"] == 1


def test_the_card_says_who_answers_and_who_shares_the_yard(ledger):
    def around(no: str):
        return ledger.ask(household_card, None, unit(ledger, no), NOW.date()).around

    assert around("1").answering is None and around("1").yard == ()
    ledger.run(set_patch, ledger.wang, [area(ledger, "1组")])
    ledger.run(set_patch, ledger.zhao, [area(ledger, "周新庄村")])
    ledger.run(move_household, unit(ledger, "2"), "1", "1")
    building = ledger.run(add_area, AreaKind.BUILDING, "2幢", area(ledger, "1组"))
    ledger.run(put_households, building, [unit(ledger, "1")])
    assert around("1").answering == ("王芳", "赵强") and around("1").yard == ("单春生",)
    assert around("1").area == "1组2幢" and around("5").answering == ("赵强",)
    ledger.run(give_households, [unit(ledger, "1")], ledger.wang)
    assert around("1").answering == ("王芳",)
