"""Errands of the page: narrow its list, void a wrong visit, see the whole number, go elsewhere, tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from outreach.actions.phones import reveal_phone
from outreach.actions.visits import void_visit
from outreach.errors import DoorbookError
from outreach.queries.campaigns import options
from outreach.queries.doors import DoorRow
from outreach.queries.visits import visit
from outreach.vocabulary import LABELS, LookReason, Outcome
from outreach.wording import tr
from ui.page import Context
from ui.pages.visit.door_list import DoorList
from ui.pages.visit.entry import Entry
from ui.pages.visit.household_panel import HouseholdPanel
from ui.pages.visit.void_dialog import VoidDialog

if TYPE_CHECKING:
    from outreach.workspace import Workspace


def narrow(workspace: Workspace, doors: DoorList, args: Mapping[str, Any]) -> None:
    """Narrow the list of doors to a patch, or to those that have not heard of a kind of scam."""
    if "patch" in args:
        doors.set_patch(str(args["patch"]))
    if "unheard" in args:
        kind = str(args["unheard"])
        names = {row.code: row.label for row in workspace.ask(options, "scam")}
        doors.ask_for(kind if kind in names else "", names.get(kind, ""))


def tell_logged(ctx: Context, row: DoorRow | None, entry: Entry) -> None:
    """Say what was just logged, with the way to take it back."""
    if row is not None:
        came_of = tr(LABELS[Outcome(entry.outcome)])
        ctx.toast(tr("Logged: {name} {place}, {outcome}", name=row.head, place=row.place, outcome=came_of))


def ask_why_void(ctx: Context, visit_id: str, parent: QWidget) -> None:
    """Ask for the reason, then void the visit; what is wrong is said in the dialog."""
    row = ctx.workspace.ask(visit, visit_id)
    if row is None:
        return
    dialog = VoidDialog(row, parent)

    def void(which: str, reason: str) -> None:
        try:
            ctx.workspace.run(void_visit, which, reason)
        except DoorbookError as problem:
            dialog.show_problem(problem)
            return
        dialog.accept()
        ctx.toast(tr("Void: {name} {place}", name=row.head, place=row.place))

    dialog.reasoned.connect(void)
    dialog.open()


def see_phone(ctx: Context, unit_id: str, panel: HouseholdPanel) -> None:
    """Ask why by one key, then show the whole number for half a minute; look and reason are written down."""
    if not unit_id:
        return

    def show(why: LookReason) -> None:
        try:
            panel.show_phone(ctx.workspace.run(reveal_phone, unit_id, why))
        except DoorbookError as problem:
            ctx.trouble(problem)

    menu = QMenu(panel.look)
    menu.setObjectName("visit.why_look")
    menu.addAction(tr("Why look?")).setEnabled(False)
    for key, why in enumerate(LookReason, 1):
        menu.addAction(f"&{key}  {tr(LABELS[why])}", lambda chosen=why: show(chosen))
    menu.setActiveAction(menu.actions()[1])
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(panel.look.mapToGlobal(QPoint(0, panel.look.height() + 4)))


def offer_more(ctx: Context, unit_id: str, anchor: QWidget) -> None:
    """Offer the pages that look into visits: cases, and this door traced back."""
    menu = QMenu(anchor)
    menu.setObjectName("visit.more_menu")
    menu.addAction(tr("Cases and back-trace"), lambda: ctx.navigate("cases"))
    menu.addAction(tr("Spot checks"), lambda: ctx.navigate("checks"))
    menu.addAction(tr("Photos"), lambda: ctx.navigate("photos"))
    if unit_id:
        menu.addAction(tr("Trace this door back"), lambda: ctx.navigate("cases", unit_id=unit_id))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
