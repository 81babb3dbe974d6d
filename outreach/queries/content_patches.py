"""What the digest says of patches: who answers for which areas and single doors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.area_tree import area_tree_of
from outreach.model import PatchPart, Worker


def patch_lines(session: Session, numbers: Mapping[str, str]) -> Iterator[list[Any]]:
    """Give a line for each part of a patch; `numbers` are the units' by id."""
    tree = area_tree_of(session)
    wanted = select(Worker.name, PatchPart.area_id, PatchPart.unit_id)
    for name, area_id, unit_id in session.execute(wanted.join(Worker, Worker.id == PatchPart.worker_id)):
        yield ["patch", name, tree.label(area_id) if area_id else "", numbers[unit_id] if unit_id else ""]
