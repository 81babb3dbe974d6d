"""The sign-off sheet's places in millimetres: paper printed once must stay readable for ever."""

from __future__ import annotations

import json

import pytest

from outreach.printing.pages import page_image
from outreach.printing.signoff import draw
from outreach.printing.signoff_layout import geometry
from tests.support.printing import signoff_job

DPI = 254
"""Ten dots a millimetre."""


def test_the_geometry_is_the_one_of_the_first_printed_sheet() -> None:
    found = geometry(["leaflet", "card", "letter", "app", "proxy"])
    assert (found["layout"], found["version"], found["unit"]) == ("signoff-a4", 1, "mm")
    assert found["squares"] == ((9, 9.5, 6, 6), (282, 9.5, 6, 6), (9, 194.5, 6, 6), (282, 194.5, 6, 6))
    assert found["page_code"] == (266, 15.4, 13, 13)
    first, second = found["rows"][:2]
    assert len(found["rows"]) == 13
    assert first["bars"] == ((10.75, 32.75, 2.5, 1.5), (283.75, 32.75, 2.5, 1.5))
    assert first["code"] == (29.5, 28.5, 10, 10)
    assert second["code"] == (267.5, 41.5, 10, 10)
    assert first["cells"] == {
        "void": (20.5, 31, 5, 5),
        "signer": (95, 27, 28, 13),
        "leaflet": (129, 31, 5, 5),
        "card": (141, 31, 5, 5),
        "letter": (153, 31, 5, 5),
        "app": (165, 31, 5, 5),
        "proxy": (177, 31, 5, 5),
        "signature": (188, 27, 50, 13),
        "date": (238, 27, 22, 13),
    }
    json.dumps(found)


@pytest.fixture(scope="module")
def grey() -> tuple[int, bytes]:
    """Give the width in dots and one byte a dot of the first page."""
    seen = page_image(draw(signoff_job(["李建国"] * 13)).pdf, 1, DPI)
    lines = [seen.data[at : at + seen.width * 3 : 3] for at in range(0, len(seen.data), seen.stride)]
    return seen.width, b"".join(lines)


def dark(grey: tuple[int, bytes], x: float, y: float, width: float, height: float) -> float:
    """Give the dark share of a rectangle in millimetres."""
    across, dots = grey
    rows = range(round(y * 10), round((y + height) * 10))
    part = b"".join(
        dots[row * across + round(x * 10) : row * across + round((x + width) * 10)] for row in rows
    )
    return sum(dot < 128 for dot in part) / len(part)


def test_marks_stand_where_the_geometry_says(grey: tuple[int, bytes]) -> None:
    found = geometry(["leaflet", "card", "letter", "app", "proxy"])
    for x, y, width, height in found["squares"]:
        assert dark(grey, x + 0.2, y + 0.2, width - 0.4, height - 0.4) == 1
        assert dark(grey, x - 1, y - 1, 0.8, height + 2) == 0
    for row in found["rows"]:
        for x, y, width, height in row["bars"]:
            assert dark(grey, x + 0.2, y + 0.2, width - 0.4, height - 0.4) == 1


def test_what_is_written_on_is_empty_and_boxes_have_their_edge(grey: tuple[int, bytes]) -> None:
    for row in geometry(["leaflet", "card", "letter", "app", "proxy"])["rows"]:
        for name, (x, y, width, height) in row["cells"].items():
            assert dark(grey, x + 0.4, y + 0.5, width - 0.8, height - 1) == 0, name
            if width == 5:
                assert dark(grey, x - 0.1, y, 0.2, height) > 0.9, name


def test_codes_stand_clear_of_everything(grey: tuple[int, bytes]) -> None:
    for row in geometry([])["rows"]:
        x, y, size, _ = row["code"]
        assert dark(grey, x, y, size, size) > 0.3
        for band in ((x - 1.2, y, 1, size), (x + size + 0.2, y, 1, size), (x, y - 1.1, size, 0.9)):
            assert dark(grey, *band) == 0
