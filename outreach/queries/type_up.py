"""A printed sheet on the desk: its rows with what is recorded of them, and where a row is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import CatalogOption, PrintBatch, PrintedPage, SheetRow, Visit, VisitApp
from outreach.queries.campaigns import campaigns
from outreach.queries.sheets import SheetLine, SheetPageRow, sheet_page
from outreach.queries.visits import VisitRow, visits_by_id
from outreach.vocabulary import SIGNED, AppState, Outcome, SheetState, SignOff

NO_HANDOUTS = frozenset({"app", "proxy"})
"""Tick boxes of a sheet that stand for no handout."""


@dataclass(frozen=True)
class HandoutColumn:
    """One handout of a sheet; `printed` = it has a box there, `usual` what a signed row is given."""

    code: str
    label: str
    unit: str
    usual: int
    printed: bool


@dataclass(frozen=True)
class RecordedEntry:
    """What is recorded of a row; `from_sheet` False = signed at a visit that was logged elsewhere."""

    visit_id: str
    at: datetime
    outcome: Outcome
    signoff: SignOff
    signed_by: str
    relation: str
    handouts: Mapping[str, int]
    app: AppState | None
    workers: tuple[str, ...]
    from_sheet: bool

    @property
    def signed(self) -> bool:
        """Tell whether the household's signature is in hand."""
        return self.signoff in SIGNED


@dataclass(frozen=True)
class TypeUpRow:
    """One row of the paper, what is recorded of it, and what the head said of the app before."""

    line: SheetLine
    recorded: RecordedEntry | None = None
    app_before: AppState | None = None


@dataclass(frozen=True)
class TypeUpPage:
    """One sheet opened for typing up; `other` are handouts of the campaign without a box on it."""

    page: SheetPageRow
    columns: tuple[HandoutColumn, ...]
    other: tuple[HandoutColumn, ...]
    rows: tuple[TypeUpRow, ...] = field(default=())


@dataclass(frozen=True)
class SheetSpotRow:
    """Where a household stands on paper."""

    page_id: str
    row_id: str


def type_up_sheet(session: Session, page_id: str) -> TypeUpPage | None:
    """Give a page ready to be typed up, None if there is no such page."""
    if session.get(PrintedPage, page_id) is None:
        return None
    sheet = sheet_page(session, page_id)
    columns, other = _columns(session, sheet.columns, sheet.page.campaign_id)
    heads = {line.unit_id: line.members[0][0] for line in sheet.lines if line.members}
    recorded = _recorded(session, sheet.lines, sheet.page.campaign_id)
    before = _apps(session, list(heads.values()))
    rows = tuple(
        TypeUpRow(line, recorded.get(line.id), before.get(heads.get(line.unit_id, "")))
        for line in sheet.lines
    )
    return TypeUpPage(sheet.page, columns, other, rows)


def page_id_of_short(session: Session, short: str) -> str | None:
    """Find a printed page by the eight characters printed for typing (`codes.read_short`)."""
    return session.scalar(select(PrintedPage.id).where(func.substr(PrintedPage.code, 3, 8) == short))


def open_sheet_spot(session: Session, unit_id: str) -> SheetSpotRow | None:
    """Find the newest sheet with this household that is not typed up yet."""
    found = session.execute(
        select(PrintedPage.id, SheetRow.id)
        .join(SheetRow, SheetRow.page_id == PrintedPage.id)
        .join(PrintBatch, PrintBatch.id == PrintedPage.batch_id)
        .where(SheetRow.unit_id == unit_id, PrintedPage.state != SheetState.DONE.value)
        .order_by(PrintBatch.printed_at.desc(), PrintBatch.id.desc())
        .limit(1)
    ).first()
    return None if found is None else SheetSpotRow(*found)


def pages_waiting(session: Session) -> int:
    """Count the sheets that are back and not typed up."""
    wanted = select(func.count()).where(PrintedPage.state == SheetState.BACK.value)
    return session.scalar(wanted.select_from(PrintedPage)) or 0


def _columns(
    session: Session, printed: Sequence[Mapping[str, str]], campaign_id: str | None
) -> tuple[tuple[HandoutColumn, ...], tuple[HandoutColumn, ...]]:
    """Give the boxes for handouts as printed, and the campaign's other handouts."""
    boxes = {box["code"]: box["label"] for box in printed if box["code"] not in NO_HANDOUTS}
    campaign = next((row for row in campaigns(session) if row.id == campaign_id), None)
    chosen = {option.code: option for option in campaign.handouts} if campaign else {}
    wanted = select(CatalogOption.code, CatalogOption.unit).where(CatalogOption.code.in_(boxes))
    units = dict(session.execute(wanted).all())
    columns = tuple(
        HandoutColumn(code, label, units[code], max(1, chosen[code].usual if code in chosen else 1), True)
        for code, label in boxes.items()
        if code in units
    )
    other = tuple(
        HandoutColumn(option.code, option.label, option.unit, 0, False)
        for option in chosen.values()
        if option.code not in boxes
    )
    return columns, other


def _recorded(
    session: Session, lines: Sequence[SheetLine], campaign_id: str | None
) -> dict[str, RecordedEntry]:
    """Give by row what was typed up from it, else a signature of the same campaign logged elsewhere."""
    typed = {line.visit_id: line.id for line in lines if line.visit_id is not None}
    wanted = (
        select(Visit.unit_id, Visit.id)
        .where(Visit.unit_id.in_([line.unit_id for line in lines]), Visit.voided_at.is_(None))
        .where(Visit.campaign_id == (campaign_id or ""), Visit.signoff.in_([kind.value for kind in SIGNED]))
        .order_by(Visit.at, Visit.counter)
    )
    signed = dict(session.execute(wanted).all())
    chosen = {row_id: visit_id for visit_id, row_id in typed.items()}
    for line in lines:
        if line.unit_id in signed and not line.signed:
            chosen[line.id] = signed[line.unit_id]
    visits = {visit.id: visit for visit in visits_by_id(session, list(chosen.values()))}
    return {
        row_id: _entry(visits[visit_id], typed.get(visit_id) == row_id) for row_id, visit_id in chosen.items()
    }


def _entry(visit: VisitRow, from_sheet: bool) -> RecordedEntry:
    return RecordedEntry(
        visit_id=visit.id,
        at=visit.at,
        outcome=visit.outcome,
        signoff=visit.signoff,
        signed_by=visit.signed_by,
        relation=visit.relation,
        handouts={code: count for code, _, count, _ in visit.handouts},
        app=visit.app[0][1] if visit.app else None,
        workers=visit.workers,
        from_sheet=from_sheet,
    )


def _apps(session: Session, people: Sequence[str]) -> dict[str, AppState]:
    """Give what these persons said of the app last; once installed it is there."""
    wanted = (
        select(VisitApp.person_id, VisitApp.state)
        .join(Visit, Visit.id == VisitApp.visit_id)
        .where(VisitApp.person_id.in_(people), Visit.voided_at.is_(None))
        .order_by(Visit.at, Visit.counter)
    )
    known = {person: AppState(state) for person, state in session.execute(wanted).all()}
    return {p: AppState.HAD if state is AppState.NEW else state for p, state in known.items()}
