"""Spot checks as they stand: rows with what was logged and what was said, the agreement, open findings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Campaign, Finding, SpotCheck, SpotCheckRow
from outreach.queries.visits import VisitRow, visits_by_id
from outreach.vocabulary import CheckResult

Z = 1.959964
"""Of a 95 % interval."""


@dataclass(frozen=True)
class Agreement:
    """How many of the visits drawn by chance agreed, of those who could tell; with its 95 % Wilson interval.

    `answered` = agrees + differs: who was not at home or could not remember says nothing either way.
    """

    agrees: int
    answered: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """Give agrees / answered, 0 where nobody answered."""
        return self.agrees / self.answered if self.answered else 0.0


@dataclass(frozen=True)
class CheckLine:
    """One row of a check: the visit as logged, why it was picked ("" = by chance), and what was said."""

    id: str
    number: int
    visit: VisitRow
    picked_for: str
    result: CheckResult | None
    said: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True)
class SpotCheckSummary:
    """One draw with its rows in their order."""

    id: str
    number: int
    campaign: str
    campaign_id: str
    seed: int
    size: int
    population: int
    drawn_at: datetime
    drawn_by: str
    rows: tuple[CheckLine, ...]
    agreement: Agreement

    @property
    def left(self) -> int:
        """Count the rows without a result."""
        return sum(row.result is None for row in self.rows)

    def count(self, result: CheckResult) -> int:
        """Count the rows with a result."""
        return sum(row.result is result for row in self.rows)


@dataclass(frozen=True)
class SpotCheckEntry:
    """One line of the list of checks."""

    id: str
    number: int
    campaign: str
    drawn_at: datetime
    seed: int
    size: int
    rows: int
    left: int


@dataclass(frozen=True)
class FindingRow:
    """What has to be put right: where, what was said, by when, and the reply once it is closed."""

    id: str
    check_no: int
    row_number: int
    visit: VisitRow
    said: str
    opened_on: date
    due: date
    reply: str
    closed_on: date | None
    closed_by: str


def wilson(agrees: int, answered: int) -> Agreement:
    """Give a share with its 95 % Wilson interval; the whole range where nobody answered."""
    if not answered:
        return Agreement(0, 0, 0.0, 1.0)
    share, square = agrees / answered, Z * Z
    middle = share + square / (2 * answered)
    reach = Z * math.sqrt(share * (1 - share) / answered + square / (4 * answered * answered))
    whole = 1 + square / answered
    return Agreement(agrees, answered, max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole))


def spot_checks(session: Session) -> tuple[SpotCheckEntry, ...]:
    """Give every check, the newest first."""
    counts = (
        select(
            SpotCheckRow.check_id,
            func.count().label("rows"),
            func.sum(func.iif(SpotCheckRow.result == "", 1, 0)).label("left"),
        )
        .group_by(SpotCheckRow.check_id)
        .subquery()
    )
    wanted = (
        select(SpotCheck, Campaign.name, counts.c.rows, counts.c.left)
        .join(Campaign, Campaign.id == SpotCheck.campaign_id)
        .outerjoin(counts, counts.c.check_id == SpotCheck.id)
        .order_by(SpotCheck.no.desc())
    )
    return tuple(
        SpotCheckEntry(c.id, c.no, name, c.drawn_at, c.seed, c.size, rows or 0, left or 0)
        for c, name, rows, left in session.execute(wanted)
    )


def spot_check(session: Session, check_id: str) -> SpotCheckSummary | None:
    """Give one check with its rows."""
    check = session.get(SpotCheck, check_id)
    if check is None:
        return None
    wanted = select(SpotCheckRow).where(SpotCheckRow.check_id == check_id).order_by(SpotCheckRow.number)
    found = session.scalars(wanted).all()
    visits = {row.id: row for row in visits_by_id(session, [row.visit_id for row in found])}
    rows = tuple(
        CheckLine(
            id=row.id,
            number=row.number,
            visit=visits[row.visit_id],
            picked_for=row.picked_for,
            result=CheckResult(row.result) if row.result else None,
            said=row.said,
            checked_on=row.checked_on,
            checked_by=row.checked_by,
        )
        for row in found
    )
    return SpotCheckSummary(
        id=check.id,
        number=check.no,
        campaign=session.get_one(Campaign, check.campaign_id).name,
        campaign_id=check.campaign_id,
        seed=check.seed,
        size=check.size,
        population=check.population,
        drawn_at=check.drawn_at,
        drawn_by=check.drawn_by,
        rows=rows,
        agreement=agreement(rows),
    )


def agreement(rows: Sequence[CheckLine]) -> Agreement:
    """Count the agreement over the rows drawn by chance; those picked for a suspicion would bend it."""
    drawn = [row for row in rows if not row.picked_for]
    agrees = sum(row.result is CheckResult.AGREES for row in drawn)
    return wilson(agrees, agrees + sum(row.result is CheckResult.DIFFERS for row in drawn))


def check_by_number(session: Session, number: int | None) -> str | None:
    """Give the id of a check by its number, the newest for None."""
    wanted = select(SpotCheck.id).order_by(SpotCheck.no.desc()).limit(1)
    return session.scalar(wanted if number is None else wanted.where(SpotCheck.no == number))


def findings(session: Session, open_only: bool = False) -> tuple[FindingRow, ...]:
    """Give the findings, the open ones first, the longest due first."""
    wanted = (
        select(Finding, SpotCheckRow, SpotCheck.no)
        .join(SpotCheckRow, SpotCheckRow.id == Finding.row_id)
        .join(SpotCheck, SpotCheck.id == SpotCheckRow.check_id)
        .order_by(Finding.closed_on.is_not(None), Finding.due, SpotCheck.no, SpotCheckRow.number)
    )
    if open_only:
        wanted = wanted.where(Finding.closed_on.is_(None))
    found = session.execute(wanted).all()
    visits = {row.id: row for row in visits_by_id(session, [finding.visit_id for finding, *_ in found])}
    return tuple(
        FindingRow(
            id=finding.id,
            check_no=number,
            row_number=row.number,
            visit=visits[finding.visit_id],
            said=row.said,
            opened_on=finding.opened_on,
            due=finding.due,
            reply=finding.reply,
            closed_on=finding.closed_on,
            closed_by=finding.closed_by,
        )
        for finding, row, number in found
    )
