"""The stock a kind of handout: doors + activities + posted + spoilt + left = received (DOMAIN 13.6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.catalog import CatalogKind
from outreach.model import CatalogOption, StockEdition, StockLimit, StockMovement, Worker
from outreach.periods import Period
from outreach.queries.stock_figures import (
    ACTIVITIES,
    DOORS,
    LATEST,
    Hands,
    Sums,
    bag_flows,
    hands_before,
    left,
    sums,
)
from outreach.queries.stock_hands import Flow
from outreach.vocabulary import MovementKind


@dataclass(frozen=True)
class CountRow:
    """The newest count on the shelf; `expected` what had to lie there by the book at that moment."""

    at: datetime
    count: int
    expected: int

    @property
    def difference(self) -> int:
        """Give how many more (or fewer, below 0) lay there."""
        return self.count - self.expected


@dataclass(frozen=True)
class StockRow:
    """One handout: all pieces ever received and what became of them.

    `left` = received − doors − activities − posted − damaged; of these `held` are in the workers' bags and
    `shelf` = left − held lie on the shelf. `low` 0 = no limit; `cost` in fen;
    `stale` names its stale editions.
    """

    code: str
    label: str
    unit: str
    received: int
    doors: int
    activities: int
    posted: int
    damaged: int
    left: int
    held: int
    shelf: int
    low: int
    counted: CountRow | None
    cost: int
    stale: tuple[str, ...]
    moved: bool

    @property
    def in_use(self) -> bool:
        """Tell whether anything was ever written down of it."""
        return self.moved or bool(self.doors or self.activities)

    @property
    def is_low(self) -> bool:
        """Tell whether no more are left than its limit."""
        return self.low > 0 and self.moved and self.left <= self.low


@dataclass(frozen=True)
class StockFlowRow:
    """One handout in a period: what came and what became of it, and what was left at the period's end."""

    code: str
    label: str
    unit: str
    received: int
    doors: int
    activities: int
    posted: int
    damaged: int
    left: int

    @property
    def given(self) -> int:
        """Give how many were handed to people, at doors and at activities."""
        return self.doors + self.activities


@dataclass(frozen=True)
class HeldRow:
    """One worker and one handout: taken out, brought back, used, in hand; and what cannot be right."""

    worker_id: str
    worker: str
    code: str
    label: str
    unit: str
    taken: int
    back: int
    used: int
    in_hand: int
    over_used: int
    over_back: int


@dataclass(frozen=True)
class StockSummary:
    """The whole stock at once: every handout with its equation, every worker's bag."""

    rows: tuple[StockRow, ...]
    held: tuple[HeldRow, ...]


@dataclass(frozen=True)
class LowStockRow:
    """A handout of which no more are left than its limit."""

    code: str
    label: str
    unit: str
    left: int


def stock_summary(session: Session) -> StockSummary:
    """Read the stock once for everything a page shows of it."""
    flows = bag_flows(session)
    bags, options = hands_before(flows), _options(session)
    held: Counter[str] = Counter()
    for (code, _), hand in bags.items():
        held[code] += hand.in_hand
    rows = _stock_rows(session, options, held, _counts(session, flows))
    return StockSummary(rows, _held_rows(session, options, bags))


def stock_rows(session: Session) -> tuple[StockRow, ...]:
    """Give every handout of the catalog with its equation, in the catalog's order."""
    return stock_summary(session).rows


def held_rows(session: Session) -> tuple[HeldRow, ...]:
    """Give what each worker took out and still has, worker by worker in the catalog's order."""
    return stock_summary(session).held


def low_stock(session: Session) -> tuple[LowStockRow, ...]:
    """Give the handouts that are low, the scarcest first; asked after every commit, so kept cheap."""
    limits = select(StockLimit.code, StockLimit.low, CatalogOption.label, CatalogOption.unit)
    limits = limits.join(CatalogOption, CatalogOption.code == StockLimit.code).where(StockLimit.low > 0)
    rows = []
    found = session.execute(limits).all()
    totals = sums(session) if found else {}
    for code, low, label, unit in found:
        counted = totals.get(code, Counter())
        if set(counted) - {DOORS, ACTIVITIES} and left(counted) <= low:
            rows.append(LowStockRow(code, label, unit, left(counted)))
    return tuple(sorted(rows, key=lambda row: row.left))


