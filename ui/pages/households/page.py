"""The page of households: one register seen as a list or as the wall chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from outreach.coverage.summary import counts_of
from outreach.queries.campaigns import open_campaign
from outreach.queries.doors import DoorsSummary
from outreach.queries.patches import PatchBook
from outreach.queries.search import search
from outreach.vocabulary import HouseholdState
from ui import theme
from ui.page import Context, Page
from ui.pages.households.answer import MOST_FOUND, Answer
from ui.pages.households.chart import MARGIN
from ui.pages.households.chart_view import ChartView, inset
from ui.pages.households.deeds import Deeds
from ui.pages.households.further import EXCLUDED, TERM
from ui.pages.households.heading import Heading
from ui.pages.households.list_view import ListView
from ui.pages.households.listing import ALL
from ui.pages.households.selection import Selection
from ui.pages.households.walking import Walking
from ui.widgets.only_one import OnlyOne
from ui.work.aside import Aside
from ui.work.doors import read_doors, read_patches
from ui.work.task import REST

if TYPE_CHECKING:
    from outreach.progress import Report

LIST, CHART = "list", "chart"
LARGE = 175


class HouseholdsPage(Page):
    """Shows, filters, selects; what is done with a selection is done by `Deeds`."""

    id = "households"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.summary: DoorsSummary | None = None
        self._whole: DoorsSummary | None = None
        self._wanted, self._text, self._turn = "", "", 0
        self.campaign_id: str | None = None
        self._reading = Aside(ctx, self._read, self._show)
        self.heading = Heading(ctx)
        self.list = ListView(ctx)
        self.chart = ChartView(ctx)
        self.selection = Selection()
        self.deeds = Deeds(ctx, self, self._clear)
        self.walking = Walking(ctx, self)
        self._list_holder = inset(self.list)
        self._views = OnlyOne(self._list_holder, self.chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - MARGIN, 16, 24 - MARGIN, 16)
        column.setSpacing(8)
        column.addWidget(inset(self.heading))
        column.addWidget(self._views, 1)
        self._bar = inset(self.selection)
        column.addWidget(self._bar)
        self._connect()
        self.show_view(LIST)

    def _connect(self) -> None:
        self.heading.view.chosen.connect(self.show_view)
        self.heading.sum.asked.connect(self.show_term)
        self.heading.order.currentIndexChanged.connect(self._reorder)
        self.heading.patch.chosen.connect(self._show_patch)
        self.list.all_asked.connect(lambda: self.heading.patch.choose(""))
        self.list.opened.connect(self._open_household)
        self.chart.opened.connect(self._open_household)
        self.list.ticked.connect(self._tell_selection)
        self.chart.selection_changed.connect(self._tell_selection)
        self.list.new_asked.connect(self._add)
        self.list.suspects_asked.connect(self.deeds.show_suspects)
        for part in (self.list, self.chart):
            part.import_asked.connect(lambda: self.ctx.navigate("roster"))
        bar = self.selection
        self.deeds.serve(bar, self.selected, self._selected_excluded)
        bar.copy.connect(lambda: QGuiApplication.clipboard().setText(self.list.table.as_table()))
        bar.clear.connect(self._clear)
        for name, do in (
            ("new", lambda: self._add(self._text)),
            ("import", lambda: self.ctx.navigate("roster")),
            ("edit", self._edit),
            ("chart", lambda: self.show_view(LIST if self.view() == CHART else CHART)),
            ("print", self._print_shown),
            ("areas", lambda: self.ctx.navigate("areas")),
        ):
            self.ctx.commands[f"households.{name}"].triggered.connect(lambda _=False, act=do: act())

    # Coming and going

    def open(
        self,
        unit_id: str = "",
        view: str = "",
        state: str = "",
        group: str | None = None,
        further: str | None = None,
        patch: str | None = None,
        **_: Any,
    ) -> None:
        """Show the list or the wall chart, a state, a group, what else, a patch; `unit_id` is marked."""
        self._wanted = unit_id
        self.heading.patch.want(self.heading.patch.who() if patch is None else patch)
        self.setFocus()
        if state or group is not None or further is not None:
            self.list.filters.choose(state or self.list.filters.kept, group, further)
        if view or unit_id:
            self.show_view(view or LIST)

    def memory(self) -> dict[str, Any]:
        """Give view, filter and group."""
        filters = self.list.filters
        shown = {"state": filters.kept, "group": filters.group(), "further": filters.further()}
        return {"view": self.view(), "patch": self.heading.patch.who(), **shown}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read all doors again; a search is asked again."""
        self._reading.ask()

    def _read(self) -> tuple[str | None, DoorsSummary, PatchBook]:
        campaign = self.ctx.workspace.ask(open_campaign)
        campaign_id = campaign.id if campaign else None
        return campaign_id, read_doors(self.ctx.workspace, campaign_id), read_patches(self.ctx.workspace)

    def _show(self, found: tuple[str | None, DoorsSummary, PatchBook]) -> None:
        self.campaign_id, self._whole, book = found
        self.heading.patch.show_book(book)
        self._show_patch()
        if self._wanted:
            self.list.go_to(self._wanted)
            self._wanted = ""
        if self._text:
            self.searched(self._text)
        self._tell_selection()

    def _show_patch(self) -> None:
        """Show the doors of the chosen patch; a search looks through every door all the same."""
        patch, whole = self.heading.patch, self._whole
        if whole is None:
            return
        self.summary = whole
        if patch.who() and not self._text:
            rows = patch.book.held(whole.rows, patch.who())
            self.summary = DoorsSummary(rows, counts_of(rows))
        groups = list(dict.fromkeys(row.group for row in self.summary.rows))
        self.heading.show_counts(self.summary.coverage.total)
        self.list.narrowed = self.summary is not whole
        self.list.show_doors(self.summary.rows, groups, self.campaign_id)
        self._fill_chart()
        self._tell_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of the window."""
        self.chart.set_dense(self.dense())

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the search with the page: the box is emptied too."""
        if self._text and not event.spontaneous():
            self.searched("")

    # The two views

    def view(self) -> str:
        """Tell which view is on: LIST or CHART."""
        return CHART if self._views.current() is self.chart else LIST

    def show_view(self, view: str) -> None:
        """Show the list or the wall chart; what is selected stays selected."""
        selected = self.selected()
        is_chart = view == CHART
        self._views.show_one(self.chart if is_chart else self._list_holder)
        self.heading.show_view(view)
        self.setFocusProxy(self.chart.chart if is_chart else self.list.table)
        if self.isVisible():
            self.setFocus()
        if is_chart:
            self._fill_chart()
            self.chart.chart.select(selected)
        elif selected:
            places = {unit_id: nth for nth, unit_id in enumerate(self.list.model.ids)}
            self.list.model.tick([places[unit_id] for unit_id in selected if unit_id in places], True)
        self._tell_selection()

    def show_term(self, term: str) -> None:
        """List the households of one term of the equation, of the whole village."""
        is_state = term == EXCLUDED
        self.list.filters.choose(EXCLUDED if is_state else ALL, "", "" if is_state else TERM + term)
        self.list.choose()

    def _fill_chart(self) -> None:
        if self.summary is None or self.view() != CHART:
            return
        rows = [row for row in self.summary.rows if row.is_household]
        coverage = self.summary.coverage
        self.chart.show_doors(rows, coverage.total, coverage.groups, self.campaign_id)

    def _reorder(self) -> None:
        self.chart.order_by_state(bool(self.heading.order.currentIndex()))
        self._fill_chart()

    # Search

    def searched(self, text: str) -> bool:
        """Filter the list by what is typed; over the wall chart the box shows its own results."""
        if self.view() == CHART and text:
            return False
        began = bool(text) != bool(self._text)
        self._text = text
        self._turn += 1
        if began and self.heading.patch.who():
            self._show_patch()
        turn, ask = self._turn, self.ctx.workspace.ask
        if not text:
            self.list.show_found("", ())
            return True

        def work(report: Report) -> Answer:
            return Answer(turn, text, ask(search, text, MOST_FOUND))

        self.ctx.tasks.run("", work, done=self._found, queue=REST)
        return True

    def search_entered(self, text: str) -> bool:
        """Open what is marked in the filtered list."""
        present = self.list.table.current_id()
        if self.view() == CHART or text != self.list.text or present is None:
            return False
        self._open_household(str(present))
        return True

    def _found(self, answer: Answer) -> None:
        if answer.turn == self._turn:
            self.list.show_found(answer.text, answer.hits)

    # What is selected, and what is done

    def selected(self) -> list[str]:
        """Give the selected households of the view on screen."""
        if self.view() == CHART:
            return list(self.chart.chart.selected)
        return [str(entry) for entry in self.list.model.ticked()]

    def _selected_excluded(self) -> list[str]:
        chosen = set(self.selected())
        rows = self.summary.rows if self.summary else ()
        return [row.id for row in rows if row.id in chosen and row.state is HouseholdState.EXCLUDED]

    def _tell_selection(self) -> None:
        chosen = set(self.selected())
        rows = [row for row in self.summary.rows if row.id in chosen] if self.summary and chosen else []
        excluded = sum(row.state is HouseholdState.EXCLUDED for row in rows)
        self.selection.tell(len(rows), sum(row.members for row in rows), excluded, self.view() == LIST)
        self._bar.setVisible(bool(rows))
        tight = bool(rows) and theme.theme().scale >= LARGE
        self.list.set_tight(tight)
        self.chart.set_tight(tight)

    def _clear(self) -> None:
        self.list.model.tick_all(False)
        self.chart.chart.select([])
        self.setFocus()
        self._tell_selection()

    def _open_household(self, unit_id: str) -> None:
        self.ctx.navigate("household", unit_id=unit_id)

    def _edit(self) -> None:
        if self.view() == LIST:
            self.list.editor.begin()
        elif present := self.walking.present():
            self.ctx.navigate("household", unit_id=present, edit=True)

    def _add(self, head: str) -> None:
        known = head if any("\u3400" <= letter <= "\u9fff" for letter in head) else ""
        self.deeds.add(known, self._added)

    def _added(self, unit_id: str) -> None:
        self.list.show_all()
        self._wanted = unit_id

    def _print_shown(self) -> None:
        """Print what is selected; else the doors still to go (chart) or the households listed."""
        if self.view() == CHART and not self.selected():
            self.ctx.navigate("printing", paper="not-reached")
        else:
            self.deeds.print_for(self.selected() or self.list.ids())
