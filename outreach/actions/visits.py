"""Visits: recorded at one door with everything told and given there; a wrong one is voided, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.exclusions import settle_exclusions
from outreach.actions.known import place_of, standing_unit
from outreach.actions.paper_links import free_receipts, link_receipt, move_receipts, reopen_row
from outreach.actions.quiz import QUIZ_NOT_ASKED, checked_quiz
from outreach.actions.workers import worker_ids
from outreach.catalog import TOPIC_KINDS, CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import (
    Campaign,
    CatalogOption,
    Person,
    Unit,
    Visit,
    VisitApp,
    VisitHandout,
    VisitMiss,
    VisitPerson,
    VisitTopic,
    VisitWorker,
    new_id,
)
from outreach.register_rows import HEAD
from outreach.vocabulary import SIGNED, AppState, EntrySource, Outcome, PersonStatus, SignOff
from outreach.vocabulary.quiz import QuizResult
from outreach.wording import mark

NO_CAMPAIGN = declare("no_campaign", mark("No campaign is open: start one first, then log the visit."))
PERSON_UNKNOWN = declare(
    "person_unknown", mark("A name given is not of this household: choose among its members, or correct it.")
)
SIGNED_WITHOUT_MEETING = declare(
    "signed_without_meeting",
    mark("Nobody was met, so nobody can have signed: correct the outcome or the sign-off."),
)
OPTION_NOT_KNOWN = declare(
    "visit_option_unknown", mark("“{option}” is not in the catalog: choose one of the list, or add it first.")
)
COUNT_WRONG = declare("count_wrong", mark("The number of handouts must be 0 to 999: correct the number."))
ALREADY_VOID = declare("already_void", mark("This visit is void already: nothing more needs to be done."))
VISIT_UNKNOWN = declare("visit_unknown", mark("There is no such visit: look it up in the household's list."))
REASON_MISSING = declare(
    "reason_missing", mark("The reason is missing: say in a word why the visit is void.")
)
NOBODY_TOLD = declare(
    "nobody_told",
    mark("With this outcome nobody was told: leave the people out, or correct the outcome."),
)

TOLD = (Outcome.MET, Outcome.PHONE)
EXPLAINED = (*TOLD, Outcome.REFUSED, Outcome.LEAFLET_ONLY)
CORRECTED = "更正"
"""The reason of a visit that was recorded anew with its right content."""
LENGTHS = {"note": 2000, "signed_by": 100, "relation": 40, "receipt": 40}
"""How many characters each text may have."""
NOBODY = (Outcome.NOBODY_HOME, Outcome.MOVED_AWAY, Outcome.EMPTY_HOUSE)


@dataclass(frozen=True)
class VisitForm:
    """One call at one door, as typed up.

    `people` are person ids, None = all present members (if somebody was told at all); `topics` codes;
    `handouts` code -> count in the handout's own unit; `app` person id -> what was done about the app.
    """

    unit_id: str
    at: datetime
    workers: Sequence[str]
    outcome: Outcome
    people: Sequence[str] | None = None
    topics: Sequence[str] = ()
    handouts: Mapping[str, int] = field(default_factory=dict)
    signoff: SignOff = SignOff.NONE
    signed_by: str = ""
    relation: str = ""
    receipt: str = ""
    app: Mapping[str, AppState] = field(default_factory=dict)
    note: str = ""
    follow_up: date | None = None
    quiz: QuizResult | None = None
    campaign_id: str | None = None
    source: EntrySource = EntrySource.FORM
    sheet_row_id: str | None = None


def record_visit(act: Act, form: VisitForm) -> str:
    """Record one visit; gives its id. Raises UserMistake at the field that is wrong."""
    unit = standing_unit(act, form.unit_id)
    _check(act, form)
    act.describe(mark("Log the visit at {place}"), place=place_of(act, unit))
    visit = Visit(
        id=new_id(),
        campaign_id=form.campaign_id or open_campaign_id(act),
        unit_id=unit.id,
        at=form.at,
        entered_at=act.now,
        entered_by=act.by,
        counter=act.counter,
        source=form.source.value,
        outcome=form.outcome.value,
        signoff=form.signoff.value,
        note=form.note.strip(),
        follow_up=form.follow_up,
        sheet_row_id=form.sheet_row_id,
    )
    _sign(visit, form, unit)
    act.session.add(visit)
    _add_parts(act, visit, form)
    if form.quiz is not None:
        _add_answers(act, visit, form.quiz)
    act.session.flush()
    link_receipt(act, visit)
    settle_exclusions(act, unit.id)
    return visit.id


def record_visits(act: Act, forms: Sequence[VisitForm]) -> list[str]:
    """Record several visits at once (a typed-up sheet, “一起登记”); all of them or none. Gives their ids."""
    ids = []
    for done, form in enumerate(forms):
        act.report(done, len(forms))
        ids.append(record_visit(act, form))
    if len(forms) != 1:
        act.describe(mark("Log {n} visits"), n=len(forms))
    return ids


def void_visit(act: Act, visit_id: str, reason: str) -> None:
    """Void a wrong visit with a reason; it stays in the list, struck out. Raises UserMistake."""
    visit = _void(act, visit_id, reason)
    free_receipts(act, visit.id)
    reopen_row(act, visit.sheet_row_id)


def _void(act: Act, visit_id: str, reason: str) -> Visit:
    visit = act.session.get(Visit, visit_id)
    if visit is None:
        raise UserMistake(VISIT_UNKNOWN, field="visit")
    reason = fit_length(reason, 300, "reason")
    if not reason:
        raise UserMistake(REASON_MISSING, field="reason")
    if visit.voided_at is not None:
        raise UserMistake(ALREADY_VOID, field="visit")
    unit = act.session.get_one(Unit, visit.unit_id)
    act.describe(mark("Void the visit at {place}"), place=place_of(act, unit))
    visit.voided_at, visit.voided_by, visit.void_reason = act.now, act.by, reason
    act.session.flush()
    settle_exclusions(act, visit.unit_id)
    return visit


def correct_visit(act: Act, visit_id: str, form: VisitForm) -> str:
    """Void a visit as corrected and record it anew with its right content; gives the new id."""
    old = _void(act, visit_id, CORRECTED)
    new = record_visit(act, form)
    move_receipts(act, old, act.session.get_one(Visit, new))
    if form.sheet_row_id != old.sheet_row_id:
        reopen_row(act, old.sheet_row_id)
    unit = act.session.get_one(Unit, form.unit_id)
    act.describe(mark("Correct the visit at {place}"), place=place_of(act, unit))
    return new


def open_campaign_id(act: Act) -> str:
    """Give the open campaign a visit belongs to when none is named: the one that started last."""
    wanted = select(Campaign.id).where(Campaign.closed.is_(False))
    found = act.session.scalar(wanted.order_by(Campaign.starts.desc(), Campaign.id.desc()).limit(1))
    if found is None:
        raise UserMistake(NO_CAMPAIGN, field="campaign")
    return found


def _check(act: Act, form: VisitForm) -> None:
    if form.outcome in NOBODY and form.signoff in SIGNED:
        raise UserMistake(SIGNED_WITHOUT_MEETING, field="signoff")
    if form.quiz is not None and form.outcome not in TOLD:
        raise UserMistake(QUIZ_NOT_ASKED, field="quiz")
    _check_options(act, "topics", form.topics, TOPIC_KINDS)
    _check_options(act, "handouts", form.handouts, (CatalogKind.HANDOUT,))
    if any(not 0 <= count <= 999 for count in form.handouts.values()):
        raise UserMistake(COUNT_WRONG, field="handouts")
    for name, most in LENGTHS.items():
        fit_length(getattr(form, name), most, name)


def _check_options(act: Act, field: str, codes: Iterable[str], kinds: Sequence[str]) -> None:
    """See that each code is in the catalog, as a topic or as a handout."""
    wanted = select(CatalogOption.code).where(CatalogOption.code.in_(list(codes)))
    known = set(act.session.scalars(wanted.where(CatalogOption.kind.in_(kinds))))
    for code in codes:
        if code not in known:
            raise UserMistake(OPTION_NOT_KNOWN, field=field, option=code)


def _sign(visit: Visit, form: VisitForm, unit: Unit) -> None:
    """Write down who signed or would not; a signature without name and relation is the head's own."""
    visit.receipt = form.receipt.strip()
    visit.signed_by, visit.relation = form.signed_by.strip(), form.relation.strip()
    if form.signoff in SIGNED and not visit.signed_by and not visit.relation:
        visit.signed_by, visit.relation = unit.head[:100], HEAD


