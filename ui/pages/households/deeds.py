"""What can be done with selected households: log together, leave out, count again, add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from outreach.actions.areas import put_households
from outreach.actions.exclusions import lift_exclusions
from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.key_groups import mark_key_group
from outreach.actions.occupancy import OccupancyForm, set_occupancy
from outreach.actions.patches import give_households
from outreach.actions.tending import change_households
from outreach.actions.visits import NO_CAMPAIGN, VisitForm, record_visits
from outreach.errors import UserMistake
from outreach.queries.areas import area_tree
from outreach.queries.campaigns import open_campaign
from outreach.queries.duplicates import SuspectRow, suspects
from outreach.queries.key_groups import key_groups
from outreach.queries.village import village, workers
from outreach.queries.visits import latest_entries
from outreach.vocabulary import LABELS, UnitKind
from outreach.wording import tr
from ui.dialogs.choose_area import ChooseArea
from ui.dialogs.choose_worker import ChooseWorker
from ui.dialogs.occupancy import OccupancyDialog
from ui.page import Context
from ui.pages.households.change_together import ChangeTogether
from ui.pages.households.key_together import KeyTogether
from ui.pages.households.log_together import Going, LogTogether
from ui.pages.households.new_household import NewHousehold
from ui.pages.households.selection import Selection
from ui.pages.households.suspects import SuspectsDialog
from ui.work.task import REST

AT_ONCE = 40
"""So many visits are written without a task of their own."""


class Deeds(QObject):
    """Opens the small forms and does what they say; `done()` is called when something was done."""

    def __init__(self, ctx: Context, parent: QWidget, done: Callable[[], object]) -> None:
        super().__init__(parent)
        self._ctx, self._parent, self._done = ctx, parent, done
        self._said = ""

    def serve(
        self, bar: Selection, selected: Callable[[], list[str]], excluded: Callable[[], list[str]]
    ) -> None:
        """Do what the bar asks for with the households that are selected then."""
        bar.together.connect(lambda: self.log_together(selected()))
        bar.print_sheet.connect(lambda: self.print_for(selected()))
        bar.occupancy.connect(lambda: self.say_who_lives(selected()))
        bar.key_groups.connect(lambda: self.tick_key_group(selected()))
        bar.restore.connect(lambda: self.restore(excluded()))
        bar.change.connect(lambda: self.change_together(selected()))
        bar.put.connect(lambda: self.put_into_area(selected()))
        bar.give.connect(lambda: self.give_to_worker(selected()))

    def print_for(self, ids: Sequence[str]) -> None:
        """Choose a paper for these households."""
        self._ctx.navigate("printing", unit_ids=list(ids))

    def log_together(self, ids: Sequence[str]) -> None:
        """Log one visit at each of these households."""
        campaign = self._ctx.workspace.ask(open_campaign)
        if campaign is None:
            self._ctx.trouble(UserMistake(NO_CAMPAIGN))
            return
        entries = self._ctx.workspace.ask(latest_entries, campaign.id, 1)
        last = entries[0].workers if entries else (self._ctx.workspace.recorder,)
        known = [row.name for row in self._ctx.workspace.ask(workers) if row.active]
        known += [name for name in last if name and name not in known]
        going = Going(known, last)
        now = self._ctx.workspace.now()
        LogTogether(ids, campaign, going, now, self._log, self._parent).open()

    def _log(self, forms: list[VisitForm]) -> None:
        workspace, said = self._ctx.workspace, tr("{n} visits logged", n=len(forms))
        if len(forms) <= AT_ONCE:
            workspace.run(record_visits, forms)
            self._say(said)
        else:
            self._said = said
            self._ctx.tasks.run(
                tr("Logging the visits"),
                lambda report: workspace.run_long(report, record_visits, forms),
                done=self._logged,
            )

    def _logged(self, ids: list[str]) -> None:
        self._say(self._said)

    def say_who_lives(self, ids: Sequence[str]) -> None:
        """Ask who lives behind these doors."""

        def save(form: OccupancyForm) -> None:
            self._ctx.workspace.run(set_occupancy, list(ids), form)
            self._say(tr("{n} households: {state}", n=len(ids), state=tr(LABELS[form.state])))

        OccupancyDialog(len(ids), self._ctx.workspace.now().date(), save, self._parent).open()

    def tick_key_group(self, ids: Sequence[str]) -> None:
        """Ask of which key group these households are."""
        groups = self._ctx.workspace.ask(key_groups)

        def save(code: str, on: bool) -> None:
            self._ctx.workspace.run(mark_key_group, code, list(ids), on=on)
            label = next((group.label for group in groups if group.code == code), "")
            if on:
                self._say(tr("{n} households ticked: {group}", n=len(ids), group=label))
            else:
                self._say(tr("tick taken from {n} households: {group}", n=len(ids), group=label))

        KeyTogether(len(ids), groups, save, self._parent).open()

    def restore(self, ids: Sequence[str]) -> None:
        """Count these again from today on."""
        self._ctx.workspace.run(lift_exclusions, list(ids), self._ctx.workspace.now().date())
        self._say(tr("{n} households counted again", n=len(ids)))

    def change_together(self, ids: Sequence[str]) -> None:
        """Ask for another group or kind of these households."""
        groups = self._ctx.workspace.ask(village).groups

        def save(group: str, kind: UnitKind | None) -> None:
            self._ctx.workspace.run(change_households, list(ids), group, kind)
            self._say(tr("{n} households changed", n=len(ids)))

        ChangeTogether(len(ids), groups, save, self._parent).open()

    def put_into_area(self, ids: Sequence[str]) -> None:
        """Ask into which building, entrance, grid or group these go."""
        areas = self._ctx.workspace.ask(area_tree)

        def save(area_id: str) -> None:
            self._ctx.workspace.run(put_households, area_id, list(ids))
            self._say(tr("{n} households put into the area", n=len(ids)))

        ChooseArea(len(ids), areas, save, self._parent).open()

    def give_to_worker(self, ids: Sequence[str]) -> None:
        """Ask which worker answers for these alone."""

        def save(worker_id: str) -> None:
            self._ctx.workspace.run(give_households, list(ids), worker_id)
            self._say(tr("{n} households given", n=len(ids)))

        ChooseWorker(len(ids), self._ctx.workspace.ask(workers), save, self._parent).open()

    def show_suspects(self) -> None:
        """Look for records that may be the same, and show them."""
        workspace = self._ctx.workspace
        self._ctx.tasks.run(
            tr("Looking for look-alikes"),
            lambda report: workspace.ask(suspects),
            done=self._show_suspects,
            queue=REST,
        )

    def _show_suspects(self, rows: tuple[SuspectRow, ...]) -> None:
        SuspectsDialog(self._ctx, rows, self._parent).open()

    def add(self, head: str, added: Callable[[str], object]) -> None:
        """Ask for a household that is not in the register; `added(id)` is called with the new one."""
        place = self._ctx.workspace.ask(village)

        def save(form: HouseholdForm) -> None:
            unit_id = self._ctx.workspace.run(add_household, form)
            self._ctx.toast(tr("{name} added", name=form.head.strip()))
            added(unit_id)

        NewHousehold(place.groups, "phone" in place.keep, save, self._parent, head).open()

    def _say(self, text: str) -> None:
        self._done()
        self._ctx.toast(text)
