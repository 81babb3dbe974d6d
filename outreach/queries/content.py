"""A digest of what is recorded, whatever the order it came in; and what does not hang together."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from outreach.actions.area_tree import area_tree_of
from outreach.actions.settings import setting
from outreach.model import Area, Campaign, CampaignChoice, Exclusion, OccupancyEntry, Person, Unit
from outreach.queries.brief import all_own_sentences
from outreach.queries.content_books import book_lines
from outreach.queries.content_cases import case_lines
from outreach.queries.content_keys import contact_lines, key_group_lines, question_lines
from outreach.queries.content_patches import patch_lines
from outreach.queries.content_plans import plan_lines
from outreach.queries.forms import form_digests
from outreach.queries.receipts import receipts
from outreach.queries.reports import reports_content
from outreach.queries.visits import VisitRow, all_visits
from outreach.wording import mark, zh

DANGLING = mark("{n} rows of {table} point to nothing: open the newest good backup.")


def content_digest(session: Session) -> str:
    """Give a SHA-256 over everything that is recorded.

    Left out: ids, paper codes, times of entry and counters, so that two ledgers told the same things in
    another order agree.
    """
    lines = sorted(json.dumps(row, ensure_ascii=False, default=str) for row in _content(session))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def loose_ends(session: Session) -> list[str]:
    """Give a sentence for each table whose rows point to rows that are not there."""
    counts: dict[str, int] = {}
    if session.get_bind().dialect.name == "sqlite":
        for row in session.execute(text("PRAGMA foreign_key_check")):
            counts[row[0]] = counts.get(row[0], 0) + 1
    return [zh(DANGLING, n=n, table=table) for table, n in sorted(counts.items())]


def _content(session: Session) -> Iterator[list[Any]]:
    for name in ("village_name", "village_code", "township", "county", "keep", "quiz_pass"):
        yield ["setting", name, setting(session, name)]
    numbers: defaultdict[str, str] = defaultdict(str)
    merged: dict[str, str | None] = {}
    for unit, group in session.execute(select(Unit, Area.name).join(Area, Area.id == Unit.area_id)):
        numbers[unit.id] = unit.no
        merged[unit.no] = unit.merged_into_id
        yield ["unit", unit.no, group, unit.kind, unit.door, unit.address, unit.name, unit.phone, unit.note]
    yield from (["merged", no, numbers[into]] for no, into in merged.items() if into)
    yield from _areas(session, numbers)
    yield from patch_lines(session, numbers)
    for p in session.scalars(select(Person)):
        yield ["person", numbers[p.unit_id], p.name, p.relation, p.sex, p.birth, p.id_no, p.phone, p.status]
        if p.reading:
            yield ["reading", numbers[p.unit_id], p.name, p.reading]
    for e in session.scalars(select(Exclusion)):
        yield ["exclusion", numbers[e.unit_id], e.reason, e.since, e.said_by, e.ended_on]
    for o in session.scalars(select(OccupancyEntry)):
        yield ["occupancy", numbers[o.unit_id], o.state, o.since, o.back_on, o.note, o.said_by, o.ended_on]
    yield from key_group_lines(session, numbers)
    yield from question_lines(session)
    yield from contact_lines(session, numbers)
    names: dict[str, str] = {}
    for c in session.scalars(select(Campaign)):
        names[c.id] = c.name
        yield ["campaign", c.name, c.theme, c.starts, c.ends, c.deadline, c.closed]
    for choice in session.scalars(select(CampaignChoice)):
        yield ["choice", names[choice.campaign_id], choice.kind, choice.code, choice.usual]
    yield from plan_lines(session, names)
    yield from (_visit(row) for row in all_visits(session))
    yield from form_digests(session)
    yield from book_lines(session)
    yield from (
        ["receipt", s.serial, s.campaign, s.household_no, s.state.value, s.worker, s.visit_at, s.void_reason]
        for s in receipts(session)
    )
    yield from reports_content(session)
    yield from case_lines(session, numbers)
    yield from all_own_sentences(session)


def _areas(session: Session, numbers: Mapping[str, str]) -> Iterator[list[Any]]:
    """Give what there is besides the village and its groups, and the doors in it."""
    tree = area_tree_of(session)
    for area in tree.areas.values():
        if area.parent_id is not None and not (area.kind == "group" and area.parent_id == tree.village.id):
            yield ["area", area.kind, tree.label(area.id)]
    wanted = select(Unit.id, Unit.area_id, Unit.inner_area_id).where(Unit.inner_area_id.is_not(None))
    for unit_id, group_id, inner_id in session.execute(wanted):
        if inner_id is not None and tree.holds(group_id, inner_id):
            yield ["inside", numbers[unit_id], tree.label(inner_id)]


def _visit(row: VisitRow) -> list[Any]:
    people = dict(row.people)
    app = sorted([people.get(person_id, ""), state.value] for person_id, state in row.app)
    given = sorted([code, count] for code, _, count, _ in row.handouts)
    quiz = [row.quiz.right, row.quiz.asked, sorted(row.quiz.missed)] if row.quiz else None
    return [
        "visit",
        row.campaign,
        row.no,
        row.at,
        row.outcome.value,
        sorted(row.workers),
        sorted(people.values()),
        sorted(code for code, _ in row.topics),
        given,
        [row.signoff.value, row.signed_by, row.relation, row.receipt],
        app,
        row.note,
        row.follow_up,
        row.voided_at is not None,
        row.void_reason,
        quiz,
    ]
