"""Many rows of one table written at once, past all that an ORM does for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from outreach.model.base import Base


def add_rows(
    session: Session, model: type[Base], names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Write rows of numbers and text whose values stand in the order of `names`."""
    rows = list(rows)
    if not rows:
        return
    table = model.__table__
    assert isinstance(table, Table)
    connection = session.connection()
    statement = insert(table).values(dict.fromkeys(names)).compile(dialect=connection.dialect)
    places = [names.index(name) for name in statement.positiontup or ()]
    if places != list(range(len(names))):
        rows = [tuple(row[place] for place in places) for row in rows]
    connection.exec_driver_sql(str(statement), rows)
