"""Reads one JSON line of `visit log` into a visit form; every field is checked here, at the edge."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeVar

from outreach.actions.visits import PERSON_UNKNOWN, UNIT_UNKNOWN, VisitForm
from outreach.catalog import TOPIC_KINDS
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_to_store
from outreach.periods import YEARS
from outreach.queries.campaigns import campaigns, options
from outreach.queries.households import members, unit_id_of
from outreach.vocabulary import AppState, EntrySource, Outcome, SignOff
from outreach.wording import mark
from outreach.workspace import Workspace

FIELD_WRONG = declare(
    "field_wrong",
    mark("The field “{name}” is missing or not of the expected form: correct it and send again."),
)
CODE_WRONG = declare(
    "code_wrong", mark("The field “{name}” must be one of {known}: correct it and send again.")
)
FIELD_UNKNOWN = declare(
    "field_unknown", mark("There is no field “{name}” in a visit: correct its name or leave it out.")
)
CHINA = timezone(timedelta(hours=8))
"""The one time zone of the country: a moment with another offset is brought to it."""
FIELDS = {
    "household", "at", "workers", "outcome", "people", "topics", "handouts", "signoff", "app_installed",
    "app", "follow_up", "note", "campaign",
}  # fmt: skip
EVERYBODY = "all"
SIGNOFF_FIELDS = {"kind", "by", "relation", "receipt"}
C = TypeVar("C", Outcome, SignOff, AppState)


def read_visit_line(workspace: Workspace, line: Mapping[str, Any]) -> VisitForm:
    """Read one line. Raises UserMistake naming the field that is wrong."""
    _known(line, FIELDS)
    unit_id = workspace.ask(unit_id_of, _household(line))
    if unit_id is None:
        raise UserMistake(UNIT_UNKNOWN, field="household")
    outcome = _code(Outcome, line.get("outcome"), "outcome")
    signoff = _part(line, "signoff")
    _known(signoff, SIGNOFF_FIELDS, "signoff.")
    people = {m.name: m.id for m in reversed(workspace.ask(members, unit_id, date.min))}
    return VisitForm(
        unit_id=unit_id,
        at=_moment(line.get("at")),
        workers=_texts(line.get("workers", []), "workers"),
        outcome=outcome,
        people=_people(line, people, outcome),
        topics=_topics(workspace, line),
        handouts=_counts(_part(line, "handouts")),
        signoff=_code(SignOff, signoff.get("kind") if signoff else SignOff.NONE, "signoff"),
        signed_by=_text(signoff.get("by"), "signoff"),
        relation=_text(signoff.get("relation"), "signoff"),
        receipt=_text(signoff.get("receipt"), "signoff"),
        app=_app(line, people),
        note=_text(line.get("note"), "note"),
        follow_up=_day(line.get("follow_up")),
        campaign_id=_campaign(workspace, line),
        source=EntrySource.COMMAND,
    )


def _known(part: Mapping[str, Any], fields: Container[str], where: str = "") -> None:
    for name in part:
        if name not in fields:
            shown = (where + name)[:40]
            raise UserMistake(FIELD_UNKNOWN, field=shown, name=shown)


def _household(line: Mapping[str, Any]) -> str:
    value = line.get("household")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise UserMistake(FIELD_WRONG, field="household", name="household")
    return fit_to_store(value, "household")


def _part(line: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = line.get(name)
    value = {} if value is None else value
    if not isinstance(value, Mapping):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return value


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return fit_to_store(value, name)


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return tuple(fit_to_store(item, name) for item in value)


def _code(kind: type[C], value: Any, name: str) -> C:
    if value not in list(kind):
        raise UserMistake(CODE_WRONG, field=name, name=name, known=" ".join(kind))
    return kind(value)


def _moment(value: Any) -> datetime:
    try:
        at = datetime.fromisoformat(value)
        at = at.astimezone(CHINA).replace(tzinfo=None) if at.tzinfo else at
    except (TypeError, ValueError, OverflowError) as problem:
        raise UserMistake(FIELD_WRONG, field="at", name="at") from problem
    if at.year not in YEARS:
        raise UserMistake(FIELD_WRONG, field="at", name="at")
    return at


def _day(value: Any) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as problem:
        raise UserMistake(FIELD_WRONG, field="follow_up", name="follow_up") from problem


def _people(line: Mapping[str, Any], people: Mapping[str, str], outcome: Outcome) -> list[str] | None:
    names = _texts(line.get("people", [EVERYBODY]), "people")
    named = _ids([name for name in names if name != EVERYBODY], people, "people")
    return None if EVERYBODY in names else named


def _ids(names: Iterable[str], people: Mapping[str, str], field: str) -> list[str]:
    names = list(names)
    if not set(names) <= set(people):
        raise UserMistake(PERSON_UNKNOWN, field=field)
    return [people[name] for name in names]


def _topics(workspace: Workspace, line: Mapping[str, Any]) -> tuple[str, ...]:
    """Take topics by code or by their Chinese label."""
    topics = _texts(line.get("topics", []), "topics")
    if all(topic.isascii() for topic in topics):
        return topics
    rows = workspace.ask(options)
    labels = {row.label: row.code for row in reversed(rows) if row.kind in TOPIC_KINDS}
    return tuple(labels.get(topic, topic) for topic in topics)


def _counts(part: Mapping[str, Any]) -> dict[str, int]:
    for value in part.values():
        if not isinstance(value, int) or isinstance(value, bool):
            raise UserMistake(FIELD_WRONG, field="handouts", name="handouts")
    return {fit_to_store(str(code), "handouts"): value for code, value in part.items()}


def _app(line: Mapping[str, Any], people: Mapping[str, str]) -> dict[str, AppState]:
    installed = _ids(_texts(line.get("app_installed", []), "app_installed"), people, "app_installed")
    states = dict.fromkeys(installed, AppState.NEW)
    for name, value in _part(line, "app").items():
        states[_ids([name], people, "app")[0]] = _code(AppState, value, "app")
    return states


def _campaign(workspace: Workspace, line: Mapping[str, Any]) -> str | None:
    name = _text(line.get("campaign"), "campaign")
    if not name:
        return None
    for row in workspace.ask(campaigns):
        if name in (row.id, row.name):
            return row.id
    raise UserMistake(FIELD_WRONG, field="campaign", name="campaign")
