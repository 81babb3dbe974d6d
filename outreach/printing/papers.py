"""Every paper that can be printed, one entry each: the command `print` and the window's page offer these."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from outreach.errors import UserMistake, declare
from outreach.printing.back_trace_job import prepare_back_trace
from outreach.printing.book_papers import (
    ACTIVITY_COLUMNS,
    APP_COLUMNS,
    ATTENDANCE_COLUMNS,
    HANDOVER_COLUMNS,
    Columns,
    prepare_activities,
    prepare_app,
    prepare_attendance,
    prepare_handover,
)
from outreach.printing.card_job import prepare_cards, prepare_cards_with_slips
from outreach.printing.chosen_doors import prepare_doors
from outreach.printing.household_data import prepare_household_data
from outreach.printing.jobs import (
    PrintedFile,
    prepare_coverage,
    prepare_not_reached,
    prepare_progress,
    save,
)
from outreach.printing.leaflet_job import prepare_leaflet
from outreach.printing.letter_job import prepare_letter
from outreach.printing.order import PaperOrder, patch_doors
from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.printing.paper_options import (
    CHART,
    DESIGN,
    EDITION,
    HANDED_OUT,
    INK,
    LISTS,
    LYING,
    TYPE,
    UPRIGHT,
    WALL,
)
from outreach.printing.plan_papers import PLAN_PAPERS
from outreach.printing.receipts_job import prepare_command_cards, prepare_labels, prepare_receipts
from outreach.printing.register_papers import prepare_contacts, prepare_exclusions
from outreach.printing.spot_check_job import prepare_spot_check
from outreach.printing.visit_form_job import prepare_registration
from outreach.printing.wall_papers import WALL_PAPERS
from outreach.progress import Report, silent
from outreach.queries.patches import patch_book
from outreach.wording import mark
from outreach.workspace import Workspace

PAPER_UNKNOWN = declare("paper_unknown", mark("There is no paper “{kind}”: choose one of {kinds}."))
SIZE = PaperOption("size", mark("Size"), (("a4", mark("A4")), ("a5", mark("A5, two on a sheet"))))
BLANK = PaperOption("blank", mark("How many without a household (empty: one for each household)"))
CARD = PaperOption(
    "card", mark("Size of the card"), (("card", mark("90 × 54 mm, ten")), ("plate", mark("Door plate, two")))
)
SIDES = PaperOption("sides", mark("Sides"), (("both", mark("Front and back")), ("one", mark("Front only"))))
WITH_OR_WITHOUT = (("yes", mark("With code")), ("no", mark("Without")))
QR = PaperOption("qr", mark("Code that keeps the number"), WITH_OR_WITHOUT)
PHOTO = PaperOption("photo", mark("Photograph, if one is to be printed"), is_file=True)
READER = PaperOption(
    "reader",
    mark("To whom"),
    (("residents", mark("Residents")), ("parents", mark("Parents")), ("finance", mark("Finance staff"))),
)
SLIP = PaperOption("slip", mark("Tear-off slip"), (("no", mark("None")), ("yes", mark("With slip, A4"))))
LETTER_FORM = PaperOption(
    "form", mark("With slip"), (("slip", mark("Letter and slip")), ("alone", mark("Letter only")))
)

BLANK_PAGES = PaperOption("blank", mark("How many blank pages (empty: filled in)"))
ACTIVITY = PaperOption("activity", mark("Which activity (a word of its theme or place)"))

HOUSEHOLD = PaperOption("household", mark("Number of the household"))
NUMBERS = PaperOption(
    "numbers", mark("Numbers"), (("masked", mark("Masked")), ("whole", mark("Whole, for a reason")))
)
REASON = PaperOption("reason", mark("Who asked for whole numbers and why"))


def columns(known: Columns) -> PaperOption:
    """Give the choice of a form's columns."""
    choices = tuple((code, label) for code, label, *_ in known)
    return PaperOption("columns", mark("Columns"), choices, many=True)


