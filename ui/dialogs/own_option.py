"""The small form of a handout or a kind of activity of one's own: its name, its unit, how it works."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from outreach.vocabulary import LABELS, ActivityManner
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.line import LineEdit


class OwnOptionDialog(FormDialog):
    """`save(label, unit, manner)`; `manner` is asked for with `works` only, else empty."""

    def __init__(
        self,
        title: str,
        save: Callable[[str, str, str], object],
        parent: QWidget | None,
        *,
        label: str = "",
        unit: str = "",
        works: bool = False,
    ) -> None:
        super().__init__("own_option", title, tr("Save"), self._save, parent)
        self._done = save
        self.label = LineEdit(name="own_option_label")
        self.label.setText(label)
        self.unit = LineEdit(name="own_option_unit", hint=tr("for instance “份”, “块”, “场”, “小时”"))
        self.unit.setText(unit)
        options = [Option(manner.value, tr(LABELS[manner])) for manner in ActivityManner]
        self.manner = ChoiceRow(options, name="own_option_manner", code=ActivityManner.GATHERING.value)
        self._works = works
        self.add("label", tr("Name"), self.label)
        self.add("unit", tr("Unit"), self.unit)
        if works:
            self.add("manner", tr("How it works"), self.manner)
        self.label.setFocus()

    def _save(self) -> None:
        self._done(self.label.text(), self.unit.text(), self.manner.code() if self._works else "")
