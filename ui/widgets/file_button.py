"""A button that chooses a picture from the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from outreach.wording import tr
from ui.widgets.button import Button


class FileButton(Button):
    """Chooses a picture; once one is chosen, a press takes it off again."""

    def __init__(self, name: str, path: str, take: Callable[[str], object]) -> None:
        super().__init__("", name=name, icon="in")
        self._path, self._take = path, take
        self.clicked.connect(self._ask)
        self._name_it()

    def forget(self) -> None:
        """Stand as if none had been chosen."""
        self._path = ""
        self._name_it()

    def _ask(self) -> None:
        if self._path:
            self._path = ""
        else:
            kinds = tr("Pictures") + " (*.jpg *.jpeg *.png *.bmp *.webp)"
            self._path, _ = QFileDialog.getOpenFileName(self, tr("Choose a picture"), "", kinds)
        self._name_it()
        self._take(self._path)

    def _name_it(self) -> None:
        words = (
            tr("Without “{file}” again", file=Path(self._path).name) if self._path else tr("Choose a picture")
        )
        self.set_text(words)
