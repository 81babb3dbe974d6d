"""A village of a whole year for the tallies: visits over 52 weeks with people, workers and handouts."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from benchmarks.village import filled_ledger
from outreach.actions.act import Act
from outreach.actions.campaigns import CampaignForm, correct_campaign
from outreach.actions.exclusions import exclude_households
from outreach.model import (
    Campaign,
    Person,
    Unit,
    Visit,
    VisitApp,
    VisitHandout,
    VisitPerson,
    VisitWorker,
    Worker,
    new_id,
)
from outreach.vocabulary import ExclusionReason
from outreach.workspace import Workspace

WEEKS = 52
FIRST = date(2026, 1, 5)
OUTCOMES = ("met", "met", "met", "nobody_home", "phone", "leaflet_only", "refused")
HANDOUTS = ("leaflet", "card", "letter")
AT_ONCE = 10_000


def year_ledger(path: Path, households: int, visits: int) -> Workspace:
    """Make a ledger with one campaign of 52 weeks, `visits` spread over it, one house in fifty gone."""
    workspace = filled_ledger(path, households, 0)
    campaign = workspace.ask(lambda session: session.scalar(select(Campaign.id)) or "")
    last = FIRST + timedelta(weeks=WEEKS) - timedelta(days=1)
    handouts = [(code, 1) for code in HANDOUTS]
    form = CampaignForm("全年反诈入户宣传", FIRST, last, handouts=handouts)
    workspace.run(correct_campaign, campaign, form)
    workspace.run(_fill_year, campaign, visits)
    return workspace


def _fill_year(act: Act, campaign: str, visits: int) -> None:
    source = random.Random(3)
    units = list(act.session.scalars(select(Unit.id).order_by(Unit.position)))
    members: dict[str, list[str]] = {}
    for unit, person in act.session.execute(select(Person.unit_id, Person.id)):
        members.setdefault(unit, []).append(person)
    workers = [{"id": new_id(), "name": f"网格员{n}"} for n in range(10)]
    act.session.execute(insert(Worker), workers)
    rows: dict[Any, list[dict[str, Any]]] = {}
    days = 7 * WEEKS * 24 * 60
    for number, minute in enumerate(sorted(source.randrange(days) for _ in range(visits))):
        unit = units[source.randrange(len(units))]
        at = datetime.combine(FIRST, time()) + timedelta(minutes=minute)
        _visit(source, rows, campaign, unit, members[unit], at, number, workers)
    for table, some in rows.items():
        for start in range(0, len(some), AT_ONCE):
            act.session.execute(insert(table), some[start : start + AT_ONCE])
    gone = source.sample(units, len(units) // 50)
    exclude_households(act, gone, ExclusionReason.DEMOLISHED, FIRST + timedelta(weeks=26), "组长")


def _visit(
    source: random.Random,
    rows: dict[Any, list[dict[str, Any]]],
    campaign: str,
    unit: str,
    members: list[str],
    at: datetime,
    number: int,
    workers: list[dict[str, str]],
) -> None:
    outcome = source.choice(OUTCOMES)
    told = members[: source.randrange(1, len(members) + 1)] if outcome in ("met", "phone") else []
    visit = new_id()
    made = {"id": visit, "campaign_id": campaign, "unit_id": unit, "at": at, "entered_at": at}
    made |= {"counter": number + 10, "source": "form", "outcome": outcome}
    made["signoff"] = source.choice(("signature", "none")) if outcome == "met" else "none"
    rows.setdefault(Visit, []).append(made)
    worker = source.choice(workers)["id"]
    rows.setdefault(VisitWorker, []).append({"id": new_id(), "visit_id": visit, "worker_id": worker})
    people = [{"id": new_id(), "visit_id": visit, "person_id": person} for person in told]
    rows.setdefault(VisitPerson, []).extend(people)
    given = [
        {"id": new_id(), "visit_id": visit, "code": code, "count": source.randrange(1, 4)}
        for code in (HANDOUTS[:2] if outcome in ("met", "leaflet_only") else ())
    ]
    rows.setdefault(VisitHandout, []).extend(given)
    if told and source.random() < 0.3:
        state = source.choice(("had", "new", "unwilling"))
        app = {"id": new_id(), "visit_id": visit, "person_id": told[0], "state": state}
        rows.setdefault(VisitApp, []).append(app)
