"""The papers whose words can be edited, by the name under which the ledger keeps what was changed."""

from __future__ import annotations

from typing import Any

from outreach.printing.leaflet_content import DESIGNS, leaflet_words, print_data


def words_of_paper(name: str) -> dict[str, Any]:
    """Give the built-in words of a paper (`PaperKind.words_of`); not to be changed."""
    design = name.removeprefix("leaflet-")
    return leaflet_words(design) if design in DESIGNS else dict(print_data(name))
