"""Every control on every page can be named: by tests through its objectName, to the blind by what it says."""

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.window import idle, open_window

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def controls(root: QWidget) -> list[QWidget]:
    """The controls that a page made itself; the parts inside Qt's own controls are left out."""
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, CONTROLS)]
    inside = (QAbstractSpinBox, QComboBox, QAbstractItemView)
    return [
        w for w in found if not w.objectName().startswith("qt_") and not isinstance(w.parentWidget(), inside)
    ]


def says(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or widget.toolTip()


def lacking(root: QWidget, page: str) -> set[str]:
    found = set()
    for widget in controls(root):
        kind = f"{page}: {type(widget).__name__} {widget.objectName()}"
        if not widget.objectName():
            found.add(f"{kind} has no objectName in {widget.parentWidget().objectName()}")
        elif widget.isVisible() and not says(widget):
            found.add(f"{kind} says nothing")
    return found


def test_controls_of_every_page_have_names(qtbot: QtBot, demo: Path) -> None:
    window = open_window(qtbot, demo)
    frame = window.frame()
    assert frame is not None
    found = set()
    for page in frame.entries:
        frame.navigate(page)
        idle(qtbot, window)
        found |= lacking(window, page)
    assert found == set()


def test_controls_of_the_first_page_have_names(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    QApplication.processEvents()
    assert lacking(window, "first_run") == set()
