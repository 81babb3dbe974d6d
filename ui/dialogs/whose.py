"""Asks which household is meant: typed by name, pinyin or door, the first hit taken by Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.search import SearchHit, search
from outreach.wording import tr
from outreach.workspace import Workspace
from ui.dialogs.form import ENTERS, FormDialog
from ui.widgets.button import Button
from ui.widgets.card import clear
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

MOST = 5


class WhoseDialog(FormDialog):
    """`save(unit id)` is called with the household that was chosen; it may raise a known error."""

    def __init__(
        self,
        title: str,
        button: str,
        workspace: Workspace,
        save: Callable[[str], object],
        parent: QWidget | None,
        note: str = "",
    ) -> None:
        super().__init__("whose", title, button, lambda: save(self.unit_id), parent, note)
        self._workspace = workspace
        self.unit_id = ""
        self.hits: tuple[SearchHit, ...] = ()
        self.sought = LineEdit(name="whose_search", hint=tr("name, pinyin, door or household number"))
        self.add("household", tr("Which household"), self.sought)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)
        self.sought.textEdited.connect(self._search)
        self.save_button.setEnabled(False)
        self.sought.setFocus()

    def _search(self, text: str) -> None:
        self._take("")
        clear(self._lines)
        found: dict[str, SearchHit] = {}
        for hit in self._workspace.ask(search, text, 4 * MOST):
            if len(found) < MOST:
                found.setdefault(hit.unit_id, hit)
        self.hits = tuple(found.values())
        for hit in self.hits:
            line = Button(f"{hit.place} {hit.head}".strip(), "quiet", name=f"whose_hit_{hit.no}", small=True)
            line.clicked.connect(lambda _=False, chosen=hit: self.choose(chosen))
            self._lines.addWidget(line)
        if text.strip() and not self.hits:
            self._lines.addWidget(Text(tr("No household is found by this."), tone="muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first hit by Enter."""
        if watched is self.sought and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in ENTERS and self.hits and not self.unit_id:
                self.choose(self.hits[0])
                return True
        return super().eventFilter(watched, event)

    def choose(self, hit: SearchHit) -> None:
        """Take a household; what is left is to save."""
        clear(self._lines)
        self.sought.setText(f"{hit.place} {hit.head}".strip())
        self._take(hit.unit_id)
        self.save_button.setFocus()

    def _take(self, unit_id: str) -> None:
        self.unit_id = unit_id
        self.save_button.setEnabled(bool(unit_id))

    def attempt(self) -> None:
        """Save only for a household that was chosen."""
        if self.unit_id:
            super().attempt()
