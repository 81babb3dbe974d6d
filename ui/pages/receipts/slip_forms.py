"""Small forms of the slips: a range taken out by somebody, and why slips are void."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.wording import mark, tr
from ui.dialogs.form import FormDialog
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown, LineEdit

USUAL = (mark("misprinted"), mark("torn or wet"), mark("the household has another one"))


class TakeOutForm(FormDialog):
    """`save(first, last, worker)`; begins with the slips that wait to be taken."""

    def __init__(
        self,
        first: str,
        last: str,
        workers: Sequence[str],
        save: Callable[[str, str, str], object],
        parent: QWidget | None,
    ) -> None:
        note = tr("Both numbers belong to the range. Slips in between that are back or void are passed over.")
        title, button = tr("Take slips out"), tr("They are taken out")
        super().__init__("take_out", title, button, lambda: save(*self.values()), parent, note)
        self.first = LineEdit(name="take_out_first", hint=tr("such as 0012-4"))
        self.last = LineEdit(name="take_out_last", hint=tr("such as 0012-4"))
        self.worker = DropDown(name="take_out_worker")
        self.worker.setEditable(True)
        self.worker.addItems(list(workers))
        self.add("first", tr("First number"), self.first)
        self.add("last", tr("Last number"), self.last)
        self.add("workers", tr("Who takes them"), self.worker)
        self.first.setText(first)
        self.last.setText(last)
        (self.worker if first else self.first).setFocus()

    def values(self) -> tuple[str, str, str]:
        """Give what is written."""
        return self.first.text(), self.last.text(), self.worker.currentText()


class VoidSlipsForm(FormDialog):
    """`save(reason)` for the ticked slips."""

    def __init__(self, count: int, save: Callable[[str], object], parent: QWidget | None) -> None:
        super().__init__(
            "void_slips",
            tr("Void {n} slips", n=count),
            tr("Void them"),
            lambda: save(self.reason.text()),
            parent,
            tr("Their numbers are never given again. Ctrl+Z takes it back."),
        )
        self.reason = LineEdit(name="void_slips_reason", hint=tr("A word is enough"))
        self.add("reason", tr("Why are they void?"), self.reason)
        chips = QWidget()
        flow = FlowLayout(chips)
        for reason in USUAL:
            chip = Chip(tr(reason), name=f"void_slips.{reason}", dashed=True)
            chip.clicked.connect(lambda _=False, text=reason: self.reason.setText(tr(text)))
            flow.addWidget(chip)
        self.body.addWidget(chips)
        self.reason.setFocus()
