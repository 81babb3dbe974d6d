"""The list: filters, what was found, the paged table, or what to do when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from outreach.queries.doors import DoorRow
from outreach.queries.household_list import list_rows
from outreach.queries.key_groups import key_groups
from outreach.queries.search import SearchHit
from outreach.wording import tr
from ui.page import Context
from ui.pages.households import further
from ui.pages.households.cell_editor import CellEditor
from ui.pages.households.columns import Found, columns
from ui.pages.households.filters import Filters
from ui.pages.households.listing import Listed, Listing, found_in, listed
from ui.tables import Load, PagedModel, Table, TableCard, Take
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.text import Elided, Text
from ui.work.aside import Aside
from ui.work.task import REST

MANY = 20_000
"""Doors that are chosen and ordered off the window's thread."""
LEAST = 120
"""Px of table that are left however large the text is; below that the page scrolls."""


class ListView(QWidget):
    """`opened(id)`, `ticked()`, `new_asked(name)`, `import_asked()`, `suspects_asked()`."""

    opened = Signal(str)
    ticked = Signal()
    new_asked = Signal(str)
    import_asked = Signal()
    suspects_asked = Signal()
    all_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._campaign: str | None = None
        self._rows: Sequence[DoorRow] = ()
        self._found: dict[str, Found] = {}
        self._among: frozenset[str] = frozenset()
        self.text = ""
        self.narrowed = False
        self._turn, self._choosing, self._wanted, self._first = 0, False, "", False
        self.filters = Filters()
        self.model = PagedModel(columns(lambda: self._found), self._load, ticks=True)
        self.table = Table(self.model, ctx.settings, name="households.table")
        self.table.setAccessibleName(tr("List"))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(LEAST)
        self.editor = CellEditor(ctx, self.table)
        self.said, self.about = Text("", bold=True), Elided("", tone="muted")
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.filters)
        self._about_line = self._line()
        column.addWidget(self._about_line)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(TableCard(self.table))
        self._asking = Aside(ctx, self._ask_further, self._took_further)
        self.model.read_aside = self._read_aside if self._asking.is_aside() else None
        self.filters.changed.connect(self.choose)
        self.table.opened.connect(lambda entry: self.opened.emit(str(entry)))
        self.model.ticks_changed.connect(self.ticked)
        self.model.sort_asked.connect(lambda key, descending: self.fill())

    def set_tight(self, tight: bool) -> None:
        """Leave the line over the table away where large text and the selection bar need its room."""
        self._about_line.setVisible(not tight)

    def _line(self) -> QWidget:
        self.walk = Button(tr("back to walking order"), "quiet", name="households.walk", small=True)
        self.walk.clicked.connect(self._walk)
        shown = Button(tr("Columns shown"), "quiet", name="households.columns", icon="set", small=True)
        shown.clicked.connect(lambda: self.table.columns_menu(shown))
        alike = Button(tr("Look-alikes"), "quiet", name="households.suspects", icon="users", small=True)
        alike.clicked.connect(self.suspects_asked)
        areas = Button(tr("Areas and patches"), "quiet", name="households.areas", icon="grid", small=True)
        areas.does(self._ctx.commands["households.areas"])
        self.walking = Button(tr("Walking order"), "quiet", name="households.walking", small=True, drop=True)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.said)
        line.addWidget(self.about, 1)
        line.addWidget(self.walk)
        line.addWidget(self.walking)
        line.addWidget(areas)
        line.addWidget(alike)
        line.addWidget(shown)
        return holder

    def _load(self, ids: Sequence[Any]) -> Sequence[Any]:
        return self._ctx.workspace.ask(list_rows, self._campaign, ids)

    def _read_aside(self, load: Load, ids: Sequence[Any], take: Take) -> None:
        def failed(problem: Exception) -> None:
            take(())
            self._ctx.trouble(problem)

        self._ctx.tasks.run("", lambda report: load(ids), done=take, failed=failed)

    # What is shown

    def show_doors(self, rows: Sequence[DoorRow], groups: Sequence[str], campaign: str | None) -> None:
        """Show doors given in walking order."""
        self._rows, self._campaign = rows, campaign
        self.filters.show_groups(groups)
        self.filters.show_further(further.offered(self._ctx.workspace.ask(key_groups)))
        self.choose()

    def choose(self) -> None:
        """Show what is chosen now; the ledger is asked where only it knows which doors are meant."""
        if further.is_asked(self.filters.further()):
            self._asking.ask()
        else:
            self.fill()

    def _ask_further(self) -> tuple[str, frozenset[str]]:
        code = self.filters.further()
        return code, further.ask(self._ctx.workspace, code) if further.is_asked(code) else frozenset()

    def _took_further(self, found: tuple[str, frozenset[str]]) -> None:
        if found[0] == self.filters.further():
            self._among = found[1]
            self.fill()

    def show_found(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Show only what a search found; an empty text shows everything again."""
        self.text = text
        self._found = found_in(hits) if text else {}
        self._first = bool(text)
        self.fill()

    def listing(self) -> Listing:
        """Give what is asked for now."""
        key, descending = self.model.sorted_by
        kept = further.keep(self.filters.further(), self._among)
        return Listing(self.filters.kept, self.filters.group(), key, descending, kept)

    def fill(self) -> None:
        """Choose and order the rows anew; the current row stays where it is still there."""
        rows, listing, found = self._rows, self.listing(), self._found if self.text else None
        self._turn += 1
        turn = self._turn
        if len(rows) < MANY:
            self._show(listed(rows, listing, found))
            return
        self._choosing = True
        self._ctx.tasks.run(
            "",
            lambda report: listed(rows, listing, found),
            done=lambda shown: self._show(shown) if turn == self._turn else None,
            queue=REST,
        )

    def _show(self, shown: Listed) -> None:
        present = self._wanted or self.table.current_id()
        if self._first and shown.ids:
            present = shown.ids[0]
        self._wanted, self._first, self._choosing = "", False, False
        self.filters.show_counts(shown.counts)
        walking = shown.listing.order in ("", "walk") and not shown.listing.descending
        self.table.rows_move = walking and not self.text
        self.model.set_ids(shown.ids)
        if present is not None:
            self.table.go_to(present)
        self._say(shown.rows, shown.listing)
        self._show_empty(bool(shown.rows))

    def go_to(self, unit_id: str) -> None:
        """Make a household current, now or once the list is there."""
        if self._choosing:
            self._wanted = unit_id
        else:
            self.table.go_to(unit_id)

    def ids(self) -> list[str]:
        """Give every household listed, in the order shown."""
        return [str(entry) for entry in self.model.ids]

    def _say(self, rows: Sequence[DoorRow], listing: Listing) -> None:
        keys = tr("Space ticks, Enter opens, F2 types over")
        self.walk.setVisible(listing.order not in ("", "walk") or listing.descending)
        if not self.text:
            self.said.setText(tr("{n} households", n=len(rows)))
            self.about.set_text(keys)
            return
        self.said.setText(tr("“{text}”: {n} households found", text=self.text, n=len(rows)))
        members = sum(1 for row in rows if self._found[row.id].member)
        found = tr("{heads} heads, {members} members.", heads=len(rows) - members, members=members)
        self.about.set_text(f"{found} {keys}")

    def _walk(self) -> None:
        self.model.sorted_by = ("", False)
        self.table.horizontalHeader().viewport().update()
        self.fill()

    # Nothing to show

    def _show_empty(self, any_rows: bool) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        if not any_rows:
            self._stack.addWidget(self._empty())
        self._stack.setCurrentIndex(self._stack.count() - 1)

    def _empty(self) -> EmptyState:
        if not self._rows and not self.narrowed:
            return EmptyState(
                "home",
                tr("No households yet"),
                tr("Drop the roster from the township here, or choose the file."),
                self._action(tr("Import a roster"), "in", "households.empty_import", self.import_asked.emit),
            )
        if self.text:
            return EmptyState(
                "search",
                tr("“{text}” was not found", text=self.text),
                tr("Write it another way, or add the household."),
                self._action(
                    tr("Add a household"),
                    "plus",
                    "households.empty_new",
                    lambda: self.new_asked.emit(self.text),
                ),
            )
        return EmptyState(
            "check",
            tr("No household is like this"),
            tr("Choose another state or another group."),
            self._action(tr("Show all"), "list", "households.empty_all", self.show_all),
        )

    @staticmethod
    def _action(text: str, icon: str, name: str, do: Callable[[], object]) -> Button:
        button = Button(text, "primary", name=name, icon=icon)
        button.clicked.connect(lambda: do())
        return button

    def show_all(self) -> None:
        """Take every filter away."""
        self.filters.choose("all", "", "")
        self.all_asked.emit()
        self.choose()
