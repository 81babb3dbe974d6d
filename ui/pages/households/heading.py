"""The first line of the page: the sum of households or the rates, the two views, what can be begun here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from outreach.coverage.summary import CoverageRow
from outreach.wording import tr
from ui.page import Context
from ui.pages.households.sum_line import SumLine
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.headline import Headline, RateWords
from ui.widgets.line import DropDown
from ui.widgets.patch_box import PatchBox

LIST, CHART = "list", "chart"


class Heading(Headline):
    """Buttons act through the commands; `view` and `order` are read by the page."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Households"))
        self.sum = SumLine()
        self.reached, self.signed = RateWords(tr("Reached")), RateWords(tr("Signed off"))
        self.order = DropDown(name="households.order")
        self.order.setAccessibleName(tr("Order"))
        self.order.addItems([tr("Walking order"), tr("Doors to go first")])
        self.patch = PatchBox(name="households.patch")
        self.view = ChoiceRow(
            [Option(LIST, tr("List"), icon="list"), Option(CHART, tr("Wall chart"), icon="grid")],
            name="households.view",
            code=LIST,
        )
        commands = ctx.commands
        self.bring = Button(tr("Import a roster"), name="households.import", icon="in")
        self.bring.does(commands["households.import"])
        keys = commands.keys("households.new")
        self.new = Button(tr("Add a household"), name="households.new", icon="plus", keys=keys)
        self.new.does(commands["households.new"])
        self.paper = Button(tr("Print doors to go"), name="households.print", icon="print")
        self.paper.does(commands["households.print"])
        for part in (self.sum, self.reached, self.signed):
            self.left.addWidget(part)
        for control in (self.patch, self.order, self.view, self.bring, self.new, self.paper):
            self.right.addWidget(control)

    def show_counts(self, total: CoverageRow) -> None:
        """Show how the due households come about, and how many were reached."""
        self.sum.show_counts(total)
        self.reached.show_rate(total.reached, total.due)
        self.signed.show_rate(total.signed, total.due)

    def show_view(self, view: str) -> None:
        """Show what belongs to the list or to the wall chart."""
        self.view.choose(view)
        for_chart: tuple[QWidget, ...] = (self.reached, self.signed, self.order, self.paper)
        for_list: tuple[QWidget, ...] = (self.sum, self.bring, self.new)
        for part in for_chart:
            part.setVisible(view == CHART)
        for part in for_list:
            part.setVisible(view == LIST)
