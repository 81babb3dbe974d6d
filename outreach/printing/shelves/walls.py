"""What hangs, is pasted up or lies beside the keyboard, and the printer's test page: entries."""

from __future__ import annotations

from outreach.printing.campaign_jobs import prepare_coverage
from outreach.printing.paper_kinds import HANDED_OUT, PaperKind, PaperOption
from outreach.printing.poster_job import (
    prepare_banner,
    prepare_door_notice,
    prepare_help,
    prepare_poster,
    prepare_quiz_card,
    prepare_test_page,
)
from outreach.printing.shelves.options import CHART, DESIGN, EDITION, HELPS, INK, TYPE, UPRIGHT, WALL
from outreach.wording import mark

TEXT = PaperOption("text", mark("Words of the banner, 40 at most"), default="不轻信不透露不转账")
MEASURE = PaperOption("measure", mark("Measured between the long marks, in mm"))

WALL_PAPERS = (
    PaperKind(
        "coverage",
        mark("Wall chart on paper"),
        mark("For the wall, a tile a door"),
        mark("A3 or A4"),
        "grid",
        prepare_coverage,
        WALL,
        options=(CHART,),
    ),
    PaperKind(
        "door-notice",
        mark("Card for a closed door"),
        mark("We were here: left where nobody was home"),
        mark("Four on A4"),
        "home",
        prepare_door_notice,
        HANDED_OUT,
        by_group=True,
        options=(INK,),
        words="door-notice",
    ),
    PaperKind(
        "poster",
        mark("Poster"),
        mark("A leaflet's design, twice as large"),
        mark("A3 upright"),
        "horn",
        prepare_poster,
        WALL,
        by_group=True,
        options=(DESIGN, INK, TYPE, EDITION),
        words="leaflet-{design}",
        audited=False,
    ),
    PaperKind(
        "banner",
        mark("Banner text"),
        mark("One large character a page"),
        UPRIGHT,
        "grid",
        prepare_banner,
        WALL,
        options=(TEXT, INK),
        audited=False,
    ),
    PaperKind(
        "quiz",
        mark("Quiz card"),
        mark("Questions to ask at the door, answers at the foot"),
        UPRIGHT,
        "help",
        prepare_quiz_card,
        HELPS,
        audited=False,
    ),
    PaperKind(
        "help",
        mark("How to type up a stack"),
        mark("To lie beside the keyboard"),
        UPRIGHT,
        "help",
        prepare_help,
        HELPS,
        audited=False,
    ),
    PaperKind(
        "test-page",
        mark("Printer test page"),
        mark("Is the ruler 150 mm, are all margins there"),
        UPRIGHT,
        "set",
        prepare_test_page,
        HELPS,
        options=(MEASURE,),
        audited=False,
    ),
)
