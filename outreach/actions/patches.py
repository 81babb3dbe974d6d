"""Who answers for which doors: areas and single households given to workers (分片包干)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.area_tree import area_tree_of
from outreach.actions.areas import HOUSEHOLD_GONE, known_area
from outreach.errors import UserMistake, declare
from outreach.model import PatchPart, Unit, Worker, new_id
from outreach.wording import mark

WORKER_UNKNOWN = declare(
    "patch_worker_unknown", mark("This worker is not in the ledger any more: choose another one.")
)


def set_area_workers(act: Act, area_id: str, worker_ids: Collection[str]) -> None:
    """Say who answers for an area with all that is in it; nobody else does. Raises UserMistake."""
    tree = area_tree_of(act.session)
    label = tree.label(known_area(tree, area_id).id)
    for worker_id in worker_ids:
        _known_worker(act, worker_id)
    wanted = select(PatchPart).where(PatchPart.area_id == area_id)
    parts = {part.worker_id: part for part in act.session.scalars(wanted)}
    _settle(act, parts, [(worker_id, area_id) for worker_id in worker_ids], by_worker=True)
    act.describe(mark("Say who answers for {area}"), area=label)


def set_patch(act: Act, worker_id: str, area_ids: Collection[str]) -> None:
    """Say for which areas one worker answers; households given singly stay theirs. Raises UserMistake."""
    _known_worker(act, worker_id)
    tree = area_tree_of(act.session)
    for area_id in area_ids:
        known_area(tree, area_id)
    wanted = select(PatchPart).where(PatchPart.worker_id == worker_id, PatchPart.area_id.is_not(None))
    parts = {str(part.area_id): part for part in act.session.scalars(wanted)}
    _settle(act, parts, [(worker_id, area_id) for area_id in area_ids], by_worker=False)
    act.describe(mark("Change the patch of a worker"))


def give_households(act: Act, unit_ids: Sequence[str], worker_id: str) -> None:
    """Give single households to a worker; "" leaves them to who answers for the areas they are in.

    Raises UserMistake.
    """
    if worker_id:
        _known_worker(act, worker_id)
    for unit_id in dict.fromkeys(unit_ids):
        unit = act.session.get(Unit, unit_id)
        if unit is None or unit.merged_into_id is not None:
            raise UserMistake(HOUSEHOLD_GONE, field="households")
        parts = list(act.session.scalars(select(PatchPart).where(PatchPart.unit_id == unit_id)))
        if worker_id and not any(part.worker_id == worker_id for part in parts):
            act.session.add(PatchPart(id=new_id(), worker_id=worker_id, unit_id=unit_id))
        for part in parts:
            if part.worker_id != worker_id:
                act.session.delete(part)
    act.describe(mark("Give {n} households to a worker"), n=len(unit_ids))


def _settle(
    act: Act, parts: dict[str, PatchPart], wanted: Sequence[tuple[str, str]], *, by_worker: bool
) -> None:
    """Add what is wanted and not there, delete what is there and not wanted; the rest stays."""
    keys = {worker_id if by_worker else area_id: (worker_id, area_id) for worker_id, area_id in wanted}
    for key, part in parts.items():
        if key not in keys:
            act.session.delete(part)
    for key, (worker_id, area_id) in keys.items():
        if key not in parts:
            act.session.add(PatchPart(id=new_id(), worker_id=worker_id, area_id=area_id))


def _known_worker(act: Act, worker_id: str) -> Worker:
    worker = act.session.get(Worker, worker_id)
    if worker is None:
        raise UserMistake(WORKER_UNKNOWN, field="worker")
    return worker
