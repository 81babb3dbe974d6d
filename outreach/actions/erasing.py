"""Takes what belongs to households out of the ledger for good, history included; the totals stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, delete, func, or_, select, text, update
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.known import known_campaign, known_unit
from outreach.actions.search_index import reindex
from outreach.actions.settings import put_setting, setting
from outreach.errors import UserMistake, declare
from outreach.model import (
    ActionEntry,
    Base,
    Draft,
    Exclusion,
    PrintBatch,
    PrintedPage,
    Receipt,
    RowImage,
    SentReport,
    SheetRow,
    Unit,
    Visit,
    new_id,
)
from outreach.model.personal import PERSONAL
from outreach.storage.history import Image, images_of
from outreach.storage.portions import chunks
from outreach.wording import mark

ERASE_REASON = declare(
    "erase_reason", mark("Nothing is erased without a reason: say who asked for it or which date has passed.")
)
NAMELESS = (
    "signoff", "signoff-blank", "registration", "leaflet", "letter", "card", "card-slip", "receipts",
    "command-cards", "coverage", "door-notice", "poster", "banner", "help", "test-page",
    "charts",
)  # fmt: skip
"""Papers that name no household, or only those of their rows and slips."""
OF_PARENTS = {
    "visit_id": "visit", "person_id": "person", "receipt_id": "receipt", "unit_id": "unit",
    "case_id": "fraud_case",
}  # fmt: skip


@dataclass(frozen=True)
class Erasure:
    """What is to be erased: households, or all that was said at the doors in some campaigns; ids only."""

    id: str
    units: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()


def erase(act: Act, erasure: Erasure, reason: str, *, again: bool = False) -> int:
    """Erase, never to be undone; gives how many records were blanked. Raises UserMistake.

    `again` is for an older copy that was put back: what was not there yet is passed over.
    """
    if not reason.strip():
        raise UserMistake(ERASE_REASON, field="reason")
    session = act.session
    if not again:
        _check(act, erasure)
    rows = _rows(session, erasure)
    act.describe(mark("Erase people for good: {n} records"), n=sum(map(len, rows.values())))
    for table, ids in rows.items():
        _blank(session, Base.metadata.tables[table], ids)
    _forget_papers(session, erasure)
    _forget_history(session, rows, set(erasure.units))
    _forget_drafts(session, erasure)
    reindex(session, set(erasure.units), set())
    put_setting(session, "erased", sorted({*setting(session, "erased"), erasure.id}))
    act.note_only()
    images_of(session).extend(Image(table, row, 0, "{}") for table, ids in rows.items() for row in ids)
    return sum(map(len, rows.values()))


def erasure_of(units: Iterable[str] = (), campaigns: Iterable[str] = ()) -> Erasure:
    """Name what is to be erased."""
    return Erasure(new_id(), tuple(units), tuple(campaigns))


def _check(act: Act, erasure: Erasure) -> None:
    for unit_id in erasure.units:
        known_unit(act, unit_id)
    for campaign_id in erasure.campaigns:
        known_campaign(act, campaign_id)


def _rows(session: Session, erasure: Erasure) -> dict[str, list[str]]:
    """Find the rows that belong to the households, and those of the campaigns' visits, by table."""
    found: dict[str, list[str]] = {}
    if erasure.units:
        found["unit"] = list(erasure.units)
        closed = select(Unit.id).where(Unit.merged_into_id.in_(erasure.units))
        found["unit"] += session.scalars(closed)
    if erasure.campaigns:
        visits = select(Visit.id).where(Visit.campaign_id.in_(erasure.campaigns))
        found["visit"] = list(session.scalars(visits))
    for table in Base.metadata.sorted_tables:
        if table.name in PERSONAL and table.name != "unit":
            ids = set(found.get(table.name, ()))
            for column, parent in OF_PARENTS.items():
                if column in table.c and found.get(parent):
                    ids.update(_children(session, table, column, found[parent]))
            if ids:
                found[table.name] = sorted(ids)
    return found


def _children(session: Session, table: Table, column: str, parents: Sequence[str]) -> Iterable[str]:
    for chunk in chunks(parents):
        yield from session.scalars(select(table.c.id).where(table.c[column].in_(chunk)))


