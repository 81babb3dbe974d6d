"""What an import would do, as frozen values: shown before anything is written, then applied as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from outreach.register_rows import RegisterHousehold, RegisterUpdate
from outreach.roster.answers import Question
from outreach.roster.drafts import Problem
from outreach.roster.layout import NO_CORRECTIONS, Corrections, SheetLayout


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the register: `what` is birth, death, move, split, missing or edit; `reason` is Chinese.

    `household` is the household's number, `person` the name (empty for the household itself).
    """

    what: str
    household: str
    person: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything found in one file and everything its import would do; the four counts are of persons."""

    file: str
    kind: str
    encoding: str = ""
    layouts: tuple[SheetLayout, ...] = ()
    households: int = 0
    persons: int = 0
    units: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    new: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    update: RegisterUpdate = RegisterUpdate()
    found: tuple[RegisterHousehold, ...] = ()
    questions: tuple[Question, ...] = ()
    corrections: Corrections = NO_CORRECTIONS
    """What the user said, now or for an earlier file laid out alike."""
    remembered: int = 0
    """How many things were read as the user said, now or for an earlier file."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """Name the sheets that were read."""
        return tuple(layout.sheet for layout in self.layouts if layout.used)

    @property
    def is_idle(self) -> bool:
        """Tell whether applying the plan would change nothing."""
        return not self.update.operations

    def document(self) -> dict[str, Any]:
        """Give the JSON document of `roster check`."""
        return {
            "sheets": list(self.sheets),
            "households": self.households,
            "persons": self.persons,
            "units": dict(self.units),
            "new": self.new,
            "changed": self.changed,
            "same": self.same,
            "missing": self.missing,
            "problems": [_plain(problem._asdict()) for problem in self.problems],
            "changes": [
                _plain({name: getattr(one, name) for name in Change.__slots__}) for one in self.changes
            ],
            "remembered": self.remembered,
            "questions": [_question(question) for question in self.questions],
            "layouts": [_layout(layout) for layout in self.layouts],
        }


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}


def _question(question: Question) -> dict[str, Any]:
    """Give what can be asked and answered of a row, without names."""
    choices = [choice.code for choice in question.choices]
    place: dict[str, Any] = {"sheet": question.sheet, "row": question.row, "kind": str(question.kind)}
    return place | {"choices": choices, "chosen": question.chosen, "said": question.said}


def _layout(layout: SheetLayout) -> dict[str, Any]:
    columns = {column.heading: column.field for column in layout.columns}
    return {"sheet": layout.sheet, "used": layout.used, "reason": layout.reason, "columns": columns}
