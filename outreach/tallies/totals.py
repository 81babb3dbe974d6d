"""The sums and the lines of a flow, its table gone through once whatever number of windows is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select
from sqlalchemy.orm import Session

from outreach.model import Unit
from outreach.tallies.flows import ALSO
from outreach.tallies.windows import Entry, Flow, Window

Totals = dict[tuple[str, Window], Counter[str]]
"""By code of a figure and window, the sums of each area's id."""


def totals(session: Session, flow: Flow, campaign_id: str, windows: Sequence[Window]) -> Totals:
    """Give the sums of every figure of a flow in these windows of one campaign."""
    each = flow(Window(campaign_id, None, max(window.ends for window in windows))).subquery()
    parts = [func.sum(case((window.covers(each.c.at), each.c.n), else_=0)) for window in windows]
    second = [also for window in windows if (also := _also(each, window)) is not None]
    parts += [func.sum(case((counts, each.c.n), else_=0)) for counts in second]
    wanted = select(each.c.code, Unit.area_id, *parts).join(Unit, Unit.id == each.c.unit_id)
    sums: Totals = {}
    for code, area, *numbers in session.execute(wanted.group_by(each.c.code, Unit.area_id)):
        codes = (code, ALSO[code]) if second else (code,)
        keys = [(known, window) for known in codes for window in windows]
        for key, n in zip(keys, numbers, strict=True):
            sums.setdefault(key, Counter())[area] += int(n)
    return sums


def entries(session: Session, flow: Flow, code: str, window: Window) -> list[Entry]:
    """Give the lines of one figure of a flow, one a visit."""
    each = flow(window).subquery()
    columns = (each.c.unit_id, each.c.visit_id, each.c.at)
    wanted = select(*columns, func.sum(each.c.n)).group_by(*columns)
    also = _also(each, window) if code in ALSO.values() else None
    wanted = wanted.where(each.c.code == code if also is None else also)
    return [Entry(unit, visit, at, int(n)) for unit, visit, at, n in session.execute(wanted)]


def _also(each: Subquery, window: Window) -> ColumnElement[bool] | None:
    """SQL: whether a row of a flow counts in a window for the second figure too, if the flow has one."""
    if "before" in each.c:
        return window.covers_first(each.c.at, each.c.before)
    return and_(window.covers(each.c.at), each.c.newly) if "newly" in each.c else None
