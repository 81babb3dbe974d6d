"""Fields for a day and a time, typed the way people write them."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from outreach.wording import tr
from ui import theme, words
from ui.widgets.button import paint_icon_at
from ui.widgets.line import LineEdit

NAMED_DAYS = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2, "j": 0, "z": -1}


def read_day(text: str, today: date) -> date | None:
    """Read a day as people type it (11-21, 11月21日, 1121, 2026-11-21, 21, 昨天); None if it is none.

    Without a year the day nearest to today is meant; one or two digits alone are a day of this month.
    """
    text = text.strip()
    if text in NAMED_DAYS:
        return today + timedelta(days=NAMED_DAYS[text])
    text = re.sub(r"\s*(周|星期)[一二三四五六日天]$", "", text)
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    digits = re.sub(r"\D", "", text)
    if len(numbers) == 1 and len(digits) in (4, 8):
        numbers = [int(part) for part in (digits[:-4], digits[-4:-2], digits[-2:]) if part]
    try:
        if len(numbers) == 3:
            return date(numbers[0] if numbers[0] > 99 else 2000 + numbers[0], numbers[1], numbers[2])
        if len(numbers) == 2:
            return _nearest(numbers[0], numbers[1], today)
        if len(numbers) == 1:
            return date(today.year, today.month, numbers[0])
    except (ValueError, OverflowError):
        return None
    return None


def _nearest(month: int, day: int, today: date) -> date | None:
    near = []
    for year in (today.year - 1, today.year, today.year + 1):
        with contextlib.suppress(ValueError):  # 29 February is not in every year
            near.append(date(year, month, day))
    return min(near, key=lambda found: abs(found - today), default=None)


def read_time(text: str) -> time | None:
    """Read a time as people type it (19:40, 19.40, 1940, 19点40, 7); None if it is none."""
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    digits = re.sub(r"\D", "", text)
    if len(numbers) == 1 and len(digits) in (3, 4):
        numbers = [int(digits[:-2]), int(digits[-2:])]
    if not 1 <= len(numbers) <= 2:
        return None
    hour, minute = numbers[0], numbers[1] if len(numbers) == 2 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


class DateField(LineEdit):
    """A day, shown as 11-21 周六; up and down step a day, Alt+Down opens a month.

    `calendar` shows a mark to click for the month; `empty` is what stands there without a day; `today` is
    for a field that is soon gone, others go by the ledger's clock.

    `changed()` tells of a new valid day; `value()` is None when empty or unreadable (then `is_wrong()`).
    """

    changed = Signal()

    def __init__(
        self,
        *,
        name: str,
        value: date | None = None,
        empty: str = "",
        today: date | None = None,
        calendar: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, hint=empty, parent=parent)
        self._value: date | None = None
        self._fixed_today = today
        self._calendar = calendar
        if calendar:
            self.setTextMargins(0, 0, theme.px(22), 0)
            self.setToolTip(tr("Pick a day") + "  Alt+↓")
        self.editingFinished.connect(self._read)
        self.set_value(value)

    @property
    def _today(self) -> date:
        return self._fixed_today or words.current_day()

    def value(self) -> date | None:
        """Give the day, None when there is none."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day (silently)."""
        self._value = value
        self.setText(words.day_words(value, self._today) if value else "")

    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no day."""
        self._read()
        return self._value is None and bool(self.text().strip())

    def _read(self) -> None:
        text = self.text().strip()
        found = read_day(text, self._today) if text else None
        if found is None and text:
            self._value = None
            return
        if found != self._value:
            self.set_value(found)
            self.changed.emit()
        else:
            self.set_value(found)

    def _step(self, days: int) -> None:
        self._read()
        self.set_value((self._value or self._today) + timedelta(days=days))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by day with the arrows; open the calendar with Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the calendar by a click on its mark."""
        if self._calendar and event.position().x() > self.width() - theme.px(32):
            self.open_calendar()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the calendar's mark."""
        super().paintEvent(event)
        if self._calendar:
            edge = theme.px(20)
            paint_icon_at(
                QPainter(self), self.width() - edge - theme.px(8), self.height(), "cal", "ink", edge
            )

    def open_calendar(self) -> None:
        """Open a month to pick a day from."""
        menu = QMenu(self)
        month = QCalendarWidget(menu)
        month.setObjectName(f"{self.objectName()}_calendar")
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._value or self._today
        month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(month)
        menu.addAction(holder)

        def take(day: QDate) -> None:
            menu.close()
            self.set_value(date(day.year(), day.month(), day.day()))
            self.changed.emit()

        month.clicked.connect(take)
        month.activated.connect(take)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        month.setFocus()


class TimeField(LineEdit):
    """A time of day, shown as 19:40; up and down step ten minutes."""

    changed = Signal()

    def __init__(self, *, name: str, value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._value: time | None = None
        self.editingFinished.connect(self._read)
        self.set_value(value)

    def value(self) -> time | None:
        """Give the time, None when there is none."""
        return self._value

    def set_value(self, value: time | None) -> None:
        """Show a time (silently)."""
        self._value = value
        self.setText(value.strftime("%H:%M") if value else "")

    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no time."""
        self._read()
        return self._value is None and bool(self.text().strip())

    def _read(self) -> None:
        text = self.text().strip()
        found = read_time(text) if text else None
        if found is None and text:
            self._value = None
            return
        told = found != self._value
        self.set_value(found)
        if told:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by ten minutes with the arrows."""
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        self._read()
        step = timedelta(minutes=10 if event.key() == Qt.Key.Key_Up else -10)
        start = self._value or words.now().time().replace(second=0, microsecond=0)
        self.set_value((datetime.combine(date.min + timedelta(days=1), start) + step).time())
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()