def _stock_rows(
    session: Session, options: list[CatalogOption], held: Counter[str], counts: dict[str, CountRow]
) -> tuple[StockRow, ...]:
    now, costs, stale = sums(session), _costs(session), _stale(session)
    lows = dict(session.execute(select(StockLimit.code, StockLimit.low)).all())
    rows = []
    for option in options:
        code, counted = option.code, now.get(option.code, Counter())
        row = StockRow(
            code, option.label, option.unit, *_columns(counted),
            held[code], left(counted) - held[code], lows.get(code, 0), counts.get(code), costs[code],
            tuple(stale.get(code, ())), bool(set(counted) - {DOORS, ACTIVITIES}),
        )  # fmt: skip
        rows.append(row)
    return tuple(rows)


def _held_rows(session: Session, options: list[CatalogOption], bags: Hands) -> tuple[HeldRow, ...]:
    names = dict(session.execute(select(Worker.id, Worker.name)).all())
    places = {option.code: (place, option) for place, option in enumerate(options)}
    ordered = sorted(bags.items(), key=lambda item: (names[item[0][1]], places[item[0][0]][0]))
    return tuple(
        HeldRow(
            worker, names[worker], code, places[code][1].label, places[code][1].unit,
            hand.taken, hand.back, hand.used, hand.in_hand, hand.over_used, hand.over_back,
        )
        for (code, worker), hand in ordered
    )  # fmt: skip


def stock_flows(session: Session, period: Period) -> tuple[StockFlowRow, ...]:
    """Give every handout with what came and went in a period; `left` is at the period's end."""
    within, until = sums(session, period.starts, period.ends), sums(session, before=period.ends)
    rows = []
    for option in _options(session):
        received, doors, activities, posted, damaged, _ = _columns(within.get(option.code, Counter()))
        at_end = left(until.get(option.code, Counter()))
        of = (option.code, option.label, option.unit)
        rows.append(StockFlowRow(*of, received, doors, activities, posted, damaged, at_end))
    return tuple(rows)


def _columns(counted: Counter[str]) -> tuple[int, int, int, int, int, int]:
    """Give received, doors, activities, posted, damaged, left."""
    names = (MovementKind.RECEIVE, DOORS, ACTIVITIES, MovementKind.POST, MovementKind.DAMAGE)
    received, doors, activities, posted, damaged = (counted[name] for name in names)
    return received, doors, activities, posted, damaged, left(counted)


def _options(session: Session) -> list[CatalogOption]:
    wanted = select(CatalogOption).where(CatalogOption.kind == CatalogKind.HANDOUT)
    return list(session.scalars(wanted.order_by(CatalogOption.position, CatalogOption.code)))


def _held(flows: list[tuple[datetime, Flow]], before: datetime = LATEST) -> Counter[str]:
    """Give handout -> how many are in the workers' bags."""
    found: Counter[str] = Counter()
    for (code, _), hand in hands_before(flows, before).items():
        found[code] += hand.in_hand
    return found


def _stale(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    wanted = select(StockEdition.code, StockEdition.name).where(StockEdition.stale_on.is_not(None))
    for code, name in session.execute(wanted.order_by(StockEdition.id)):
        found.setdefault(code, []).append(name)
    return found


def _counts(session: Session, flows: list[tuple[datetime, Flow]]) -> dict[str, CountRow]:
    """Give the newest count of each handout beside what the book says of that moment."""
    wanted = select(StockMovement.code, StockMovement.at, StockMovement.count).where(
        StockMovement.kind == MovementKind.COUNT, StockMovement.voided_at.is_(None)
    )
    newest: dict[str, tuple[datetime, int]] = {}
    for code, at, count in session.execute(wanted.order_by(StockMovement.at, StockMovement.counter)):
        newest[code] = (at, count)
    books: dict[datetime, tuple[Sums, Counter[str]]] = {}
    found = {}
    for code, (at, count) in newest.items():
        if at not in books:
            after = at + timedelta(microseconds=1)
            books[at] = (sums(session, before=after), _held(flows, after))
        totals, held = books[at]
        found[code] = CountRow(at, count, left(totals.get(code, Counter())) - held[code])
    return found


def _costs(session: Session) -> Counter[str]:
    """Give handout -> fen paid for what was received (DOMAIN H40)."""
    found: Counter[str] = Counter()
    wanted = select(StockMovement.code, StockMovement.cost).where(
        StockMovement.voided_at.is_(None), StockMovement.cost.is_not(None)
    )
    for code, cost in session.execute(wanted):
        found[code] += cost or 0
    return found
