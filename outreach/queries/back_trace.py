"""倒查: was this household reached before a day; when, by whom, with which topics and slip; why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.closed import standing_unit_id
from outreach.model import ActionEntry, Area, CatalogOption, FraudCase, Person, RowImage, Unit, VisitPerson
from outreach.places import place_label
from outreach.queries.cases import kinds_alike
from outreach.queries.evidence import PhotoRow, photos_of_calls
from outreach.queries.households import ExclusionRow, exclusions
from outreach.queries.visits import VisitRow, visits_by_id, visits_of
from outreach.vocabulary import SIGNED, Outcome, WhyNotReached


@dataclass(frozen=True)
class TraceVisit:
    """One call before that day: whether it reached the household, and told of this very kind.

    `typed_after` says that it was typed up only on that day or later, which an inspector will ask about.
    """

    visit: VisitRow
    reached: bool
    this_kind: bool
    typed_after: bool
    pictures: tuple[PhotoRow, ...] = ()
    """Its photos, and those of the slip that was signed at it."""

    @property
    def photos(self) -> int:
        """Count the photos."""
        return len(self.pictures)


@dataclass(frozen=True)
class BackTraceSummary:
    """What the ledger knows of one household before a day, in every campaign; visits the newest first.

    `registered_on` is the day the household came into a register that was there before, else None;
    `same_day` are calls on that very day, which count for nothing; `elsewhere` are calls at other doors
    where somebody of this household was told; `excluded` are the reasons in force on that day.
    """

    unit_id: str
    no: str
    group: str
    place: str
    head: str
    before: date
    kind: str
    kind_label: str
    registered_on: date | None
    visits: tuple[TraceVisit, ...]
    same_day: tuple[VisitRow, ...]
    elsewhere: tuple[VisitRow, ...]
    excluded: tuple[ExclusionRow, ...]

    @property
    def reached(self) -> bool:
        """Tell whether the household was told in person or had signed before that day."""
        return any(row.reached for row in self.visits)

    @property
    def this_kind(self) -> bool:
        """Tell whether this very kind of scam was explained before that day, in person or by phone."""
        return any(row.this_kind for row in self.visits)

    @property
    def tries(self) -> int:
        """Count the calls at which nobody was home."""
        return self.count(Outcome.NOBODY_HOME)

    def count(self, outcome: Outcome) -> int:
        """Count the calls before that day with this outcome."""
        return sum(row.visit.outcome is outcome for row in self.visits)

    def why_not(self) -> tuple[WhyNotReached, ...]:
        """Say why it was not reached, the weightiest first; nothing where it was."""
        return () if self.reached else tuple(_reasons(self))


def back_trace(session: Session, unit_id: str, before: date, kind: str = "") -> BackTraceSummary | None:
    """Trace one household back from a day; `kind` is the scam kind asked about. None if there is none."""
    unit = session.get(Unit, standing_unit_id(session, unit_id))
    if unit is None:
        return None
    group = session.get_one(Area, unit.area_id).name
    alike = kinds_alike(session, kind) if kind else ()
    standing = [row for row in visits_of(session, unit.id) if row.voided_at is None]
    shown = photos_of_calls(session, [row.id for row in standing])
    label = session.scalar(select(CatalogOption.label).where(CatalogOption.code == kind)) if kind else ""
    return BackTraceSummary(
        unit_id=unit.id,
        no=unit.no,
        group=group,
        place=place_label(group, unit.door),
        head=unit.head or unit.name,
        before=before,
        kind=kind,
        kind_label=label or "",
        registered_on=_registered_on(session, unit.id),
        visits=tuple(
            _traced(row, before, alike, shown.get(row.id, ())) for row in standing if row.at.date() < before
        ),
        same_day=tuple(row for row in standing if row.at.date() == before),
        elsewhere=tuple(_elsewhere(session, unit.id, before)),
        excluded=tuple(row for row in exclusions(session, unit.id) if _in_force(row, before)),
    )


def case_trace(session: Session, case_id: str) -> BackTraceSummary | None:
    """Trace the victim's household of a case back; None for an outsider, or where there is no such case."""
    case = session.get(FraudCase, case_id)
    if case is None or case.unit_id is None:
        return None
    return back_trace(session, case.unit_id, case.happened_on, case.kind)


def _traced(
    row: VisitRow, before: date, alike: Collection[str], pictures: tuple[PhotoRow, ...]
) -> TraceVisit:
    told = row.outcome in (Outcome.MET, Outcome.PHONE)
    return TraceVisit(
        visit=row,
        reached=row.outcome is Outcome.MET or row.signoff in SIGNED,
        this_kind=told and any(code in alike for code, _ in row.topics),
        typed_after=row.entered_at.date() >= before,
        pictures=pictures,
    )


def _in_force(row: ExclusionRow, day: date) -> bool:
    return row.since < day and (row.ended_on is None or row.ended_on >= day)


def _registered_on(session: Session, unit_id: str) -> date | None:
    """Give the day on which a unit came into a register that was there before; None for one of the first."""
    wanted = (
        select(ActionEntry.at)
        .join(RowImage, RowImage.counter == ActionEntry.counter)
        .where(RowImage.table == "unit", RowImage.before.is_(None))
        .order_by(ActionEntry.counter)
        .limit(1)
    )
    first = session.scalar(wanted)
    found = session.scalar(wanted.where(RowImage.row_id == unit_id))
    return found.date() if first and found and found.date() > first.date() else None


def _elsewhere(session: Session, unit_id: str, before: date) -> Iterator[VisitRow]:
    """Give the calls at other doors where a member of today was told: before a split or a move."""
    wanted = (
        select(VisitPerson.visit_id)
        .join(Person, Person.id == VisitPerson.person_id)
        .where(Person.unit_id == unit_id)
        .distinct()
    )
    until = datetime.combine(before, time())
    for row in visits_by_id(session, list(session.scalars(wanted))):
        if row.unit_id != unit_id and row.voided_at is None and row.at < until:
            yield row


def _reasons(trace: BackTraceSummary) -> Iterator[WhyNotReached]:
    if trace.registered_on is not None and trace.registered_on >= trace.before and not trace.visits:
        yield WhyNotReached.NOT_IN_REGISTER
    if trace.excluded:
        yield WhyNotReached.EXCLUDED
    for outcome, reason in (
        (Outcome.REFUSED, WhyNotReached.REFUSED),
        (Outcome.PHONE, WhyNotReached.PHONE_ONLY),
        (Outcome.LEAFLET_ONLY, WhyNotReached.LEAFLET_ONLY),
        (Outcome.NOBODY_HOME, WhyNotReached.NOBODY_HOME),
    ):
        if trace.count(outcome):
            yield reason
    if not trace.visits:
        yield WhyNotReached.NEVER_WENT
