"""走访: the doors still to go, the short form, the household, and the walk; saved and on to the next door."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from outreach.errors import DoorbookError
from outreach.queries.campaigns import OptionRow, options
from outreach.queries.doors import door_rows
from outreach.queries.village import workers
from outreach.queries.visit_door import VisitDoorSummary, visit_door
from outreach.queries.visits import latest_entries, visit
from outreach.vocabulary import LABELS, Outcome
from outreach.wording import tr
from ui import theme, words
from ui.error_messages import show_at_fields
from ui.page import DENSE_BELOW, Context, Page
from ui.pages.visit.defaults import Defaults
from ui.pages.visit.door_list import ORDERS
from ui.pages.visit.drafts import Drafts
from ui.pages.visit.entry import Entry, visit_form
from ui.pages.visit.errands import ask_why_void, offer_more, see_phone
from ui.pages.visit.form import ENTER
from ui.pages.visit.household_panel import appointment_of
from ui.pages.visit.round import Round, read_round
from ui.pages.visit.saving import Saved, Saving
from ui.pages.visit.workplace import Workplace
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.work.aside import Aside

FIRST = "first"
LOOKED_BACK = 12
"""So many of the latest entries are read for what was explained last."""


class VisitPage(Page):
    """One door at a time; a draft of each half-filled form is kept."""

    id = "visit"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.place = Workplace(ctx.commands, ctx.workspace.now().date())
        self.doors, self.card, self.panel = self.place.doors, self.place.card, self.place.panel
        self.form, self.columns, self.walk = self.card.form, self.place.columns, self.place.walk
        self.next_button = self.place.next_button
        self.drafts = Drafts(ctx.workspace, ctx.tasks, self)
        self.saving = Saving(ctx.workspace, ctx.tasks, self.drafts, self)
        self._defaults = Defaults()
        self._round: Round | None = None
        self._came_in = False
        self._reading = Aside(ctx, self._read, self._show)
        self._door: VisitDoorSummary | None = None
        self._base = Entry()
        self._wanted = ""
        self._settled = ""
        self._last: Saved | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.place)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        commands = self.ctx.commands
        commands["visit.save_next"].triggered.connect(lambda: self.save(go_on=True))
        commands["visit.save"].triggered.connect(lambda: self.save(go_on=False))
        commands["visit.nobody_next"].triggered.connect(self._save_nobody)
        commands["visit.card"].triggered.connect(self._show_card)
        commands["visit.doors"].triggered.connect(self._show_doors)
        self.form.changed.connect(self._changed)
        self.form.entered.connect(lambda: self.save(go_on=True))
        self.form.finished.connect(self.next_button.setFocus)
        self.form.when.pin.clicked.connect(self._pin)
        self.doors.chosen.connect(self.show_door)
        self.doors.entered.connect(self._to_form)
        self.doors.reordered.connect(lambda: self.refresh(frozenset()))
        self.walk.chosen.connect(self.show_door)
        self.panel.card_asked.connect(self._open_card)
        self.place.more.clicked.connect(self._offer_more)
        self.panel.phone_asked.connect(self._see_phone)
        self.panel.void_asked.connect(lambda visit_id: ask_why_void(self.ctx, visit_id, self))
        self.drafts.kept.connect(self._draft_kept)
        self.drafts.failed.connect(lambda _problem: self.card.say(tr("Draft not kept")))
        self.saving.saved.connect(self._saved)
        self.saving.failed.connect(self._not_saved)

    # What the window asks of a page

    def open(self, **args: Any) -> None:
        """Open a door by `unit_id`, the list in an `order`; without a door, the one that was open last."""
        self._wanted = str(args.get("unit_id") or "")
        if "patch" in args:
            self.doors.set_patch(str(args["patch"]))
        if "unheard" in args:
            kind = str(args["unheard"])
            names = {row.code: row.label for row in self.ctx.workspace.ask(options, "scam")}
            self.doors.ask_for(kind if kind in names else "", names.get(kind, ""))
        if args.get("order") in ORDERS:
            self.doors.set_order(args["order"])
            self._wanted = self._wanted or FIRST

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the round again; what is typed in the form stays."""
        self._came_in = self._came_in or not kinds
        self._reading.ask()

    def _read(self) -> Round | None:
        return read_round(self.ctx.workspace, self.doors.order, self.doors.patch, self.doors.kind)

    def _show(self, now: Round | None) -> None:
        self._round, came_in, self._came_in = now, self._came_in, False
        if self._round is None or not self._round.rows:
            self._show_nothing()
            return
        self.doors.know_patches(self._round.book)
        self._stack.setCurrentIndex(0)
        self._read_choices(self._round)
        undone = self._taken_back()
        present = self._door.unit_id if self._door else ""
        wanted = self._wanted or undone or present or self.drafts.current()
        self._wanted = ""
        if self._round.row(wanted) is None:  # gone from the register, or the first of the list is meant
            left = self._round.to_go(self.doors.order, self.doors.patch)
            wanted = (left or self._round.rows)[0].id
        self.show_door(wanted, anew=wanted == undone)
        if came_in:
            self._to_form()

    def can_leave(self) -> bool:
        """Keep the draft; trouble with it is told, and nobody is held back."""
        self.columns.close_over()
        try:
            self.drafts.flush()
        except DoorbookError as problem:
            self.ctx.trouble(problem)
        return True

    def memory(self) -> dict[str, Any]:
        """Remember door, patch and the kind of scam asked about; the draft is in the ledger."""
        kept = {"patch": self.doors.patch}
        if self.doors.kind:
            kept["unheard"] = self.doors.kind
        return kept | {"unit_id": self._door.unit_id} if self._door else kept

    # Reading

    def _read_choices(self, now: Round) -> None:
        workspace = self.ctx.workspace
        chosen = {option.code for option in now.campaign.topics}
        rest: list[OptionRow] = []
        for kind in ("topic", "scam"):
            rest += [row for row in workspace.ask(options, kind) if row.code not in chosen]
        self._defaults.begin(now.campaign, workspace.ask(latest_entries, now.campaign.id, LOOKED_BACK))
        self.form.set_choices(now.campaign, rest, workspace.ask(workers), workspace.recorder)
        self.form.when.set_days(workspace.now().date(), now.campaign.starts)
        self.form.when.pin.setChecked(self.drafts.pinned() is not None)

    def _taken_back(self) -> str:
        """Tell which door's visit was undone since it was saved; what was entered comes back as its draft."""
        last = self._last
        if last is None or self.ctx.workspace.ask(visit, last.visit_id) is not None:
            return ""
        self._last = None
        self._settled = ""
        self.drafts.put(last.unit_id, last.entry)
        return last.unit_id if not self._is_changed() else ""

    def show_door(self, unit_id: str, anew: bool = False) -> None:
        """Show a door with its draft, or with the defaults; a door already open keeps what is typed."""
        today = self.ctx.workspace.now().date()
        door = self.ctx.workspace.ask(visit_door, unit_id, today)
        if door is None or self._round is None:
            return
        before, self._door = self._door, door
        same = before is not None and before.unit_id == unit_id
        if anew or not same or before.members != door.members:  # type: ignore[union-attr]
            if not same:
                self._settled = ""
            self._fill_form(door, self.form.entry() if same and not anew else None)
        self._fill_around(door)
        self.drafts.point_at(unit_id)

    def _fill_form(self, door: VisitDoorSummary, typed: Entry | None) -> None:
        assert self._round is not None
        kept = self.drafts.entry(door.unit_id)
        pinned = self.drafts.pinned()
        recorder = self.ctx.workspace.recorder
        team = pinned if pinned is not None else [recorder] if recorder else []
        fresh = self._defaults.entry(door, self._round.campaign, team, self.ctx.workspace.now())
        self.form.show_entry(door, fresh)
        self._base = self.form.entry()
        if typed is not None or kept is not None:
            self.form.show_entry(door, typed or kept[0])  # type: ignore[index]
        self.card.say(_draft_words(kept[1]) if kept and typed is None else "")
        self.card.area.verticalScrollBar().setValue(0)

    def _fill_around(self, door: VisitDoorSummary) -> None:
        assert self._round is not None
        row = self._round.row(door.unit_id)
        if row is None:
            return
        self.card.show_row(row)
        self.doors.fill(self._round.to_go(self.doors.order, self.doors.patch), door.unit_id)
        self.walk.show_walk(self._round.rows, door.unit_id, self._following())
        today = self.ctx.workspace.now().date()
        self.panel.show_door(door, self._round.campaign.id, today)
        self._show_appointment()

    def _show_appointment(self) -> None:
        if self._door is not None and self._round is not None:
            promised = appointment_of(self._door, self._round.campaign.id)
            today = self.ctx.workspace.now().date()
            self.panel.show_appointment(promised, Outcome(self.form.outcome.code()), today)

    def _following(self) -> str:
        if self._round is None or self._door is None:
            return ""
        return self._round.following(self._door.unit_id, self.doors.ids())

    def _show_nothing(self) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        if self._round is None:
            action = Button(tr("Start a campaign"), "primary", name="visit.start_campaign")
            action.clicked.connect(lambda: self.ctx.navigate("campaign"))
            why = tr("Visits belong to a campaign: say what it is called and until when it runs.")
            empty = EmptyState("visit", tr("No campaign is open yet."), why, action)
        else:
            action = Button(tr("Import a roster"), "primary", name="visit.import_roster")
            action.clicked.connect(lambda: self.ctx.navigate("roster"))
            why = tr("The doors to visit come from the township's roster.")
            empty = EmptyState("home", tr("No household is in the register yet."), why, action)
        self._stack.setCurrentIndex(self._stack.addWidget(empty))

    # What the user does

    def _is_changed(self) -> bool:
        return self._door is not None and self.form.entry() != self._base

    def _changed(self) -> None:
        if self._door is None:
            return
        self._settled = ""
        changed = self._is_changed()
        self.drafts.put(self._door.unit_id, self.form.entry() if changed else None)
        if not changed:
            self.card.say("")
        self._show_appointment()
        if self.form.when.pin.isChecked():
            self._pin(True)

    def _pin(self, on: bool) -> None:
        self.drafts.pin(self.form.when.workers.names() if on else None)

    def _draft_kept(self, at: datetime) -> None:
        if self._door is not None and self.drafts.entry(self._door.unit_id) is not None:
            self.card.say(_draft_words(at))

    def save(self, go_on: bool, outcome: Outcome | None = None) -> None:
        """Save the visit; `go_on` opens the next door; `outcome` stands instead of the one chosen."""
        if self._door is None or self._round is None or not self.saving.is_ready():
            return
        if self._settled and outcome is None:
            self.card.say(tr("Logged just now: change something to log another visit"))
            return
        if not self.form.is_right():
            return
        entry = self.form.entry()
        entry.outcome = outcome.value if outcome else entry.outcome
        following = self._following() if go_on else ""
        self.saving.save(visit_form(entry, self._door, self._round.campaign.id), entry, following)

    def _save_nobody(self) -> None:
        self.save(go_on=True, outcome=Outcome.NOBODY_HOME)

    def _saved(self, saved: Saved) -> None:
        self._last = saved
        self._defaults.learn(saved.entry, self.ctx.workspace.now())
        self._toast(saved)
        self._read_again(saved.unit_id)
        if saved.following:
            self.show_door(saved.following)
            self._to_form()
        else:
            self._base, self._settled = self.form.entry(), saved.visit_id
            self.show_door(saved.unit_id, anew=True)
            self._settled = saved.visit_id
            self.card.say(tr("Logged at {time}", time=words.time_words(self.ctx.workspace.now())))

    def _read_again(self, unit_id: str) -> None:
        """Read the round after a save: in a large ledger this one door at once, and the others aside."""
        if self._round is not None and self._reading.is_aside():
            fresh = self.ctx.workspace.ask(door_rows, self._round.campaign.id, [unit_id])
            self._round = self._round.updated(fresh)
        else:
            self._round = self._read()

    def _toast(self, saved: Saved) -> None:
        row = self._round.row(saved.unit_id) if self._round else None
        if row is not None:
            came_of = tr(LABELS[Outcome(saved.entry.outcome)])
            said = tr("Logged: {name} {place}, {outcome}", name=row.head, place=row.place, outcome=came_of)
            self.ctx.toast(said)

    def _not_saved(self, problem: Exception) -> None:
        if not show_at_fields(problem, self.form.fields):
            self.ctx.trouble(problem)

    def _see_phone(self) -> None:
        if self._door is not None:
            see_phone(self.ctx, self._door.unit_id, self.panel)

    # Where the keyboard goes

    def _to_form(self) -> None:
        self.columns.close_over()
        self.form.outcome.setFocus()

    def _open_card(self) -> None:
        if self._door is not None:
            self.ctx.navigate("household", unit_id=self._door.unit_id)

    def _offer_more(self) -> None:
        offer_more(self.ctx, self._door.unit_id if self._door else "", self.place.more)

    def _show_card(self) -> None:
        if self.columns.is_folded(self.panel) and not self.panel.isVisible():
            self.columns.toggle(self.panel)
            self.panel.card.setFocus()
        else:
            self._open_card()

    def _show_doors(self) -> None:
        if self.columns.toggle(self.doors):
            self.doors.view.setFocus()
        else:
            self._to_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard by Enter; leave by Esc, with the draft kept."""
        focused = self.focusWidget()
        if event.key() in ENTER and isinstance(focused, Button) and not event.isAutoRepeat():
            focused.click()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.columns.close_over():
            self._to_form()
        else:
            self.ctx.navigate("today") or self.ctx.navigate("households")

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sides where the text needs the room; share a line where the window is low."""
        super().resizeEvent(event)
        low = self.window().height() * 100 / theme.theme().scale < DENSE_BELOW
        self.place.fit(self.content_width() - 48, low)


def _draft_words(at: datetime) -> str:
    return tr("Draft kept {time}", time=words.time_words(at))
