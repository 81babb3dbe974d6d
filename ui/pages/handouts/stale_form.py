"""The small form with which an edition is marked as old."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from outreach.queries.stock_editions import EditionRow
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.pages.handouts.movement_form import number
from ui.widgets.line import LineEdit


class StaleDialog(FormDialog):
    """Asks how many of an old edition are still there: they are written off with it."""

    def __init__(
        self, edition: EditionRow, save: Callable[[EditionRow, int], object], parent: QWidget | None
    ) -> None:
        title = tr("Mark “{name}” as old", name=edition.name)
        note = tr("It must not be given any more. What is still there of it is written off; 0 if nothing is.")
        super().__init__("stale", title, tr("Mark as old"), lambda: save(edition, self.count()), parent, note)
        self.left = LineEdit(name="stale_left")
        self.left.setText("0")
        self.left.selectAll()
        self.add("count", tr("How many are still there ({unit})", unit=edition.unit), self.left)
        self.left.setFocus()

    def count(self) -> int:
        """Give the number typed. Raises UserMistake."""
        return number(self.left.text(), "count")
