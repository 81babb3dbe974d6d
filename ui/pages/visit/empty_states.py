"""What the page says where there is nothing to visit yet: the step that comes first, with its button."""

from __future__ import annotations

from outreach.wording import tr
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState


def nothing_to_visit(ctx: Context, no_campaign: bool) -> EmptyState:
    """Say that no campaign is open, or else that no household is in the register."""
    if no_campaign:
        action = Button(tr("Start a campaign"), "primary", name="visit.start_campaign")
        action.clicked.connect(lambda: ctx.navigate("campaign"))
        why = tr("Visits belong to a campaign: say what it is called and until when it runs.")
        return EmptyState("visit", tr("No campaign is open yet."), why, action)
    action = Button(tr("Import a roster"), "primary", name="visit.import_roster")
    action.clicked.connect(lambda: ctx.navigate("roster"))
    why = tr("The doors to visit come from the township's roster.")
    return EmptyState("home", tr("No household is in the register yet."), why, action)
