"""Histories of a village for the tallies: visits, voids and exclusions in any order, then one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.exclusions import exclude_households, lift_exclusions
from outreach.actions.visits import VisitForm, record_visit, void_visit
from outreach.model import Person, Unit
from outreach.vocabulary import SIGNED, AppState, ExclusionReason, Outcome, SignOff
from outreach.workspace import Workspace

R = TypeVar("R")
STARTS = (date(2026, 11, 2), date(2026, 12, 18), date(2028, 2, 16))
"""First days of histories of 40 days: within months, over a new year, over a leap day."""
DAYS = 40
EDGES = (13, 14, 28, 29)
"""Days on both sides of a cut: half-months, months, the new year, 29 February and 1 March."""
DAY = st.one_of(st.sampled_from(EDGES), st.integers(0, DAYS - 1))
HOURS = (0, 9, 15, 23)
"""Midnight and the last minute of a day too: there one day is cut from the next."""
HANDOUTS = ("leaflet", "fan", "poster")
SILENT = (Outcome.NOBODY_HOME, Outcome.MOVED_AWAY, Outcome.EMPTY_HOUSE)


@dataclass(frozen=True)
class Step:
    """One thing done at door `no` on a day counted from the start of the history."""

    what: str
    no: int
    day: int
    hour: int = 9
    outcome: Outcome = Outcome.MET
    signoff: SignOff = SignOff.NONE
    workers: tuple[str, ...] = ("王芳",)
    handouts: tuple[tuple[str, int], ...] = ()
    app: AppState | None = None


def _visit(outcome: Outcome) -> st.SearchStrategy[Step]:
    signs = st.just(SignOff.NONE) if outcome in SILENT else st.sampled_from(SignOff)
    return st.builds(
        Step,
        st.just("visit"),
        st.integers(1, 12),
        DAY,
        st.sampled_from(HOURS),
        st.just(outcome),
        signs,
        st.lists(st.sampled_from(["王芳", "赵强", "刘敏"]), min_size=1, max_size=3, unique=True).map(tuple),
        st.dictionaries(st.sampled_from(HANDOUTS), st.integers(1, 9)).map(lambda given: tuple(given.items())),
        st.sampled_from([None, *AppState]),
    )


VISITS = st.sampled_from([Outcome.MET, *Outcome]).flatmap(_visit)
OTHERS = st.builds(
    Step, st.sampled_from(["void", "exclude", "lift"]), st.integers(1, 12), DAY
)
HISTORIES = st.lists(st.one_of(VISITS, VISITS, VISITS, OTHERS), min_size=3, max_size=25)


EDGY = [
    Step("visit", 1, day, hour, outcome, handouts=(("leaflet", 2),), app=AppState.NEW)
    for day, hour, outcome in (
        (13, 23, Outcome.NOBODY_HOME), (14, 0, Outcome.MET), (28, 23, Outcome.MET), (29, 0, Outcome.REFUSED),
    )
] + [
    Step("visit", 1, 16), Step("visit", 5, 13, 23), Step("visit", 6, 14, 0), Step("exclude", 5, 14),
    Step("lift", 5, 29),
]
"""A history on the edges: the last minute of a day and the first of the next; one door told twice a week."""


def after(workspace: Workspace, start: date, steps: Sequence[Step], question: Callable[[Session], R]) -> R:
    """Ask a question of the village as it would be after a history; nothing is kept."""

    def asked(session: Session) -> R:
        live(session, start, steps)
        return question(session)

    return workspace.ask(asked)


def live(session: Session, start: date, steps: Sequence[Step]) -> None:
    """Do the steps in their order, by the actions that people use."""
    doors = dict(session.execute(select(Unit.no, Unit.id)).all())
    members = select(Person.unit_id, Person.id).order_by(Person.position.desc())
    people = dict(session.execute(members).all())
    visits: list[str] = []
    for counter, step in enumerate(steps, 100):
        act = Act(session, datetime(2026, 11, 22, 20), "王芳", counter)
        door, day = doors[str(step.no)], start + timedelta(days=step.day)
        if step.what == "visit":
            visits.append(record_visit(act, _form(step, door, day, people[door])))
        elif step.what == "void" and visits:
            void_visit(act, visits.pop(step.day % len(visits)), "记错了")
        elif step.what == "exclude":
            exclude_households(act, [door], ExclusionReason.DEMOLISHED, day, "组长")
        elif step.what == "lift":
            lift_exclusions(act, [door], day)
        session.flush()


def _form(step: Step, door: str, day: date, person: str) -> VisitForm:
    return VisitForm(
        unit_id=door,
        at=datetime.combine(day, time(step.hour, 59 if step.hour == HOURS[-1] else 0)),
        workers=step.workers,
        outcome=step.outcome,
        signoff=step.signoff if step.signoff not in SIGNED or step.outcome not in SILENT else SignOff.NONE,
        handouts=dict(step.handouts),
        app={} if step.app is None else {person: step.app},
    )
