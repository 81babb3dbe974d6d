"""What a column of a roster can mean, in the window's words."""

from __future__ import annotations

from outreach.wording import mark

FIELD_LABELS = {
    "name": mark("Full name"),
    "relation": mark("Relation to the head"),
    "id_no": mark("ID number"),
    "sex": mark("Sex"),
    "birth": mark("Born"),
    "phone": mark("Phone"),
    "household_no": mark("Number in the register"),
    "group": mark("Group"),
    "door": mark("Door"),
    "address": mark("Address"),
    "head_name": mark("Head"),
    "head_id": mark("ID number of the head"),
    "head_phone": mark("Phone of the head"),
    "head_sex": mark("Sex of the head"),
    "head_birth": mark("Birth of the head"),
    "is_head": mark("Is the head?"),
    "kind": mark("Kind"),
    "unit_name": mark("Name of the unit"),
    "contact": mark("Contact person"),
    "status": mark("Moved out or deceased"),
    "alias": mark("Other name"),
    "remark": mark("Note"),
    "other_phone": mark("Another phone"),
    "residence": mark("Address lived at"),
    "registered_address": mark("Registered address"),
    "grid": mark("Grid"),
    "age": mark("Age"),
    "size": mark("Number of people"),
    "serial": mark("Running number"),
    "passed_over": mark("not used"),
}
"""English source label of every field that a column can be given; look it up where it is shown."""

SHORT = {
    "relation": mark("relation"),
    "id_no": mark("ID"),
    "household_no": mark("number"),
}
"""Shorter words for the narrow heads of the rows around a problem."""

NOT_USED = "passed_over"
SECRET = ("id_no", "head_id")
PLACES = ("household_no", "serial", "group", "door", "grid")
"""Columns whose long numbers belong to places, not to people."""
PHONES = ("phone", "head_phone", "other_phone")
EDITED = {
    "name": mark("Full name"),
    "relation": mark("Relation to the head"),
    "sex": mark("Sex"),
    "birth": mark("Born"),
    "phone": mark("Phone"),
    "id_no": mark("ID number"),
    "address": mark("Address"),
    "group": mark("Group"),
    "door": mark("Door"),
    "kind": mark("Kind"),
    "alias": mark("Other name"),
    "note": mark("Note"),
    "status": mark("Moved out or deceased"),
}
"""Fields of people and households that a plan can change."""
