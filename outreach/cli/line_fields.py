"""Fields of a JSON line: each is read and checked here, at the edge, and named where it is wrong."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, TypeVar

from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_to_store
from outreach.periods import YEARS
from outreach.wording import mark

FIELD_WRONG = declare(
    "field_wrong",
    mark("The field “{name}” is missing or not of the expected form: correct it and send again."),
)
CODE_WRONG = declare(
    "code_wrong", mark("The field “{name}” must be one of {known}: correct it and send again.")
)
FIELD_UNKNOWN = declare(
    "field_unknown", mark("There is no field “{name}” here: correct its name or leave it out.")
)
SAID_TWICE = declare(
    "said_twice", mark("“{other}” and “{name}” mean the same: leave one of the two out.")
)
DAYS = ("at", "on", "date")
"""Any of these names the day (or moment) on which something was."""
CHINA = timezone(timedelta(hours=8))
"""The one time zone of the country: a moment with another offset is brought to it."""
C = TypeVar("C", bound=StrEnum)


def known_fields(line: Mapping[str, Any], fields: Container[str], where: str = "") -> None:
    """Refuse a field of a name that is not known."""
    for name in line:
        if name not in fields:
            shown = (where + name)[:40]
            raise UserMistake(FIELD_UNKNOWN, field=shown, name=shown)


def household_text(line: Mapping[str, Any]) -> str:
    """Give the number or code of a household, written as text or as a number."""
    value = line.get("household")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise UserMistake(FIELD_WRONG, field="household", name="household")
    return fit_to_store(value, "household")


def part(line: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Give a part that is an object itself; a missing one is empty."""
    value = line.get(name)
    value = {} if value is None else value
    if not isinstance(value, Mapping):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return value


def text(value: Any, name: str) -> str:
    """Give a text; a missing one is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return fit_to_store(value, name)


def texts(value: Any, name: str) -> tuple[str, ...]:
    """Give a list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return tuple(fit_to_store(item, name) for item in value)


def code(kind: type[C], value: Any, name: str) -> C:
    """Give one of the codes of a kind."""
    if value not in list(kind):
        raise UserMistake(CODE_WRONG, field=name, name=name, known=" ".join(kind))
    return kind(value)


def moment(value: Any, name: str = "at") -> datetime:
    """Give a day with a time."""
    try:
        at = datetime.fromisoformat(value)
        at = at.astimezone(CHINA).replace(tzinfo=None) if at.tzinfo else at
    except (TypeError, ValueError, OverflowError) as problem:
        raise UserMistake(FIELD_WRONG, field=name, name=name) from problem
    if at.year not in YEARS:
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return at


def whichever(line: Mapping[str, Any], names: Sequence[str]) -> Any:
    """Give the value of a field that goes by any of several names. Raises UserMistake where two are there."""
    given = [name for name in names if line.get(name) is not None]
    if len(given) > 1:
        raise UserMistake(SAID_TWICE, field=given[1], name=given[1], other=given[0])
    return line[given[0]] if given else None


def day(value: Any, name: str) -> date | None:
    """Give a day, None where there is none."""
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as problem:
        raise UserMistake(FIELD_WRONG, field=name, name=name) from problem


def whole(value: Any, name: str) -> int:
    """Give a whole number; a missing one is 0."""
    value = 0 if value is None else value
    if not isinstance(value, int) or isinstance(value, bool):
        raise UserMistake(FIELD_WRONG, field=name, name=name)
    return value
