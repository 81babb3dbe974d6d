"""The one sheet of keys (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import mark, tr
from ui import theme
from ui.commands import COMMANDS, Command, Commands
from ui.pages import built_pages
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.keyhint import KeyHint
from ui.widgets.text import Text

HANDS = (
    (mark("Tick a row, or put the tick away"), mark("Space")),
    (mark("Open a row, go on in a form"), "Enter"),
    (mark("Leave; what was begun is kept"), "Esc"),
    (mark("Copy the ticked rows for Excel"), "Ctrl+C"),
)


class KeysDialog(QDialog):
    """Every key on one page, those of everywhere first, then page by page."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        sheet = QHBoxLayout(content)
        sheet.setContentsMargins(0, 0, 16, 0)
        sheet.setSpacing(32)
        sides = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for title, lines in _groups(commands):
            side = heights.index(min(heights))
            heights[side] += len(lines) + 2
            sides[side].addWidget(_group(title, lines))
        for column in sides:
            column.setSpacing(24)
            column.addStretch(1)
            sheet.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(Text(tr("Keys"), step=24, bold=True))
        outer.addWidget(scrolled(content), 1)
        close = Button(tr("Got it"), name="keys_close", keys="Esc")
        close.clicked.connect(self.accept)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = parent.size()
        self.resize(min(room.width() - 64, theme.px(840)), min(room.height() - 64, theme.px(640)))


def _groups(commands: Commands) -> list[tuple[str, list[tuple[str, str]]]]:
    titles = {"": tr("Everywhere"), "first_run": tr("First page")}
    titles |= {entry.id: tr(entry.title) for entry in built_pages()}
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in COMMANDS:
        page = command.id.removeprefix("go.") if command.id.startswith("go.") else command.page
        if command.keys and page in titles:
            groups.setdefault(command.page, []).append(_line(command, commands))
    groups[""] += [(tr(text), tr(keys)) for text, keys in HANDS]
    return [(titles[page], lines) for page, lines in groups.items()]


def _line(command: Command, commands: Commands) -> tuple[str, str]:
    return tr(command.text), commands.keys(command.id)


def _group(title: str, lines: list[tuple[str, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, theme.px(104))
    grid.addWidget(Text(title, bold=True), 0, 0, 1, 2)
    for row, (text, keys) in enumerate(lines, start=1):
        grid.addWidget(KeyHint(keys), row, 0)
        grid.addWidget(Text(text), row, 1)
    return group
