"""What the form lets one choose: topics and handouts of the campaign, the rest of the catalog, workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outreach.queries.campaigns import CampaignRow, OptionRow, options
from outreach.queries.quiz import questions
from outreach.queries.village import workers
from outreach.queries.visits import latest_entries
from ui.pages.visit.defaults import Defaults
from ui.pages.visit.form import VisitEntryForm

if TYPE_CHECKING:
    from outreach.workspace import Workspace

LOOKED_BACK = 12
"""So many of the latest entries are read for what was explained last."""


def give_choices(
    workspace: Workspace, campaign: CampaignRow, defaults: Defaults, form: VisitEntryForm
) -> None:
    """Read what can be chosen into the form, and what the last entries explained into its defaults."""
    chosen = {option.code for option in campaign.topics}
    rest: list[OptionRow] = []
    for kind in ("topic", "scam"):
        rest += [row for row in workspace.ask(options, kind) if row.code not in chosen]
    defaults.begin(campaign, workspace.ask(latest_entries, campaign.id, LOOKED_BACK))
    form.set_choices(campaign, rest, workspace.ask(workers), workspace.recorder, workspace.ask(questions))
    form.when.set_days(workspace.now().date(), campaign.starts)
