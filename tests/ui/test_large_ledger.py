"""What a county's ledger must not do to the window, on a small one that is taken for large."""

from __future__ import annotations

import pytest

from tests.support.window import idle, open_window
from ui.pages.households import list_view
from ui.work import aside


@pytest.fixture
def large(monkeypatch):
    """Take every ledger for a large one: doors are read and ordered off the window's thread."""
    monkeypatch.setattr(aside, "LARGE", 0)
    monkeypatch.setattr(list_view, "MANY", 0)


@pytest.mark.usefixtures("large")
def test_the_list_is_chosen_and_ordered_beside_the_window(bot, demo):
    window = open_window(bot, demo)
    window.frame().navigate("households")
    page = window.frame().host.current()
    table = page.list.table
    assert list(page.list.model.ids) == []
    bot.waitUntil(lambda: len(page.list.model.ids) > 100)
    page.list.model.ask_sort(page.list.model.section_of("members"))
    page.list.model.ask_sort(page.list.model.section_of("members"))
    idle(bot, window)
    members = {row.id: row.members for row in page.summary.rows}
    sizes = [members[entry] for entry in page.list.model.ids]
    assert sizes == sorted(sizes, reverse=True)
    wanted = page.list.model.ids[-1]
    window.frame().navigate("households", unit_id=wanted)
    idle(bot, window)
    assert table.current_id() == wanted


@pytest.mark.usefixtures("large")
def test_a_visit_is_saved_and_the_round_goes_on_in_a_large_ledger(bot, demo):
    window = open_window(bot, demo)
    window.frame().navigate("visit")
    idle(bot, window)
    page = window.frame().host.current()
    before, here = page.doors.ids(), page.memory()["unit_id"]
    assert here == before[0]
    page.save(go_on=True)
    idle(bot, window)
    assert page.doors.ids() == before[1:]
    assert page.memory()["unit_id"] == before[1]


def test_the_doors_are_read_once_for_the_list_and_the_round(bot, demo):
    window = open_window(bot, demo)
    window.frame().navigate("households")
    idle(bot, window)
    rows = window.frame().host.current().summary.rows
    window.frame().navigate("visit")
    idle(bot, window)
    assert window.frame().host.current()._round.rows is rows
