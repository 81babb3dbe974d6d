"""Which columns hold what belongs to a household: what erasing takes away, here and in the history."""

from __future__ import annotations

ERASED = "（已抹去）"
"""Stands where a name was, so that counts and lists keep their rows."""

PERSONAL: dict[str, dict[str, str]] = {
    "unit": {"head": ERASED, "name": "", "address": "", "phone": "", "note": ""},
    "contact": {"name": ERASED, "post": "", "phone": "", "wechat": ""},
    "occupancy_entry": {"note": "", "said_by": ""},
    "exclusion": {"said_by": ""},
    "person": {
        "name": ERASED,
        "birth": "",
        "id_no": "",
        "id_digest": "",
        "phone": "",
        "address": "",
        "alias": "",
        "note": "",
        "reading": "",
    },
    "visit": {"signed_by": "", "relation": "", "receipt": "", "note": "", "void_reason": ""},
    "receipt": {"void_reason": ""},
    "fraud_case": {"source": "", "note": "", "done": "", "void_reason": ""},
    "dissuasion": {"note": "", "void_reason": ""},
    "spot_check_row": {"said": ""},
    "photo": {"salt": "", "caption": "", "look": ""},
    "finding": {"reply": ""},
}
"""By table and column, what stands there afterwards. Sex, kind, group and outcomes stay for the totals."""

HARMLESS = {
    "action_entry": "*",
    "activity": "*",
    "area": "*",
    "audit": "*",
    "audit_head": "*",
    "campaign": "*",
    "campaign_choice": "*",
    "catalog_option": "*",
    "chat_group": "*",
    "dissuasion": "group risk way done_by recorded_by",
    "draft": "*",
    "exclusion": "reason",
    "finding": "closed_by",
    "fraud_case": "group recorded_by closed_by responsible",
    "key_mark": "*",
    "least_rule": "*",
    "occupancy_entry": "state",
    "brief_sentence": "*",
    "office_form": "*",
    "outing_day": "*",
    "person": "relation sex status",
    "photo": "file exact near added_by",
    "print_batch": "*",
    "printed_page": "*",
    "receipt": "serial code state",
    "report_duty": "*",
    "roster_reading": "*",
    "row_image": "*",
    "search_entry": "*",
    "search_key": "*",
    "sent_report": "*",
    "set_aside": "*",
    "setting": "*",
    "spot_check": "*",
    "spot_check_row": "picked_for result checked_by",
    "stock_edition": "*",
    "stock_limit": "*",
    "stock_movement": "*",
    "unit": "no code kind door",
    "upkeep_check": "*",
    "visit": "entered_by source outcome signoff voided_by",
    "visit_app": "*",
    "worker": "*",
}
"""The text columns that tell nothing of a household, or that erasing treats by itself (drafts, history)."""
