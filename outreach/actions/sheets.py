"""Printed sheets: remembered with their rows and geometry, taken out, brought back, typed up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.receipts_made import ReceiptDraft, keep_receipts
from outreach.actions.visits import open_campaign_id
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import PrintBatch, PrintedPage, Receipt, SheetRow, new_id
from outreach.vocabulary import SheetState
from outreach.wording import mark

AT_ONCE = 25
"""So many pages are written at once: of those that are written, memory keeps nothing."""
SHEET_UNKNOWN = declare("sheet_unknown", mark("There is no such printed sheet: choose one of the list."))


@dataclass(frozen=True)
class PageRecord:
    """One printed page: its rows as (row on the page, number printed, unit id), its boxes in mm."""

    code: str
    page: int
    of_pages: int
    area_id: str | None
    columns: Sequence[dict[str, str]]
    rows: Sequence[tuple[int, int, str]]
    geometry: dict[str, Any]


@dataclass(frozen=True)
class BatchRecord:
    """One print job as it is remembered, the PDF's bytes with it.

    Papers with slips give `receipts` (`receipts_made` says how), the boxes of one slip, and how many pages
    there are where none of them is a sheet; `labelled` are ids of slips whose label this is.
    """

    kind: str
    title: str
    campaign_id: str | None
    layout: str
    geometry_version: int
    pages: Sequence[PageRecord]
    pdf: bytes
    receipts: Sequence[ReceiptDraft] = ()
    labelled: Sequence[str] = ()
    slip_geometry: dict[str, Any] = field(default_factory=dict)
    page_count: int = 0
    edition: str = ""
    copies: int = 1


def remember_batch(act: Act, record: BatchRecord) -> str:
    """Remember a print job so that its sheets can be typed up and read again; gives the batch id."""
    act.describe(mark("Print {title}"), title=record.title)
    act.undoable = False
    batch = PrintBatch(
        id=new_id(),
        kind=record.kind,
        campaign_id=record.campaign_id,
        title=record.title,
        printed_at=act.now,
        printed_by=act.by,
        layout=record.layout,
        geometry_version=record.geometry_version,
        pages=record.page_count or len(record.pages),
        edition=record.edition[:60],
        copies=record.copies,
        slip_geometry=json.dumps(record.slip_geometry, ensure_ascii=False),
        pdf=record.pdf,
    )
    act.session.add(batch)
    for nth, page in enumerate(record.pages, start=1):
        _keep_page(act, batch.id, page)
        if nth % AT_ONCE == 0:
            act.session.flush()
    for receipt in act.session.scalars(select(Receipt).where(Receipt.id.in_(record.labelled))):
        receipt.batch_id = batch.id
    if record.receipts:
        keep_receipts(act, record.receipts, record.campaign_id or open_campaign_id(act), batch.id)
    return batch.id


def _keep_page(act: Act, batch_id: str, page: PageRecord) -> None:
    row = PrintedPage(
        id=new_id(),
        batch_id=batch_id,
        page=page.page,
        of_pages=page.of_pages,
        area_id=page.area_id,
        code=page.code,
        state=SheetState.PRINTED.value,
        state_at=act.now,
        columns=json.dumps(list(page.columns), ensure_ascii=False),
        geometry=json.dumps(page.geometry, ensure_ascii=False),
    )
    act.session.add(row)
    for place, number, unit_id in page.rows:
        act.session.add(SheetRow(page_id=row.id, row=place, number=number, unit_id=unit_id))


def set_sheet_state(act: Act, page_ids: Sequence[str], state: SheetState, taken_by: str = "") -> None:
    """Note that sheets were taken out (by whom, if said), are back or typed up. Raises UserMistake."""
    taken_by = fit_length(taken_by, 200, "taken_by")
    act.describe(mark("Note where {n} sheets are"), n=len(page_ids))
    pages = act.session.scalars(select(PrintedPage).where(PrintedPage.id.in_(page_ids))).all()
    if len(pages) != len(set(page_ids)):
        raise UserMistake(SHEET_UNKNOWN, field="sheet")
    for page in pages:
        page.state, page.state_at = state.value, act.now
        if state is SheetState.OUT:
            page.taken_by = taken_by
