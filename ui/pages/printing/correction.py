"""What the printers of this computer do: measured on the test page, made up for, said, dropped."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.printing.printer_test import RULER, scale_of
from outreach.wording import tr
from ui.settings import Settings
from ui.widgets.button import Button
from ui.widgets.text import Text


class PrinterScales:
    """How many times too small or large each printer prints, by its name; 1 for one never measured."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, printer: str) -> float:
        """Give what a printer makes of a millimetre."""
        scale = self._settings["printer_scales"].get(printer)
        return scale if isinstance(scale, float) and scale > 0 else 1.0

    def measured(self, printer: str, measure: str) -> float:
        """Take a length measured on what this printer printed, corrected as it was; gives its scale now."""
        scale = self.of(printer) * scale_of(measure)
        self._keep(self._settings["printer_scales"] | {printer: scale})
        return scale

    def known(self) -> dict[str, float]:
        """Give the printers that are made up for."""
        names = self._settings["printer_scales"]
        return {name: scale for name in names if (scale := self.of(name)) != 1.0}

    def forget(self) -> None:
        """Print as the printers do by themselves."""
        self._keep({})

    def _keep(self, scales: dict[str, float]) -> None:
        self._settings["printer_scales"] = scales


class Correction(QWidget):
    """Says which printers are made up for, and drops it by one press."""

    def __init__(self, scales: PrinterScales) -> None:
        super().__init__()
        self._scales = scales
        self.said = Text("", step=13, wrap=True)
        self.off = Button(tr("Make up for nothing any more"), name="printing.correction_off", small=True)
        self.off.clicked.connect(self._drop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.said)
        box.addWidget(self.off)
        self.hide()

    def show_printers(self, wanted: bool = True) -> None:
        """Say what is known where it is wanted."""
        known = self._scales.known()
        self.said.setText("\n".join(_said(name, scale) for name, scale in known.items()))
        self.setVisible(wanted and bool(known))

    def _drop(self) -> None:
        self._scales.forget()
        self.show_printers()


def _said(printer: str, scale: float) -> str:
    name, length = printer or tr("This printer"), f"{RULER * scale:.1f}"
    values = {"printer": name, "length": length, "ruler": f"{RULER:g}"}
    return tr("{printer} makes {length} mm of {ruler}: it is made up for.", **values)
