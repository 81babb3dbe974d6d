"""抽查: draw a sample, print its sheet, type up what was said at the doors, follow what does not agree."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from outreach.actions.spot_checks import add_suspicious, close_finding, draw_spot_check, enter_result
from outreach.errors import DoorbookError
from outreach.queries.campaigns import open_campaign
from outreach.queries.spot_checks import (
    CheckLine,
    FindingRow,
    SpotCheckSummary,
    findings,
    spot_check,
    spot_checks,
)
from outreach.queries.suspicions import SuspicionRow
from outreach.vocabulary import CheckResult
from outreach.wording import tr
from outreach.workspace import Workspace
from ui import theme, words
from ui.error_messages import show_at_fields
from ui.page import Context, Page
from ui.pages.checks.columns import columns
from ui.pages.checks.entry_bar import EntryBar
from ui.pages.checks.forms import DrawDialog, FindingDialog
from ui.pages.checks.patterns import LOOKED_AT, Patterns
from ui.pages.checks.side_cards import AgreementCard, FindingsCard, SuspicionsCard
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.card import Card, scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.headline import Headline
from ui.widgets.line import DropDown
from ui.widgets.text import Text

SIDE_BY_SIDE = 980
MOST_ROWS, FEW_ROWS = 9, 4
"""Rows shown at once, so that the entry below is on screen too; few where the text is large."""
BUTTONS = (("checks.print", "secondary", "print"), ("checks.draw", "primary", "plus"))


class ChecksPage(Page):
    """The rows of one check left, what they add up to right."""

    id = "checks"
    kinds = frozenset({"spot_check", "spot_check_row", "finding", "visit", "campaign", "photo"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._check: SpotCheckSummary | None = None
        self._rows: dict[str, CheckLine] = {}
        self._wanted = ""
        self.which = DropDown(name="checks.which")
        self.which.setAccessibleName(tr("Which spot check"))
        self.model = PagedModel(columns(), lambda ids: [self._rows.get(str(entry)) for entry in ids])
        self.table = Table(self.model, ctx.settings, name="checks.table")
        self.table.setAccessibleName(tr("Rows of the spot check"))
        self.bar = EntryBar(ctx.workspace.now().date(), ctx.workspace.recorder)
        self.agreement, self.strange, self.found = AgreementCard(), SuspicionsCard(), FindingsCard()
        self.patterns = Patterns(ctx, self.strange.show_rows)
        self._lay_out()
        self._connect()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count the findings that wait for an answer."""
        return len(workspace.ask(findings, True))

    def _lay_out(self) -> None:
        self.heading = Headline(tr("Spot checks"))
        self.sums = Text("", tone="muted")
        self.heading.left.addWidget(self.which)
        self.heading.left.addWidget(self.sums)
        for command, kind, icon in BUTTONS:
            action = self.ctx.commands[command]
            keys = self.ctx.commands.keys(command)
            button = Button(action.text(), kind, name=f"{command}_button", icon=icon, keys=keys)
            self.heading.right.addWidget(button.does(action))
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        entry = Card()
        entry.body.addWidget(self.bar)
        self._left = (TableCard(self.table), entry)
        for parts, stretch in ((self._left, 5), ((self.agreement, self.found, self.strange), 3)):
            side = QVBoxLayout()
            side.setSpacing(16)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            self._sides.addLayout(side, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        self._body, self._empty = scrolled(content), self._nothing()
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)

    def _nothing(self) -> EmptyState:
        action = self.ctx.commands["checks.draw"]
        button = Button(action.text(), "primary", name="checks.first", icon="plus").does(action)
        why = tr("Draw some of the visits logged, ask at those doors again, and type up what was said.")
        return EmptyState("check", tr("No spot check so far"), why, button)

    def _connect(self) -> None:
        self.ctx.commands["checks.draw"].triggered.connect(lambda: self.draw())
        self.ctx.commands["checks.print"].triggered.connect(lambda: self.print_sheet())
        self.which.currentIndexChanged.connect(lambda _: self._choose())
        self.table.pointed.connect(lambda _: self.bar.show_row(self.row()))
        self.table.opened.connect(lambda _: self.open_household())
        self.table.installEventFilter(self)
        self.bar.entered.connect(self.enter)
        self.strange.add_asked.connect(self.add_suspicious)
        self.found.close_asked.connect(self.close_finding)

    # Coming and going

    def open(self, check_id: str = "", **_: Any) -> None:
        """Show a check, the newest unless told."""
        self._wanted = check_id

    def memory(self) -> dict[str, Any]:
        """Come back to the same check."""
        return {"check_id": self._check.id} if self._check else {}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the checks again; the row stays."""
        if not kinds or kinds & LOOKED_AT:
            self.patterns.forget()
        entries = self.ctx.workspace.ask(spot_checks)
        present = self._wanted or (self._check.id if self._check else "")
        known = [entry.id for entry in entries]
        chosen = present if present in known else next(iter(known), "")
        self._wanted = ""
        self.which.blockSignals(True)
        self.which.clear()
        for entry in entries:
            day = words.short_day(entry.drawn_at.date())
            self.which.addItem(tr("Check {no} of {day}", no=entry.number, day=day), entry.id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.which.blockSignals(False)
        self._show(chosen)
        if not kinds and chosen:
            self.table.setFocus()

    def _choose(self) -> None:
        self._show(str(self.which.currentData() or ""))

    def _show(self, check_id: str) -> None:
        workspace = self.ctx.workspace
        row = str(self.table.current_id() or "")
        self._check = workspace.ask(spot_check, check_id) if check_id else None
        campaign = workspace.ask(open_campaign)
        for part in (*self._left, self.agreement, self.which, self.sums):
            part.setVisible(self._check is not None)
        self._body.setVisible(self._check is not None)
        self._empty.setVisible(self._check is None)
        self.ctx.commands["checks.print"].setEnabled(self._check is not None)
        if self._check is None:
            return
        check = self._check
        self._rows = {line.id: line for line in check.rows}
        self.model.set_ids([line.id for line in check.rows])
        self._fit_rows()
        self.table.go_to(row if row in self._rows else self._next_open(""))
        self.bar.show_row(self.row())
        self.sums.setText(tr("{n} visits, {left} not asked yet", n=len(check.rows), left=check.left))
        self.agreement.show_check(check)
        here = campaign is not None and campaign.id == check.campaign_id
        self.patterns.want(check.campaign_id, here)
        self.found.show_rows(workspace.ask(findings), workspace.now().date())

    def _fit_rows(self) -> None:
        most = FEW_ROWS if self.content_width() < SIDE_BY_SIDE else MOST_ROWS - 2 * self.dense()
        self.table.setFixedHeight(theme.px(36 * (1 + max(3, min(most, len(self._rows)))) + 4))

    def row(self) -> CheckLine | None:
        """Give the row that results are entered for."""
        return self._rows.get(str(self.table.current_id() or ""))

    def _next_open(self, after: str) -> str:
        """Give the next row without a result after one, else the first such, else the first row."""
        ids = list(self._rows)
        start = ids.index(after) + 1 if after in ids else 0
        order = ids[start:] + ids[:start]
        return next((entry for entry in order if self._rows[entry].result is None), next(iter(ids), ""))

    # What the user does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the digits of the results answer while the keyboard is on the rows."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = {str(n): result for n, result in enumerate(CheckResult, 1)}
            if event.text() in keys and self.row() is not None:
                self.bar.choose(keys[event.text()])
                return True
        return super().eventFilter(watched, event)

    def enter(self, result: CheckResult, said: str) -> None:
        """Enter the result of the row and go on to the next without one."""
        row = self.row()
        if row is None:
            return
        on = None if self.bar.on.is_wrong() else self.bar.on.value()
        try:
            self.ctx.workspace.run(enter_result, row.id, result, said, on, self.bar.by.text())
        except DoorbookError as problem:
            if not show_at_fields(problem, self.bar.fields):
                self.ctx.trouble(problem)
            return
        self._show(self._check.id if self._check else "")
        self.table.go_to(self._next_open(row.id))
        self.table.setFocus()

    def draw(self) -> None:
        """Draw a sample."""

        def save(seed: int, size: int) -> None:
            self._wanted = self.ctx.workspace.run(draw_spot_check, seed, size)
            self.refresh(frozenset())
            self.ctx.toast(tr("Sample drawn"))

        DrawDialog(self.ctx.workspace.now().date(), save, self).open()

    def add_suspicious(self, row: SuspicionRow) -> None:
        """Put the visits of a pattern into the check."""
        if self._check is not None:
            n = self.ctx.workspace.run(add_suspicious, self._check.id, row.visit_ids, row.kind)
            self.ctx.toast(tr("{n} visits added to the check", n=n))

    def close_finding(self, row: FindingRow) -> None:
        """Close a finding with a reply."""

        def save(reply: str) -> None:
            self.ctx.workspace.run(close_finding, row.id, reply)
            self.ctx.toast(tr("Finding closed: {place}", place=row.visit.place))

        FindingDialog(row, save, self).open()

    def print_sheet(self) -> None:
        """Show the printed sheet of the check."""
        if self._check is not None:
            self.ctx.navigate("printing", paper="spot-check", options={"check": str(self._check.number)})

    def open_household(self) -> None:
        """Open the card of the row's household."""
        if (row := self.row()) is not None:
            self.ctx.navigate("household", unit_id=row.visit.unit_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the rows, then to the visits, with Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.table.hasFocus() or self._check is None:
            self.ctx.navigate("visit")
        else:
            self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides under each other where the text is large."""
        super().resizeEvent(event)
        narrow = self.content_width() < SIDE_BY_SIDE
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(side)
        self._fit_rows()
