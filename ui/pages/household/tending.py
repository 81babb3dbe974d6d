"""整理: the menu of one household: move, split, merge, take a merge back, what was changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from outreach.actions.merging import merge_households, merge_people
from outreach.actions.splitting import SplitForm as Split
from outreach.actions.splitting import split_household
from outreach.actions.tending import move_household, move_person
from outreach.actions.unmerging import unmerge_household
from outreach.actions.walking_order import order_by_door, walk_beside
from outreach.errors import DoorbookError
from outreach.places import group_label
from outreach.queries.closed_units import ClosedRow, closed_units
from outreach.queries.household_card import HouseholdCardSummary
from outreach.queries.households import unit_ids_of_group
from outreach.queries.record_history import record_history
from outreach.queries.village import village
from outreach.rights import Right, may
from outreach.wording import tr
from ui.dialogs.erasing import EraseDialog
from ui.page import Context
from ui.pages.household.changes import ChangesDialog
from ui.pages.household.merge_form import Merge, MergeForm
from ui.pages.household.person_form import PersonForm, PersonMove
from ui.pages.household.split_form import MoveForm, SplitForm


class Tending(QObject):
    """Opens the small forms over the page and does what they say; `card()` is the household on screen."""

    def __init__(self, ctx: Context, page: QWidget, card: Callable[[], HouseholdCardSummary | None]) -> None:
        super().__init__(page)
        self._ctx, self._page, self._card = ctx, page, card

    def offer(self, anchor: QWidget) -> None:
        """Open the menu under a button."""
        card = self._card()
        if card is None:
            return
        menu = QMenu(self._page)
        menu.setObjectName("household.tending_menu")
        menu.addAction(tr("Move to another group or door"), self.move)
        menu.addAction(tr("Split the household"), self.split)
        menu.addAction(tr("Merge with another household"), self.merge)
        menu.addAction(tr("Move a member, or merge two records of one person"), self.move_person)
        for row in self._ctx.workspace.ask(closed_units, card.row.id):
            name = f"{row.place} {row.head}".strip()
            text = tr("Take {name} out again (merged here)", name=name)
            menu.addAction(text, lambda found=row: self.unmerge(found))
        menu.addSeparator()
        menu.addAction(tr("Walk one door earlier"), lambda: self.walk(-1))
        menu.addAction(tr("Walk one door later"), lambda: self.walk(1))
        group = group_label(card.row.group)
        menu.addAction(tr("Order {group} by door number", group=group), self.order_by_door)
        menu.addSeparator()
        menu.addAction(tr("What was changed"), self.tell_changes)
        if may(self._ctx.workspace.access, Right.ERASE):
            menu.addAction(tr("Erase the household for good"), self.erase)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def move(self) -> None:
        """Ask for another group or door."""
        if (card := self._card()) is not None:

            def save(group: str, door: str) -> None:
                self._ctx.workspace.run(move_household, card.row.id, group, door)
                self._ctx.toast(tr("{name} moved", name=card.row.head))

            MoveForm(card, self._groups(), save, self._page).open()

    def split(self) -> None:
        """Ask who leaves into a household of their own, and open that."""
        if (card := self._card()) is not None:

            def save(form: Split) -> None:
                new = self._ctx.workspace.run(split_household, card.row.id, form)
                self._ctx.navigate("household", unit_id=new)
                self._ctx.toast(tr("Household split: this is the new one"))

            SplitForm(card, self._groups(), save, self._page).open()

    def merge(self) -> None:
        """Ask for the other record of this household."""
        if (card := self._card()) is not None:

            def save(merge: Merge) -> None:
                self._ctx.workspace.run(merge_households, merge.keep_id, merge.other_id, merge.same_people)
                self._ctx.navigate("household", unit_id=merge.keep_id)
                self._ctx.toast(tr("Two households merged into this one"))

            MergeForm(card, self._ctx.workspace, self._ctx.workspace.now().date(), save, self._page).open()

    def move_person(self) -> None:
        """Ask which member goes where, or is the same as somebody who is written down already."""
        if (card := self._card()) is not None and card.members:

            def save(move: PersonMove) -> None:
                run = self._ctx.workspace.run
                if move.same_as:
                    run(merge_people, move.same_as, move.person_id)
                    self._ctx.toast(tr("Two records of a person merged into one"))
                else:
                    run(move_person, move.person_id, move.unit_id, move.relation)
                    self._ctx.toast(tr("Member moved"))

            PersonForm(card, self._ctx.workspace, self._ctx.workspace.now().date(), save, self._page).open()

    def unmerge(self, row: ClosedRow) -> None:
        """Open a merged household again."""
        try:
            self._ctx.workspace.run(unmerge_household, row.id)
        except DoorbookError as problem:
            self._ctx.trouble(problem)
            return
        self._ctx.toast(tr("{name} stands on its own again", name=row.head))

    def walk(self, step: int) -> None:
        """Change places with the door before or after in the walk."""
        if (card := self._card()) is None:
            return
        ids = self._ctx.workspace.ask(unit_ids_of_group, card.row.group)
        place = ids.index(card.row.id) + step
        if 0 <= place < len(ids):
            self._ctx.workspace.run(walk_beside, card.row.id, ids[place], after=step > 0)
            self._ctx.toast(tr("Walking order changed"))

    def order_by_door(self) -> None:
        """Order the doors of this household's group by their numbers."""
        if (card := self._card()) is not None:
            self._ctx.workspace.run(order_by_door, card.row.group)
            self._ctx.toast(tr("Walking order changed"))

    def tell_changes(self) -> None:
        """Show what was changed of this household."""
        if (card := self._card()) is not None:
            rows = self._ctx.workspace.ask(record_history, card.row.id)
            ChangesDialog(card.row.head, rows, self._page).open()

    def erase(self) -> None:
        """Ask why, then erase the household's people for good."""
        if (card := self._card()) is not None:

            def work(reason: str) -> None:
                self._ctx.tasks.run(
                    tr("Erasing"),
                    lambda report: self._ctx.workspace.erase(reason, units=[card.row.id]),
                    done=lambda n: self._ctx.toast(tr("{n} records erased", n=n), undo=False),
                    failed=self._ctx.trouble,
                )

            title = tr("Erase {name} for good", name=card.row.head or card.row.place)
            button = tr("Erase {n} people for good", n=len(card.members))
            EraseDialog(title, button, work, self._page).open()

    def _groups(self) -> tuple[str, ...]:
        return tuple(self._ctx.workspace.ask(village).groups)
