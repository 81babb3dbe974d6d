"""How many pieces for the stock a print gives: what was handed to the printer times the copies."""

from __future__ import annotations

from collections.abc import Mapping

PIECES = {
    "leaflet": "leaflet",
    "letter": "letter",
    "card": "card",
    "card-slip": "safety_card",
    "poster": "poster",
}
"""Papers that are handed out or posted, and the handout of the catalog that each is."""
CARDS_UP = {"card": 10, "plate": 2}


def printed_pieces(kind: str, options: Mapping[str, str], pages: int, copies: int) -> tuple[str, int] | None:
    """Give the handout and the number of pieces, None for a paper that is no handout."""
    code = PIECES.get(kind)
    if code is None:
        return None
    if kind == "card":
        each = (
            CARDS_UP.get(options.get("card", ""), 10) * pages // (1 if options.get("sides") == "one" else 2)
        )
    elif kind == "leaflet":
        each = pages * (2 if options.get("size") == "a5" and options.get("slip") != "yes" else 1)
    else:
        each = pages * (2 if kind == "card-slip" else 1)
    return code, each * copies