PAPERS: tuple[PaperKind, ...] = (
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
        options=(BLANK,),
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
        lambda workspace, order, report: prepare_labels(workspace, report),
        LISTS,
        audited=False,
    ),
    PaperKind(
        "command-cards",
        mark("Command cards for the scanner"),
        mark("Nobody home, refused, by proxy, another day, undo"),
        UPRIGHT,
        "scan",
        lambda workspace, order, report: prepare_command_cards(workspace, report),
        LISTS,
        audited=False,
    ),
    PaperKind(
        "not-reached",
        mark("List of doors not reached"),
        mark("To walk by, door after door"),
        UPRIGHT,
        "list",
        lambda workspace, order, report: prepare_not_reached(workspace, order.group, report),
        LISTS,
        by_group=True,
    ),
    PaperKind(
        "progress",
        mark("Progress sheet"),
        mark("A line a group, for the office"),
        LYING,
        "report",
        lambda workspace, order, report: prepare_progress(workspace, report),
        LISTS,
    ),
    *PLAN_PAPERS,
    PaperKind(
        "contacts",
        mark("List of contact persons"),
        mark("Shops, schools and other units, by kind"),
        UPRIGHT,
        "users",
        lambda workspace, order, report: prepare_contacts(workspace, report),
        LISTS,
    ),
    PaperKind(
        "activity",
        mark("Ledger of activities"),
        mark("A line an activity, of this campaign"),
        LYING,
        "horn",
        prepare_activities,
        LISTS,
        options=(columns(ACTIVITY_COLUMNS), BLANK_PAGES),
    ),
    PaperKind(
        "attendance",
        mark("Attendance sheet"),
        mark("Signed by those who come to an activity"),
        UPRIGHT,
        "users",
        prepare_attendance,
        LISTS,
        options=(ACTIVITY, columns(ATTENDANCE_COLUMNS), BLANK_PAGES),
    ),
    PaperKind(
        "app",
        mark("Table of app registrations"),
        mark("A line a group, with the rate and what it is of"),
        LYING,
        "phone",
        prepare_app,
        LISTS,
        options=(columns(APP_COLUMNS), BLANK_PAGES),
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
        options=(columns(HANDOVER_COLUMNS), BLANK_PAGES),
    ),
    PaperKind(
        "exclusions",
        mark("List of households left out"),
        mark("With the reason and who said so, to be signed"),
        UPRIGHT,
        "minus",
        lambda workspace, order, report: prepare_exclusions(workspace, order.group, report),
        LISTS,
        by_group=True,
    ),
    PaperKind(
        "spot-check",
        mark("Spot check sheet"),
        mark("To ask at some doors again"),
        LYING,
        "check",
        lambda workspace, order, report: prepare_spot_check(workspace, order.options["check"], report),
        LISTS,
        options=(PaperOption("check", mark("Number of the check, empty for the newest")),),
    ),
    PaperKind(
        "back-trace",
        mark("Back-trace of a case"),
        mark("Was this household reached before"),
        UPRIGHT,
        "search",
        lambda workspace, order, report: prepare_back_trace(workspace, **order.options, report=report),
        LISTS,
        options=(
            PaperOption("case", mark("Number of the case, empty for the newest")),
            PaperOption("household", mark("Or the number of a household")),
            PaperOption("before", mark("and the day before which")),
        ),
    ),
    PaperKind(
        "household",
        mark("What is recorded of a household"),
        mark("For a household that asks what is kept of it"),
        UPRIGHT,
        "home",
        prepare_household_data,
        LISTS,
        options=(HOUSEHOLD, NUMBERS, REASON),
    ),
    PaperKind(
        "leaflet",
        mark("Leaflet"),
        mark("For every household"),
        mark("A4 or A5"),
        "stack",
        prepare_leaflet,
        HANDED_OUT,
        by_group=True,
        by_door=True,
        options=(DESIGN, SIZE, INK, SLIP, TYPE, EDITION, BLANK),
        words="leaflet-{design}",
    ),
    PaperKind(
        "letter",
        mark("Letter with slip"),
        mark("A letter for each household, the slip to be cut off"),
        UPRIGHT,
        "slip",
        prepare_letter,
        HANDED_OUT,
        by_group=True,
        by_door=True,
        options=(READER, LETTER_FORM, INK, BLANK),
        words="letter-{reader}",
    ),
    PaperKind(
        "card",
        mark("Contact cards"),
        mark("Officer and grid worker with their phones, to be cut"),
        mark("Ten on A4"),
        "users",
        prepare_cards,
        HANDED_OUT,
        by_group=True,
        options=(CARD, SIDES, INK, QR, PHOTO, EDITION),
        words="card",
    ),
    PaperKind(
        "card-slip",
        mark("Card with slip"),
        mark("A card to fold for each household, its slip below"),
        UPRIGHT,
        "slip",
        prepare_cards_with_slips,
        HANDED_OUT,
        by_group=True,
        by_door=True,
        options=(INK, QR, PHOTO, EDITION, BLANK),
        words="card",
    ),
    PaperKind(
        "coverage",
        mark("Wall chart on paper"),
        mark("For the wall, a tile a door"),
        mark("A3 or A4"),
        "grid",
        lambda workspace, order, report: prepare_coverage(workspace, report, order.options["size"]),
        WALL,
        options=(CHART,),
    ),
    *WALL_PAPERS,
)
KINDS = tuple(paper.code for paper in PAPERS)
"""The papers by the names of the command `print`."""


def paper_kind(code: str) -> PaperKind:
    """Give a paper by its code. Raises UserMistake where there is none of that code."""
    found = next((paper for paper in PAPERS if paper.code == code), None)
    if found is None:
        raise UserMistake(PAPER_UNKNOWN, field="kind", kind=code, kinds="、".join(KINDS))
    return found


def print_paper(
    workspace: Workspace,
    kind: str,
    target: Path,
    group: str | None = None,
    options: Mapping[str, str] | None = None,
    report: Report = silent,
    patch: str = "",
) -> PrintedFile:
    """Print a paper to a file; `options` are choices of its own. Raises UserMistake, StorageProblem."""
    paper = paper_kind(kind)
    whose = patch_doors(workspace.ask(patch_book), patch)
    order = paper.order(PaperOrder(group, options=options or {}, patch=whose))
    return save(workspace, paper.prepare(workspace, order, report), target)


def all_options() -> dict[str, tuple[PaperOption, ...]]:
    """Give the choices of all papers by code: what the command `print` takes besides kind, file and group."""
    found: dict[str, tuple[PaperOption, ...]] = {}
    for paper in PAPERS:
        for option in paper.options:
            found[option.code] = (*found.get(option.code, ()), option)
    return found
