"""What the page says where there is nothing to count: no campaign, or nobody in the register."""

from __future__ import annotations

from outreach.wording import tr
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState


def no_campaign(ctx: Context) -> EmptyState:
    """Say that there is no campaign yet, and lead to where one is started."""
    start = Button(tr("Start a campaign"), "primary", name="reports.start_campaign", icon="plus")
    start.clicked.connect(lambda: ctx.navigate("campaign"))
    text = tr("Here the visits of a campaign are counted, group by group, for the office.")
    return EmptyState("report", tr("No campaign yet"), text, start)


def no_doors(ctx: Context) -> EmptyState:
    """Say that the register is empty, and lead to where a roster is brought in."""
    bring = Button(tr("Import a roster"), "primary", name="reports.import", icon="in")
    bring.clicked.connect(lambda: ctx.navigate("roster"))
    text = tr("Without households there is nothing to count.")
    return EmptyState("home", tr("The register is empty"), text, bring)
