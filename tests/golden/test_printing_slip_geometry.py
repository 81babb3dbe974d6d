"""The slip's places in millimetres: slips printed once must stay readable for ever."""

from __future__ import annotations

import json
import random

import pytest

from outreach.codes import CodeKind, make_code
from outreach.printing.pages import page_image
from outreach.printing.receipts import SLIP_TOP, STRIP, ReceiptsJob, draw
from outreach.printing.signoff_form import Notice
from outreach.printing.slip import Slip
from outreach.printing.slip_layout import ON_PAPER, geometry
from tests.support.printing import SECRET, decoded

DPI = 254
"""Ten dots a millimetre."""


def test_the_geometry_is_the_one_of_the_first_printed_slip() -> None:
    found = geometry()
    assert (found["layout"], found["version"], found["unit"], found["size"]) == ("slip", 1, "mm", (190, 76))
    assert found["squares"] == ((0, 0, 6, 6), (184, 0, 6, 6), (0, 70, 6, 6), (184, 70, 6, 6))
    assert found["code"] == (163, 0, 13, 13)
    assert found["cells"] == {
        "place": (14, 22.5, 52, 9),
        "head": (66, 22.5, 36, 9),
        "known": (102, 22.5, 30, 9),
        "by_head": (138, 22.9, 5, 5),
        "by_family": (150, 22.9, 5, 5),
        "proxy": (162, 22.9, 5, 5),
        "signature": (14, 36, 88, 13.5),
        "date": (102, 36, 30, 13.5),
        "relation": (132, 36, 44, 13.5),
        "collector": (14, 54, 52, 7.5),
        "collected": (66, 54, 36, 7.5),
    }
    json.dumps(found)


@pytest.fixture(scope="module")
def page() -> tuple[bytes, tuple[Slip, ...]]:
    source = random.Random(3)
    slips = tuple(
        Slip(f"LH-2026-000{n}-0", code, "柳河村", "3组1号", "李建国")
        for n in range(3)
        for code in [make_code(CodeKind.RECEIPT, SECRET, source.randbytes)]
    )
    return draw(ReceiptsJob("回执", Notice("柳河村村民委员会", phone="0555-0000126"), slips)).pdf, slips


def test_marks_stand_where_the_geometry_says_and_what_is_read_is_clean(page) -> None:
    seen = page_image(page[0], 1, DPI)
    dots = b"".join(seen.data[at : at + seen.width * 3 : 3] for at in range(0, len(seen.data), seen.stride))

    def dark(x: float, y: float, width: float, height: float) -> float:
        rows = range(round(y * 10), round((y + height) * 10))
        part = b"".join(dots[row * seen.width + round(x * 10) :][: round(width * 10)] for row in rows)
        return sum(dot < 128 for dot in part) / len(part)

    found = geometry()
    for top in (STRIP * place + SLIP_TOP for place in range(3)):
        for x, y, width, height in found["squares"]:
            assert dark(ON_PAPER + x + 0.2, top + y + 0.2, width - 0.4, height - 0.4) == 1
        for cell in ("known", "signature", "date", "relation", "collector", "collected"):
            x, y, width, height = found["cells"][cell]
            assert dark(ON_PAPER + x + 0.3, top + y, width - 0.6, height - 0.5) == 0, cell
        for cell in ("by_head", "by_family", "proxy"):
            x, y, width, height = found["cells"][cell]
            assert dark(ON_PAPER + x + 0.3, top + y + 0.3, width - 0.6, height - 0.6) == 0
            assert dark(ON_PAPER + x - 0.2, top + y - 0.2, width + 0.4, 0.4) > 0.5


def test_both_halves_carry_code_and_number(page) -> None:
    pdf, slips = page
    assert decoded(pdf, 1, 200) == {slip.code for slip in slips}
