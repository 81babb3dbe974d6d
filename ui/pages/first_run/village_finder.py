"""The field that finds a village among all villages of the country, so that little need be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

from outreach.wording import tr
from ui import theme
from ui.widgets.line import LineEdit
from ui.widgets.search import Hit, HitList
from ui.work.task import REST, Tasks

if TYPE_CHECKING:
    from outreach.divisions import DivisionRow
    from outreach.progress import Report

PAUSE_MS = 60
MOST = 8


class VillageFinder(LineEdit):
    """Name, pinyin or code, with results below while one types.

    `chosen(DivisionRow)` tells the village; `passed()` that Enter came with nothing typed or found;
    `looked(n)` how many were found, -1 for nothing asked.
    """

    chosen = Signal(object)
    passed = Signal()
    looked = Signal(int)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            name="find_village", hint=tr("Name, pinyin or code; the township may stand before it")
        )
        self.hits: HitList | None = None
        self._tasks = tasks
        self._turn = 0
        self._enter_waits = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        self._turn += 1
        self._enter_waits = False
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._close()
            self.looked.emit(-1)

    def _ask(self) -> None:
        self._turn += 1
        turn, text = self._turn, self.text()

        def work(report: Report) -> tuple[int, tuple[DivisionRow, ...]]:
            from outreach.divisions import find_villages

            return turn, find_villages(text, MOST)

        self._tasks.run("", work, done=self._show, queue=REST)

    def _show(self, answer: tuple[int, tuple[DivisionRow, ...]]) -> None:
        turn, rows = answer
        if turn != self._turn or not self.hasFocus():
            return
        self.looked.emit(len(rows))
        if self._enter_waits and rows:
            self._take(rows[0])
        elif self._enter_waits:
            self.passed.emit()
        elif rows:
            self._open(rows)
        else:
            self._close()

    def _open(self, rows: tuple[DivisionRow, ...]) -> None:
        if self.hits is None:
            self.hits = HitList(self.window())
            self.hits.setObjectName("village_hits")
            self.hits.picked.connect(self._picked)
            self.destroyed.connect(self.hits.deleteLater)
        hits = [Hit(row.name, place_words(row), row.code, row) for row in rows]
        self.hits.fill(hits, self.text(), max(self.width(), theme.px(416)))
        corner = self.mapTo(self.window(), self.rect().bottomLeft())
        self.hits.show_at(corner.x(), corner.y() + 4)

    def _picked(self, hit: Hit) -> None:
        from outreach.divisions import DivisionRow

        if isinstance(hit.target, DivisionRow):
            self._take(hit.target)

    def _take(self, row: DivisionRow) -> None:
        self._turn += 1
        self._enter_waits = False
        self._pause.stop()
        self._close()
        self.setText(f"{row.township} {row.name}")
        self.looked.emit(-1)
        self.chosen.emit(row)

    def _close(self) -> None:
        if self.hits is not None:
            self.hits.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the results, take one by Enter, close them by Esc."""
        key, hits = event.key(), self.hits
        is_open = hits is not None and hits.isVisible()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif hits is not None and is_open and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            hits.move_current(1 if key == Qt.Key.Key_Down else -1)
        elif is_open and key == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Take the marked result; the first, once it is there, if Enter was faster; else go on."""
        if self.hits is not None and self.hits.isVisible() and not self._pause.isActive():
            self.hits.pick_current()
        elif self.text().strip() and self.isModified():
            self._enter_waits = True
            self._pause.stop()
            self._ask()
        else:
            self.passed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the results when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the results with the form."""
        super().hideEvent(event)
        self._close()


def place_words(row: DivisionRow) -> str:
    """Write where a village is, from near to far."""
    return " · ".join(dict.fromkeys((row.township, row.county, row.city or row.province)))
