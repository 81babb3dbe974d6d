"""走访: the doors still to go, the short form, the household, and the walk; saved and on to the next door."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from outreach.errors import DoorbookError
from outreach.queries.doors import door_rows
from outreach.queries.visit_door import VisitDoorSummary, visit_door
from outreach.queries.visits import visit
from outreach.vocabulary import Outcome
from outreach.wording import tr
from ui import theme, words
from ui.error_messages import show_at_fields
from ui.page import DENSE_BELOW, Context, Page
from ui.pages.visit.choices import give_choices
from ui.pages.visit.defaults import Defaults
from ui.pages.visit.door_list import ORDERS
from ui.pages.visit.drafts import Drafts, draft_words
from ui.pages.visit.empty_states import nothing_to_visit
from ui.pages.visit.entry import Entry, visit_form
from ui.pages.visit.errands import ask_why_void, narrow, offer_more, see_phone, tell_logged
from ui.pages.visit.form import ENTER
from ui.pages.visit.round import Round, read_round
from ui.pages.visit.saving import Saved, Saving
from ui.pages.visit.workplace import Workplace
from ui.widgets.button import Button
from ui.work.aside import Aside

FIRST = "first"


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
        commands["visit.nobody_next"].triggered.connect(lambda: self.save(True, Outcome.NOBODY_HOME))
        commands["visit.card"].triggered.connect(self._show_card)
        commands["visit.doors"].triggered.connect(self.place.to_doors)
        self.form.changed.connect(self._changed)
        self.form.entered.connect(lambda: self.save(go_on=True))
        self.form.finished.connect(self.next_button.setFocus)
        self.form.when.pin.clicked.connect(self._pin)
        self.doors.chosen.connect(self.show_door)
        self.doors.entered.connect(self.place.to_form)
        self.doors.reordered.connect(lambda: self.refresh(frozenset()))
        self.walk.chosen.connect(self.show_door)
        self.panel.card_asked.connect(self._open_card)
        self.place.more.clicked.connect(lambda: offer_more(self.ctx, self._here, self.place.more))
        self.panel.phone_asked.connect(lambda: see_phone(self.ctx, self._here, self.panel))
        self.panel.void_asked.connect(lambda visit_id: ask_why_void(self.ctx, visit_id, self))
        self.drafts.kept.connect(self._draft_kept)
        self.drafts.failed.connect(lambda _problem: self.card.say(tr("Draft not kept")))
        self.saving.saved.connect(self._saved)
        self.saving.failed.connect(self._not_saved)

    # What the window asks of a page

    def open(self, **args: Any) -> None:
        """Open a door by `unit_id`, the list in an `order`; without a door, the one that was open last."""
        self._wanted = str(args.get("unit_id") or "")
        narrow(self.ctx.workspace, self.doors, args)
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
        give_choices(self.ctx.workspace, self._round.campaign, self._defaults, self.form)
        self.form.when.pin.setChecked(self.drafts.pinned() is not None)
        undone = self._taken_back()
        wanted = self._wanted or undone or self._here or self.drafts.current()
        self._wanted = ""
        if self._round.row(wanted) is None:  # gone from the register, or the first of the list is meant
            left = self._round.to_go(self.doors.order, self.doors.patch)
            wanted = (left or self._round.rows)[0].id
        self.show_door(wanted, anew=wanted == undone)
        if came_in:
            self.place.to_form()

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
        kept = {"patch": self.doors.patch, "unheard": self.doors.kind, "unit_id": self._here}
        return {name: value for name, value in kept.items() if value or name == "patch"}

    # Reading

    @property
    def _here(self) -> str:
        """Give the door that is open, "" if none is."""
        return self._door.unit_id if self._door else ""

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
        now, team = self.ctx.workspace.now(), self.drafts.team(self.ctx.workspace.recorder)
        fresh = self._defaults.entry(door, self._round.campaign, team, now)
        self.form.show_entry(door, fresh)
        self._base = self.form.entry()
        if typed is not None or kept is not None:
            self.form.show_entry(door, typed or kept[0])  # type: ignore[index]
        self.card.say(draft_words(kept[1]) if kept and typed is None else "")
        self.card.area.verticalScrollBar().setValue(0)

    def _fill_around(self, door: VisitDoorSummary) -> None:
        assert self._round is not None
        left = self._round.to_go(self.doors.order, self.doors.patch)
        if self.place.show_around(self._round, door, left, self.ctx.workspace.now().date()):
            self.walk.show_walk(self._round.rows, door.unit_id, self._following())
            self._show_appointment()

    def _show_appointment(self) -> None:
        if self._door is not None and self._round is not None:
            today = self.ctx.workspace.now().date()
            self.place.show_appointment(self._door, self._round.campaign.id, today)

    def _following(self) -> str:
        return self._round.following(self._here, self.doors.ids()) if self._round and self._door else ""

    def _show_nothing(self) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.setCurrentIndex(self._stack.addWidget(nothing_to_visit(self.ctx, self._round is None)))

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
            self.card.say(draft_words(at))

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
        form = visit_form(entry, self._door, self._round.campaign.id, self.form.quiz.codes)
        self.saving.save(form, entry, following)

    def _saved(self, saved: Saved) -> None:
        self._last = saved
        self._defaults.learn(saved.entry, self.ctx.workspace.now())
        tell_logged(self.ctx, self._round.row(saved.unit_id) if self._round else None, saved.entry)
        self._read_again(saved.unit_id)
        if saved.following:
            self.show_door(saved.following)
            self.place.to_form()
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

    def _not_saved(self, problem: Exception) -> None:
        if not show_at_fields(problem, self.form.fields):
            self.ctx.trouble(problem)

    def _open_card(self) -> None:
        if self._door is not None:
            self.ctx.navigate("household", unit_id=self._door.unit_id)

    def _show_card(self) -> None:
        if not self.place.to_panel():
            self._open_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard by Enter; leave by Esc, with the draft kept."""
        focused = self.focusWidget()
        if event.key() in ENTER and isinstance(focused, Button) and not event.isAutoRepeat():
            focused.click()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.columns.close_over():
            self.place.to_form()
        else:
            self.ctx.navigate("today") or self.ctx.navigate("households")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sides where the text needs the room; share a line where the window is low."""
        super().resizeEvent(event)
        low = self.window().height() * 100 / theme.theme().scale < DENSE_BELOW
        self.place.fit(self.content_width() - 48, low)
