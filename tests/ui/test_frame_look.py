"""Colours that can be read, states that can be told apart in grey, text at every size."""

import re
from dataclasses import asdict
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QImage, QPainter, QRawFont

from outreach.vocabulary import HouseholdState
from ui import theme
from ui.theme import DARK, LIGHT, Tokens
from ui.widgets.band import KINDS
from ui.widgets.glyph import STATE_TOKENS, paint_state, state_words

GROUNDS = ("paper", "raised", "sunken", "soft")
TEXT = [
    *[(ink, ground) for ink in ("ink", "muted", "accent") for ground in GROUNDS],
    ("on_accent", "accent"),
    ("danger", "raised"),
    ("danger", "paper"),
    ("danger", "danger_soft"),
    ("warn", "raised"),
    ("warn", "warn_soft"),
    ("ink", "warn_soft"),
    ("muted", "warn_soft"),
    ("ink", "danger_soft"),
    *[(words, ground) for ground, words, _ in KINDS.values()],
]
SHAPES = [
    *[(token, ground) for token in STATE_TOKENS.values() for ground in ("raised", "paper", "soft")],
    ("on_fill", "slip"),
    *[("line2", ground) for ground in ("raised", "paper", "soft")],
    *[("accent", ground) for ground in ("raised", "paper", "soft")],
]
LOOKS = [
    *[(state, 0) for state in HouseholdState if state != HouseholdState.NOBODY_HOME],
    *[(HouseholdState.NOBODY_HOME, tries) for tries in (1, 2, 3)],
]


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    value = QColor(color)
    red, green, blue = (linear(part) for part in (value.redF(), value.greenF(), value.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)], ids=["text", "shapes"])
def test_colours_can_be_told_apart(colors: Tokens, pairs: list[tuple[str, str]], least: float) -> None:
    names = asdict(colors)
    weak = {pair: contrast(names[pair[0]], names[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}


def grey(state: HouseholdState, tries: int, edge: int) -> bytes:
    """A state's mark with all colours made the same grey: only its form is left."""
    shapes = dict.fromkeys(STATE_TOKENS.values(), "#707070")
    colors = Tokens(**(asdict(LIGHT) | shapes))
    picture = QImage(edge, edge, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_state(painter, QRectF(0, 0, edge, edge), state, tries, colors)
    painter.end()
    return b"".join(bytes(picture.constScanLine(y))[:edge] for y in range(edge))


@pytest.mark.parametrize("edge", [16, 24, 36, 56])
def test_states_differ_in_form_alone(edge: int) -> None:
    marks = {look: grey(*look, edge) for look in LOOKS}
    for (one, first), (other, second) in combinations(marks.items(), 2):
        differing = sum(abs(a - b) > 40 for a, b in zip(first, second, strict=True))
        assert differing >= edge * edge * 0.015, (one, other)


def test_states_are_said_in_words() -> None:
    assert state_words(HouseholdState.SIGNED) == "已签收"
    assert state_words(HouseholdState.NOBODY_HOME, 1) == "未遇"
    assert state_words(HouseholdState.NOBODY_HOME, 2) == "未遇 2 次"


@pytest.mark.parametrize("scale", theme.SCALES)
def test_the_style_sheet_is_filled_and_grows_with_the_text(scale: int) -> None:
    sheet = theme.style_sheet(DARK, scale)
    assert not re.search(r"@\w|\du\b", sheet)
    assert f"min-height: {round(34 * scale / 100)}px" in sheet


def test_steps_grow_with_the_scale() -> None:
    heights = []
    for scale in theme.SCALES:
        theme.theme().apply("light", scale)
        heights.append(QFontMetrics(theme.font(15)).height())
    assert all(low < high for low, high in pairwise(heights))


def test_the_bundled_faces_have_common_and_rare_characters() -> None:
    families = set(QFontDatabase.families())
    assert set(theme.FAMILIES) <= families
    common, rare = (QRawFont.fromFont(_face(family)) for family in theme.FAMILIES)
    assert common.supportsCharacter(ord("户"))
    assert rare.supportsCharacter(ord("𠮷"))


def _face(family: str):
    face = theme.font()
    face.setFamilies([family])
    return face


def test_the_system_chooses_between_light_and_dark() -> None:
    theme.theme().apply("dark", 100)
    assert theme.theme().dark
    assert theme.color("ink") == QColor(DARK.ink)
    theme.theme().apply("light", 100)
    assert theme.color("ink") == QColor(LIGHT.ink)
