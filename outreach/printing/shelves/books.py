"""Forms of the books, filled or blank, with the columns chosen: entries."""

from __future__ import annotations

from outreach.printing.book_papers import (
    prepare_activities,
    prepare_app,
    prepare_attendance,
    prepare_handover,
)
from outreach.printing.form_columns import ACTIVITY, APP, ATTENDANCE, HANDOVER
from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.printing.shelves.options import BLANK_PAGES, LISTS, LYING, UPRIGHT, columns
from outreach.wording import mark

WHICH = PaperOption("activity", mark("Which activity (a word of its theme or place)"))

BOOK_PAPERS = (
    PaperKind(
        "activity",
        mark("Ledger of activities"),
        mark("A line an activity, of this campaign"),
        LYING,
        "horn",
        prepare_activities,
        LISTS,
        options=(columns(ACTIVITY), BLANK_PAGES),
    ),
    PaperKind(
        "attendance",
        mark("Attendance sheet"),
        mark("Signed by those who come to an activity"),
        UPRIGHT,
        "users",
        prepare_attendance,
        LISTS,
        options=(WHICH, columns(ATTENDANCE), BLANK_PAGES),
    ),
    PaperKind(
        "app",
        mark("Table of app registrations"),
        mark("A line a group, with the rate and what it is of"),
        LYING,
        "phone",
        prepare_app,
        LISTS,
        options=(columns(APP), BLANK_PAGES),
    ),
    PaperKind(
        "handover",
        mark("Slips handed over"),
        mark("Goes to the office with the slips in hand"),
        UPRIGHT,
        "out",
        prepare_handover,
        LISTS,
        by_group=True,
        options=(columns(HANDOVER), BLANK_PAGES),
    ),
)
