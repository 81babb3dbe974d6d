"""Every control on every page can be named: by tests through its objectName, to the blind by what it says."""

from pathlib import Path

from PySide6.QtGui import QAccessible
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
    return [widget for widget in found if not widget.objectName().startswith("qt_") and not is_part(widget)]


def is_part(widget: QWidget) -> bool:
    """Whether Qt put this into a control of its own: the field of a spin box, the list of a combo box."""
    parent = widget.parentWidget()
    inside = isinstance(parent, QAbstractSpinBox | QComboBox | QAbstractItemView)
    return inside or (parent is not None and parent.inherits("QComboBoxPrivateContainer"))


def says(widget: QWidget) -> str:
    """What a screen reader would say."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def lacking(root: QWidget, page: str) -> set[str]:
    found = set()
    for widget in controls(root):
        kind = f"{page}: {type(widget).__name__} {widget.objectName()}"
        if not widget.objectName():
            found.add(f"{kind} has no objectName in {widget.parentWidget().metaObject().className()}")
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
    assert sorted(found) == []


def test_controls_of_the_first_page_have_names(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    QApplication.processEvents()
    assert lacking(window, "first_run") == set()
