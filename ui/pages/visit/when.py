"""The first line of the form: which day, what time, who went."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from outreach.wording import tr
from ui import theme, words
from ui.pages.visit.entry import Entry
from ui.pages.visit.workers_field import WorkersField
from ui.widgets.button import paint_icon_at
from ui.widgets.dates import DateField, TimeField, read_day, read_time
from ui.widgets.field import Field
from ui.widgets.text import Text


class PinButton(QAbstractButton):
    """固定: keeps who went for every door that follows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit.pin")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Keep who went for the doors that follow"))
        self.toggled.connect(self._name_it)
        self._name_it()

    def _name_it(self) -> None:
        self.setText(tr("Pinned") if self.isChecked() else tr("Pin"))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for icon and word."""
        width = QFontMetrics(theme.font(13)).horizontalAdvance(self.text())
        return QSize(theme.px(20) + width + 2, theme.line_height(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and word."""
        painter = QPainter(self)
        ink = "accent" if self.isChecked() or self.underMouse() else "muted"
        paint_icon_at(painter, 0, self.height(), "pin", ink, theme.px(16))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color(ink))
        room = QRectF(theme.px(20), 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


class WhenRow(QWidget):
    """Day, time, workers; a day that is hardly right gets a hint, one that cannot be read a problem."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._starts = today
        self.day = DateField(name="visit.day")
        self.time = TimeField(name="visit.time")
        self.workers = WorkersField()
        self.pin = PinButton()
        self.fields = {
            "at": Field(tr("Day"), self.day),
            "time": Field(tr("Time"), self.time),
            "workers": Field(tr("Who went"), self.workers, extra=self.pin),
        }
        self.fields["at"].setFixedWidth(theme.px(108))
        self.fields["time"].setFixedWidth(theme.px(84))
        self.hint = Text("", step=13, tone="warn", wrap=True)
        self.hint.setObjectName("visit.day_hint")
        self.hint.hide()
        column = self.fields["at"].layout()
        if column is not None:
            column.addWidget(self.hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for name, field in self.fields.items():
            line.addWidget(field, int(name == "workers"), Qt.AlignmentFlag.AlignTop)
        for signal in (self.day.changed, self.time.changed, self.workers.changed):
            signal.connect(self._changed)
        for edit in (self.day, self.time):
            edit.textEdited.connect(self._changed)

    def set_days(self, today: date, starts: date) -> None:
        """Say what day it is and when the campaign began."""
        self._today, self._starts = today, starts

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry says (silently)."""
        day, moment = _day(entry.day), _time(entry.time)
        self.day.set_value(day)
        self.time.set_value(moment)
        if day is None:
            self.day.setText(entry.day)
        if moment is None:
            self.time.setText(entry.time)
        self.workers.set_names(entry.workers)
        self._hint()

    def write(self, entry: Entry) -> None:
        """Write what stands here into an entry; what cannot be read as it is typed."""
        entry.day = self._typed_day()
        moment = read_time(self.time.text())
        entry.time = moment.strftime("%H:%M") if moment else self.time.text().strip()
        entry.workers = self.workers.names()

    def _typed_day(self) -> str:
        shown = self.day.value()
        if shown is not None and self.day.text() == words.day_words(shown, self._today):
            return shown.isoformat()
        found = read_day(self.day.text(), self._today)
        return found.isoformat() if found else self.day.text().strip()

    def is_right(self) -> bool:
        """Say under the fields what cannot be read or is missing, and put the keyboard there."""
        self.workers.take_typed()
        entry = Entry()
        self.write(entry)
        problems = {
            "at": "" if _day(entry.day) else tr("Write the day like 11-21."),
            "time": "" if _time(entry.time) else tr("Write the time like 19:40."),
            "workers": "" if self.workers.names() else tr("Say who went: type a name."),
        }
        for name, sentence in problems.items():
            self.fields[name].show_problem(sentence)
        wrong = next((name for name, sentence in problems.items() if sentence), "")
        if wrong:
            self.fields[wrong].control.setFocus()
        return not wrong

    def _changed(self) -> None:
        self._hint()
        self.changed.emit()

    def _hint(self) -> None:
        day = _day(self._typed_day())
        said = ""
        if day is not None and day > self._today:
            said = tr("Later than today")
        elif day is not None and day < self._starts:
            said = tr("Before the campaign")
        self.hint.setText(said)
        self.hint.setVisible(bool(said))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
