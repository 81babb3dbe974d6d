"""One ear for the events of the whole application: Python is asked once an event, not once a listener."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

Hearer = Callable[[QObject, QEvent], bool]


class Heard(QObject):
    """Hands each event to all who asked for its kind, and keeps it if one of them says so."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hearers: dict[QEvent.Type, list[Hearer]] = {}
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def hear(self, kinds: Iterable[QEvent.Type], hearer: Hearer) -> None:
        """Call `hearer(watched, event)` for these kinds; it tells whether the event stops here."""
        for kind in kinds:
            self._hearers.setdefault(kind, []).append(hearer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on what somebody wants to hear of."""
        kept = False
        for hearer in self._hearers.get(event.type(), ()):
            kept = hearer(watched, event) or kept
        return kept
