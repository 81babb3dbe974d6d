"""Rows of the list of households, with what its last column says besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Exclusion, PrintBatch, PrintedPage, SheetRow
from outreach.queries.households import HouseholdRow, household_rows
from outreach.queries.occupancy import OccupancyRow, occupancies
from outreach.vocabulary import SheetState


@dataclass(frozen=True)
class ListRow:
    """One line: the household, who excluded it since when, whether its sheet is out, who lives there."""

    household: HouseholdRow
    said_by: str
    since: date | None
    sheet_out: bool
    occupancy: OccupancyRow


def list_rows(session: Session, campaign_id: str | None, ids: Sequence[str]) -> tuple[ListRow | None, ...]:
    """Give rows for these units in the order asked; None where one is gone."""
    said = _exclusions(session, ids)
    out = _on_sheets_out(session, campaign_id, ids)
    living = occupancies(session, ids)
    rows = {row.id: row for row in household_rows(session, campaign_id, ids)}
    return tuple(
        ListRow(
            rows[unit_id],
            *said.get(unit_id, ("", None)),
            unit_id in out,
            living.get(unit_id, OccupancyRow()),
        )
        if unit_id in rows
        else None
        for unit_id in ids
    )


def _exclusions(session: Session, ids: Sequence[str]) -> dict[str, tuple[str, date | None]]:
    wanted = select(Exclusion.unit_id, Exclusion.said_by, Exclusion.since).where(
        Exclusion.ended_on.is_(None), Exclusion.unit_id.in_(ids)
    )
    return {unit_id: (said_by, since) for unit_id, said_by, since in session.execute(wanted)}


def _on_sheets_out(session: Session, campaign_id: str | None, ids: Sequence[str]) -> set[str]:
    wanted = (
        select(SheetRow.unit_id)
        .join(PrintedPage, PrintedPage.id == SheetRow.page_id)
        .join(PrintBatch, PrintBatch.id == PrintedPage.batch_id)
        .where(PrintBatch.campaign_id == (campaign_id or ""), SheetRow.unit_id.in_(ids))
        .where(PrintedPage.state.in_([SheetState.PRINTED.value, SheetState.OUT.value]))
    )
    return set(session.scalars(wanted))
