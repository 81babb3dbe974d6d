"""Who may do what: one line an action, one an uncommon query, one a role. Enforced by the workspace."""

from __future__ import annotations

from enum import StrEnum

from outreach.errors import UserMistake, declare
from outreach.vocabulary import LABELS, Access
from outreach.wording import mark, tr

FORBIDDEN = declare(
    "forbidden",
    mark("As {access} you may not do this: ask the village administrator to do it or to give you the right."),
)


class Right(StrEnum):
    """What one may be allowed; an action or query needs exactly one of them."""

    LOOK = "look"
    """Read, numbers masked."""
    VISIT = "visit"
    """Log visits, type up sheets, keep the other books."""
    TEND = "tend"
    """Correct one household and its people."""
    REGISTER = "register"
    """Import rosters, merge, split, move, renumber; draw the areas."""
    PRINT = "print"
    """Print papers and write reports, numbers masked."""
    REVEAL = "reveal"
    """Look at one whole number."""
    UNMASK = "unmask"
    """Write out or print whole numbers."""
    CAMPAIGN = "campaign"
    SETTINGS = "settings"
    """Village, workers, the lists to choose from."""
    KEYS = "keys"
    """Pass phrase, PINs, recovery code, who has which role."""
    ERASE = "erase"
    """Erase people for good, set dates of keeping."""
    COPY = "copy"
    """Make copies of the ledger and take them away."""
    AUDIT = "audit"
    """Read and verify the record of what was done."""


RIGHTS: dict[Access, frozenset[Right]] = {
    Access.WORKER: frozenset(
        {Right.LOOK, Right.VISIT, Right.TEND, Right.PRINT, Right.REVEAL, Right.COPY, Right.AUDIT}
    ),
    Access.ADMINISTRATOR: frozenset(Right),
    Access.TOWNSHIP: frozenset({Right.LOOK, Right.PRINT, Right.AUDIT}),
    Access.AUDITOR: frozenset({Right.LOOK, Right.AUDIT}),
}

