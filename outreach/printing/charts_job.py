"""The charts of a period, put together and drawn: the same ones as in the window and the workbook."""

from __future__ import annotations

from outreach.errors import UserMistake
from outreach.printing.jobs import NO_CAMPAIGN_TO_PRINT, Prepared
from outreach.printing.order import PaperOrder
from outreach.progress import Report, silent
from outreach.workspace import Workspace


def prepare_charts(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the charts of a period, this week unless one is named, of the open campaign or the last one.

    Raises UserMistake (no campaign, no such period).
    """
    from outreach.periods import PeriodKind, containing
    from outreach.printing.charts_sheet import ChartsJob, draw
    from outreach.queries.campaign_spans import period_named
    from outreach.queries.campaigns import campaigns
    from outreach.queries.village import village
    from outreach.tallies.charts import charts
    from outreach.tallies.layout import office
    from outreach.tallies.tally import tally

    here, today = workspace.ask(village), workspace.now().date()
    wanted = order.options["period"].strip()
    usual = containing(PeriodKind.WEEK, today, here.week_starts)
    period = workspace.ask(period_named, wanted) if wanted else usual
    if not workspace.ask(campaigns):
        raise UserMistake(NO_CAMPAIGN_TO_PRINT, field="campaign")
    sheet = workspace.ask(tally, period)
    found = workspace.ask(charts, sheet, today)
    until = min(today, period.last)
    job = ChartsJob(here.name, sheet.campaign.name, period.chinese(), office(sheet), until, found)
    drawn = draw(job, report)
    return Prepared("charts", f"{job.title} {period.code}", drawn.pdf, drawn.pages, drawn.warnings)
