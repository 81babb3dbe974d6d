"""People and households while a roster is being read; only the plan's rows are final."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from outreach.roster.kinds import Action, ProblemKind
from outreach.vocabulary import PersonStatus, UnitKind


class Problem(NamedTuple):
    """One thing found: where (row as the user sees it, heading as in the file), what, and what is done."""

    sheet: str
    row: int
    field: str
    kind: ProblemKind
    action: Action
    raw: str = ""
    value: str = ""


@dataclass(slots=True)
class PersonDraft:
    """One person's row, cleaned; household fields stand here until households are joined."""

    sheet: str
    row: int
    name: str = ""
    relation: str = ""
    sex: str = ""
    birth: str = ""
    id_no: str = ""
    phone: str = ""
    address: str = ""
    alias: str = ""
    note: str = ""
    status: PersonStatus = PersonStatus.PRESENT
    household_no: str = ""
    group: str = ""
    door: str = ""
    head_name: str = ""
    head_id: str = ""
    head_phone: str = ""
    kind: UnitKind | None = None
    unit_name: str = ""
    size: str = ""
    """How many people the file says the household has."""
    joined: int = -1
    """Place of the first row of the merged cell that joins the household, -1 without one."""
    apart: ProblemKind | None = None
    """Where the user said that the person keeps a household of their own: the problem that asked."""
    beside: str = ""
    """Head of the household in which somebody set apart stands in the file."""
    cells: tuple[object, ...] = ()
    """The row without its running number, to know exact duplicates."""
    heading_of: dict[str, str] = field(default_factory=dict)
    """Heading in the file by field, shared by all rows of a sheet."""

    @property
    def says_somebody(self) -> bool:
        """Tell whether the row says anything of a person, and not only of a door or a unit."""
        return bool(self.name or self.id_no or self.relation or self.birth or self.sex)


@dataclass(slots=True)
class HouseholdDraft:
    """One household or unit with its people in the file's order."""

    key: tuple[str, ...] = ()
    no: str = ""
    members: list[PersonDraft] = field(default_factory=list)
    group: str = ""
    door: str = ""
    address: str = ""
    kind: UnitKind = UnitKind.RESIDENT
    name: str = ""
    head_name: str = ""
    kind_told: bool = False
    """Whether the file says the kind."""
