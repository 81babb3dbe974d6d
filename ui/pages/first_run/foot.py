"""The foot of the first page: version, language, text size, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from outreach import wording
from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LANGUAGE_NAMES = {"zh_CN": "中文（简体）", "zh_TW": "中文（繁體）", "en": "English"}


class Foot(QWidget):
    """What can be chosen before there is a ledger."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(28))
        self._window = window
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(16)
        line.addWidget(Text(tr("Version {number}", number=version()), step=13, tone="muted"))
        languages = [(name, code) for code, name in LANGUAGE_NAMES.items() if code in wording.LANGUAGES]
        spoken = LANGUAGE_NAMES[wording.language()]
        line.addWidget(
            self._choice("language", spoken, languages, lambda code: window.set_look(language=code))
        )
        line.addStretch(1)
        scale = tr("Text {n}%", n=theme.theme().scale)
        scales = [(f"{n}%", str(n)) for n in theme.SCALES]
        line.addWidget(self._choice("text_size", scale, scales, lambda n: window.set_look(scale=int(n))))
        schemes = scheme_names()
        look = {code: name for name, code in schemes}[theme.theme().scheme]
        line.addWidget(self._choice("scheme", look, schemes, lambda code: window.set_look(scheme=code)))

    def _choice(
        self, name: str, text: str, options: Sequence[tuple[str, str]], take: Callable[[str], None]
    ) -> Button:
        button = Button(text, "quiet", name=f"foot_{name}", drop=True)
        button.setFont(theme.font(13))
        button.tone = "muted"
        button.setFixedHeight(theme.px(26))

        def offer() -> None:
            menu = QMenu(button)
            menu.setObjectName(f"{name}_menu")
            for words, code in options:
                entry = menu.addAction(words)
                entry.setCheckable(True)
                entry.setChecked(words == text)
                entry.triggered.connect(lambda _=False, chosen=code: take(chosen))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

        button.clicked.connect(offer)
        return button


def scheme_names() -> list[tuple[str, str]]:
    """Give the colour schemes as (words, code)."""
    return [(tr("As the system"), "system"), (tr("Light"), "light"), (tr("Dark"), "dark")]


def version() -> str:
    """Give the program's version."""
    from importlib import metadata

    try:
        return metadata.version("doorbook")
    except metadata.PackageNotFoundError:
        return "0.1"