def _blank(session: Session, table: Table, ids: Sequence[str]) -> None:
    values: dict[Any, Any] = {table.c[column]: value for column, value in PERSONAL[table.name].items()}
    for chunk in chunks(ids):
        changed = update(table).where(table.c.id.in_(chunk))
        session.execute(changed.values({**values, table.c.revision: table.c.revision + 1}))


def _forget_papers(session: Session, erasure: Erasure) -> None:
    """Take the files of sheets and reports away that name the households; what they were stays known."""
    batches = set(session.scalars(_of_units(erasure.units))) if erasure.units else set()
    if erasure.campaigns:
        of_campaign = select(PrintBatch.id).where(PrintBatch.campaign_id.in_(erasure.campaigns))
        batches.update(session.scalars(of_campaign))
    for chunk in chunks(batches):
        session.execute(update(PrintBatch).where(PrintBatch.id.in_(chunk)).values(pdf=b""))
    visited = select(Visit.campaign_id).where(Visit.unit_id.in_(erasure.units))
    excluded = select(func.min(Exclusion.since)).where(Exclusion.unit_id.in_(erasure.units)).scalar_subquery()
    which = SentReport.campaign_id.in_(erasure.campaigns) | SentReport.campaign_id.in_(visited)
    which |= SentReport.last >= excluded
    session.execute(update(SentReport).where(which).values(file=b""))


def _of_units(units: Sequence[str]) -> Select[str]:
    """Give the prints that may name one of these households: on a row, on a slip, or on a list."""
    rows = select(PrintedPage.batch_id).join(SheetRow, SheetRow.page_id == PrintedPage.id)
    slips = select(Receipt.batch_id).where(Receipt.batch_id.is_not(None))
    known = (rows.where(SheetRow.unit_id.in_(units)), slips.where(Receipt.unit_id.in_(units)))
    lists = PrintBatch.id.not_in(rows) & PrintBatch.id.not_in(slips) & PrintBatch.kind.not_in(NAMELESS)
    return select(PrintBatch.id).where(or_(*(PrintBatch.id.in_(one) for one in known), lists))


def _forget_drafts(session: Session, erasure: Erasure) -> None:
    if erasure.campaigns:
        session.execute(delete(Draft).where(Draft.content.startswith("{") | Draft.content.startswith("[")))
    for unit_id in erasure.units:
        session.execute(delete(Draft).where(Draft.content.contains(unit_id) | Draft.name.contains(unit_id)))


def _forget_history(session: Session, rows: dict[str, list[str]], units: set[str]) -> None:
    """Blank the same columns in the old values; what touched them cannot be undone any more."""
    ids = {(table, row) for table, found in rows.items() for row in found}
    parents = {column: set(rows.get(table, ())) for column, table in OF_PARENTS.items()}
    parents["unit_id"] |= units
    changed: list[dict[str, Any]] = []
    counters: set[int] = set()
    wanted = select(RowImage.id, RowImage.counter, RowImage.table, RowImage.row_id, RowImage.before)
    for image in session.execute(wanted.where(RowImage.table.in_(PERSONAL))):
        before = json.loads(image.before) if image.before else {}
        of_them = any(before.get(column) in found for column, found in parents.items())
        if (image.table, image.row_id) in ids or of_them:
            counters.add(image.counter)
            blank = {name: value for name, value in PERSONAL[image.table].items() if name in before}
            if blank:
                changed.append({"row": image.id, "text": json.dumps({**before, **blank}, ensure_ascii=False)})
    with_triggers = _lift_triggers(session)
    for change in changed:
        session.execute(text("UPDATE row_image SET before = :text WHERE id = :row"), change)
    for some in chunks(counters):
        session.execute(update(ActionEntry).where(ActionEntry.counter.in_(some)).values(undoable=False))
    for trigger in with_triggers:
        session.execute(text(trigger))


def _lift_triggers(session: Session) -> list[str]:
    """Let the history be changed until the triggers given are put back, in the same transaction."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'row_image'"
    found = list(session.execute(text(wanted)))
    for name, _ in found:
        session.execute(text(f'DROP TRIGGER "{name}"'))
    return [sql for _, sql in found]
