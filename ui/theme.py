"""The look in one place: colour tokens, type steps, text scale, bundled fonts, the style sheet."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
STYLE = Path(__file__).resolve().parent / "style.qss"
FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "HanaMinB.ttf")
FAMILIES = ("Noto Sans SC", "HanaMinB")
LINE_HEIGHTS = {13: 20, 15: 24, 18: 28, 24: 36, 32: 44}
SCALES = (100, 110, 125, 150, 175, 200)
SCHEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Tokens:
    """Every colour of one scheme, by what it is used for."""

    paper: str
    raised: str
    sunken: str
    line: str
    line2: str
    ink: str
    muted: str
    accent: str
    accent_h: str
    on_accent: str
    soft: str
    soft_line: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    slip: str
    person: str
    phone: str
    leaf: str
    home: str
    no: str
    excl: str
    on_fill: str


LIGHT = Tokens(
    paper="#F4F6F5",
    raised="#FFFFFF",
    sunken="#EAEEEC",
    line="#DCE2E0",
    line2="#7A8685",
    ink="#182224",
    muted="#55625F",
    accent="#0B6770",
    accent_h="#095860",
    on_accent="#FFFFFF",
    soft="#DFEEEE",
    soft_line="#9CC6C7",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warn="#8A4B00",
    warn_soft="#FBEFD9",
    slip="#0A4F57",
    person="#1F8189",
    phone="#2C4FB8",
    leaf="#BA62BE",
    home="#AE5B06",
    no="#6E7A78",
    excl="#78837F",
    on_fill="#FFFFFF",
)
DARK = Tokens(
    paper="#12181A",
    raised="#1A2224",
    sunken="#0D1214",
    line="#2C3739",
    line2="#768687",
    ink="#E7EDEC",
    muted="#A3B0B0",
    accent="#62C3C7",
    accent_h="#7DD3D6",
    on_accent="#06292C",
    soft="#1B3A3D",
    soft_line="#33686C",
    danger="#FF9A8F",
    danger_soft="#3D1F1D",
    warn="#F0B860",
    warn_soft="#38290F",
    slip="#9BE0E0",
    person="#35949A",
    phone="#7790E8",
    leaf="#DDA0DF",
    home="#E5983F",
    no="#8D9A99",
    excl="#7C8887",
    on_fill="#0B1719",
)


class Theme(QObject):
    """The look now on screen; `changed` asks the window to build itself anew."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.tokens = LIGHT
        self.scale = 100
        self._app = app
        self._scheme = "system"
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are on."""
        return self.tokens is DARK

    @property
    def scheme(self) -> str:
        """What was asked for, one of `SCHEMES`."""
        return self._scheme

    def apply(self, scheme: str = "system", scale: int = 100) -> bool:
        """Put a scheme (one of `SCHEMES`) and a text scale (100 to 200 per cent) on; False if they were."""
        self._scheme = scheme
        self.scale = min(200, max(100, scale))
        self.tokens = DARK if self._wants_dark() else LIGHT
        sheet = style_sheet(self.tokens, self.scale)
        if sheet == self._app.styleSheet():
            return False
        self._app.setFont(font())
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(sheet)
        self.changed.emit()
        return True

    def _wants_dark(self) -> bool:
        if self._scheme == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme == "dark"

    def _follow_system(self) -> None:
        if self._scheme == "system" and self._wants_dark() != self.dark:
            self.apply("system", self.scale)


_installed: list[Theme] = []


def install(app: QApplication) -> Theme:
    """Load the bundled fonts and put the theme on the application, once; return it."""
    if not _installed:
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        _installed.append(Theme(app))
        _installed[0].apply()
    return _installed[0]


def theme() -> Theme:
    """Give the installed theme."""
    return _installed[0]


def tokens() -> Tokens:
    """Give the colours now on screen."""
    return _installed[0].tokens


def color(token: str) -> QColor:
    """Give one token, by its name, as a colour to paint with."""
    return QColor(getattr(_installed[0].tokens, token))


def px(size: float) -> int:
    """Scale a length of the pictures (px at 100 %) that has to grow with the text."""
    return round(size * _installed[0].scale / 100)


def font(step: int = 15, bold: bool = False) -> QFont:
    """Give the bundled face at a type step (13, 15, 18, 24, 32), scaled, rare characters included."""
    face = QFont()
    face.setFamilies(list(FAMILIES))
    face.setPixelSize(px(step))
    face.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face


def line_height(step: int = 15) -> int:
    """Give the scaled height of one line at a type step."""
    return px(LINE_HEIGHTS[step])


@cache
def style_sheet(colors: Tokens, scale: int) -> str:
    """Fill style.qss: `@token` becomes its colour, `12u` becomes 12 px at the text scale."""
    text = STYLE.read_text(encoding="utf-8")
    names = asdict(colors)
    text = re.sub(r"@(\w+)", lambda found: names[found[1]], text)
    return re.sub(r"\b(\d+)u\b", lambda found: f"{round(int(found[1]) * scale / 100)}px", text)


def _palette(colors: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colors.paper,
        role.WindowText: colors.ink,
        role.Base: colors.raised,
        role.AlternateBase: colors.paper,
        role.Text: colors.ink,
        role.Button: colors.raised,
        role.ButtonText: colors.ink,
        role.BrightText: colors.danger,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.PlaceholderText: colors.muted,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.ink,
    }
    for entry, value in pairs.items():
        palette.setColor(entry, QColor(value))
    for entry in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, entry, QColor(colors.line2))
    return palette
