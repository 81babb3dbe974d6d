"""Who answers for which doors, which doors nobody or several answer for, and how far each patch is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from outreach.actions.area_tree import AreaTree, area_tree_of
from outreach.coverage.states import KINDS, STATES, with_states
from outreach.coverage.summary import CoverageRow, count_of
from outreach.errors import UserMistake, declare
from outreach.model import PatchPart, Unit, Worker
from outreach.queries.areas import areas_around
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, UnitKind
from outreach.wording import mark

PATCH_UNKNOWN = declare(
    "patch_unknown", mark("Nobody named “{name}” has a patch: choose one of {names}, or give a patch first.")
)
NOBODY, SEVERAL = "nobody", "several"
"""In place of a worker's id: the doors nobody answers for, and those in the patches of several."""


class _Door(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Door)


@dataclass(frozen=True)
class PatchRow:
    """One worker's patch: the areas by id and as people say them, and how many doors were given singly."""

    worker_id: str
    name: str
    area_ids: tuple[str, ...]
    areas: tuple[str, ...]
    singly: int


@dataclass(frozen=True)
class PatchBook:
    """Every patch, and who answers for each unit by ids; without patches both are empty."""

    rows: tuple[PatchRow, ...]
    who: Mapping[str, tuple[str, ...]]

    @cached_property
    def heaps(self) -> Counter[tuple[str, ...]]:
        """Count the doors for which the same workers answer: few heaps, however many doors."""
        return Counter(self.who.values())

    def count(self, who: str) -> int:
        """Count the doors of a worker, of NOBODY or of SEVERAL."""
        return sum(doors for ids, doors in self.heaps.items() if in_patch(ids, who))

    def held(self, rows: Iterable[R], who: str) -> tuple[R, ...]:
        """Give the rows of a worker's doors, of NOBODY's or of SEVERAL's, "" all; asks once a heap."""
        wanted, known = self._heaps_of(who), self.who
        return tuple(row for row in rows if not who or known.get(row.id, ()) in wanted)

    def units(self, who: str) -> frozenset[str]:
        """Give the ids of a worker's doors, of NOBODY's or of SEVERAL's."""
        wanted = self._heaps_of(who)
        return frozenset(unit_id for unit_id, ids in self.who.items() if ids in wanted)

    def _heaps_of(self, who: str) -> set[tuple[str, ...]]:
        return {ids for ids in {*self.heaps, ()} if in_patch(ids, who)}


@dataclass(frozen=True)
class PatchCoverage:
    """How far each patch is, by worker's id and name; `nobody` and `several` are said beside them.

    A household in two patches is counted in both, so that the rows may add up to more than the village.
    """

    rows: tuple[tuple[str, CoverageRow], ...]
    nobody: CoverageRow
    several: CoverageRow


def patches(session: Session) -> tuple[PatchRow, ...]:
    """Give the patch of every active worker who has one, in the order of the workers."""
    areas, singles = _parts(session)
    tree = area_tree_of(session)
    order = [area.id for area in tree.inside(tree.village.id)]
    found = []
    for worker in session.scalars(select(Worker).where(Worker.active).order_by(Worker.id)):
        own = tuple(area_id for area_id in order if worker.id in areas.get(area_id, ()))
        singly = sum(worker.id in who for who in singles.values())
        if own or singly:
            found.append(PatchRow(worker.id, worker.name, own, tuple(map(tree.label, own)), singly))
    return tuple(found)


def patch_of_units(session: Session) -> dict[str, tuple[str, ...]]:
    """Give who answers for each standing unit, by ids; empty where no patch was given to anybody yet."""
    areas, singles = _parts(session)
    if not areas and not singles:
        return {}
    answering = _answering(area_tree_of(session), areas)
    wanted = select(Unit.id, Unit.area_id, Unit.inner_area_id).where(Unit.merged_into_id.is_(None))
    return {
        unit_id: singles.get(unit_id) or answering(group, inner)
        for unit_id, group, inner in session.connection().execute(wanted)
    }


def who_answers(session: Session, unit: Unit) -> tuple[str, ...] | None:
    """Name who answers for one unit; None where no patch was given to anybody yet."""
    areas, singles = _parts(session)
    if not areas and not singles:
        return None
    answering = _answering(area_tree_of(session), areas)
    ids = singles.get(unit.id) or answering(unit.area_id, unit.inner_area_id)
    return tuple(session.scalars(select(Worker.name).where(Worker.id.in_(ids)).order_by(Worker.id)))


