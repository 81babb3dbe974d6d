"""What helps where a paper cannot be printed yet."""

from __future__ import annotations

from outreach.errors import DoorbookError
from outreach.printing.jobs import NO_CAMPAIGN_TO_PRINT, NO_DOORS_TO_PRINT
from outreach.wording import tr


def remedy(problem: DoorbookError) -> tuple[str, str]:
    """Give the page that helps where nothing can be printed, and the words of its button; "" for none."""
    if problem.code == NO_CAMPAIGN_TO_PRINT:
        return "campaign", tr("Start a campaign")
    if problem.code == NO_DOORS_TO_PRINT:
        return "roster", tr("Import the roster")
    return "", ""
