"""A sheet that came back is typed up: its rows become visits, all of them in one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.known import place_of
from outreach.actions.sheets import SHEET_UNKNOWN
from outreach.actions.visits import VisitForm, record_visit
from outreach.errors import UserMistake, declare
from outreach.model import Area, PrintBatch, PrintedPage, SheetRow, Unit, Visit
from outreach.places import group_label
from outreach.vocabulary import SIGNED, AppState, EntrySource, Outcome, SheetState, SignOff
from outreach.vocabulary.quiz import QuizResult
from outreach.wording import mark

ROW_UNKNOWN = declare("sheet_row_unknown", mark("This row is not on this sheet: open the sheet once more."))
DAY_AHEAD = declare("sheet_day_ahead", mark("The day of the visit is still to come: correct the date."))
NOON = time(12)


@dataclass(frozen=True)
class RowEntry:
    """What one row of a sheet says; `app` person id -> state, `on` a day that differs from the page's.

    `outcome` None settles the row without a visit: the box “void” is ticked, or nothing is to change.
    """

    row_id: str
    outcome: Outcome | None = None
    signoff: SignOff = SignOff.NONE
    signed_by: str = ""
    relation: str = ""
    handouts: Mapping[str, int] = field(default_factory=dict)
    app: Mapping[str, AppState] = field(default_factory=dict)
    on: date | None = None
    quiz: QuizResult | None = None


def type_up_page(
    act: Act, page_id: str, entries: Sequence[RowEntry], on: date, workers: Sequence[str]
) -> list[str]:
    """Record what rows of a printed page say, visited on a day by these workers; gives the new visits' ids.

    A row whose signature from this sheet is recorded already is passed over. The page is done once each of
    its rows is settled, else it is back. Raises UserMistake: sheet, row or day are wrong, or a visit is.
    """
    page = act.session.get(PrintedPage, page_id)
    if page is None:
        raise UserMistake(SHEET_UNKNOWN, field="sheet")
    rows = {row.id: row for row in act.session.scalars(select(SheetRow).where(SheetRow.page_id == page_id))}
    campaign_id = act.session.get_one(PrintBatch, page.batch_id).campaign_id
    known = _recorded(act, page_id)
    ids, places = [], []
    for done, entry in enumerate(entries):
        act.report(done, len(entries))
        if entry.row_id not in rows:
            raise UserMistake(ROW_UNKNOWN, field="sheet")
        if entry.outcome is None or _is_known(entry, entry.on or on, known):
            continue
        form = _form(act, rows[entry.row_id], entry, on, workers, campaign_id)
        ids.append(record_visit(act, form))
        places.append(form.unit_id)
    settled = {entry.row_id for entry in entries} | set(known) | _signed_elsewhere(act, rows, campaign_id)
    state = SheetState.DONE if settled >= set(rows) else SheetState.BACK
    if page.state != state:
        page.state, page.state_at = state.value, act.now
    _describe(act, page, places)
    return ids


def _form(
    act: Act, row: SheetRow, entry: RowEntry, on: date, workers: Sequence[str], campaign_id: str | None
) -> VisitForm:
    return VisitForm(
        unit_id=row.unit_id,
        at=_moment(act, entry.on or on),
        workers=workers,
        outcome=entry.outcome or Outcome.MET,
        handouts=entry.handouts,
        signoff=entry.signoff,
        signed_by=entry.signed_by,
        relation=entry.relation,
        app=entry.app,
        quiz=entry.quiz,
        campaign_id=campaign_id,
        source=EntrySource.SHEET,
        sheet_row_id=row.id,
    )


def _moment(act: Act, day: date) -> datetime:
    """Paper tells the day only: noon stands for the time, today it is now."""
    if day > act.now.date():
        raise UserMistake(DAY_AHEAD, field="on")
    return act.now if day == act.now.date() else datetime.combine(day, NOON)


def _recorded(act: Act, page_id: str) -> dict[str, list[Visit]]:
    """Give the visits typed up from a page, by row."""
    found: dict[str, list[Visit]] = {}
    wanted = select(Visit).join(SheetRow, SheetRow.id == Visit.sheet_row_id)
    for visit in act.session.scalars(wanted.where(SheetRow.page_id == page_id, Visit.voided_at.is_(None))):
        found.setdefault(str(visit.sheet_row_id), []).append(visit)
    return found


def _is_known(entry: RowEntry, day: date, known: Mapping[str, Sequence[Visit]]) -> bool:
    """Tell whether the row is signed already, or the very same was typed up from it before."""
    return any(
        visit.signoff in SIGNED
        or (visit.at.date() == day and visit.outcome == entry.outcome and visit.signoff == entry.signoff)
        for visit in known.get(entry.row_id, ())
    )


def _signed_elsewhere(act: Act, rows: Mapping[str, SheetRow], campaign_id: str | None) -> set[str]:
    """Give the rows whose household signed in the same campaign, wherever that was logged."""
    units = [row.unit_id for row in rows.values()]
    wanted = select(Visit.unit_id).where(
        Visit.unit_id.in_(units),
        Visit.voided_at.is_(None),
        Visit.campaign_id == (campaign_id or ""),
        Visit.signoff.in_([kind.value for kind in SIGNED]),
    )
    signed = set(act.session.scalars(wanted))
    return {row.id for row in rows.values() if row.unit_id in signed}


def _describe(act: Act, page: PrintedPage, units: Sequence[str]) -> None:
    if len(units) == 1:
        unit = act.session.get_one(Unit, units[0])
        act.describe(mark("Log the slip of {place}"), place=place_of(act, unit))
        return
    group = act.session.get(Area, page.area_id) if page.area_id else None
    where = group_label(group.name) if group else ""
    if not units:
        act.describe(mark("Note {group} page {page} as typed up"), group=where, page=page.page)
        return
    act.describe(
        mark("Type up {group} page {page}, {n} households"), group=where, page=page.page, n=len(units)
    )
