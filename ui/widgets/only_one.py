"""Several widgets in one place, one of them shown; unlike a stack it asks for the room of that one alone."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class OnlyOne(QWidget):
    """Shows one of its widgets; hidden ones have no say in its size."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Take another widget, not shown yet unless it is the first."""
        if self._column.indexOf(widget) >= 0:
            return
        widget.hide()
        self._column.addWidget(widget)
        if self._current is None:
            self._current = widget
            widget.show()  # only now: shown before it has a parent it would flash up as a window of its own

    def show_one(self, widget: QWidget) -> None:
        """Show this widget instead of the present one."""
        self.add(widget)
        if widget is not self._current:
            if self._current is not None:
                self._current.hide()
            self._current = widget
        widget.show()

    def current(self) -> QWidget | None:
        """Give the widget shown."""
        return self._current
