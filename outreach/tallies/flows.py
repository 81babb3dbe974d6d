"""The figures that sum up over time, as SQL: each row is something that happened at one visit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, literal, select, union_all

from outreach.model import Visit, VisitApp, VisitHandout, VisitPerson, VisitWorker
from outreach.tallies.windows import Window
from outreach.vocabulary import AppState, Outcome

_IN_ORDER = (Visit.at, Visit.counter, Visit.id)


def visits(window: Window) -> Select[Any]:
    """Every visit, whatever came of it."""
    return _rows(literal("visits"), literal(1)).where(*window.visits())


def person_times(window: Window) -> Select[Any]:
    """Everybody told at every visit, in person or by phone."""
    told = _rows(literal("person_times"), literal(1)).join(VisitPerson, VisitPerson.visit_id == Visit.id)
    return told.where(*window.visits())


def persons_told(window: Window) -> Select[Any]:
    """Everybody told, once in the window, at the first visit in it: windows do not sum up."""
    told = _rows(literal("persons_told"), literal(1), _turn(VisitPerson.person_id))
    found = told.join(VisitPerson, VisitPerson.visit_id == Visit.id).where(*window.visits()).subquery()
    return select(found).where(found.c.turn == 1)


def handouts(window: Window) -> Select[Any]:
    """What was given, each kind in its own unit."""
    given = _rows(literal("handout_") + VisitHandout.code, VisitHandout.count)
    return given.join(VisitHandout, VisitHandout.visit_id == Visit.id).where(*window.visits())


def app(window: Window) -> CompoundSelect[Any]:
    """Everybody first known to have the app, once in the campaign, and those who newly had it then."""
    said = _rows(literal("app_installed"), literal(1), VisitApp.state, _turn(VisitApp.person_id))
    said = said.join(VisitApp, VisitApp.visit_id == Visit.id)
    said = said.where(VisitApp.state.in_((AppState.HAD.value, AppState.NEW.value)))
    known = _first_ever(said, window).cte("known")
    same = (known.c.unit_id, known.c.visit_id, known.c.at, known.c.n)
    newly = select(literal("app_new").label("code"), *same).where(known.c.state == AppState.NEW.value)
    return union_all(select(known.c.code, *same), newly)


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
