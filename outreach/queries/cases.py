"""Local cases and dissuasions as lists; what is open; how kinds of scam are called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.catalog import CatalogKind
from outreach.coverage.states import RANKS, visit_rank
from outreach.model import Area, CatalogOption, Dissuasion, FraudCase, Unit, Visit
from outreach.places import group_label, place_label
from outreach.vocabulary import DissuasionWay, HouseholdState, RiskLevel


@dataclass(frozen=True)
class CaseRow:
    """One case; `unit_id`, `no` and `head` are empty for an outsider; `reached` None where none can be told.

    `number` is what people call it by; `reached`: the household had been told in person or had signed before
    that day, in any campaign.
    """

    id: str
    number: int
    happened_on: date
    group: str
    place: str
    unit_id: str
    no: str
    head: str
    kind: str
    kind_label: str
    loss: int
    source: str
    note: str
    recorded_at: datetime
    recorded_by: str
    closed_on: date | None
    closed_by: str
    responsible: str
    done: str
    voided: bool
    void_reason: str
    reached: bool | None

    @property
    def is_open(self) -> bool:
        """Tell whether it still has to be looked into."""
        return self.closed_on is None and not self.voided


@dataclass(frozen=True)
class DissuasionRow:
    """One dissuasion; `unit_id`, `no` and `head` are empty for an outsider."""

    id: str
    happened_on: date
    group: str
    place: str
    unit_id: str
    no: str
    head: str
    risk: RiskLevel
    way: DissuasionWay
    kind: str
    kind_label: str
    people: int
    saved: int
    done_by: str
    note: str
    recorded_by: str
    voided: bool


def cases(session: Session) -> tuple[CaseRow, ...]:
    """Give all cases, the newest first, void ones too."""
    return _cases(session, None)


def fraud_case(session: Session, case_id: str) -> CaseRow | None:
    """Give one case."""
    return next(iter(_cases(session, [case_id])), None)


def case_by(session: Session, text: str) -> CaseRow | None:
    """Find a case by its number or its id."""
    text = text.strip()
    if text.isascii() and text.isdecimal():
        text = session.scalar(select(FraudCase.id).where(FraudCase.no == int(text[:9]))) or ""
    return fraud_case(session, text)


def open_cases(session: Session) -> tuple[CaseRow, ...]:
    """Give the cases that still have to be looked into, the longest waiting first."""
    wanted = select(FraudCase.id).where(FraudCase.closed_on.is_(None), FraudCase.voided_at.is_(None))
    return _cases(session, list(session.scalars(wanted)))[::-1]


def dissuasions(session: Session) -> tuple[DissuasionRow, ...]:
    """Give all dissuasions, the newest first, void ones too."""
    wanted = (
        select(Dissuasion, Unit, Area.name, CatalogOption.label)
        .outerjoin(Unit, Unit.id == Dissuasion.unit_id)
        .outerjoin(Area, Area.id == Unit.area_id)
        .outerjoin(CatalogOption, CatalogOption.code == Dissuasion.kind)
        .order_by(Dissuasion.happened_on.desc(), Dissuasion.counter.desc())
    )
    return tuple(
        DissuasionRow(
            id=row.id,
            happened_on=row.happened_on,
            group=row.group,
            place=_place(row.group, unit, group),
            unit_id=unit.id if unit else "",
            no=unit.no if unit else "",
            head=unit.head if unit else "",
            risk=RiskLevel(row.risk),
            way=DissuasionWay(row.way),
            kind=row.kind or "",
            kind_label=label or "",
            people=row.people,
            saved=row.saved,
            done_by=row.done_by,
            note=row.note,
            recorded_by=row.recorded_by,
            voided=row.voided_at is not None,
        )
        for row, unit, group, label in session.execute(wanted)
    )


def kinds_alike(session: Session, code: str) -> tuple[str, ...]:
    """Give the codes of a scam kind in every list: those of its very label count as the same kind."""
    label = select(CatalogOption.label).where(CatalogOption.code == code).scalar_subquery()
    wanted = select(CatalogOption.code).where(
        CatalogOption.label == label, CatalogOption.kind == CatalogKind.SCAM.value
    )
    return tuple(session.scalars(wanted.order_by(CatalogOption.position)))


def _cases(session: Session, ids: Collection[str] | None) -> tuple[CaseRow, ...]:
    wanted = (
        select(FraudCase, Unit, Area.name, CatalogOption.label)
        .join(CatalogOption, CatalogOption.code == FraudCase.kind)
        .outerjoin(Unit, Unit.id == FraudCase.unit_id)
        .outerjoin(Area, Area.id == Unit.area_id)
        .order_by(FraudCase.happened_on.desc(), FraudCase.counter.desc())
    )
    if ids is not None:
        wanted = wanted.where(FraudCase.id.in_(ids))
    found = session.execute(wanted).all()
    first = _first_reached(session, {case.unit_id for case, *_ in found if case.unit_id})
    return tuple(_row(case, unit, group, label, first) for case, unit, group, label in found)


def _first_reached(session: Session, unit_ids: Collection[str]) -> dict[str, datetime]:
    """Give when each of these units was first told in person or signed."""
    wanted = (
        select(Visit.unit_id, func.min(Visit.at))
        .where(Visit.unit_id.in_(unit_ids), Visit.voided_at.is_(None))
        .where(visit_rank >= RANKS[HouseholdState.TOLD])
        .group_by(Visit.unit_id)
    )
    return dict(session.execute(wanted).all())


def _row(
    case: FraudCase, unit: Unit | None, group: str | None, label: str, first: dict[str, datetime]
) -> CaseRow:
    reached = None
    if unit is not None:
        reached = unit.id in first and first[unit.id].date() < case.happened_on
    return CaseRow(
        id=case.id,
        number=case.no,
        happened_on=case.happened_on,
        group=case.group,
        place=_place(case.group, unit, group),
        unit_id=unit.id if unit else "",
        no=unit.no if unit else "",
        head=unit.head if unit else "",
        kind=case.kind,
        kind_label=label,
        loss=case.loss,
        source=case.source,
        note=case.note,
        recorded_at=case.recorded_at,
        recorded_by=case.recorded_by,
        closed_on=case.closed_on,
        closed_by=case.closed_by,
        responsible=case.responsible,
        done=case.done,
        voided=case.voided_at is not None,
        void_reason=case.void_reason,
        reached=reached,
    )


def _place(written: str, unit: Unit | None, group: str | None) -> str:
    if unit is None:
        return group_label(written)
    return place_label(group or "", unit.door)
