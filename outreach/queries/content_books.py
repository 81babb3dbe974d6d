"""What the digest reads of the books beside the visits: stock of handouts, activities, groups, rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import LeastRule, OutingDay, StockEdition, StockLimit, StockMovement, UpkeepCheck
from outreach.queries.activities import ActivityRow, activities, chat_groups
from outreach.queries.stock_entries import movements


def book_lines(session: Session) -> Iterator[list[Any]]:
    """Give one line for everything recorded in these books, ids and times of entry left out."""
    for m in movements(session, limit=None):
        yield [
            "stock", m.kind.value, m.code, m.count, m.at, m.worker, m.edition, m.place, m.source, m.cost,
            m.note, m.activity_id is not None, m.voided, m.void_reason,
        ]  # fmt: skip
    for edition in session.scalars(select(StockEdition)):
        yield ["edition", edition.code, edition.name, edition.printed_on, edition.stale_on]
    for limit in session.scalars(select(StockLimit)):
        yield ["stock_limit", limit.code, limit.low]
    looks = select(UpkeepCheck, StockMovement.code, StockMovement.place, StockMovement.at)
    looks = looks.join(StockMovement, StockMovement.id == UpkeepCheck.movement_id)
    for check, *of in session.execute(looks):
        yield ["upkeep", *of, check.on, check.condition, check.note, check.checked_by]
    yield from (_activity(row) for row in activities(session))
    for group in chat_groups(session):
        yield [
            "chat_group", group.name, group.responsible, group.covers, group.members, group.since,
            group.checked_on, group.closed_on,
        ]  # fmt: skip
    for day in session.scalars(select(OutingDay)):
        yield ["outing_day", day.day, day.vehicles, day.note]
    for rule in session.scalars(select(LeastRule)):
        yield [
            "least_rule", rule.code, rule.label, rule.kinds, rule.least, rule.per, rule.each_group,
            rule.active,
        ]  # fmt: skip


def _activity(row: ActivityRow) -> list[Any]:
    given = [[code, count] for code, _, count, _ in row.handouts]
    return [
        "activity", row.kind, row.on, row.place, row.theme, row.organiser, row.quantity, sorted(row.workers),
        row.others, row.vehicles, row.audience, sorted(given), sorted(code for code, _ in row.topics),
        row.groups, row.gap_seconds, row.cost, row.note, row.campaign, row.voided, row.void_reason,
    ]  # fmt: skip
