"""A call-back answered on the spot: done otherwise, put off to a day, or dropped with the reason."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from outreach.actions.waits import WAIT_DAY_WRONG, WaitForm, answer_waits
from outreach.errors import UserMistake
from outreach.queries.waiting import WaitingRow
from outreach.waits import Answer
from outreach.wording import mark, tr
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.pages.today.link_row import LinkRow
from ui.widgets.dates import DateField
from ui.widgets.line import LineEdit

DAYS_LATER = 3
PUT_OFF, OFF = mark("Put off: {name} {place}"), mark("Not needed any more: {name} {place}")
WAYS = {
    "D": (Answer.DONE, mark("Done, no visit needed")),
    "T": (Answer.PUT_OFF, mark("Put off …")),
    "X": (Answer.OFF, mark("Not needed any more …")),
}
"""By the key that does it while the row has the keyboard."""


def keys_words() -> str:
    """Say which key does what: D 已经办了，T 推迟，X 不用去了."""
    return "，".join(f"{key} {tr(words).rstrip('… ')}" for key, (_, words) in WAYS.items())


class CallBackRow(LinkRow):
    """A row that can also be answered: by a key, by the menu of the right button or the menu key."""

    def __init__(self, ctx: Context, row: WaitingRow, height: int) -> None:
        name = f"today.call_back.{row.unit_id}.{row.cause or row.kind.value}"
        super().__init__(name, f"{row.head} {row.place}", height)
        self._ctx, self._row = ctx, row
        self.setToolTip(keys_words())
        self.setAccessibleDescription(keys_words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by a letter; Delete drops."""
        key = "X" if event.key() == Qt.Key.Key_Delete else event.text().upper()
        if key in WAYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.answer(WAYS[key][0])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the answers."""
        menu = QMenu(self)
        menu.setObjectName("today.call_back_menu")
        for key, (answer, words) in WAYS.items():
            menu.addAction(f"{tr(words)}\t{key}", lambda chosen=answer: self.answer(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos() or self.mapToGlobal(QPoint(0, self.height())))

    def answer(self, answer: Answer) -> None:
        """Answer at once, or ask for the day or the reason first."""
        if answer is Answer.DONE:
            answer_one(self._ctx, self._row, answer)
        else:
            AnswerDialog(self._ctx, self._row, answer, self.window()).open()


class AnswerDialog(FormDialog):
    """Asks for the new day, or why nobody need go there any more."""

    def __init__(self, ctx: Context, row: WaitingRow, answer: Answer, parent: QWidget) -> None:
        later = answer is Answer.PUT_OFF
        title = PUT_OFF if later else OFF
        super().__init__(
            "call_back",
            tr(title, name=row.head, place=row.place),
            tr("Put off") if later else tr("Drop it"),
            lambda: answer_one(ctx, row, answer, self.reason.text(), self.day),
            parent,
            tr("It stays on record with who said so; undo brings it back."),
        )
        today = ctx.workspace.now().date()
        self.day = DateField(name="call_back_day", value=today + timedelta(days=DAYS_LATER), today=today)
        self.reason = LineEdit(name="call_back_reason", hint=tr("for instance: back at the weekend"))
        if later:
            self.add("until", tr("Until which day"), self.day)
        self.add("reason", tr("Why"), self.reason)
        (self.day if later else self.reason).setFocus()


def answer_one(
    ctx: Context, row: WaitingRow, answer: Answer, reason: str = "", day: DateField | None = None
) -> None:
    """Write the answer and say so. Raises UserMistake at the field that is wrong."""
    until = None
    if answer is Answer.PUT_OFF:
        if day is None or day.is_wrong():
            raise UserMistake(WAIT_DAY_WRONG, field="until")
        until = day.value()
    form = WaitForm(row.unit_id, row.kind, row.cause, row.due, answer, reason, until)
    ctx.workspace.run(answer_waits, [form])
    said = {
        Answer.DONE: mark("Call-back done: {name} {place}"),
        Answer.PUT_OFF: mark("Call-back put off: {name} {place}"),
        Answer.OFF: mark("Call-back dropped: {name} {place}"),
    }
    ctx.toast(tr(said[answer], name=row.head, place=row.place))
