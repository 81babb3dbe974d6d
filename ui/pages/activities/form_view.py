"""The form in the page's place: begun empty with what was usual, or with an activity to correct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.activities import correct_activity, record_activity
from outreach.actions.campaigns import add_option
from outreach.catalog import CatalogKind
from outreach.errors import DoorbookError
from outreach.queries.activities import ActivityRow, activities, activity_kinds, chat_groups
from outreach.queries.campaigns import open_campaign, options
from outreach.queries.stock import stock_rows
from outreach.queries.village import workers
from outreach.wording import tr
from ui import words
from ui.dialogs.form import FormDialog
from ui.dialogs.own_option import OwnOptionDialog
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.pages.activities.columns import amount
from ui.pages.activities.fields import ActivityFields
from ui.widgets.button import Button
from ui.widgets.card import Card, scrolled
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

PUT_UP = ("banner", "poster", "strip", "board", "sign", "sticker")


class FormView(QWidget):
    """`saved(words)` once it is in the ledger, `left()` by Esc or the button."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._corrects = ""
        self._rows: tuple[ActivityRow, ...] = ()
        self.title = Text("", step=18, bold=True)
        self.fields = ActivityFields()
        self.fields.kind_chosen.connect(self._usual)
        self.fields.own_asked.connect(self._own)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(24, 12, 24, 16)
        inner.setSpacing(12)
        inner.addWidget(self.title)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        card = Card(padding=0)
        card.body.addWidget(scrolled(content))
        said = tr("Save the activity")
        self.save_button = Button(said, "primary", name="activities.save", keys="Ctrl+Enter")
        self.save_button.does(ctx.commands["activities.save"])
        leave = Button(tr("Cancel"), name="activities.leave", keys="Esc")
        leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(leave)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(card, 1)
        column.addLayout(foot)

    def begin(self, kind: str = "", groups: list[str] | None = None) -> None:
        """Begin a new one: of this kind, else of the kind logged last, with what was usual."""
        self._offer()
        self._corrects = ""
        self.title.setText(tr("Log an activity"))
        self.fields.choose(kind or (self._rows[0].kind if self._rows else ""))
        self._usual(self.fields.code())
        if groups is not None:
            self.fields.groups.choose(groups)

    def correct(self, activity_id: str) -> None:
        """Show an activity to be corrected."""
        self._offer()
        row = next(row for row in self._rows if row.id == activity_id)
        self._corrects = activity_id
        self.title.setText(tr("Correct the activity of {day}", day=words.day_words(row.on)))
        self.fields.choose(row.kind)
        self.fields.show_row(row)

    def start(self) -> None:
        """Put the keyboard at the kind of a new one, at the amount of one to correct."""
        for field in self.fields.fields.values():
            field.show_problem("")
        (self.fields.quantity if self._corrects else self.fields.kind).setFocus()

    def typed(self) -> dict[str, Any]:
        """Give what stands in the form, and what it corrects."""
        return self.fields.typed() | {"corrects": self._corrects}

    def put(self, typed: dict[str, Any]) -> None:
        """Put back what was typed before."""
        self.fields.put(typed)
        self._corrects = typed["corrects"]

    def save(self) -> None:
        """Record or correct; problems stand at their field."""
        try:
            form = self.fields.form()
            if self._corrects:
                self._ctx.workspace.run(correct_activity, self._corrects, form)
            else:
                self._ctx.workspace.run(record_activity, form)
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields.fields):
                self._ctx.trouble(problem)
            return
        label = self.fields.kind.currentText()
        self.saved.emit(tr("Logged: {day} {what}", day=words.day_words(form.on), what=label))

    def fit(self, width: int) -> None:
        """Suit the width."""
        self.fields.fit(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        """Read what can be chosen: the kinds used most first."""
        ask = self._ctx.workspace.ask
        self._rows = ask(activities, void=False)
        used: dict[str, int] = {}
        for row in self._rows:
            used[row.kind] = used.get(row.kind, 0) + 1
        kinds = sorted(ask(activity_kinds), key=lambda kind: -used.get(kind.code, 0))
        self.fields.offer(kinds, [row.name for row in ask(workers) if row.active])
        campaign = ask(open_campaign)
        stock = ask(stock_rows)
        every = [(row.code, row.label, row.unit) for row in stock]
        given = [option.code for option in campaign.handouts] if campaign else ["leaflet"]
        self.fields.handouts.offer(every, given)
        known = {row.code for row in stock if row.posted} | {"banner", "poster"}
        self.fields.posted.offer(every, [code for code in PUT_UP if code in known])
        topics = campaign.topics if campaign else ask(options, "topic")
        self.fields.topics.offer([(option.code, option.label) for option in topics])
        self.fields.groups.offer([(row.name, row.name) for row in ask(chat_groups, closed=False)])

    def _own(self) -> None:
        """Add a kind of activity of one's own and go on with it."""

        def save(label: str, unit: str, manner: str) -> None:
            code = self._ctx.workspace.run(add_option, CatalogKind.ACTIVITY, label, unit or "次", manner)
            self.begin(code)

        OwnOptionDialog(tr("Another form"), save, self, works=True).open()

    def _usual(self, code: str) -> None:
        """Fill in what was the same at the last activity of this kind."""
        if not self._corrects:
            last = next((row for row in self._rows if row.kind == code), None)
            self.fields.show_row(last, usual=True)


class VoidDialog(FormDialog):
    """Asks why an activity is void; `save(reason)`."""

    def __init__(self, row: ActivityRow, save: Callable[[str], object], parent: QWidget | None) -> None:
        said = f"{words.day_words(row.on)}  {row.label}  {amount(row)}"
        title, button = tr("Void this activity"), tr("Void it")
        super().__init__("activity_void", title, button, lambda: save(self.reason.text()), parent, said)
        self.reason = LineEdit(name="activity_void_reason", hint=tr("for instance written down twice"))
        self.add("reason", tr("Reason"), self.reason)
        self.reason.setFocus()
