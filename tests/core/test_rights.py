"""Who may do what: every action has its line, every cell of role and action is tried (FAULTS 48)."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from typing import Any

import pytest

from outreach import rights
from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.errors import UserMistake
from outreach.queries.audit import audit_rows
from outreach.queries.register import register
from outreach.rights import ACTIONS, QUERIES, RIGHTS, Right, may
from outreach.vocabulary import Access
from tests.support.ledgers import log
from tests.support.sources import sources

BLOCKS = {
    "free_receipts", "keep_receipts", "known_receipt", "link_receipt", "move_receipts", "reopen_row",
    "doors_of", "group_area", "known_unit", "open_campaign_id", "put_beside", "put_by_door",
    "move_contact", "put_contact",
    "members_in", "settle_empty", "settle_exclusions", "settle_members", "settle_walking_order", "worker_ids",
    "known_kind", "victim", "put_keeping", "put_steps",
}  # fmt: skip
"""Parts that other actions are made of; run by themselves they are the administrator's."""


def actions() -> dict[str, Callable[..., Any]]:
    """Every public function of outreach/actions that is given an Act."""
    found: dict[str, Callable[..., Any]] = {}
    for source in sources():
        if source.path.startswith("outreach/actions/"):
            module = importlib.import_module(source.path.removesuffix(".py").replace("/", "."))
            for node in source.tree.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and takes_an_act(node):
                    found[node.name] = getattr(module, node.name)
    return found


def takes_an_act(node: ast.FunctionDef) -> bool:
    first = node.args.args[0].annotation if node.args.args else None
    return isinstance(first, ast.Name) and first.id == "Act"


def test_every_action_has_its_line() -> None:
    missing = sorted(set(actions()) - set(ACTIONS) - BLOCKS)
    assert not missing, (
        f"{missing}: add a line to ACTIONS in outreach/rights.py that says which right each needs; "
        "until then only the village administrator may do it. A part that other actions are made of "
        "and that is never run by itself goes into BLOCKS of this test instead."
    )


def test_no_line_is_left_over() -> None:
    assert sorted(set(ACTIONS) - set(actions())) == []


def test_the_administrator_may_everything_and_the_auditor_changes_nothing() -> None:
    assert RIGHTS[Access.ADMINISTRATOR] == frozenset(Right)
    assert RIGHTS[Access.AUDITOR] == {Right.LOOK, Right.AUDIT}


def test_an_action_without_a_line_is_the_administrators() -> None:
    assert {access for access in Access if may(access, rights.right_of("something_new"))} == {
        Access.ADMINISTRATOR
    }


@pytest.mark.parametrize("access", Access)
def test_every_cell_of_role_and_action_is_enforced_in_the_core(village, access) -> None:
    """An action that is let in fails for want of its arguments; one that is refused never starts."""
    village.access = access
    for name, action in sorted(actions().items()):
        before = len(village.ask(lambda session: audit_rows(session)))
        if may(access, rights.right_of(name)):
            with pytest.raises(TypeError):
                village.run(action, **{"no such argument": 1})
            continue
        with pytest.raises(UserMistake) as refusal:
            village.run(action, **{"no such argument": 1})
        assert refusal.value.code == "forbidden"
        rows = village.ask(lambda session: audit_rows(session))
        assert len(rows) == before + 1
        assert (rows[0].name, rows[0].result, rows[0].access) == (name, "refused", access)


@pytest.mark.parametrize("access", Access)
def test_every_cell_of_role_and_uncommon_query_is_enforced(village, access) -> None:
    village.access = access
    for name, right in QUERIES.items():
        query = type("Query", (), {"__call__": lambda self, session: 1, "__name__": name})()
        if may(access, right):
            assert village.ask(query) == 1
        else:
            with pytest.raises(UserMistake):
                village.ask(query)


def test_what_another_may_not_do_they_may_not_undo_either(village) -> None:
    village.undo()  # the campaign, so that one may be started
    village.run(
        start_campaign,
        CampaignForm("夏季", village.now().date(), village.now().date()),
    )
    village.access = Access.WORKER
    with pytest.raises(UserMistake) as refusal:
        village.undo()
    assert refusal.value.code == "forbidden"
    log(village, "1", day=18)
    village.undo()


def test_whoever_opens_a_ledger_without_pins_is_its_administrator(village) -> None:
    assert village.access is Access.ADMINISTRATOR
    assert village.ask(register).households
