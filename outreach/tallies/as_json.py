"""The tally and its catalogue as the JSON documents of the commands."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from outreach.queries.campaigns import campaigns
from outreach.tallies.catalogue import Figure, catalogue
from outreach.tallies.tally import TallySheet


def tally_json(sheet: TallySheet, file: str | None = None) -> dict[str, Any]:
    """Give the document of `tally`; `file` is where the workbook was written, None if nowhere.

    Of each figure the whole village comes first (group null), then the groups in walking order. `diff` is the
    value less the last one, `rank` the place of a group by its value (null for the village).
    """
    period = {"from": sheet.period.first.isoformat(), "to": sheet.period.last.isoformat()}
    figures = [
        {
            "code": figure.code,
            "group": group,
            **sheet.row(figure.code, group)._asdict(),
            "diff": sheet.diff(figure.code, group),
            "rank": ranks.get(group or ""),
        }
        for figure in sheet.figures
        for ranks in [sheet.ranks(figure.code)]
        for group in (None, *sheet.groups)
    ]
    return {
        "file": file,
        "period": {**period, "code": sheet.period.code},
        "campaign": sheet.campaign.name,
        "last_year_known": sheet.last_year_known,
        "figures": figures,
    }


def figures_json(session: Session, campaign_id: str | None = None) -> list[dict[str, Any]]:
    """Give the document of `figures`: the catalogue with the handouts of a campaign, the open one first."""
    known = campaigns(session)
    campaign = next((one for one in known if campaign_id in (None, one.id)), None)
    return [_figure(figure) for figure in catalogue(session, campaign)]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.code,
        "name": figure.name,
        "unit": figure.unit,
        "definition": figure.definition,
        "counts": figure.counts.value,
        "denominator": figure.denominator,
        "additive": figure.additive,
    }
