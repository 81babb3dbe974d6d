"""A group of chips that is one stop for Tab: arrows walk it, Space or a chip's key toggles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip
from ui.widgets.choice import Option
from ui.widgets.flow import FlowLayout

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChipGroup(QWidget):
    """Chips by code; `changed()` tells of the user's doing, `tail` stands behind the last chip."""

    changed = Signal()

    def __init__(self, name: str, tail: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("ring", "none")
        self._flow = FlowLayout(self)
        self._tail = tail
        self._options: list[Option] = []
        self.chips: dict[str, Chip] = {}
        self._entry: Chip | None = None
        if tail is not None:
            tail.setParent(self)

    def set_options(self, options: Sequence[Option], on: Sequence[str]) -> None:
        """Show these chips, those in `on` switched on (silently)."""
        if list(options) != self._options:
            self._build(options)
        for code, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(code in on)
            chip.blockSignals(False)
            chip.updateGeometry()
            chip.update()

    def _build(self, options: Sequence[Option]) -> None:
        focused = next((code for code, chip in self.chips.items() if chip.hasFocus()), "")
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self._tail:
                widget.hide()
                widget.deleteLater()
        self._options = list(options)
        self.chips = {option.code: self._chip(option) for option in options}
        for chip in self.chips.values():
            self._flow.addWidget(chip)
        if self._tail is not None:
            self._flow.addWidget(self._tail)
        self._flow.invalidate()
        self._enter_at(next(iter(self.chips.values()), None))
        if focused:
            self.focus_code(focused)

    def _chip(self, option: Option) -> Chip:
        chip = Chip(option.text, name=f"{self.objectName()}.{option.code}", key=option.key, parent=self)
        chip.toggled.connect(lambda _on: self.changed.emit())
        chip.installEventFilter(self)
        chip.show()
        return chip

    def codes(self) -> list[str]:
        """Give the codes that are on, in their order."""
        return [code for code, chip in self.chips.items() if chip.isChecked()]

    def toggle_key(self, key: str) -> bool:
        """Toggle the chip that shows this key; False if none does."""
        for option in self._options:
            if option.key and option.key == key:
                self.chips[option.code].toggle()
                return True
        return False

    def set_all(self, on: bool) -> None:
        """Switch all on or off, told once."""
        for chip in self.chips.values():
            chip.blockSignals(True)
            chip.setChecked(on)
            chip.blockSignals(False)
            chip.updateGeometry()
            chip.update()
        self.changed.emit()

    def focus_code(self, code: str) -> None:
        """Put the keyboard on one chip."""
        if code in self.chips:
            self.chips[code].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the chips by arrows; the chip last walked to is the group's stop for Tab."""
        if isinstance(watched, Chip) and event.type() == QEvent.Type.FocusIn:
            self._enter_at(watched)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(watched, Chip) and isinstance(event, QKeyEvent):
            step = STEPS.get(Qt.Key(event.key()))
            chips = list(self.chips.values())
            if step and watched in chips:
                chips[max(0, min(len(chips) - 1, chips.index(watched) + step))].setFocus()
                return True
        return False

    def _enter_at(self, entry: Chip | None) -> None:
        for chip in self.chips.values():
            stop = Qt.FocusPolicy.StrongFocus if chip is entry else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(stop)
        self._entry = entry

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on the chip last walked to; a focus proxy would be a second stop for Tab."""
        if self._entry is not None:
            self._entry.setFocus(reason)
