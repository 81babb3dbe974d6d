"""What is said of one photo under the pictures: whose, when taken and kept, where it was used before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.evidence import PhotoRow
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import words
from ui.commands import Commands
from ui.widgets.button import Button
from ui.widgets.line import LineEdit
from ui.widgets.text import Text
from ui.work.photos import used_words

MOST_NAMED = 3


class About(QWidget):
    """`named(caption)` by Enter in the caption."""

    named = Signal(str)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.facts = Text("", step=13, tone="muted", wrap=True)
        self.again = Text("", step=13, tone="warn", wrap=True)
        self.again.setObjectName("photos.again")
        self.caption = LineEdit(name="photos.caption", hint=tr("What it shows, then Enter"))
        self.caption.setAccessibleName(tr("What it shows"))
        self.caption.returnPressed.connect(lambda: self.named.emit(self.caption.text()))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.caption, 1)
        for command, icon in (("photos.source", "right"), ("photos.remove", "x")):
            action, keys = commands[command], commands.keys(command)
            button = Button(action.text(), name=f"{command}_button", icon=icon, keys=keys)
            line.addWidget(button.does(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.facts)
        column.addWidget(self.again)
        column.addLayout(line)

    def show_row(self, row: PhotoRow, others: list[PhotoRow]) -> None:
        """Say all of a photo; `others` show the same picture."""
        self.caption.setText(row.caption)
        taken = words.moment_words(row.taken_at) if row.taken_at else "—"
        kept = words.moment_words(row.added_at)
        what = f"{tr(LABELS[row.of])} {row.whose}".strip()
        said = tr("{what}, taken {taken}, kept {kept}", what=what, taken=taken, kept=kept)
        self.facts.setText(f"{said} {row.added_by}".strip())
        where = "；".join(used_words(other) for other in others[:MOST_NAMED])
        if len(others) > MOST_NAMED:
            where = tr("{where} and {n} more", where=where, n=len(others) - MOST_NAMED)
        self.again.setText(tr("The same picture is used here too: {where}", where=where))
        self.again.setVisible(bool(others))
