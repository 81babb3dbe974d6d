"""Sheets for the doors, the slips that come back, and what the scanner needs: entries."""

from __future__ import annotations

from outreach.printing.chosen_doors import prepare_doors
from outreach.printing.form_columns import REGISTRATION, SIGNOFF
from outreach.printing.paper_kinds import PaperKind
from outreach.printing.receipts_job import prepare_command_cards, prepare_labels, prepare_receipts
from outreach.printing.shelves.options import (
    BLANK,
    BLANK_PAGES,
    LISTS,
    LYING,
    NUMBERS,
    REASON,
    UPRIGHT,
    columns,
)
from outreach.printing.visit_form_job import prepare_registration
from outreach.wording import mark

SHEETS = (
    PaperKind(
        "signoff",
        mark("Sign-off sheets"),
        mark("A line a household, to be signed"),
        LYING,
        "slip",
        prepare_doors,
        LISTS,
        by_group=True,
        by_door=True,
        options=(columns(SIGNOFF), BLANK_PAGES),
    ),
    PaperKind(
        "registration",
        mark("Visit forms"),
        mark("Six households a page, filled in at the door"),
        LYING,
        "visit",
        prepare_registration,
        LISTS,
        by_group=True,
        by_door=True,
        options=(columns(REGISTRATION, "known_phone"), NUMBERS, REASON, BLANK_PAGES),
    ),
    PaperKind(
        "receipts",
        mark("Receipt slips"),
        mark("Numbered, three a page, to be signed and cut off"),
        UPRIGHT,
        "slip",
        prepare_receipts,
        LISTS,
        by_group=True,
        by_door=True,
        options=(BLANK,),
    ),
    PaperKind(
        "receipt-labels",
        mark("Labels for hand-written slips"),
        mark("24 on a page, to be stuck on"),
        UPRIGHT,
        "slip",
        prepare_labels,
        LISTS,
        audited=False,
    ),
    PaperKind(
        "command-cards",
        mark("Command cards for the scanner"),
        mark("Nobody home, refused, by proxy, another day, undo"),
        UPRIGHT,
        "scan",
        prepare_command_cards,
        LISTS,
        audited=False,
    ),
)
