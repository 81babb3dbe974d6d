"""The small form of a new ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.files import LEDGER_SUFFIX
from outreach.wording import tr
from ui import theme, words
from ui.error_messages import show_at_fields, show_trouble
from ui.pages.first_run.village_finder import VillageFinder
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.line import CheckBox, LineEdit
from ui.widgets.text import Elided, Text
from ui.work.task import Tasks

if TYPE_CHECKING:
    from outreach.divisions import DivisionRow
    from outreach.progress import Report
    from outreach.workspace import Workspace

ROWS = (("find_village",), ("village_name", "township"), ("county", "village_code"), ("recorder",))
UNFIT = '\\/:*?"<>|'


class NewLedgerForm(QWidget):
    """Village, township, code, who records, what may be kept; `made(workspace)` once the file is there.

    Finding the village fills in its names and code; typing them by hand does as well.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, tasks: Tasks, folder: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("new_ledger")
        self._tasks = tasks
        self._chosen: Path | None = None
        self._folder = folder or documents()
        self.finder = VillageFinder(tasks)
        self.name = LineEdit(name="village_name", hint=tr("Liuhe village, for instance"))
        self.township = LineEdit(name="township")
        self.county = LineEdit(name="county")
        self.code = LineEdit(name="village_code", hint=tr("12 digits, may stay empty"))
        self.worker = LineEdit(name="recorder", hint=tr("Your name"))
        self.fields = {
            "find_village": Field(tr("Find the village"), self.finder),
            "village_name": Field(tr("Village"), self.name),
            "township": Field(tr("Township"), self.township),
            "county": Field(tr("County"), self.county),
            "village_code": Field(tr("Village code"), self.code),
            "recorder": Field(tr("Recorder"), self.worker),
        }
        self.keep_phone = CheckBox(tr("Phone"), name="keep_phone")
        self.keep_id = CheckBox(tr("ID number"), name="keep_id_no")
        self.place = Elided("", step=13, tone="muted")
        self.save = Button(tr("Make the ledger"), "primary", name="make_ledger", keys="Enter")
        self._lay_out()
        self.finder.chosen.connect(self._chose)
        self.finder.looked.connect(self._looked)
        self.finder.passed.connect(self.name.setFocus)
        self.name.textChanged.connect(self._named)
        self.save.clicked.connect(self.make)
        for line in (self.name, self.township, self.county, self.code, self.worker):
            line.returnPressed.connect(self._enter)
        self._named()

    def _lay_out(self) -> None:
        card = Card(padding=24)
        card.body.setSpacing(theme.px(12))
        for names in ROWS:
            row = QHBoxLayout()
            row.setSpacing(16)
            for name in names:
                row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(row)
        keep = QHBoxLayout()
        keep.setSpacing(24)
        keep.addWidget(self.keep_phone)
        keep.addWidget(self.keep_id)
        keep.addStretch(1)
        kept = tr("May be kept of people (least is best; both are masked on screen)")
        card.body.addWidget(Text(kept, step=13, tone="muted", wrap=True))
        card.body.addLayout(keep)
        card.body.addWidget(Text(words.purpose_words(), step=13, tone="muted", wrap=True))
        place = QHBoxLayout()
        elsewhere = Button(tr("Elsewhere"), "quiet", name="ledger_place", small=True)
        elsewhere.clicked.connect(self._choose_place)
        place.addWidget(self.place, 1)
        place.addWidget(elsewhere)
        card.body.addLayout(place)
        foot = QHBoxLayout()
        back = Button(tr("Back"), name="new_ledger_back", keys="Esc")
        back.clicked.connect(self.left)
        foot.addWidget(self.save)
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(tr("New ledger"), step=24, bold=True))
        column.addWidget(card)
        column.addLayout(foot)
        column.addStretch(1)

    def path(self) -> Path:
        """Tell where the ledger will be."""
        if self._chosen is not None:
            return self._chosen
        stem = "".join(letter for letter in self.name.text().strip() if letter not in UNFIT).strip(". ")
        stem = stem or tr("ledger")
        path, number = self._folder / f"{stem}{LEDGER_SUFFIX}", 2
        while path.exists():
            path, number = self._folder / f"{stem}{number}{LEDGER_SUFFIX}", number + 1
        return path

    def _chose(self, row: DivisionRow) -> None:
        """Fill in what the list of divisions says; all of it may still be changed by hand."""
        self.name.setText(row.name)
        self.township.setText(row.township)
        self.county.setText(row.county)
        self.code.setText(row.code)
        for field in self.fields.values():
            field.show_problem("")
        self.worker.setFocus()

    def _looked(self, found: int) -> None:
        nothing = tr("Not in the list of 2023: type the names below.") if found == 0 else ""
        self.fields["find_village"].hint.setText(nothing)

    def _named(self) -> None:
        self.place.set_text(tr("Kept in {path}", path=self.path()))

    def _choose_place(self) -> None:
        kind = tr("Ledger") + f" (*{LEDGER_SUFFIX})"
        text, _ = QFileDialog.getSaveFileName(self, tr("Where to keep the ledger"), str(self.path()), kind)
        if text:
            chosen = Path(text)
            self._chosen = chosen if chosen.suffix else chosen.with_suffix(LEDGER_SUFFIX)
            self._named()

    def _enter(self) -> None:
        lines = [self.name, self.township, self.county, self.code, self.worker]
        place = next((nth for nth, line in enumerate(lines) if line.hasFocus()), len(lines))
        if place + 1 < len(lines):
            lines[place + 1].setFocus()
        else:
            self.make()

    def make(self) -> None:
        """Make the file once, or say under its field what is missing."""
        if not self.save.isEnabled():
            return
        kept = (("phone", self.keep_phone), ("id_no", self.keep_id))
        keep = tuple(name for name, box in kept if box.isChecked())
        words = {
            "village_name": self.name.text(),
            "township": self.township.text(),
            "county": self.county.text(),
            "village_code": self.code.text(),
        }
        path, worker = self.path(), self.worker.text().strip()
        self.save.setEnabled(False)

        def work(report: Report) -> Workspace:
            return create(path, words, keep, worker)

        self._tasks.run(tr("Making the ledger"), work, done=self.made.emit, failed=self._failed)

    def _failed(self, problem: Exception) -> None:
        self.save.setEnabled(True)
        if not show_at_fields(problem, self.fields):
            show_trouble(problem)


def create(path: Path, words: dict[str, str], keep: tuple[str, ...], worker: str) -> Workspace:
    """Make a ledger with its first worker; `words` are the texts of LedgerForm by name."""
    from outreach.actions.ledger import LedgerForm
    from outreach.workspace import Workspace

    form = LedgerForm(
        village_name=words["village_name"],
        village_code=words["village_code"],
        township=words["township"],
        county=words["county"],
        keep=keep,
        worker=worker,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    return Workspace.create(path, form, recorder=worker)


def documents() -> Path:
    """Tell the folder where the user's documents lie."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()