ACTIONS: dict[str, Right] = {
    "add_area": Right.REGISTER,
    "add_case": Right.VISIT,
    "add_household": Right.TEND,
    "add_key_group": Right.SETTINGS,
    "add_dissuasion": Right.VISIT,
    "add_member": Right.TEND,
    "add_option": Right.SETTINGS,
    "add_unit": Right.REGISTER,
    "answer_waits": Right.VISIT,
    "apply_register_update": Right.REGISTER,
    "change_area_kind": Right.REGISTER,
    "change_households": Right.REGISTER,
    "change_kinds": Right.REGISTER,
    "change_paper_look": Right.SETTINGS,
    "change_rule": Right.SETTINGS,
    "change_setting": Right.SETTINGS,
    "change_village": Right.SETTINGS,
    "check_upkeep": Right.VISIT,
    "close_campaign": Right.CAMPAIGN,
    "close_case": Right.VISIT,
    "correct_activity": Right.VISIT,
    "correct_case": Right.VISIT,
    "correct_campaign": Right.CAMPAIGN,
    "correct_key_group": Right.SETTINGS,
    "correct_household": Right.TEND,
    "correct_member": Right.TEND,
    "correct_visit": Right.VISIT,
    "edit_paper": Right.PRINT,
    "erase": Right.ERASE,
    "exclude": Right.VISIT,
    "exclude_households": Right.VISIT,
    "forget_form": Right.SETTINGS,
    "keep_chat_group": Right.VISIT,
    "give_households": Right.REGISTER,
    "freeze_report": Right.PRINT,
    "freeze_reports": Right.PRINT,
    "keep_duty": Right.SETTINGS,
    "keep_key_marks": Right.TEND,
    "keep_leader": Right.CAMPAIGN,
    "keep_peak": Right.SETTINGS,
    "keep_sentences": Right.PRINT,
    "keep_step": Right.CAMPAIGN,
    "keep_steps": Right.CAMPAIGN,
    "keep_task": Right.CAMPAIGN,
    "keep_tasks": Right.CAMPAIGN,
    "keep_worker": Right.SETTINGS,
    "label_receipt": Right.VISIT,
    "learn_form": Right.PRINT,
    "lift_exclusions": Right.VISIT,
    "mark_stale": Right.VISIT,
    "make_receipts": Right.PRINT,
    "mend": Right.REGISTER,
    "mark_key_group": Right.TEND,
    "merge_households": Right.REGISTER,
    "merge_people": Right.REGISTER,
    "miss_receipts": Right.VISIT,
    "move_area": Right.REGISTER,
    "move_household": Right.REGISTER,
    "move_households": Right.REGISTER,
    "move_person": Right.REGISTER,
    "note_acknowledged": Right.PRINT,
    "note_carried": Right.PRINT,
    "note_unmasked_export": Right.UNMASK,
    "order_by_door": Right.REGISTER,
    "people_of": Right.VISIT,
    "put_households": Right.REGISTER,
    "record_activity": Right.VISIT,
    "record_movement": Right.VISIT,
    "record_visit": Right.VISIT,
    "record_visits": Right.VISIT,
    "remember_answers": Right.REGISTER,
    "remember_batch": Right.PRINT,
    "remove_area": Right.REGISTER,
    "remove_leader": Right.CAMPAIGN,
    "remove_step": Right.CAMPAIGN,
    "remove_task": Right.CAMPAIGN,
    "rename_area": Right.REGISTER,
    "rename_option": Right.SETTINGS,
    "reopen_case": Right.VISIT,
    "return_receipt": Right.VISIT,
    "retire_key_group": Right.SETTINGS,
    "reveal_phone": Right.REVEAL,
    "set_access": Right.KEYS,
    "set_area_workers": Right.REGISTER,
    "set_aside": Right.REGISTER,
    "set_occupancy": Right.VISIT,
    "set_day_vehicles": Right.VISIT,
    "set_low_limit": Right.VISIT,
    "set_patch": Right.REGISTER,
    "set_keeping": Right.ERASE,
    "set_reading": Right.TEND,
    "set_sheet_state": Right.VISIT,
    "settle_count": Right.VISIT,
    "split_household": Right.REGISTER,
    "start_campaign": Right.CAMPAIGN,
    "start_ledger": Right.SETTINGS,
    "take_leading_group_over": Right.CAMPAIGN,
    "take_receipts_out": Right.VISIT,
    "tick_step": Right.VISIT,
    "tick_tasks": Right.VISIT,
    "type_up_page": Right.VISIT,
    "undo_action": Right.LOOK,
    "unmerge_household": Right.REGISTER,
    "draw_spot_check": Right.VISIT,
    "check_photo": Right.VISIT,
    "attach_photos": Right.VISIT,
    "turn_photo": Right.VISIT,
    "detach_photo": Right.VISIT,
    "caption_photo": Right.VISIT,
    "add_question": Right.SETTINGS,
    "correct_question": Right.SETTINGS,
    "retire_question": Right.SETTINGS,
    "set_pass_mark": Right.SETTINGS,
    "add_suspicious": Right.VISIT,
    "enter_result": Right.VISIT,
    "close_finding": Right.VISIT,
    "put_off_finding": Right.VISIT,
    "void_activity": Right.VISIT,
    "void_case": Right.VISIT,
    "void_movement": Right.VISIT,
    "void_dissuasion": Right.VISIT,
    "void_receipts": Right.VISIT,
    "void_visit": Right.VISIT,
    "walk_beside": Right.REGISTER,
    "walk_step": Right.REGISTER,
    "walk_together": Right.REGISTER,
}
"""Every function of `outreach/actions` that the window or a command runs; one without a line is for the
administrator alone."""

QUERIES: dict[str, Right] = {
    "planned_receipts": Right.PRINT,
    "register": Right.PRINT,
    "id_digester": Right.REGISTER,
    "paper_secret": Right.PRINT,
    "audit_rows": Right.AUDIT,
    "whole_contacts": Right.UNMASK,
    "whole_leading_group": Right.UNMASK,
    "whole_numbers": Right.UNMASK,
    "whole_phones": Right.UNMASK,
}
"""The queries that need more than the right to look."""


def right_of(action: str) -> Right:
    """Give the right that an action needs."""
    return ACTIONS.get(action, Right.KEYS)


def may(access: Access, right: Right) -> bool:
    """Tell whether a role holds a right."""
    return right in RIGHTS[access]


def forbidden(access: Access) -> UserMistake:
    """Give the sentence of a refused call."""
    return UserMistake(FORBIDDEN, access=tr(LABELS[access]))
