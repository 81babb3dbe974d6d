"""A small form over the window: fields under each other, one button, problems at their field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from outreach.errors import DoorbookError
from outreach.wording import tr
from ui import theme, words
from ui.error_messages import show_at_fields, show_trouble
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.ring import FocusRing
from ui.widgets.text import Text

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormDialog(QDialog):
    """Add fields with `add`; `save` does the work and may raise a known error; done = the dialog closes.

    Enter goes on to the next field, Ctrl+Enter saves, Esc leaves.
    """

    def __init__(
        self,
        name: str,
        title: str,
        button: str,
        save: Callable[[], object],
        parent: QWidget | None,
        note: str = "",
        personal: bool = False,
    ) -> None:
        """`personal` says that data of people is typed in: what for and on what ground stands above then."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields: dict[str, Field] = {}
        self._save = save
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.save_button = Button(button, "primary", name=f"{name}_save", keys="Ctrl+Enter")
        self.save_button.clicked.connect(self.attempt)
        self._leave = Button(tr("Cancel"), name=f"{name}_cancel", keys="Esc")
        self._leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(title, step=18, bold=True))
        if note:
            column.addWidget(Text(note, step=13, tone="muted", wrap=True))
        if personal:
            purpose = Text(words.purpose_words(), step=13, tone="muted", wrap=True)
            purpose.setObjectName(f"{name}_purpose")
            column.addWidget(purpose)
        column.addLayout(self.body)
        column.addSpacing(4)
        column.addLayout(foot)
        self.setMinimumWidth(min(theme.px(520), 900))
        FocusRing(self)

    def add(self, key: str, label: str, control: QWidget, hint: str = "") -> Field:
        """Put a control with its label into the form; problems of field `key` show under it."""
        field = Field(label, control, hint)
        if control.hasHeightForWidth():
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fields[key] = field
        self.body.addWidget(field)
        control.installEventFilter(self)
        return field

    def attempt(self) -> None:
        """Save; a known trouble stands at its field, and the form stays open."""
        try:
            self._save()
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                show_trouble(problem)
            return
        self.accept()

    def event(self, event: QEvent) -> bool:
        """Grow with what wraps or appears in the form, up to the height of the screen."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            layout = self.layout()
            need = layout.totalHeightForWidth(self.width()) if layout is not None else -1
            need = min(need, self.screen().availableGeometry().height())
            if need > self.height():
                self.resize(self.width(), need)
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in a one-line field go on to the next."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTERS:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.attempt()
                return True
            if isinstance(watched, QLineEdit):
                self.focusNextChild()
                if self.focusWidget() is self._leave:  # after the last field comes saving, not leaving
                    self.save_button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Ctrl+Enter wherever the keyboard is."""
        if event.key() in ENTERS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.attempt()
        else:
            super().keyPressEvent(event)
