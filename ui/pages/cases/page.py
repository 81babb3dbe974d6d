"""案件倒查: what happened here, whether the door had been reached before, and whom it should teach next."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from outreach.queries.back_trace import back_trace, case_trace
from outreach.queries.campaigns import open_campaign
from outreach.queries.cases import CaseRow, cases, dissuasions, open_cases
from outreach.queries.evidence import PhotoRow, photo_numbers
from outreach.queries.unheard import UnheardSummary, unheard
from outreach.vocabulary import PhotoOf
from outreach.wording import tr
from outreach.workspace import Workspace
from ui import theme
from ui.page import Context, Page
from ui.pages.cases.case_bar import CaseBar
from ui.pages.cases.columns import columns
from ui.pages.cases.deeds import Deeds
from ui.pages.cases.side_cards import DissuasionsCard, UnheardCard
from ui.pages.cases.trace_card import TraceCard
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.headline import Headline
from ui.widgets.money import yuan_words
from ui.widgets.text import Text
from ui.work.photos import PhotoDrop, Whose, drop_on_rows, show_photos
from ui.work.pictures import Reader

SIDE_BY_SIDE = 980
MOST_ROWS = 9


class CasesPage(Page):
    """List of cases left, the chosen one traced back right; or any household, opened from its card."""

    id = "cases"
    kinds = frozenset({
        "fraud_case", "dissuasion", "visit", "visit_topic", "exclusion", "unit", "campaign", "photo",
    })  # fmt: skip

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._rows: dict[str, CaseRow] = {}
        self._household: tuple[str, date] | None = None
        self._unheard: UnheardSummary | None = None
        self._campaign: str | None = None
        self._wanted = ""
        self._reading = False
        self.model = PagedModel(columns(), lambda ids: [self._rows.get(str(entry)) for entry in ids])
        self.table = Table(self.model, ctx.settings, name="cases.table")
        self.table.setAccessibleName(tr("Cases"))
        self.deeds = Deeds(ctx, self, lambda: self.case(), lambda: self._household)
        self.trace = TraceCard(Reader(ctx))
        self.bar = CaseBar(ctx.commands)
        self.unheard = UnheardCard(ctx.commands.keys("cases.unheard"))
        self.dissuasions = DissuasionsCard()
        self._lay_out()
        self._connect()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count the cases that still have to be looked into."""
        return len(workspace.ask(open_cases))

    def _lay_out(self) -> None:
        self.heading = Headline(tr("Cases and back-trace"))
        self.sums = Text("", tone="muted")
        self.heading.left.addWidget(self.sums)
        for command, kind in (("cases.dissuasion", "secondary"), ("cases.new", "primary")):
            keys = self.ctx.commands.keys(command)
            action = self.ctx.commands[command]
            button = Button(action.text(), kind, name=f"{command}_button", icon="plus", keys=keys)
            self.heading.right.addWidget(button.does(action))
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        self._list = TableCard(self.table)
        for parts in ((self._list, self.dissuasions), (self.bar, self.trace, self.unheard)):
            side = QVBoxLayout()
            side.setSpacing(16)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        self._body = scrolled(content)
        self._empty = self._nothing()
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)
        self.law = Text(_why_no_files(), step=13, tone="muted", wrap=True)
        column.addWidget(self.law)

    def _nothing(self) -> EmptyState:
        action = self.ctx.commands["cases.new"]
        button = Button(tr("Record a case"), "primary", name="cases.first", icon="plus").does(action)
        why = tr("Record one when it happens: the ledger tells at once whether the door had been reached.")
        return EmptyState("search", tr("No case so far"), why, button)

    def _connect(self) -> None:
        for name, do in (
            ("new", self.deeds.add),
            ("dissuasion", self.deeds.add_dissuasion),
            ("edit", self.deeds.correct),
            ("close", self.deeds.close),
            ("print", self.print_trace),
            ("unheard", self.go_unheard),
        ):
            self.ctx.commands[f"cases.{name}"].triggered.connect(lambda _=False, act=do: act())
        self.table.pointed.connect(lambda entry: self._point(str(entry)))
        self.table.opened.connect(lambda _: self.open_household())
        self.trace.household_asked.connect(self.open_household)
        self.ctx.commands["cases.photos"].triggered.connect(lambda: self.open_photos())
        self.trace.photo_asked.connect(self.open_photo)
        for widget in (self.bar, self.trace):
            PhotoDrop(self.ctx, widget, lambda _: self._whose())
        drop_on_rows(self.ctx, self.table, lambda key: _whose_of(self._rows.get(str(key))))
        self.bar.void_asked.connect(self.deeds.void)
        self.bar.reopen_asked.connect(self.deeds.reopen)
        self.deeds.recorded.connect(self._recorded)
        self.bar.traced.connect(self._trace_anew)
        self.unheard.go_asked.connect(self.go_unheard)
        self.unheard.print_asked.connect(self.print_unheard)

    # Coming and going

    def open(self, case_id: str = "", unit_id: str = "", before: str = "", **_: Any) -> None:
        """Show a case, or trace a household back from a day (`before`, today unless told)."""
        if unit_id:
            day = date.fromisoformat(before) if before else self.ctx.workspace.now().date()
            self._household = (unit_id, day)
        elif case_id:
            self._household = None
        self._wanted = case_id

    def memory(self) -> dict[str, Any]:
        """Come back to the same case or household."""
        if self._household is not None:
            return {"unit_id": self._household[0], "before": self._household[1].isoformat()}
        return {"case_id": str(self.table.current_id() or "")}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read cases, dissuasions and the trace again."""
        workspace, self._reading = self.ctx.workspace, True
        rows = workspace.ask(cases)
        self._rows = {row.id: row for row in rows}
        campaign = workspace.ask(open_campaign)
        self._campaign = campaign.id if campaign else None
        present = self._wanted or str(self.table.current_id() or "")
        self._wanted = ""
        self.model.set_ids([row.id for row in rows])
        stopped = workspace.ask(dissuasions)
        self.dissuasions.show_rows(stopped)
        self._sum_up([row for row in rows if not row.voided])
        anything = bool(rows or stopped or self._household)
        self._body.setVisible(anything)
        self._empty.setVisible(not anything)
        self._list.setVisible(bool(rows))
        chosen = present if present in self._rows else next(iter(self._rows), "")
        if chosen:
            self.table.go_to(chosen)
        self._reading = False
        self.table.setFixedHeight(theme.px(36 * (1 + max(2, min(MOST_ROWS, len(rows)))) + 4))
        self._show()
        if not kinds and self._household is None and rows:
            self.table.setFocus()

    def _sum_up(self, rows: list[CaseRow]) -> None:
        waiting = sum(row.is_open for row in rows)
        said = tr("{n} cases, {open} to look into", n=len(rows), open=waiting)
        loss = tr("loss {amount}", amount=yuan_words(sum(row.loss for row in rows)))
        self.sums.setText(f"{said}，{loss}" if rows else "")

    def case(self) -> CaseRow | None:
        """Give the case on screen, None where a household without one is traced."""
        if self._household is not None:
            return None
        return self._rows.get(str(self.table.current_id() or ""))

    def _point(self, case_id: str) -> None:
        if case_id in self._rows and not self._reading:
            self._household = None
            self._show()

    def _trace_anew(self, day: date) -> None:
        if self._household is not None:
            self._household = (self._household[0], day)
            self._show()

    def _show(self) -> None:
        row = self.case()
        if self._household is not None:
            unit_id, before = self._household
            trace = self.ctx.workspace.ask(back_trace, unit_id, before)
            if trace is not None:
                self.trace.show_household(trace)
        elif row is not None:
            self.trace.show_case(row, self.ctx.workspace.ask(case_trace, row.id))
        self.trace.setVisible(row is not None or self._household is not None)
        numbers = self.ctx.workspace.ask(photo_numbers, PhotoOf.CASE)
        day = self._household[1] if self._household else None
        self.bar.show_for(row, day, numbers.get(row.id, 0) if row is not None else 0)
        self._unheard = None
        if row is not None:
            self._unheard = self.ctx.workspace.ask(unheard, row.kind, self._campaign)
            self.unheard.show_unheard(self._unheard, row.kind_label)
        self.unheard.setVisible(row is not None)
        for name in ("edit", "close", "photos"):
            self.ctx.commands[f"cases.{name}"].setEnabled(row is not None and not row.voided)

    # What the user does

    def _recorded(self, case_id: str) -> None:
        self._wanted, self._household = case_id, None
        self.refresh(frozenset())

    def print_trace(self) -> None:
        """Show the printed page of what is on screen."""
        row, trace = self.case(), None
        if self._household is not None:
            trace = self.ctx.workspace.ask(back_trace, *self._household)
        if row is not None:
            chosen = {"case": str(row.number), "household": "", "before": ""}
        elif trace is not None:
            chosen = {"case": "", "household": trace.no, "before": trace.before.isoformat()}
        else:
            return
        self.ctx.navigate("printing", paper="back-trace", options=chosen)

    def open_household(self) -> None:
        """Open the card of the household on screen."""
        row = self.case()
        unit_id = self._household[0] if self._household else row.unit_id if row else ""
        if unit_id:
            self.ctx.navigate("household", unit_id=unit_id)

    def open_photos(self) -> None:
        """Show the photos of the case, where new ones are dropped in."""
        if (whose := self._whose()) is not None:
            show_photos(self.ctx, whose, self.id, case_id=whose.record_id)

    def open_photo(self, row: PhotoRow) -> None:
        """Show a photo of a call, or of its slip, large."""
        back = [self.id, self.memory()]
        args = {"of": row.of.value, "record_id": row.record_id, "title": row.whose, "photo_id": row.id}
        self.ctx.navigate("photos", back=back, **args)

    def _whose(self) -> Whose | None:
        return _whose_of(self.case())

    def go_unheard(self) -> None:
        """Walk to the doors that have not heard of this kind."""
        if self._unheard is not None and self._unheard.rows:
            first = self._unheard.rows[0].id
            self.ctx.navigate("visit", unheard=self._unheard.kind, unit_id=first)

    def print_unheard(self) -> None:
        """Print sign-off sheets for the doors that have not heard of this kind."""
        if self._unheard is not None:
            ids = tuple(row.id for row in self._unheard.rows)
            self.ctx.navigate("printing", paper="signoff", unit_ids=ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the visits with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.ctx.navigate("visit")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides under each other where the text is large."""
        super().resizeEvent(event)
        narrow = self.content_width() < SIDE_BY_SIDE
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(side)


def _whose_of(row: CaseRow | None) -> Whose | None:
    if row is None or row.voided:
        return None
    return Whose(PhotoOf.CASE, row.id, tr("Case {no}", no=row.number))


def _why_no_files() -> str:
    return tr(
        "Only what prevention needs stands here. Files on suspects, on bank and phone cards and on people "
        "with a record belong to the police: there is no field for them."
    )
