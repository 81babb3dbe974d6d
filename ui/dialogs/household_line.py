"""A field that finds a household: type a name, pinyin, door or number, take the first hit or click one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from outreach.queries.household_card import household_card
from outreach.queries.search import search
from outreach.wording import tr
from outreach.workspace import Workspace
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

MOST = 6


class Hits(QWidget):
    """What was found, as small buttons that wrap."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.flow = FlowLayout(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for one line at least."""
        return self.flow.sizeHint()


class HouseholdLine(LineEdit):
    """`unit_id` is the household chosen, "" while none is; put `hits` under the field."""

    def __init__(self, workspace: Workspace, *, name: str) -> None:
        super().__init__(name=name, hint=tr("name, pinyin, door or household number"))
        self._workspace = workspace
        self._first = ""
        self.unit_id = ""
        self.hits = Hits(f"{name}_hits")
        self.textEdited.connect(self._search)
        self.editingFinished.connect(self._settle)

    def choose(self, unit_id: str) -> None:
        """Take a household."""
        found = self._workspace.ask(household_card, None, unit_id, self._workspace.now().date())
        if found is not None:
            self.unit_id, self._first = found.row.id, ""
            self.setText(f"{found.row.place} {found.row.head or found.name}".strip())
            self.hits.flow.clear()
            self.hits.updateGeometry()

    def is_unknown(self) -> bool:
        """Tell whether something is typed that is no household."""
        self._settle()
        return bool(self.text().strip()) and not self.unit_id

    def _search(self, text: str) -> None:
        self.unit_id = self._first = ""
        self.hits.flow.clear()
        seen: set[str] = set()
        for hit in self._workspace.ask(search, text, 4 * MOST):
            if hit.unit_id in seen or len(seen) == MOST:
                continue
            seen.add(hit.unit_id)
            self._first = self._first or hit.unit_id
            words = f"{hit.place} {hit.head or hit.name}".strip()
            button = Button(words, "quiet", name=f"{self.objectName()}_hit_{hit.no}", small=True)
            button.clicked.connect(lambda _=False, unit=hit.unit_id: self.choose(unit))
            self.hits.flow.addWidget(button)
        if text.strip() and not seen:
            self.hits.flow.addWidget(Text(tr("No household is found this way."), step=13, tone="muted"))
        self.hits.updateGeometry()

    def _settle(self) -> None:
        """Take the first hit when the field is left without a click."""
        if not self.unit_id and self._first and self.text().strip():
            self.choose(self._first)
