"""Who may do what: every action has its line, every cell of role and action is tried (FAULTS 48)."""

from __future__ import annotations

import pytest

from outreach import rights
from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.errors import UserMistake
from outreach.queries.register import register
from outreach.rights import ACTIONS, QUERIES, RIGHTS, Right, may
from outreach.vocabulary import Access
from tests.soak.matrix import matrix
from tests.support.every_action import actions
from tests.support.ledgers import log

BLOCKS = {
    "free_receipts", "keep_receipts", "known_receipt", "link_receipt", "move_receipts", "reopen_row",
    "doors_of", "group_area", "open_campaign_id", "put_beside", "put_by_door",
    "known_campaign", "known_member", "known", "known_unit", "place_of", "standing_unit", "standing_units",
    "move_contact", "put_contact",
    "members_in", "settle_empty", "settle_exclusions", "settle_members", "settle_walking_order", "worker_ids",
    "known_kind", "victim", "put_keeping", "put_steps", "checked_quiz",
}  # fmt: skip
"""Parts that other actions are made of; run by themselves they are the administrator's."""


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


def test_every_cell_of_role_and_action_is_enforced_in_the_core() -> None:
    """And of role and query; what is let in fails for want of arguments, what is refused is noted."""
    result = matrix(1)
    assert not result.bad, result.bad
    assert result.done == len(Access) * (len(actions()) + len(QUERIES))


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
