"""Key groups (DOMAIN R11-R24): who belongs to one by age or by a tick, and how many were told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from outreach.catalog import CatalogKind
from outreach.coverage.states import RANKS, visit_rank
from outreach.model import Area, CatalogOption, KeyMark, Person, Unit, Visit, VisitPerson
from outreach.places import place_label
from outreach.privacy import NAMED_FROM
from outreach.queries.campaigns import open_campaign
from outreach.vocabulary import HouseholdState, PersonStatus

ID_DIGITS = 18


@dataclass(frozen=True)
class KeyGroupRow:
    """One group: an age band (`age_from` to `age_to` full years, both included) or None and None."""

    code: str
    label: str
    age_from: int | None
    age_to: int | None
    retired: bool
    own: bool
    source: str

    @property
    def by_age(self) -> bool:
        """Tell whether people belong to it by their age, besides by a tick."""
        return self.age_from is not None or self.age_to is not None

    @property
    def can_be_ticked(self) -> bool:
        """Tell whether anybody may be ticked for it: children under 14 are counted by their age only."""
        return self.age_to is None or self.age_to >= NAMED_FROM

    @property
    def name(self) -> str:
        """Give the label without what stands in brackets."""
        return self.label.split("（", maxsplit=1)[0]


@dataclass(frozen=True)
class KeyGroupCount:
    """How many people belong to a group, how many of them were told in person, in how many households."""

    group: KeyGroupRow
    people: int
    told: int
    households: int


@dataclass(frozen=True)
class KeyPersonRow:
    """One person of a group; `told` in person in the campaign."""

    unit_id: str
    person_id: str
    place: str
    head: str
    name: str
    relation: str
    told: bool


@dataclass(frozen=True)
class KeyPeopleSummary:
    """The people of a group in walking order; the `unnamed` are under 14 and only counted."""

    named: tuple[KeyPersonRow, ...]
    unnamed: int


@dataclass(frozen=True)
class HouseholdKeys:
    """What is ticked in a household: codes for everybody, and by person; `ages` are those by birth."""

    everybody: frozenset[str]
    ticked: dict[str, frozenset[str]]
    ages: dict[str, frozenset[str]]


def key_groups(session: Session, *, retired: bool = False) -> tuple[KeyGroupRow, ...]:
    """Give the groups in use, or all with those not used (any more), in the order of the catalog."""
    wanted = select(CatalogOption).where(CatalogOption.kind == CatalogKind.KEY_GROUP)
    if not retired:
        wanted = wanted.where(CatalogOption.retired_on.is_(None))
    rows = session.scalars(wanted.order_by(CatalogOption.position, CatalogOption.code))
    return tuple(_group(row) for row in rows)


def campaign_day(session: Session, today: date) -> date:
    """Give the day on which ages are reckoned: the first of the open campaign, else today."""
    campaign = open_campaign(session)
    return campaign.starts if campaign else today


def key_group_counts(
    session: Session, campaign_id: str | None, on: date, *, retired: bool = False
) -> tuple[KeyGroupCount, ...]:
    """Count the people of every group, ages as of a day, and those told in person in a campaign."""
    found = []
    for group in key_groups(session, retired=retired):
        each = _people_in(group, on, Person.id, Person.unit_id, _told(campaign_id).label("told")).subquery()
        wanted = select(func.count(), func.sum(each.c.told), func.count(each.c.unit_id.distinct()))
        people, told, households = session.execute(wanted.select_from(each)).one()
        found.append(KeyGroupCount(group, people, told or 0, households))
    return tuple(found)


def key_people(session: Session, code: str, campaign_id: str | None, on: date) -> KeyPeopleSummary:
    """Give the people of a group, those under 14 as a number only."""
    columns = (Unit.id, Person.id, Area.name, Unit.door, Unit.head, Person.name, Person.relation)
    columns_too = (_told(campaign_id), case((_younger(on, NAMED_FROM), 1), else_=0))
    group = _group(session.scalars(select(CatalogOption).filter_by(code=code)).one())
    wanted = _people_in(group, on, *columns, *columns_too).join(Area, Area.id == Unit.area_id)
    rows = session.execute(
        wanted.order_by(Area.position, Unit.position, Unit.no, Person.position)
    ).all()
    named = (row for row in rows if not row[-1])
    return KeyPeopleSummary(
        tuple(
            KeyPersonRow(unit_id, person_id, place_label(area, door), head, name, relation, bool(told))
            for unit_id, person_id, area, door, head, name, relation, told, _ in named
        ),
        sum(1 for row in rows if row[-1]),
    )


def unit_ids_of_key_group(session: Session, code: str, on: date) -> frozenset[str]:
    """Give the households in which somebody belongs to a group."""
    group = _group(session.scalars(select(CatalogOption).filter_by(code=code)).one())
    return frozenset(session.scalars(_people_in(group, on, Person.unit_id).distinct()))


def household_keys(session: Session, unit_id: str, on: date) -> HouseholdKeys:
    """Give the groups of a household and its people: ticked, and by age. Under 14 no group is told."""
    closed = aliased(Unit)
    everybody = session.scalars(
        select(KeyMark.code)
        .join(closed, closed.id == KeyMark.unit_id)
        .where(func.coalesce(closed.merged_into_id, closed.id) == unit_id)
    )
    ticked: dict[str, set[str]] = {}
    people = select(Person.id).where(Person.unit_id == unit_id)
    for row in session.scalars(select(KeyMark).where(KeyMark.person_id.in_(people))):
        ticked.setdefault(row.person_id or "", set()).add(row.code)
    ages: dict[str, set[str]] = {}
    for group in key_groups(session):
        if group.by_age:
            of_age = people.where(_band(group, on), ~_younger(on, NAMED_FROM))
            for person_id in session.scalars(of_age):
                ages.setdefault(person_id, set()).add(group.code)
    return HouseholdKeys(frozenset(everybody), _frozen(ticked), _frozen(ages))


def _frozen(sets: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(codes) for key, codes in sets.items()}


def _group(row: CatalogOption) -> KeyGroupRow:
    return KeyGroupRow(
        code=row.code,
        label=row.label,
        age_from=row.age_from,
        age_to=row.age_to,
        retired=row.retired_on is not None,
        own=row.code.startswith("own_"),
        source=row.source,
    )


def _people_in(group: KeyGroupRow, on: date, *columns: Any) -> Select[Any]:
    """SQL: the people present who belong to a group."""
    ticked = select(KeyMark.person_id).where(KeyMark.code == group.code, KeyMark.person_id.is_not(None))
    closed = aliased(Unit)  # one that was merged speaks for the household it went into
    whole = (
        select(func.coalesce(closed.merged_into_id, closed.id))
        .join(KeyMark, KeyMark.unit_id == closed.id)
        .where(KeyMark.code == group.code)
    )
    belongs: list[ColumnElement[bool]] = [Person.id.in_(ticked), Person.unit_id.in_(whole)]
    if group.by_age:
        belongs.append(_band(group, on))
    return (
        select(*columns)
        .join(Unit, Unit.id == Person.unit_id)
        .where(Person.status == PersonStatus.PRESENT.value, Unit.merged_into_id.is_(None), or_(*belongs))
    )


def _band(group: KeyGroupRow, on: date) -> ColumnElement[bool]:
    """SQL: of an age in the band; a birth known to the year or month counts from its first day."""
    known = _birth() != ""
    oldest = true() if group.age_to is None else ~_older(on, group.age_to + 1)
    youngest = true() if group.age_from is None else _older(on, group.age_from)
    return known & oldest & youngest


def _older(on: date, years: int) -> ColumnElement[bool]:
    """SQL: of these full years at least on a day; texts of dates sort like dates."""
    return _birth() <= f"{on.year - years:04d}-{on.month:02d}-{on.day:02d}"


def _younger(on: date, years: int) -> ColumnElement[bool]:
    return (_birth() != "") & ~_older(on, years)


def _birth() -> ColumnElement[str]:
    """SQL: the birth as written, else from a whole ID number, else empty."""
    digits = [func.substr(Person.id_no, start, length) for start, length in ((7, 4), (11, 2), (13, 2))]
    whole = (func.length(Person.id_no) == ID_DIGITS) & Person.id_no.not_like("%*%")
    return case(
        (Person.birth != "", Person.birth),
        (whole, digits[0] + "-" + digits[1] + "-" + digits[2]),
        else_="",
    )


def _told(campaign_id: str | None) -> ColumnElement[int]:
    """SQL: 1 for who was told in person in a campaign, as the record of a standing visit says."""
    told = (
        select(VisitPerson.person_id)
        .join(Visit, Visit.id == VisitPerson.visit_id)
        .where(Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or ""))
        .where(visit_rank >= RANKS[HouseholdState.TOLD])
    )
    return case((Person.id.in_(told), 1), else_=0)
