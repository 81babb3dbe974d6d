"""Many rows of one table written at once, past all that an ORM does for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from outreach.model.base import Base

AT_ONCE = 500
"""So many values go into one statement: with more of them it gets no quicker."""


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
    for text, values in _together(str(statement), rows, max(1, AT_ONCE // len(names))):
        connection.exec_driver_sql(text, values)


def _together(
    statement: str, rows: list[tuple[Any, ...]], size: int
) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Give the statement that writes `size` rows with the values for it, then the one for those left over."""
    start, _, one = statement.rpartition(" VALUES ")
    whole = len(rows) - len(rows) % size
    starts = range(0, whole, size)
    if whole:
        many = f"{start} VALUES {', '.join([one] * size)}"
        yield many, [tuple(chain.from_iterable(rows[place : place + size])) for place in starts]
    if whole < len(rows):
        yield statement, rows[whole:]
