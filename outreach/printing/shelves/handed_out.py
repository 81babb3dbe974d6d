"""What is given at the doors: leaflet, letter, cards; entries."""

from __future__ import annotations

from outreach.printing.card_job import prepare_cards, prepare_cards_with_slips
from outreach.printing.leaflet_job import prepare_leaflet
from outreach.printing.letter_job import prepare_letter
from outreach.printing.paper_kinds import HANDED_OUT, PaperKind, PaperOption
from outreach.printing.shelves.options import BLANK, DESIGN, EDITION, INK, TYPE, UPRIGHT
from outreach.wording import mark

SIZE = PaperOption("size", mark("Size"), (("a4", mark("A4")), ("a5", mark("A5, two on a sheet"))))
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

HANDED_PAPERS = (
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
)
