"""Moves of handouts for tests, and the equation of one of them."""

from __future__ import annotations

from datetime import datetime

from outreach.actions.stock import (
    MovementForm,
    record_movement,
)
from outreach.queries.stock import StockRow, stock_rows
from outreach.vocabulary import MovementKind
from outreach.workspace import Workspace


def move(workspace: Workspace, kind: str, count: int, code: str = "leaflet", day: int = 16, **more) -> str:
    form = MovementForm(MovementKind(kind), code, count, at=datetime(2026, 11, day, 8), **more)
    return workspace.run(record_movement, form)


def stock(workspace: Workspace, code: str = "leaflet") -> StockRow:
    (row,) = (row for row in workspace.ask(stock_rows) if row.code == code)
    return row


def equation(row: StockRow) -> tuple[int, ...]:
    return (row.received, row.doors, row.activities, row.posted, row.damaged, row.left)
