"""Learn an office's own workbook: choose it, click its cells, say what belongs there, fill it ever after."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout

from outreach.errors import DoorbookError
from outreach.queries.campaigns import campaigns
from outreach.queries.forms import forms
from outreach.queries.village import village
from outreach.tallies.catalogue import Counts, catalogue
from outreach.tallies.office.group_labels import GroupLabels
from outreach.tallies.office.learn import learn, learn_again, remembered_book
from outreach.tallies.office.mapping import CellEntry, OfficeMap, map_of
from outreach.tallies.office.meant import Meant, meant, meant_by_blank
from outreach.tallies.office.picture import (
    FormCell,
    FormSheet,
    look_at,
    over_groups,
    pictures,
    with_entry,
    with_pattern,
    without,
    without_line,
)
from outreach.tallies.office.refill import entries_in
from outreach.tallies.office.sheet import place_of
from outreach.tallies.tally import RANK
from outreach.wording import tr
from ui import theme
from ui.page import Context, Page
from ui.pages.office_form.grid import FormGrid
from ui.pages.office_form.panel import PANEL, CellPanel
from ui.pages.office_form.words import said_of
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.headline import Headline
from ui.widgets.line import DropDown
from ui.widgets.text import Text

NOTHING = OfficeMap(())


class OfficeFormPage(Page):
    """The form on the left, what belongs in the chosen cell on the right."""

    id = "office_form"
    kinds = frozenset({"office_form"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.path: Path | None = None
        self.learned = ""
        self.sheets: tuple[FormSheet, ...] = ()
        self.map = self._remembered = NOTHING
        self._figures: tuple[tuple[str, str], ...] = ()
        self._rates: frozenset[str] = frozenset()
        self._labels = GroupLabels(())
        self.headline = Headline(tr("The office's own form"))
        self.choice = DropDown(name="office_form.sheet")
        self.choice.setAccessibleName(tr("Sheet of the form"))
        self.choice.currentIndexChanged.connect(self._show_sheet)
        self.choice.hide()
        self.open_button = Button(tr("Choose a form"), name="office_form.open", icon="folder")
        self.open_button.does(ctx.commands["office_form.open"])
        ctx.commands["office_form.open"].triggered.connect(self.choose_file)
        keys = ctx.commands.keys("office_form.save")
        self.save_button = Button(tr("Remember the form"), "primary", name="office_form.save", keys=keys)
        self.save_button.does(ctx.commands["office_form.save"])
        ctx.commands["office_form.save"].triggered.connect(self.save)
        self.headline.left.addWidget(self.choice)
        self.headline.right.addWidget(self.open_button)
        self.headline.right.addWidget(self.save_button)
        self.grid, self.panel = FormGrid(), CellPanel(self._meant)
        self.state = Text("", tone="muted", wrap=True)
        self.grid.chosen.connect(self._chosen)
        self.panel.put.connect(self._put)
        self.panel.taken.connect(self._take)
        self.setFocusProxy(self.grid)
        self._lay_out()

    def _lay_out(self) -> None:
        self.panel.setFixedWidth(theme.px(PANEL))
        card = Card(padding=0)
        card.body.addWidget(self.grid)
        desk = Card(padding=0)
        desk.setProperty("surface", "")
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(card, 1)
        line.addWidget(self.panel)
        desk.body.addLayout(line)
        begin = Button(tr("Choose a form"), "primary", name="office_form.begin", icon="folder")
        begin.clicked.connect(self.choose_file)
        self.empty = EmptyState(
            "grid",
            tr("No form has been learned yet"),
            tr("Choose the office's .xlsx once and click where each figure belongs: it fills itself then."),
            begin,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addWidget(self.state)
        self.views = QStackedLayout()
        column.addLayout(self.views, 1)
        self.views.addWidget(self.empty)
        self.views.addWidget(desk)

    def open(self, **args: Any) -> None:
        """Show the form of a file (`path`), the learned one of that `name`, what `memory` gave (`kept`)."""
        if "kept" in args:
            self._take_up(*args["kept"])
        elif "path" in args:
            self.show_file(Path(args["path"]))
        elif "name" in args:
            self._show_learned(str(args["name"]))

    def memory(self) -> dict[str, Any]:
        """Give the form with all that was said of it and not remembered yet, and the cell."""
        if not self.sheets:
            return {}
        said = (self.path, self.learned, self.map, self._remembered)
        return {"kept": (self.sheets, said, self.choice.currentIndex(), self.panel.cell)}

    def _take_up(
        self, sheets: tuple[FormSheet, ...], said: tuple[Any, ...], at: int, cell: FormCell | None
    ) -> None:
        self.path, self.learned, self.map, self._remembered = said
        self._show_sheets(sheets)
        self.choice.setCurrentIndex(at)
        if cell is not None:
            self.grid.go_to(cell.row, cell.column)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read what may be filled in."""
        known = self.ctx.workspace.ask(campaigns)
        figures = self.ctx.workspace.ask(catalogue, known[0] if known else None)
        self._figures = tuple((figure.code, figure.name) for figure in figures)
        self._rates = frozenset(figure.code for figure in figures if figure.counts is Counts.RATE)
        place = self.ctx.workspace.ask(village)
        self._labels = GroupLabels(place.groups, place)
        self.panel.show_choices(self._figures, place.groups)
        if not self.sheets and (learned := self.ctx.workspace.ask(forms)):
            self._show_learned(learned[-1].name)
        self._say()
        if not kinds and self.panel.cell is not None:
            self._chosen(self.panel.cell)

    def choose_file(self) -> None:
        """Ask for the office's workbook."""
        text, _ = QFileDialog.getOpenFileName(
            self, tr("Which form?"), "", f"{tr('Workbooks')} (*.xlsx *.xlsm)"
        )
        if text:
            self.show_file(Path(text))

    def show_file(self, path: Path) -> None:
        """Show a form; what was learned of one of that name is there already."""
        try:
            sheets = look_at(path)
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            return
        known = next((row for row in self.ctx.workspace.ask(forms) if row.name == path.name), None)
        self.path, self.learned = path, path.name
        self.map = self._remembered = map_of(json.loads(known.map)) if known is not None else NOTHING
        self._show_sheets(sheets)

    def _show_learned(self, name: str) -> None:
        row = next((row for row in self.ctx.workspace.ask(forms) if row.name == name), None)
        if row is not None:
            self.path, self.learned = None, row.name
            self.map = self._remembered = map_of(json.loads(row.map))
            self._show_sheets(pictures(remembered_book(self.ctx.workspace, row)))

    def _show_sheets(self, sheets: Sequence[FormSheet]) -> None:
        self.sheets = tuple(sheets)
        self.choice.blockSignals(True)
        self.choice.clear()
        for sheet in self.sheets:
            self.choice.addItem(sheet.name)
        self.choice.blockSignals(False)
        self.choice.setVisible(len(self.sheets) > 1)
        self._show_sheet()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheet(self) -> FormSheet | None:
        at = self.choice.currentIndex()
        return self.sheets[at] if 0 <= at < len(self.sheets) else None

    def _show_sheet(self) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self.grid.show_sheet(sheet)
            self._say()
            self.grid.go_to(1, 1)

    def filled(self) -> dict[str, list[tuple[CellEntry, str]]]:
        """Give what fills the cells of the sheet on screen, in words, by the cell's name."""
        sheet, names = self._sheet(), dict(self._figures)
        found: dict[str, list[tuple[CellEntry, str]]] = {}
        if sheet is not None:
            texts = {place: cell.text for place, cell in sheet.cells.items()}
            for entry in entries_in(self.map, sheet.name, texts, self._labels):
                found.setdefault(entry.cell, []).append((entry, said_of(entry, names, group=False)))
        return found

    def _say(self) -> None:
        self.views.setCurrentIndex(1 if self.sheets else 0)
        self.save_button.setVisible(bool(self.sheets))
        filled = self.filled()
        self.grid.show_filled(filled)
        n = sum(len(some) for some in filled.values())
        said = tr("{name}: {n} places are filled on this sheet.", name=self.learned, n=n)
        if not n:
            said = tr("{name}: go to a cell, say on the right what belongs there.", name=self.learned)
        if self.map != self._remembered:
            said = tr("{said} Not remembered yet.", said=said)
        self.state.setText(said if self.sheets else "")
        self.state.setVisible(bool(self.sheets))

    def _chosen(self, cell: FormCell) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self.panel.show_cell(sheet.name, cell, self.filled().get(cell.name, []))

    def _meant(self, cell: FormCell, blank: int | None) -> Meant:
        """Guess what a cell or one of its blanks is for."""
        sheet = self._sheet()
        if blank is not None:
            return meant_by_blank(cell, blank, self._figures)
        return meant(sheet, cell, self._figures, self._labels) if sheet is not None else Meant()

    def _put(self, entry: CellEntry, every: bool) -> None:
        sheet = self._sheet()
        entry = self._scaled(sheet, entry)
        pattern = over_groups(sheet, entry, self._labels) if every and sheet is not None else None
        if every and pattern is None:
            self.ctx.toast(tr("No group is named beside this cell: fill the cells one by one."), undo=False)
            return
        if pattern is not None:
            self.map = with_pattern(self.map, pattern)
        else:
            self.map = with_entry(self.map, entry)
        self._go_on()

    def _scaled(self, sheet: FormSheet | None, entry: CellEntry) -> CellEntry:
        """Write a rate as 78.7 where the form shows no per cent of its own: 0.787 says nothing there."""
        shown = sheet is not None and place_of(entry.cell) in sheet.percents
        bare = entry.figure in self._rates and entry.blank is None and entry.period != RANK
        return replace(entry, scale=100) if bare and not shown else entry

    def _take(self, cell: str, blank: int | None) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        kept = without(self.map.cells, sheet.name, cell, blank)
        patterns = self.map.patterns
        if kept == self.map.cells:
            patterns = without_line(patterns, sheet.name, cell)
        self.map = OfficeMap(kept, patterns)
        self._go_on()

    def _go_on(self) -> None:
        """Show what fills the cells now; the keyboard goes back to them."""
        self._say()
        if self.panel.cell is not None:
            self._chosen(self.panel.cell)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Remember form and map; what is to be looked at is said."""
        if not self.sheets:
            return
        workspace = self.ctx.workspace
        try:
            if self.path is not None:
                done = learn(workspace, self.path, self.map)
            else:
                done = learn_again(workspace, self.learned, self.map)
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            return
        self._remembered = self.map
        self._say()
        said = tr("Remembered: {n} places are filled from now on.", n=done.cells)
        self.ctx.toast(" ".join([said, *done.lost, *done.warnings]))
