"""The rest of the catalog: everything that can be explained, to be ticked, with a line to look for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from outreach.queries.campaigns import OptionRow
from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.line import LineEdit

CODE = Qt.ItemDataRole.UserRole


class TopicsDialog(QDialog):
    """Ticks by Space or click; Enter takes over, Esc leaves things as they were."""

    def __init__(self, options: Sequence[OptionRow], on: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visit.topics_dialog")
        self.setWindowTitle(tr("What else was explained"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(420), theme.px(480))
        self.line = LineEdit(name="visit.topics_find", hint=tr("Type a word of it"))
        self.line.textChanged.connect(self._find)
        self.list = QListWidget()
        self.list.setObjectName("visit.topics_list")
        self.list.setFont(theme.font(15))
        for option in options:
            self._add(option, option.code in on)
        self.list.setCurrentRow(0)
        done = Button(tr("Take over"), "primary", name="visit.topics_done", keys="Enter")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _add(self, option: OptionRow, on: bool) -> None:
        item = QListWidgetItem(option.label, self.list)
        item.setData(CODE, option.code)
        item.setToolTip(option.list_name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def items(self) -> list[QListWidgetItem]:
        """Give every line."""
        return [self.list.item(row) for row in range(self.list.count())]

    def chosen(self) -> list[str]:
        """Give the codes that are ticked."""
        return [item.data(CODE) for item in self.items() if item.checkState() == Qt.CheckState.Checked]

    def _find(self, text: str) -> None:
        wanted = text.strip().lower()
        for item in self.items():
            item.setHidden(wanted not in item.text().lower())
        shown = next((item for item in self.items() if not item.isHidden()), None)
        if shown is not None:
            self.list.setCurrentItem(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over by Enter; go from the line into the list by the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
        else:
            super().keyPressEvent(event)
