"""Lists of the register and of how far the round is, checks and back-traces: entries."""

from __future__ import annotations

from outreach.printing.back_trace_job import prepare_back_trace
from outreach.printing.campaign_jobs import prepare_not_reached, prepare_progress
from outreach.printing.charts_job import prepare_charts
from outreach.printing.form_columns import BACK_TRACE, NOT_REACHED, PROGRESS, SPOT_CHECK
from outreach.printing.household_data import prepare_household_data
from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.printing.register_papers import prepare_contacts, prepare_exclusions
from outreach.printing.shelves.options import BLANK_PAGES, LISTS, LYING, NUMBERS, REASON, UPRIGHT, columns
from outreach.printing.spot_check_job import prepare_spot_check
from outreach.wording import mark

LINES = PaperOption("by", mark("A line for each"), (("group", mark("Group")), ("patch", mark("Patch"))))
PERIOD = PaperOption("period", mark("Period, this week unless written (2026-W47, 2026-11)"))
HOUSEHOLD = PaperOption("household", mark("Number of the household"))

LIST_PAPERS = (
    PaperKind(
        "not-reached",
        mark("List of doors not reached"),
        mark("To walk by, door after door"),
        UPRIGHT,
        "list",
        prepare_not_reached,
        LISTS,
        by_group=True,
        by_patch=True,
        options=(columns(NOT_REACHED, "phone"), NUMBERS, REASON, BLANK_PAGES),
    ),
    PaperKind(
        "progress",
        mark("Progress sheet"),
        mark("A line a group, or a patch, for the office"),
        LYING,
        "report",
        prepare_progress,
        LISTS,
        options=(LINES, columns(PROGRESS), BLANK_PAGES),
    ),
    PaperKind(
        "charts",
        mark("Charts of a period"),
        mark("Against the plan, day by day, in order, scams told of"),
        UPRIGHT,
        "report",
        prepare_charts,
        LISTS,
        options=(PERIOD,),
    ),
    PaperKind(
        "contacts",
        mark("List of contact persons"),
        mark("Shops, schools and other units, by kind"),
        UPRIGHT,
        "users",
        prepare_contacts,
        LISTS,
        options=(NUMBERS, REASON),
    ),
    PaperKind(
        "exclusions",
        mark("List of households left out"),
        mark("With the reason and who said so, to be signed"),
        UPRIGHT,
        "minus",
        prepare_exclusions,
        LISTS,
        by_group=True,
    ),
    PaperKind(
        "spot-check",
        mark("Spot check sheet"),
        mark("To ask at some doors again"),
        LYING,
        "check",
        prepare_spot_check,
        LISTS,
        options=(
            PaperOption("check", mark("Number of the check, empty for the newest")),
            columns(SPOT_CHECK, "phone"),
            NUMBERS,
            REASON,
            BLANK_PAGES,
        ),
    ),
    PaperKind(
        "back-trace",
        mark("Back-trace of a case"),
        mark("Was this household reached before"),
        UPRIGHT,
        "search",
        prepare_back_trace,
        LISTS,
        options=(
            PaperOption("case", mark("Number of the case, empty for the newest")),
            PaperOption("household", mark("Or the number of a household")),
            PaperOption("before", mark("and the day before which")),
            columns(BACK_TRACE),
            BLANK_PAGES,
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
)
