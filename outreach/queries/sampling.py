"""Draws a sample by chance, spread over groups and workers; the same seed and visits give the same sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from outreach.model import Area, Unit, Visit, VisitWorker, Worker

Stratum = tuple[str, str]
"""A group and the worker who led the visit."""


@dataclass(frozen=True)
class Population:
    """The visits to draw from, by stratum; ids in the order they were recorded."""

    strata: Mapping[Stratum, tuple[str, ...]]

    @property
    def size(self) -> int:
        """Count the visits."""
        return sum(map(len, self.strata.values()))


def population(session: Session, campaign_id: str) -> Population:
    """Give every visit of a campaign that stands, by group and the worker named first."""
    wanted = (
        select(Visit.id, Area.name, Worker.name)
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .outerjoin(VisitWorker, and_(VisitWorker.visit_id == Visit.id, VisitWorker.position == 0))
        .outerjoin(Worker, Worker.id == VisitWorker.worker_id)
        .where(Visit.campaign_id == campaign_id, Visit.voided_at.is_(None))
        .order_by(Visit.counter, Visit.id)
    )
    strata: dict[Stratum, list[str]] = {}
    for visit_id, group, worker in session.execute(wanted):
        strata.setdefault((group, worker or ""), []).append(visit_id)
    return Population({stratum: tuple(ids) for stratum, ids in sorted(strata.items())})


def sample(found: Population, seed: int, size: int) -> tuple[str, ...]:
    """Draw `size` visits (all where there are fewer), stratum by stratum."""
    chance = Random(seed)
    shares = allocate({stratum: len(ids) for stratum, ids in found.strata.items()}, size, chance)
    chosen: list[str] = []
    for stratum, ids in found.strata.items():
        chosen += sorted(chance.sample(ids, shares[stratum]), key=ids.index)
    return tuple(chosen)


def allocate(sizes: Mapping[Stratum, int], size: int, chance: Random) -> dict[Stratum, int]:
    """Spread `size` over strata in proportion, at least one each while it lasts, never more than there are.

    Where there are more strata than `size`, the largest get one, equals by chance.
    """
    whole = sum(sizes.values())
    size = min(size, whole)
    lots = {stratum: chance.random() for stratum in sizes}
    if size <= len(sizes):
        first = sorted(sizes, key=lambda stratum: (-sizes[stratum], lots[stratum]))[:size]
        return {stratum: int(stratum in first) for stratum in sizes}
    quotas = {stratum: size * n / whole for stratum, n in sizes.items()}
    shares = {stratum: min(sizes[stratum], max(1, int(quota))) for stratum, quota in quotas.items()}
    while (spare := size - sum(shares.values())) != 0:
        step = 1 if spare > 0 else -1
        open_ones = [s for s in sizes if (shares[s] < sizes[s] if step > 0 else shares[s] > 1)]
        chosen = max(open_ones, key=lambda s: (step * (quotas[s] - shares[s]), lots[s]))
        shares[chosen] += step
    return shares
