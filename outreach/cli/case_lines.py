"""Reads one JSON line of `case add` or `dissuasion add` into its form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from outreach.actions.cases import CaseForm
from outreach.actions.dissuasions import DissuasionForm
from outreach.actions.known import UNIT_UNKNOWN
from outreach.catalog import CatalogKind
from outreach.cli.line_fields import (
    DAYS,
    FIELD_WRONG,
    code,
    household_text,
    known_fields,
    moment,
    text,
    whichever,
    whole,
)
from outreach.errors import UserMistake, declare
from outreach.queries.campaigns import options
from outreach.queries.households import unit_id_of
from outreach.vocabulary import DissuasionWay, RiskLevel
from outreach.wording import mark
from outreach.workspace import Workspace

WHOSE_CASE = declare(
    "whose_case",
    mark("Say whose case it is: give household, or outsider for somebody who is not in the register."),
)
CASE_FIELDS = {*DAYS, "kind", "loss", "household", "outsider", "group", "source", "note"}
DISSUASION_FIELDS = {*DAYS, "risk", "way", "saved", "people", "kind", "household", "group", "by", "note"}


def read_case_line(workspace: Workspace, line: Mapping[str, Any]) -> CaseForm:
    """Read one line. Raises UserMistake naming the field that is wrong."""
    known_fields(line, CASE_FIELDS)
    outsider = line.get("outsider", False)
    if not isinstance(outsider, bool):
        raise UserMistake(FIELD_WRONG, field="outsider", name="outsider")
    if outsider == (line.get("household") is not None):
        raise UserMistake(WHOSE_CASE, field="household")
    return CaseForm(
        happened_on=_the_day(line),
        kind=_kind(workspace, line),
        loss=whole(line.get("loss"), "loss"),
        unit_id=None if outsider else _unit(workspace, line),
        group=_group(line),
        source=text(line.get("source"), "source"),
        note=text(line.get("note"), "note"),
    )


def read_dissuasion_line(workspace: Workspace, line: Mapping[str, Any]) -> DissuasionForm:
    """Read one line; without a household somebody of outside was dissuaded. Raises UserMistake."""
    known_fields(line, DISSUASION_FIELDS)
    return DissuasionForm(
        happened_on=_the_day(line),
        risk=code(RiskLevel, line.get("risk"), "risk"),
        way=code(DissuasionWay, line.get("way", DissuasionWay.IN_PERSON.value), "way"),
        saved=whole(line.get("saved"), "saved"),
        people=whole(line.get("people", 1), "people"),
        kind=_kind(workspace, line),
        unit_id=None if line.get("household") is None else _unit(workspace, line),
        group=_group(line),
        done_by=text(line.get("by"), "by"),
        note=text(line.get("note"), "note"),
    )


def _the_day(line: Mapping[str, Any]) -> date:
    value = whichever(line, DAYS)
    return value if isinstance(value, date) else moment(value, "date").date()


def _unit(workspace: Workspace, line: Mapping[str, Any]) -> str:
    unit_id = workspace.ask(unit_id_of, household_text(line))
    if unit_id is None:
        raise UserMistake(UNIT_UNKNOWN, field="household")
    return unit_id


def _group(line: Mapping[str, Any]) -> str:
    value = line.get("group")
    return str(value) if isinstance(value, int) else text(value, "group")


def _kind(workspace: Workspace, line: Mapping[str, Any]) -> str:
    """Take the kind of scam by its code or by its Chinese label."""
    written = text(line.get("kind"), "kind")
    if written.isascii():
        return written
    rows = workspace.ask(options, CatalogKind.SCAM.value)
    return {row.label: row.code for row in reversed(rows)}.get(written, written)