def _add_parts(act: Act, visit: Visit, form: VisitForm) -> None:
    for position, worker_id in enumerate(worker_ids(act, form.workers)):
        act.session.add(VisitWorker(visit_id=visit.id, worker_id=worker_id, position=position))
    members = _members(act, visit.unit_id)
    told: Sequence[str] = ()
    if form.outcome in TOLD:
        told = [m for m, status in members.items() if not status] if form.people is None else form.people
    elif form.people:
        raise UserMistake(NOBODY_TOLD, field="people")
    if not set(told) <= set(members) or not set(form.app) <= set(members):
        raise UserMistake(PERSON_UNKNOWN, field="people")
    for person_id in dict.fromkeys(told):
        act.session.add(VisitPerson(visit_id=visit.id, person_id=person_id))
    for person_id, state in form.app.items():
        act.session.add(VisitApp(visit_id=visit.id, person_id=person_id, state=state.value))
    if form.outcome in EXPLAINED:
        for code in dict.fromkeys(form.topics):
            act.session.add(VisitTopic(visit_id=visit.id, code=code))
    for code, count in form.handouts.items():
        if count:
            act.session.add(VisitHandout(visit_id=visit.id, code=code, count=count))


def _add_answers(act: Act, visit: Visit, given: QuizResult) -> None:
    answered = checked_quiz(act, given)
    visit.quiz_right, visit.quiz_asked = answered.right, answered.asked
    for code in answered.missed:
        act.session.add(VisitMiss(visit_id=visit.id, code=code))


def _members(act: Act, unit_id: str) -> dict[str, str]:
    wanted = select(Person.id, Person.status).where(Person.unit_id == unit_id).order_by(Person.position)
    return {
        person_id: "" if status == PersonStatus.PRESENT else status
        for person_id, status in act.session.execute(wanted)
    }
