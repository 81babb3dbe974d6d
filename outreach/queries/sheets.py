"""Printed sheets: the batches, their pages, the rows of one page with what is recorded of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import state_rows
from outreach.model import Area, Person, PrintBatch, PrintedPage, SheetRow, Unit, Visit
from outreach.places import place_label
from outreach.vocabulary import SIGNED, HouseholdState, SheetState


@dataclass(frozen=True)
class SheetPageRow:
    """One printed page in the list of sheets; `recorded` counts rows with a signature in this campaign.

    `taken_by` says who has it, or had it last; "" where nobody wrote that down.
    """

    id: str
    batch_id: str
    kind: str
    title: str
    code: str
    group: str
    page: int
    of_pages: int
    rows: int
    recorded: int
    printed_at: datetime
    state: SheetState
    state_at: datetime
    campaign_id: str | None
    taken_by: str = ""


@dataclass(frozen=True)
class SheetLine:
    """One row of a page as printed, with the household as it is now and its entry from this sheet, if any."""

    id: str
    row: int
    number: int
    unit_id: str
    code: str
    place: str
    door: str
    head: str
    state: HouseholdState
    tries: int
    members: tuple[tuple[str, str, str], ...]
    visit_id: str | None
    signed: bool


@dataclass(frozen=True)
class SheetPage:
    """One page opened for typing up: `columns` are the tick boxes as printed ({"code", "label"})."""

    page: SheetPageRow
    columns: tuple[dict[str, str], ...]
    geometry: dict[str, Any]
    lines: tuple[SheetLine, ...]


def sheet_pages(
    session: Session, kind: str = "signoff", batch_id: str | None = None
) -> tuple[SheetPageRow, ...]:
    """Give the pages of every batch of a kind, the newest batch first, in the order of pages."""
    wanted = (
        select(PrintedPage, PrintBatch, Area.name)
        .join(PrintBatch, PrintBatch.id == PrintedPage.batch_id)
        .outerjoin(Area, Area.id == PrintedPage.area_id)
        .where(PrintBatch.kind == kind)
        .order_by(PrintBatch.printed_at.desc(), PrintBatch.id.desc(), Area.position, PrintedPage.page)
    )
    if batch_id is not None:
        wanted = wanted.where(PrintBatch.id == batch_id)
    rows = _counts(session, select(SheetRow.page_id, func.count()).group_by(SheetRow.page_id))
    signed = [kind.value for kind in SIGNED]
    recorded = _counts(
        session,
        select(SheetRow.page_id, func.count(SheetRow.id.distinct()))
        .join(Visit, Visit.sheet_row_id == SheetRow.id)
        .where(Visit.voided_at.is_(None), Visit.signoff.in_(signed))
        .group_by(SheetRow.page_id),
    )
    return tuple(
        _page(page, batch, group or "", rows.get(page.id, 0), recorded.get(page.id, 0))
        for page, batch, group in session.execute(wanted)
    )


def sheet_page(session: Session, page_id: str) -> SheetPage:
    """Give one page with its lines in the paper's own order."""
    page, batch, group = session.execute(
        select(PrintedPage, PrintBatch, Area.name)
        .join(PrintBatch, PrintBatch.id == PrintedPage.batch_id)
        .outerjoin(Area, Area.id == PrintedPage.area_id)
        .where(PrintedPage.id == page_id)
    ).one()
    lines = _lines(session, page_id, batch.campaign_id)
    row = _page(page, batch, group or "", len(lines), sum(line.signed for line in lines))
    return SheetPage(row, tuple(json.loads(page.columns)), json.loads(page.geometry), lines)


@dataclass(frozen=True)
class BatchRow:
    """One print job as it is listed: what, when, by whom, how many pages, how many of its sheets are done."""

    id: str
    kind: str
    title: str
    printed_at: datetime
    printed_by: str
    pages: int
    done: int
    edition: str = ""
    copies: int = 1


def print_batches(session: Session) -> tuple[BatchRow, ...]:
    """Give every print job there is, of sheets, slips and other papers, the newest first."""
    done = _counts(
        session,
        select(PrintedPage.batch_id, func.count())
        .where(PrintedPage.state == SheetState.DONE.value)
        .group_by(PrintedPage.batch_id),
    )
    wanted = select(PrintBatch).order_by(PrintBatch.printed_at.desc(), PrintBatch.id.desc())
    return tuple(
        BatchRow(
            row.id, row.kind, row.title, row.printed_at, row.printed_by, row.pages, done.get(row.id, 0),
            row.edition, row.copies,
        )  # fmt: skip
        for row in session.scalars(wanted)
    )


def batch_pdf(session: Session, batch_id: str) -> bytes:
    """Give the PDF of a batch as it was printed."""
    return session.scalars(select(PrintBatch.pdf).where(PrintBatch.id == batch_id)).one()


def _counts(session: Session, wanted: Any) -> dict[str, int]:
    return dict(session.execute(wanted).all())


def _page(page: PrintedPage, batch: PrintBatch, group: str, rows: int, recorded: int) -> SheetPageRow:
    return SheetPageRow(
        id=page.id,
        batch_id=batch.id,
        kind=batch.kind,
        title=batch.title,
        code=page.code,
        group=group,
        page=page.page,
        of_pages=page.of_pages,
        rows=rows,
        recorded=recorded,
        printed_at=batch.printed_at,
        state=SheetState(page.state),
        state_at=page.state_at,
        campaign_id=batch.campaign_id,
        taken_by=page.taken_by,
    )


def _lines(session: Session, page_id: str, campaign_id: str | None) -> tuple[SheetLine, ...]:
    wanted = (
        select(SheetRow, Unit, Area.name)
        .join(Unit, Unit.id == SheetRow.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(SheetRow.page_id == page_id)
        .order_by(SheetRow.row)
    )
    found = session.execute(wanted).all()
    unit_ids = [unit.id for _, unit, _ in found]
    states = {row.unit_id: row for row in state_rows(session, campaign_id, ids=unit_ids)}
    people: dict[str, list[tuple[str, str, str]]] = {}
    for person in session.scalars(
        select(Person).where(Person.unit_id.in_(unit_ids), Person.status == "").order_by(Person.position)
    ):
        people.setdefault(person.unit_id, []).append((person.id, person.name, person.relation))
    visits = {
        visit.sheet_row_id: visit
        for visit in session.scalars(
            select(Visit)
            .where(Visit.sheet_row_id.in_([row.id for row, _, _ in found]), Visit.voided_at.is_(None))
            .order_by(Visit.counter)
        )
    }
    return tuple(
        SheetLine(
            id=row.id,
            row=row.row,
            number=row.number,
            unit_id=unit.id,
            code=unit.code,
            place=place_label(group, unit.door),
            door=unit.door,
            head=unit.head,
            state=states[unit.id].state,
            tries=states[unit.id].tries,
            members=tuple(people.get(unit.id, ())),
            visit_id=visits[row.id].id if row.id in visits else None,
            signed=row.id in visits and visits[row.id].signoff in SIGNED,
        )
        for row, unit, group in found
    )
