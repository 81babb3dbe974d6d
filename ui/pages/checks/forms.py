"""The small forms of the page: draw a sample, answer a finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from outreach.actions.spot_checks import MOST_SEED, SEED_WRONG, SIZE_WRONG
from outreach.errors import UserMistake
from outreach.queries.spot_checks import FindingRow
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

USUAL_SIZE = 30


class DrawDialog(FormDialog):
    """`save(seed, size)` draws."""

    def __init__(self, today: date, save: Callable[[int, int], object], parent: QWidget) -> None:
        super().__init__(
            "draw_check",
            tr("Draw a sample"),
            tr("Draw"),
            lambda: save(self._number(self.seed, "seed"), self._number(self.size_line, "size")),
            parent,
            tr("Spread over groups and workers. The same seed draws the same visits, for anybody to check."),
        )
        self.size_line = LineEdit(name="draw_check_size")
        self.size_line.setText(str(USUAL_SIZE))
        self.seed = LineEdit(name="draw_check_seed")
        self.seed.setText(f"{today:%Y%m%d}")
        self.add("size", tr("How many visits"), self.size_line)
        self.add("seed", tr("Seed"), self.seed, tr("any whole number, for instance the day"))
        self.size_line.setFocus()
        self.size_line.selectAll()

    @staticmethod
    def _number(line: LineEdit, field: str) -> int:
        text = line.text().strip()
        if not (text.isascii() and text.isdecimal()):
            wrong = SEED_WRONG if field == "seed" else SIZE_WRONG
            raise UserMistake(wrong, field=field, most=MOST_SEED)
        return int(text[:12])


class FindingDialog(FormDialog):
    """`save(reply)` closes a finding."""

    def __init__(self, row: FindingRow, save: Callable[[str], object], parent: QWidget) -> None:
        place = f"{row.visit.place} {row.visit.head}".strip()
        super().__init__(
            "finding",
            tr("Close the finding at {place}", place=place),
            tr("Close it"),
            lambda: save(self.reply.text()),
            parent,
        )
        self.body.addWidget(Text(tr("Said at the door: {what}", what=row.said), wrap=True))
        self.reply = LineEdit(name="finding_reply", hint=tr("for instance: visited again, slip renewed"))
        self.add("reply", tr("What was put right"), self.reply)
        self.reply.setFocus()
