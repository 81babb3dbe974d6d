"""Local cases: recorded, corrected, looked into and closed with what was done; a wrong one is voided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.known import standing_unit
from outreach.actions.visits import REASON_MISSING
from outreach.catalog import CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import Area, CatalogOption, FraudCase, Unit, new_id
from outreach.places import group_name, place_label
from outreach.wording import mark

CASE_UNKNOWN = declare("case_unknown", mark("There is no such case: look it up in the list of cases."))
CASE_VOID = declare("case_void", mark("This case is void: record it anew if it did happen."))
CASE_AHEAD = declare("case_ahead", mark("This day is still to come: correct the date of the case."))
KIND_UNKNOWN = declare(
    "scam_kind_unknown", mark("“{kind}” is no kind of scam of the list: choose one, see catalog.")
)
MONEY_WRONG = declare(
    "amount_wrong", mark("The amount must be whole yuan from 0 to {most}: correct the number.")
)
GROUP_UNKNOWN = declare(
    "case_group_unknown", mark("There is no group “{group}” here: choose one of its groups.")
)
DONE_MISSING = declare(
    "done_missing", mark("What was done is missing: say it in a sentence, then close the case.")
)
MOST_YUAN = 2_000_000_000
LENGTHS = {"source": 200, "note": 2000}


@dataclass(frozen=True)
class CaseForm:
    """A case as told: `kind` a scam kind's code, `loss` in whole yuan, `unit_id` None for an outsider.

    `group` is where it happened, for an outsider or where the household's own is not meant.
    """

    happened_on: date
    kind: str
    loss: int = 0
    unit_id: str | None = None
    group: str = ""
    source: str = ""
    note: str = ""


def add_case(act: Act, form: CaseForm) -> str:
    """Record a case; gives its id. Raises UserMistake at the field that is wrong."""
    newest = act.session.scalar(select(func.max(FraudCase.no))) or 0
    case = FraudCase(
        id=new_id(), no=newest + 1, recorded_at=act.now, recorded_by=act.by, counter=act.counter
    )
    place = _fill(act, case, form)
    act.session.add(case)
    act.describe(mark("Record the case of {day} at {place}"), day=f"{form.happened_on:%m-%d}", place=place)
    return case.id


def correct_case(act: Act, case_id: str, form: CaseForm) -> None:
    """Correct what was told of a case; whether it is closed stays. Raises UserMistake."""
    case = _standing(act, case_id)
    _fill(act, case, form)
    act.describe(mark("Correct the case of {day}"), day=f"{form.happened_on:%m-%d}")


def close_case(act: Act, case_id: str, done: str, responsible: str = "") -> None:
    """Close a case with what was done about it and who answers for it. Raises UserMistake."""
    case = _standing(act, case_id)
    case.done = fit_to_store(fit_length(done, 2000, "done"), "done")
    if not case.done:
        raise UserMistake(DONE_MISSING, field="done")
    case.responsible = fit_to_store(fit_length(responsible, 100, "responsible"), "responsible")
    case.closed_on, case.closed_by = act.now.date(), act.by
    act.describe(mark("Close the case of {day}"), day=f"{case.happened_on:%m-%d}")


def reopen_case(act: Act, case_id: str) -> None:
    """Open a closed case again; what was written stays to be added to. Raises UserMistake."""
    case = _standing(act, case_id)
    case.closed_on, case.closed_by = None, ""
    act.describe(mark("Open the case of {day} again"), day=f"{case.happened_on:%m-%d}")


def void_case(act: Act, case_id: str, reason: str) -> None:
    """Void a case that did not happen, or not here, with a reason; it counts no more. Raises UserMistake."""
    case = _standing(act, case_id)
    case.void_reason = fit_to_store(fit_length(reason, 300, "reason"), "reason")
    if not case.void_reason:
        raise UserMistake(REASON_MISSING, field="reason")
    case.voided_at = act.now
    act.describe(mark("Void the case of {day}"), day=f"{case.happened_on:%m-%d}")


def _standing(act: Act, case_id: str) -> FraudCase:
    case = act.session.get(FraudCase, case_id)
    if case is None:
        raise UserMistake(CASE_UNKNOWN, field="case")
    if case.voided_at is not None:
        raise UserMistake(CASE_VOID, field="case")
    return case


def _fill(act: Act, case: FraudCase, form: CaseForm) -> str:
    """Write a form into a case; gives the place as people say it."""
    if form.happened_on > act.now.date():
        raise UserMistake(CASE_AHEAD, field="date")
    known_kind(act, form.kind)
    unit, group = victim(act, form.unit_id, form.group)
    case.happened_on, case.kind, case.loss = form.happened_on, form.kind, fit_money(form.loss, "loss")
    case.unit_id, case.group = unit.id if unit else None, group
    for name, most in LENGTHS.items():
        setattr(case, name, fit_to_store(fit_length(getattr(form, name), most, name), name))
    return place_label(group, unit.door if unit else "")


def known_kind(act: Act, code: str) -> None:
    """See that a code is a kind of scam. Raises UserMistake."""
    wanted = select(CatalogOption.id).where(
        CatalogOption.code == code, CatalogOption.kind == CatalogKind.SCAM.value
    )
    if act.session.scalar(wanted) is None:
        raise UserMistake(KIND_UNKNOWN, field="kind", kind=code[:60])


def victim(act: Act, unit_id: str | None, group: str) -> tuple[Unit | None, str]:
    """Give the household and the group of who was hit: an outsider has no household. Raises UserMistake."""
    unit = None if unit_id is None else standing_unit(act, unit_id)
    name = group_name(group) if group.strip() else ""
    if name:
        known = select(Area.id).where(Area.kind == "group", Area.name == name)
        if act.session.scalar(known) is None:
            raise UserMistake(GROUP_UNKNOWN, field="group", group=name[:40])
    elif unit is not None:
        name = act.session.get_one(Area, unit.area_id).name
    return unit, name


def fit_money(amount: int, field: str) -> int:
    """Give an amount in whole yuan. Raises UserMistake."""
    if isinstance(amount, bool) or not isinstance(amount, int) or not 0 <= amount <= MOST_YUAN:
        raise UserMistake(MONEY_WRONG, field=field, most=MOST_YUAN)
    return amount
