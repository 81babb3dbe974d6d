"""The bar docked under list and chart: how many are selected, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text


class Selection(QFrame):
    """Hidden while nothing is selected; one signal for each thing to do."""

    together = Signal()
    print_sheet = Signal()
    occupancy = Signal()
    key_groups = Signal()
    restore = Signal()
    copy = Signal()
    change = Signal()
    put = Signal()
    give = Signal()
    clear = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("households.selection")
        self.setProperty("surface", "soft")
        self.words, self.more = Text("", bold=True), Text("", tone="muted")
        self.copy_button = self._button("copy", tr("Copy as a table"), self.copy, "copy", "Ctrl+C")
        self.occupancy_button = self._button("occupancy", tr("Who lives there ..."), self.occupancy)
        self.restore_button = self._button("restore", tr("Count again"), self.restore)
        holder = QWidget()
        flow = FlowLayout(holder)
        for part in (
            self.words,
            self.more,
            self._button("together", tr("Log together"), self.together, "visit", kind="primary"),
            self._button("print", tr("Print a sign-off sheet"), self.print_sheet, "print"),
            self._button("change", tr("Group or kind ..."), self.change),
            self._button("put", tr("Put into an area ..."), self.put),
            self._button("give", tr("Give to a worker ..."), self.give),
            self.occupancy_button,
            self._button("key_groups", tr("Key groups ..."), self.key_groups),
            self.restore_button,
            self.copy_button,
        ):
            flow.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 7, 16, 7)
        line.addWidget(holder, 1)
        line.addWidget(self._button("clear", tr("Clear the ticks"), self.clear, keys="Esc", kind="quiet"))
        for text in (self.words, self.more):
            text.setFixedHeight(theme.px(32))
        self.hide()

    def _button(
        self,
        name: str,
        text: str,
        signal: SignalInstance,
        icon: str = "",
        keys: str = "",
        kind: str = "secondary",
    ) -> Button:
        button = Button(text, kind, name=f"households.selected_{name}", icon=icon, keys=keys, small=True)
        button.clicked.connect(signal)
        return button

    def tell(self, households: int, people: int, excluded: int, in_list: bool) -> None:
        """Show how many are selected; 0 hides the bar. `excluded` of them are not counted now."""
        self.words.setText(tr("{n} households selected", n=households))
        self.more.setText(tr("{n} people", n=people))
        self.restore_button.setVisible(excluded > 0)
        self.copy_button.setVisible(in_list)
        self.setVisible(households > 0)