def patch_book(session: Session) -> PatchBook:
    """Give all there is to know of patches."""
    rows = patches(session)
    book = PatchBook(rows, patch_of_units(session) if rows else {})
    book.count(NOBODY)  # here, where it may take its time
    return book


def patch_named(session: Session, name: str) -> str:
    """Find whose patch is meant: a worker's name, "nobody" or "several". Raises UserMistake."""
    rows = patches(session)
    known = {row.name: row.worker_id for row in rows} | {NOBODY: NOBODY, SEVERAL: SEVERAL}
    if name.strip() not in known:
        words = "、".join(row.name for row in rows) or "—"
        raise UserMistake(PATCH_UNKNOWN, field="patch", name=name[:20], names=words)
    return known[name.strip()]


def unit_ids_of_patch(session: Session, who: str) -> frozenset[str]:
    """Give the units of one worker's patch by the worker's id, or those of NOBODY or SEVERAL."""
    return frozenset(unit_id for unit_id, ids in patch_of_units(session).items() if in_patch(ids, who))


def in_patch(ids: tuple[str, ...], who: str) -> bool:
    """Tell whether a door for which these answer belongs to `who`: a worker, NOBODY or SEVERAL."""
    if who in (NOBODY, SEVERAL):
        return not ids if who == NOBODY else len(ids) > 1
    return who in ids


def patch_coverage(session: Session, campaign_id: str | None) -> PatchCoverage | None:
    """Count a campaign's coverage by patch; None where no patch was given to anybody yet."""
    rows = patches(session)
    if not rows:
        return None
    areas, singles = _parts(session)
    answering = _answering(area_tree_of(session), areas)
    single = _single()
    each = with_states(select(Unit.area_id, Unit.inner_area_id, single, Unit.kind), campaign_id).subquery()
    columns = (each.c.area_id, each.c.inner_area_id, each.c.singly, each.c.kind, each.c.state)
    counts: dict[str, Counter[tuple[UnitKind, HouseholdState]]] = {}
    for group, inner, unit_id, kind, state, n in session.connection().execute(
        select(*columns, func.count()).group_by(*columns)
    ):
        ids = singles.get(unit_id) or answering(group, inner)
        if KINDS[kind] in HOUSEHOLD_KINDS:
            for who in (*ids, *_told_apart(ids)):
                counts.setdefault(who, Counter())[KINDS[kind], STATES[state]] += n
    sums = {who: count_of(None, found) for who, found in counts.items()}
    nothing = CoverageRow(None)
    return PatchCoverage(
        tuple((row.worker_id, count_of(row.name, counts.get(row.worker_id, {}))) for row in rows),
        sums.get(NOBODY, nothing),
        sums.get(SEVERAL, nothing),
    )


def _told_apart(ids: tuple[str, ...]) -> tuple[str, ...]:
    return (NOBODY,) if not ids else (SEVERAL,) if len(ids) > 1 else ()


def _single() -> ColumnElement[Any]:
    """SQL: the unit's id where it was given to somebody singly, else nothing."""
    given = select(PatchPart.unit_id).where(PatchPart.unit_id == Unit.id).limit(1)
    return given.scalar_subquery().label("singly")


def _parts(session: Session) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Give the active workers of areas and of units by id."""
    wanted = select(PatchPart.worker_id, PatchPart.area_id, PatchPart.unit_id)
    wanted = wanted.join(Worker, Worker.id == PatchPart.worker_id).where(Worker.active)
    areas: dict[str, tuple[str, ...]] = {}
    singles: dict[str, tuple[str, ...]] = {}
    for worker_id, area_id, unit_id in session.execute(wanted.order_by(Worker.id)):
        kept, key = (areas, area_id) if area_id is not None else (singles, str(unit_id))
        kept[key] = (*kept.get(key, ()), worker_id)
    return areas, singles


def _answering(
    tree: AreaTree, areas: dict[str, tuple[str, ...]]
) -> Callable[[str, str | None], tuple[str, ...]]:
    """Give the function that tells who answers for a door by its group and inner area."""
    known: dict[tuple[str, str | None], tuple[str, ...]] = {}

    def answering(group: str, inner: str | None) -> tuple[str, ...]:
        if (group, inner) not in known:
            known[group, inner] = _once(areas.get(area, ()) for area in areas_around(tree, group, inner))
        return known[group, inner]

    return answering


def _once(ids: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({worker_id for some in ids for worker_id in some}))
