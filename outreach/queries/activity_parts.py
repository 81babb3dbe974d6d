"""What hangs on activities: who was sent out, what was given, put up and explained, to which groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import (
    ActivityGroup,
    ActivityHandout,
    ActivityTopic,
    ActivityWorker,
    CatalogOption,
    ChatGroup,
    StockMovement,
    Worker,
)

Given = tuple[str, str, int, str]
"""One handout: code, label, count, unit."""
PLACE = (CatalogOption.position, CatalogOption.code)


class ActivityParts:
    """The parts of some activities, read once a table and sorted by activity id."""

    def __init__(self, session: Session, chosen: Any) -> None:
        self._session = session
        self._chosen = chosen
        self.workers: dict[str, tuple[str, ...]] = self._workers()
        self.topics: dict[str, tuple[tuple[str, str], ...]] = self._topics()
        self.handouts: dict[str, tuple[Given, ...]] = self._pieces(ActivityHandout)
        self.posted: dict[str, tuple[Given, ...]] = self._pieces(StockMovement)
        self.groups: dict[str, tuple[str, ...]] = self._groups()

    def _workers(self) -> dict[str, tuple[str, ...]]:
        wanted = select(ActivityWorker.activity_id, Worker.name).join(
            Worker, Worker.id == ActivityWorker.worker_id
        )
        return self._sorted(ActivityWorker, wanted.order_by(ActivityWorker.position), str)

    def _topics(self) -> dict[str, tuple[tuple[str, str], ...]]:
        wanted = select(ActivityTopic.activity_id, CatalogOption.code, CatalogOption.label)
        wanted = wanted.join(CatalogOption, CatalogOption.code == ActivityTopic.code)
        return self._sorted(ActivityTopic, wanted.order_by(*PLACE), lambda *pair: pair)

    def _pieces(self, table: type[ActivityHandout] | type[StockMovement]) -> dict[str, tuple[Given, ...]]:
        wanted = select(
            table.activity_id, CatalogOption.code, CatalogOption.label, table.count, CatalogOption.unit
        ).join(CatalogOption, CatalogOption.code == table.code)
        return self._sorted(table, wanted.order_by(*PLACE), lambda *row: row)

    def _groups(self) -> dict[str, tuple[str, ...]]:
        wanted = select(ActivityGroup.activity_id, ChatGroup.name).join(
            ChatGroup, ChatGroup.id == ActivityGroup.group_id
        )
        return self._sorted(ActivityGroup, wanted.order_by(ChatGroup.name), str)

    def _sorted(self, table: Any, wanted: Any, make: Callable[..., Any]) -> dict[str, tuple[Any, ...]]:
        found: dict[str, tuple[Any, ...]] = {}
        for key, *values in self._session.execute(wanted.where(table.activity_id.in_(self._chosen))):
            found[key] = (*found.get(key, ()), make(*values))
        return found
