"""The office's own look of its papers: logo, heading, two colours, and where the seal goes."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass

from outreach.actions.act import Act
from outreach.actions.settings import put_setting, setting
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.wording import mark

COLOUR_UNKNOWN = declare(
    "paper_colour_unknown", mark("“{value}” is no colour: write # and six digits, like #0B4A52.")
)
COLOUR_PALE = declare(
    "paper_colour_pale",
    mark("“{value}” is too pale for white letters on it: choose a darker colour."),
)
SEALS = ("over", "beside", "none")
LONGEST_HEADING = 40
LEAST_CONTRAST = 4.5
"""Between white letters and a brand colour, for letters of any size."""


@dataclass(frozen=True)
class PaperLookForm:
    """The look as it is typed; empty heading and colours mean the built-in ones.

    `logo` is a small JPEG, b"" takes it away, None leaves the one that is there. `seal` is one of `SEALS`.
    """

    heading: str = ""
    brand: str = ""
    accent: str = ""
    seal: str = "over"
    logo: bytes | None = None


def change_paper_look(act: Act, form: PaperLookForm) -> None:
    """Put the office's look in once, for leaflets, letters, cards and posters. Raises UserMistake."""
    act.describe(mark("Change the look of the papers"))
    kept = setting(act.session, "paper_look").get("logo", "")
    logo = kept if form.logo is None else b64encode(form.logo).decode()
    heading = fit_to_store(fit_length(form.heading.strip(), LONGEST_HEADING, "heading"), "heading")
    look = {
        "heading": heading,
        "brand": _colour(form.brand, "brand"),
        "accent": _colour(form.accent, "accent"),
        "seal": form.seal if form.seal in SEALS else SEALS[0],
        "logo": logo,
    }
    put_setting(act.session, "paper_look", look)


def _colour(text: str, field: str) -> str:
    """Read a colour. Raises UserMistake where it is none, or white letters could not be read on it."""
    value = text.strip().replace("＃", "#").upper()
    if not value:
        return ""
    if not re.fullmatch(r"#[0-9A-F]{6}", value):
        raise UserMistake(COLOUR_UNKNOWN, field=field, value=text.strip()[:20])
    if 1.05 / (_light(value) + 0.05) < LEAST_CONTRAST:
        raise UserMistake(COLOUR_PALE, field=field, value=value)
    return value


def _light(colour: str) -> float:
    """Give the relative luminance of a colour, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
