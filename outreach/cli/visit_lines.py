"""Reads one JSON line of `visit log` into a visit form; every field is checked here, at the edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from outreach.actions.known import UNIT_UNKNOWN
from outreach.actions.visits import PERSON_UNKNOWN, VisitForm
from outreach.catalog import TOPIC_KINDS, CatalogKind
from outreach.cli.line_fields import (
    FIELD_WRONG,
    code,
    day,
    household_text,
    known_fields,
    moment,
    part,
    text,
    texts,
    whole,
)
from outreach.errors import UserMistake
from outreach.input_edge import fit_to_store
from outreach.queries.campaigns import campaigns, options
from outreach.queries.households import members, unit_id_of
from outreach.vocabulary import AppState, EntrySource, Outcome, SignOff
from outreach.vocabulary.quiz import QuizResult
from outreach.workspace import Workspace

FIELDS = {
    "household", "at", "workers", "outcome", "people", "topics", "handouts", "signoff", "app_installed",
    "app", "follow_up", "note", "campaign", "quiz",
}  # fmt: skip
EVERYBODY = "all"
QUIZ_FIELDS = {"right", "asked", "missed"}
SIGNOFF_FIELDS = {"kind", "by", "relation", "receipt"}


def read_visit_line(workspace: Workspace, line: Mapping[str, Any]) -> VisitForm:
    """Read one line. Raises UserMistake naming the field that is wrong."""
    known_fields(line, FIELDS)
    unit_id = workspace.ask(unit_id_of, household_text(line))
    if unit_id is None:
        raise UserMistake(UNIT_UNKNOWN, field="household")
    outcome = code(Outcome, line.get("outcome"), "outcome")
    signoff = part(line, "signoff")
    known_fields(signoff, SIGNOFF_FIELDS, "signoff.")
    people = {m.name: m.id for m in reversed(workspace.ask(members, unit_id, date.min))}
    return VisitForm(
        unit_id=unit_id,
        at=moment(line.get("at")),
        workers=texts(line.get("workers", []), "workers"),
        outcome=outcome,
        people=_people(line, people, outcome),
        topics=topic_codes(workspace, line),
        handouts=handout_counts(workspace, line, "handouts"),
        signoff=code(SignOff, signoff.get("kind") if signoff else SignOff.NONE, "signoff"),
        signed_by=text(signoff.get("by"), "signoff"),
        relation=text(signoff.get("relation"), "signoff"),
        receipt=text(signoff.get("receipt"), "signoff"),
        app=_app(line, people),
        note=text(line.get("note"), "note"),
        follow_up=day(line.get("follow_up"), "follow_up"),
        quiz=_quiz(line),
        campaign_id=campaign_named(workspace, line),
        source=EntrySource.COMMAND,
    )


def _people(line: Mapping[str, Any], people: Mapping[str, str], outcome: Outcome) -> list[str] | None:
    names = texts(line.get("people", [EVERYBODY]), "people")
    named = _ids([name for name in names if name != EVERYBODY], people, "people")
    return None if EVERYBODY in names else named


def _ids(names: Iterable[str], people: Mapping[str, str], field: str) -> list[str]:
    names = list(names)
    if not set(names) <= set(people):
        raise UserMistake(PERSON_UNKNOWN, field=field)
    return [people[name] for name in names]


def topic_codes(workspace: Workspace, line: Mapping[str, Any]) -> tuple[str, ...]:
    """Take topics by code or by their Chinese label."""
    topics = texts(line.get("topics", []), "topics")
    if all(topic.isascii() for topic in topics):
        return topics
    rows = workspace.ask(options)
    labels = {row.label: row.code for row in reversed(rows) if row.kind in TOPIC_KINDS}
    return tuple(labels.get(topic, topic) for topic in topics)


def counts(given: Mapping[str, Any], name: str) -> dict[str, int]:
    """Give code -> count of an object of whole numbers."""
    for value in given.values():
        if not isinstance(value, int) or isinstance(value, bool):
            raise UserMistake(FIELD_WRONG, field=name, name=name)
    return {fit_to_store(str(code), name): value for code, value in given.items()}


def handout_counts(workspace: Workspace, line: Mapping[str, Any], name: str) -> dict[str, int]:
    """Take handouts by code or by their Chinese label, each with its count."""
    given = counts(part(line, name), name)
    if all(code.isascii() for code in given):
        return given
    labels = {row.label: row.code for row in reversed(workspace.ask(options, CatalogKind.HANDOUT.value))}
    return {labels.get(code, code): count for code, count in given.items()}


def _app(line: Mapping[str, Any], people: Mapping[str, str]) -> dict[str, AppState]:
    installed = _ids(texts(line.get("app_installed", []), "app_installed"), people, "app_installed")
    states = dict.fromkeys(installed, AppState.NEW)
    for name, value in part(line, "app").items():
        states[_ids([name], people, "app")[0]] = code(AppState, value, "app")
    return states


def campaign_named(workspace: Workspace, line: Mapping[str, Any]) -> str | None:
    """Give the id of the campaign named by id or name, None where none is named."""
    name = text(line.get("campaign"), "campaign")
    if not name:
        return None
    for row in workspace.ask(campaigns):
        if name in (row.id, row.name):
            return row.id
    raise UserMistake(FIELD_WRONG, field="campaign", name="campaign")


def _quiz(line: Mapping[str, Any]) -> QuizResult | None:
    """Take {"right": 3, "asked": 5, "missed": [codes]}, or the list of the codes answered wrong."""
    given = line.get("quiz")
    if given is None:
        return None
    if isinstance(given, list):
        return QuizResult(None, missed=texts(given, "quiz"))
    told = part(line, "quiz")
    known_fields(told, QUIZ_FIELDS, "quiz.")
    right = None if told.get("right") is None else whole(told["right"], "quiz")
    missed = texts(told.get("missed", []), "quiz")
    if right is None and "missed" not in told:
        raise UserMistake(FIELD_WRONG, field="quiz", name="quiz")
    return QuizResult(right, whole(told.get("asked"), "quiz"), missed)
