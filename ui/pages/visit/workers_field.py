"""Who went: chips of workers, and a place to type one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QVBoxLayout, QWidget

from outreach.queries.village import WorkerRow
from outreach.wording import tr
from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit

LONGEST_NAME = 100


class WorkersField(QFrame):
    """Names in the order written down; `changed()` tells of the user's doing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit.workers")
        self.setProperty("surface", "field")
        self.line = _NameLine(self)
        self.line.returnPressed.connect(self.take_typed)
        self.line.editingFinished.connect(self.take_typed)
        self._chips = QWidget(self)
        self._chips.setProperty("ring", "parent")
        self._flow = FlowLayout(self._chips, gap=theme.px(6), line_gap=theme.px(4))
        around = QVBoxLayout(self)
        air = (theme.px(36) - 2 - theme.px(28)) // 2
        around.setContentsMargins(4, air, 4, air)
        around.addWidget(self._chips)
        self._names: list[str] = []
        self._roles: dict[str, str] = {}
        self.setMinimumHeight(theme.px(36))
        self._rebuild()

    def set_known(self, rows: Sequence[WorkerRow], recorder: str) -> None:
        """Offer these workers while typing; the role is shown of those who do not record."""
        self._roles = {row.name: row.role for row in rows if row.role and row.name != recorder}
        completer = QCompleter([row.name for row in rows if row.active], self.line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setObjectName("visit.workers_offer")
        completer.activated.connect(lambda _text: self.take_typed(), Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self._rebuild()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard where names are typed."""
        self.line.setFocus(reason)

    def names(self) -> list[str]:
        """Give the names chosen."""
        return list(self._names)

    def set_names(self, names: Sequence[str]) -> None:
        """Show these names (silently)."""
        if list(names) != self._names:
            self._names = list(names)
            self._rebuild()

    def take_typed(self) -> None:
        """Make a chip of what is typed; a name not met before is added when the visit is saved."""
        name = " ".join(self.line.text().split())[:LONGEST_NAME]
        self.line.clear()
        if name and name not in self._names:
            self._names.append(name)
            self._rebuild()
            self.changed.emit()

    def drop(self, name: str) -> None:
        """Take a name out."""
        if name in self._names:
            self._names.remove(name)
            self._rebuild()
            self.line.setFocus()
            self.changed.emit()

    def drop_last(self) -> None:
        """Take the last name out."""
        if self._names:
            self.drop(self._names[-1])

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if isinstance(chip := item.widget(), Chip):
                chip.hide()
                chip.deleteLater()
        for place, name in enumerate(self._names):
            role = self._roles.get(name, "")
            words = tr("{name} ({role})", name=name, role=role) if role else name
            chip = Chip(words, name=f"visit.worker.{place}", closable=True, height=28, parent=self._chips)
            chip.setToolTip(tr("Take out"))
            chip.clicked.connect(lambda _=False, who=name: self.drop(who))
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.show()
            self._flow.addWidget(chip)
        self._flow.addWidget(self.line)
        self._flow.invalidate()
        self._chips.updateGeometry()


class _NameLine(LineEdit):
    """The typing part: Backspace with nothing typed takes the last name out."""

    def __init__(self, owner: WorkersField) -> None:
        super().__init__(name="visit.add_worker", hint=tr("Add someone"), bare=True, parent=owner)
        self._owner = owner
        self.setAccessibleName(tr("Who went"))
        self.setFixedSize(theme.px(84), theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the last name out by Backspace; Enter with a name typed makes a chip of it and stays."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._owner.drop_last()
            return
        typed = bool(self.text().strip())
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and typed:
            event.accept()
