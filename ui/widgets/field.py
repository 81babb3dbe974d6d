"""A control with its label above and what is wrong with it, in words, under it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Text


class Field(QWidget):
    """Label, hint beside it, control, error; `extra` may stand right of the label (固定)."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        hint: str = "",
        extra: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Text(label, step=13, tone="muted")
        self.label.setBuddy(control)
        self.hint = Text(hint, step=13, tone="muted")
        self.problem = Text("", step=13, tone="danger", wrap=True)
        self.problem.setObjectName(f"{control.objectName()}_problem")
        self.problem.hide()
        if not control.accessibleName():
            control.setAccessibleName(label)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        for part in (self.hint, extra):
            if part is not None:
                head.addWidget(part)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        box.addLayout(head)
        box.addWidget(control)
        box.addWidget(self.problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong under the control; "" takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.control.setProperty("wrong", bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self.control.update()
