"""The figures that sum up over time, as SQL: each row is something that happened at one visit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select

from outreach.model import Visit, VisitApp, VisitHandout, VisitPerson, VisitWorker
from outreach.tallies.windows import Window
from outreach.vocabulary import AppState, Outcome

_IN_ORDER = (Visit.at, Visit.counter, Visit.id)
ALSO = {"person_times": "persons_told", "app_installed": "app_new"}
"""Figures that count some rows of another: without one `before` in the window, or `newly` so."""


def visits(window: Window) -> Select[Any]:
    """Every visit, whatever came of it."""
    return _rows(literal("visits"), literal(1)).where(*window.visits())


def told(window: Window) -> Select[Any]:
    """Everybody told at every visit, in person or by phone, and when they were told before in the window."""
    before = func.lag(Visit.at).over(partition_by=VisitPerson.person_id, order_by=_IN_ORDER)
    found = _rows(literal("person_times"), literal(1), before.label("before"))
    return found.join(VisitPerson, VisitPerson.visit_id == Visit.id).where(*window.visits())


def handouts(window: Window) -> Select[Any]:
    """What was given, each kind in its own unit."""
    given = _rows(literal("handout_") + VisitHandout.code, VisitHandout.count)
    return given.join(VisitHandout, VisitHandout.visit_id == Visit.id).where(*window.visits())


def app(window: Window) -> Select[Any]:
    """Everybody first known to have the app, once in the campaign, and whether they newly had it then."""
    newly = (VisitApp.state == AppState.NEW.value).label("newly")
    said = _rows(literal("app_installed"), literal(1), newly, _turn(VisitApp.person_id))
    said = said.join(VisitApp, VisitApp.visit_id == Visit.id)
    said = said.where(VisitApp.state.in_((AppState.HAD.value, AppState.NEW.value)))
    return _first_ever(said, window)


def staff(window: Window) -> Select[Any]:
    """Each worker once a day, at that day's first door; who only phoned did not go out."""
    went = _rows(literal("staff"), literal(1), _turn(VisitWorker.worker_id, func.date(Visit.at)))
    went = went.join(VisitWorker, VisitWorker.visit_id == Visit.id).where(
        Visit.outcome != Outcome.PHONE.value
    )
    return _first_ever(went, window)


def _first_ever(rows: Select[Any], window: Window) -> Select[Any]:
    """Take each one's first visit of the campaign, where it lies in the window."""
    found = rows.where(*window.whole().visits()).subquery()
    first = select(found).where(found.c.turn == 1)
    return first if window.starts is None else first.where(found.c.at >= window.starts)


def _rows(code: ColumnElement[str], n: Any, *more: Any) -> Select[Any]:
    return select(
        code.label("code"), Visit.unit_id, Visit.id.label("visit_id"), Visit.at, n.label("n"), *more
    )


def _turn(*of: Any) -> ColumnElement[int]:
    return func.row_number().over(partition_by=of, order_by=_IN_ORDER).label("turn")
