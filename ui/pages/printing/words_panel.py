"""The words of a paper, to be edited beside its preview: a field a text, a box to tick a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from outreach.printing.editable import NO, YES, Slot
from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import clear, rule
from ui.widgets.field import Field
from ui.widgets.line import CheckBox
from ui.widgets.text import Text

MOST_LINES = 4


class WordsPanel(QWidget):
    """Fields for every text; `changed` with each letter, `left` on Esc. `words` gives what differs."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("printing.words")
        self._slots: dict[str, Slot] = {}
        self._words: dict[str, str] = {}
        self.texts: dict[str, TextArea] = {}
        self.switches: dict[str, CheckBox] = {}
        self._blocks: dict[str, list[QWidget]] = {}
        self.reset = Button(
            tr("Back to the built-in words"), "quiet", name="printing.words_reset", small=True
        )
        self._fields = QVBoxLayout()
        self._fields.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        hint = tr(
            "Each line stands for itself; **words between stars** stand out. The page follows as you type."
        )
        box.addWidget(Text(hint, step=13, tone="muted", wrap=True))
        line = QHBoxLayout()
        line.addWidget(self.reset)
        line.addStretch(1)
        box.addLayout(line)
        box.addLayout(self._fields)
        self.reset.clicked.connect(self._reset)

    def show_words(self, slots: Sequence[Slot], words: Mapping[str, str]) -> None:
        """Show the texts of a paper, some of them replaced already."""
        self._slots = {slot.path: slot for slot in slots}
        self._words = {path: text for path, text in words.items() if path in self._slots}
        clear(self._fields)
        self.texts, self.switches, self._blocks = {}, {}, {}
        block = ""
        for slot in slots:
            begins = bool(slot.block) and slot.block != block and not slot.is_switch
            if begins and not self._switch_of(slot):
                self._add(rule())
                self._add(Text(slot.block, bold=True))
            block = slot.block
            self._add_slot(slot)
        for path in self.switches:
            self._show_block(path)

    def begin(self) -> None:
        """Take the keyboard to the first text."""
        for area in list(self.texts.values())[:1]:
            area.setFocus(Qt.FocusReason.TabFocusReason)

    def words(self) -> dict[str, str]:
        """Give the texts that differ from the built-in ones, by path."""
        return {path: text for path, text in self._words.items() if text != self._slots[path].text}

    def _add(self, widget: QWidget) -> None:
        self._fields.addWidget(widget)

    def _switch_of(self, slot: Slot) -> str:
        start = slot.path.rpartition(".")[0]
        return next((path for path in self.switches if path.rpartition(".")[0] == start), "")

    def _add_slot(self, slot: Slot) -> None:
        text = self._words.get(slot.path, slot.text)
        if slot.is_switch:
            self._add(rule())
            switch = CheckBox(slot.label, name=f"printing.words.{slot.path}", on=text == YES)
            switch.toggled.connect(lambda on, path=slot.path: self._take_switch(path, on))
            self.switches[slot.path] = switch
            self._add(switch)
            return
        area = TextArea(text, name=f"printing.words.{slot.path}")
        area.textChanged.connect(lambda path=slot.path, edit=area: self._take(path, edit.toPlainText()))
        area.left.connect(self.left)
        self.texts[slot.path] = area
        field = Field(tr(slot.label), area)
        self._add(field)
        if switch_path := self._switch_of(slot):
            self._blocks.setdefault(switch_path, []).append(field)

    def _take(self, path: str, text: str) -> None:
        self._words[path] = text
        self.changed.emit()

    def _take_switch(self, path: str, on: bool) -> None:
        self._words[path] = YES if on else NO
        self._show_block(path)
        self.changed.emit()

    def _show_block(self, path: str) -> None:
        for field in self._blocks.get(path, []):
            field.setVisible(self.switches[path].isChecked())

    def _reset(self) -> None:
        self.show_words(tuple(self._slots.values()), {})
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """A text of a few lines, as high as it needs; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setFont(theme.font(15))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    def _lines(self) -> int:
        return max(1, round(self.document().size().height()))

    def _fit(self) -> None:
        """Ask for the room of the lines there are; beyond the most of them, let them scroll."""
        much = self._lines() > MOST_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if much else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)

    def sizeHint(self) -> QSize:
        """Give room for the lines there are, those that a narrow field breaks counted."""
        lines = min(MOST_LINES, self._lines())
        block = self.document().firstBlock()
        line = self.blockBoundingRect(block).height() / max(1, block.layout().lineCount())
        rim = max(theme.px(10), self.height() - self.viewport().height())
        margins = 2 * self.document().documentMargin() + rim
        return QSize(theme.px(200), round(lines * max(line, self.fontMetrics().lineSpacing()) + margins) + 2)

    def minimumSizeHint(self) -> QSize:
        """Give the same: the panel scrolls, not the field."""
        return QSize(theme.px(80), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
