"""The office's own look on a paper: its colours in the theme, its logo at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from outreach.printing.photographs import grey_logo
from outreach.printing.theme import COLOUR, PLAIN, Theme
from outreach.queries.paper_look import paper_look

if TYPE_CHECKING:
    from outreach.workspace import Workspace

BLACK = "black"
PALE = 0.89
"""How much white there is in a ground of the brand's colour."""


def own_theme(workspace: Workspace, ink: str) -> Theme:
    """Give the theme of a paper that is handed out: colour or black, with what the office put in."""
    look = workspace.ask(paper_look)
    theme = replace(PLAIN if ink == BLACK else COLOUR, logo=look.logo, seal=look.seal, heading=look.heading)
    if not theme.solid:
        return replace(theme, logo=grey_logo(look.logo)) if look.logo else theme
    if look.brand:
        theme = replace(theme, brand=look.brand, pale_brand=_pale(look.brand))
    return replace(theme, warn=look.accent) if look.accent else theme


def _pale(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * PALE):02X}" for part in parts)
