"""A slip comes back: visit, usual handouts and sign-off are recorded at once, and only once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.closed import standing_unit_id
from outreach.actions.known import place_of
from outreach.actions.receipts_out import RECEIPT_IS_VOID, known_receipt
from outreach.actions.visits import VisitForm, record_visit
from outreach.errors import UserMistake, declare
from outreach.model import CampaignChoice, Receipt, Unit, Visit, VisitHandout, Worker
from outreach.vocabulary import SIGNED, EntrySource, Outcome, ReceiptState, SignOff
from outreach.wording import mark

SLIP_DAY_AHEAD = declare("slip_day_ahead", mark("The day on the slip is still to come: correct the date."))
SLIP_IS_BLANK = declare(
    "slip_is_blank", mark("Slip {serial} was printed without a household: say which household it is.")
)
SLIP_OF_ANOTHER = declare(
    "slip_of_another",
    mark("Slip {serial} was printed for another household: leave the household out, or void the slip."),
)
NOON = time(12)


@dataclass(frozen=True)
class SlipForm:
    """What a slip says beyond its number; `unit_id` only for a blank one, `on` None = today."""

    outcome: Outcome = Outcome.MET
    signoff: SignOff = SignOff.SIGNATURE
    on: date | None = None
    unit_id: str | None = None
    signed_by: str = ""
    relation: str = ""
    source: EntrySource = EntrySource.SCAN


@dataclass(frozen=True)
class ReturnedSlip:
    """What became of it; `saved` False = it was recorded before, as `visit_id` says.

    `again` = this very slip was taken before, so nothing changed; `counter` is what undo would take back.
    """

    receipt_id: str
    unit_id: str
    visit_id: str | None
    saved: bool
    counter: int
    again: bool = False


def return_receipt(act: Act, serial: str, form: SlipForm | None = None) -> ReturnedSlip:
    """Take a slip back by number or code. Raises UserMistake: unknown, void, blank without a household.

    A household that signed before is not visited twice: the slip is only handed in. Handouts that it got in
    this campaign are not given twice either. Nobody met leaves the slip where it was.
    """
    form = form or SlipForm()
    receipt = known_receipt(act, serial)
    unit = _unit(act, receipt, form)
    act.describe(mark("Log the slip of {place}"), place=place_of(act, unit))
    if receipt.state == ReceiptState.VOID:
        raise UserMistake(RECEIPT_IS_VOID, field="serial", serial=receipt.serial)
    nobody = form.outcome is Outcome.NOBODY_HOME
    if receipt.state == ReceiptState.RETURNED:
        return ReturnedSlip(receipt.id, unit.id, receipt.visit_id, False, act.counter, again=True)
    known = _same_try(act, unit, form) if nobody else _signed_visit(act, receipt, unit)
    visit_id = known or record_visit(act, _visit(act, receipt, unit, form))
    if not nobody:
        _hand_in(act, receipt, unit, visit_id)
    act.describe(mark("Log the slip of {place}"), place=place_of(act, unit))
    return ReturnedSlip(receipt.id, unit.id, visit_id, known is None, act.counter, bool(nobody and known))


def _unit(act: Act, receipt: Receipt, form: SlipForm) -> Unit:
    wanted = standing_unit_id(act.session, form.unit_id) if form.unit_id else None
    printed = standing_unit_id(act.session, receipt.unit_id) if receipt.unit_id else None
    if wanted and printed and wanted != printed:
        raise UserMistake(SLIP_OF_ANOTHER, field="household", serial=receipt.serial)
    if not (wanted or printed):
        raise UserMistake(SLIP_IS_BLANK, field="household", serial=receipt.serial)
    return act.session.get_one(Unit, printed or wanted)


def _hand_in(act: Act, receipt: Receipt, unit: Unit, visit_id: str) -> None:
    receipt.unit_id, receipt.visit_id = unit.id, visit_id
    receipt.state, receipt.state_at = ReceiptState.RETURNED.value, act.now
    receipt.returned_at = act.now


def _signed_visit(act: Act, receipt: Receipt, unit: Unit) -> str | None:
    """Give the visit at which the household signed in the slip's campaign, the slip's own first."""
    if receipt.visit_id is not None:
        return receipt.visit_id
    wanted = select(Visit.id).where(
        Visit.unit_id == unit.id,
        Visit.campaign_id == receipt.campaign_id,
        Visit.voided_at.is_(None),
        Visit.signoff.in_([kind.value for kind in SIGNED]),
    )
    return act.session.scalar(wanted.order_by(Visit.at, Visit.counter).limit(1))


def _same_try(act: Act, unit: Unit, form: SlipForm) -> str | None:
    """Give the try of the same day that a slip recorded before: a slip scanned twice is one try."""
    wanted = select(Visit).where(
        Visit.unit_id == unit.id, Visit.voided_at.is_(None), Visit.source == form.source.value
    )
    day = _moment(act, form.on).date()
    tries = act.session.scalars(wanted.where(Visit.outcome == Outcome.NOBODY_HOME.value))
    return next((visit.id for visit in tries if visit.at.date() == day), None)


def _visit(act: Act, receipt: Receipt, unit: Unit, form: SlipForm) -> VisitForm:
    nobody = form.outcome is Outcome.NOBODY_HOME
    return VisitForm(
        unit_id=unit.id,
        at=_moment(act, form.on),
        workers=_workers(act, receipt),
        outcome=form.outcome,
        handouts={} if nobody else _handouts(act, receipt, unit),
        signoff=SignOff.NONE if nobody else form.signoff,
        signed_by=form.signed_by,
        relation=form.relation,
        receipt="" if nobody else receipt.serial,
        campaign_id=receipt.campaign_id,
        source=form.source,
    )


def _workers(act: Act, receipt: Receipt) -> list[str]:
    """Give who took the slip out, else who is typing."""
    taker = act.session.get(Worker, receipt.worker_id) if receipt.worker_id else None
    return [name for name in (taker.name if taker else act.by,) if name]


def _handouts(act: Act, receipt: Receipt, unit: Unit) -> dict[str, int]:
    """Give what each household gets in the campaign, less what this one got before."""
    usual = select(CampaignChoice.code, CampaignChoice.usual).where(
        CampaignChoice.campaign_id == receipt.campaign_id,
        CampaignChoice.kind == "handout",
        CampaignChoice.usual > 0,
    )
    given = (
        select(VisitHandout.code)
        .join(Visit, Visit.id == VisitHandout.visit_id)
        .where(Visit.unit_id == unit.id, Visit.campaign_id == receipt.campaign_id, Visit.voided_at.is_(None))
    )
    had = set(act.session.scalars(given))
    return {code: count for code, count in act.session.execute(usual).all() if code not in had}


def _moment(act: Act, day: date | None) -> datetime:
    """Paper tells the day only: noon stands for the time, today it is now."""
    if day is None or day == act.now.date():
        return act.now
    if day > act.now.date():
        raise UserMistake(SLIP_DAY_AHEAD, field="on")
    return datetime.combine(day, NOON)
