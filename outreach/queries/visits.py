"""Visits as they were recorded: of one household, of everybody lately, by id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from outreach.model import (
    Area,
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
    Worker,
)
from outreach.places import place_label
from outreach.storage.portions import chunks
from outreach.vocabulary import AppState, Outcome, SignOff
from outreach.vocabulary.quiz import QuizResult


@dataclass(frozen=True)
class VisitRow:
    """One visit with all its parts; `people` (id, name), `topics` labels, `handouts` (label, count, unit)."""

    id: str
    unit_id: str
    no: str
    place: str
    head: str
    campaign: str
    at: datetime
    entered_at: datetime
    entered_by: str
    source: str
    outcome: Outcome
    signoff: SignOff
    signed_by: str
    relation: str
    receipt: str
    note: str
    follow_up: date | None
    voided_at: datetime | None
    void_reason: str
    workers: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    handouts: tuple[tuple[str, str, int, str], ...]
    app: tuple[tuple[str, AppState], ...]
    counter: int
    campaign_id: str
    quiz: QuizResult | None = None
    missed: tuple[str, ...] = ()
    """The questions answered wrong, in their words; `quiz` has their codes."""


def visits_of(session: Session, unit_id: str) -> tuple[VisitRow, ...]:
    """Give every visit of a unit, void ones too, the newest first."""
    return _rows(session, Visit.unit_id == unit_id)


def visit(session: Session, visit_id: str) -> VisitRow | None:
    """Give one visit."""
    rows = _rows(session, Visit.id == visit_id)
    return rows[0] if rows else None


def all_visits(session: Session) -> tuple[VisitRow, ...]:
    """Give every visit of the ledger, void ones too, the newest first."""
    return _rows(session, Visit.id.is_not(None))


def visits_by_id(session: Session, ids: Sequence[str]) -> tuple[VisitRow, ...]:
    """Give these visits, the newest first."""
    rows: list[VisitRow] = []
    for some in chunks(ids):
        rows += _rows(session, Visit.id.in_(some))
    return tuple(sorted(rows, key=lambda row: (row.at, row.counter), reverse=True))


def latest_entries(session: Session, campaign_id: str | None, limit: int) -> tuple[VisitRow, ...]:
    """Give the visits typed up last, in the order of entry, the newest first."""
    newest_first = Visit.campaign_id + ""  # by the index of the order, not by that of the campaign
    wanted = select(Visit.id).where(Visit.voided_at.is_(None), newest_first == (campaign_id or ""))
    ids = session.scalars(wanted.order_by(Visit.counter.desc(), Visit.id.desc()).limit(limit)).all()
    place = {visit_id: number for number, visit_id in enumerate(ids)}
    return tuple(sorted(visits_by_id(session, ids), key=lambda row: place[row.id]))


def _rows(session: Session, condition: ColumnElement[bool]) -> tuple[VisitRow, ...]:
    wanted = (
        select(Visit, Unit.no, Unit.head, Unit.door, Area.name, Campaign.name)
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .join(Campaign, Campaign.id == Visit.campaign_id)
        .where(condition)
        .order_by(Visit.at.desc(), Visit.counter.desc())
    )
    parts = _Parts(session, condition)
    return tuple(
        VisitRow(
            id=v.id,
            unit_id=v.unit_id,
            no=no,
            place=place_label(group, door),
            head=head,
            campaign=campaign,
            at=v.at,
            entered_at=v.entered_at,
            entered_by=v.entered_by,
            source=v.source,
            outcome=Outcome(v.outcome),
            signoff=SignOff(v.signoff),
            signed_by=v.signed_by,
            relation=v.relation,
            receipt=v.receipt,
            note=v.note,
            follow_up=v.follow_up,
            voided_at=v.voided_at,
            void_reason=v.void_reason,
            workers=tuple(parts.workers.get(v.id, ())),
            people=tuple(parts.people.get(v.id, ())),
            topics=tuple(parts.topics.get(v.id, ())),
            handouts=tuple(parts.handouts.get(v.id, ())),
            app=tuple(parts.app.get(v.id, ())),
            counter=v.counter,
            campaign_id=v.campaign_id,
            quiz=parts.quiz(v),
            missed=tuple(text for _, text in parts.missed.get(v.id, ())),
        )
        for v, no, head, door, group, campaign in session.execute(wanted)
    )


class _Parts:
    """What hangs on the visits that meet a condition, read once a table and sorted by visit."""

    def __init__(self, session: Session, condition: ColumnElement[bool]) -> None:
        self.workers: dict[str, list[str]] = {}
        self.people: dict[str, list[tuple[str, str]]] = {}
        self.topics: dict[str, list[tuple[str, str]]] = {}
        self.handouts: dict[str, list[tuple[str, str, int, str]]] = {}
        self.app: dict[str, list[tuple[str, AppState]]] = {}
        chosen = select(Visit.id).where(condition)
        workers = select(VisitWorker.visit_id, Worker.name).join(Worker, Worker.id == VisitWorker.worker_id)
        for visit_id, name in session.execute(
            workers.where(VisitWorker.visit_id.in_(chosen)).order_by(VisitWorker.position)
        ):
            self.workers.setdefault(visit_id, []).append(name)
        people = select(VisitPerson.visit_id, Person.id, Person.name).join(
            Person, Person.id == VisitPerson.person_id
        )
        for visit_id, person_id, name in session.execute(
            people.where(VisitPerson.visit_id.in_(chosen)).order_by(Person.position)
        ):
            self.people.setdefault(visit_id, []).append((person_id, name))
        topics = select(VisitTopic.visit_id, CatalogOption.code, CatalogOption.label).join(
            CatalogOption, CatalogOption.code == VisitTopic.code
        )
        for visit_id, code, label in session.execute(
            topics.where(VisitTopic.visit_id.in_(chosen)).order_by(CatalogOption.position)
        ):
            self.topics.setdefault(visit_id, []).append((code, label))
        handouts = select(
            VisitHandout.visit_id,
            CatalogOption.code,
            CatalogOption.label,
            VisitHandout.count,
            CatalogOption.unit,
        ).join(CatalogOption, CatalogOption.code == VisitHandout.code)
        for visit_id, code, label, count, unit in session.execute(
            handouts.where(VisitHandout.visit_id.in_(chosen)).order_by(CatalogOption.position)
        ):
            self.handouts.setdefault(visit_id, []).append((code, label, count, unit))
        app = select(VisitApp.visit_id, VisitApp.person_id, VisitApp.state)
        for visit_id, person_id, state in session.execute(app.where(VisitApp.visit_id.in_(chosen))):
            self.app.setdefault(visit_id, []).append((person_id, AppState(state)))
        self.missed = _missed(session, condition)

    def quiz(self, visit: Visit) -> QuizResult | None:
        """Give what was answered at a visit, None where nothing was asked."""
        if visit.quiz_asked is None:
            return None
        missed = tuple(code for code, _ in self.missed.get(visit.id, ()))
        return QuizResult(visit.quiz_right, visit.quiz_asked, missed)


def _missed(session: Session, condition: ColumnElement[bool]) -> dict[str, list[tuple[str, str]]]:
    """Give the questions answered wrong at each visit, with code and words."""
    wanted = (
        select(VisitMiss.visit_id, VisitMiss.code, CatalogOption.label)
        .join(CatalogOption, CatalogOption.code == VisitMiss.code)
        .where(VisitMiss.visit_id.in_(select(Visit.id).where(condition)))
        .order_by(CatalogOption.position)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for visit_id, code, text in session.execute(wanted):
        found.setdefault(visit_id, []).append((code, text))
    return found
