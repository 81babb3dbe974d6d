"""What the register holds and how a roster changes it, as plain frozen values that every layer may carry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from outreach.vocabulary import PersonStatus, UnitKind

HEAD = "户主"
"""Relation of the head of a household, as the register writes it."""


class RegisterPerson(NamedTuple):
    """One person of the register; `id` is empty while the person is only planned.

    `sex` is 男, 女 or empty; `birth` an ISO date, or `1970-02` or `1970` where no more is known; `address`
    only where it differs from the household's; `id_digest` the ledger's keyed hash of the ID number, empty
    if there is none. A masked ID number or phone is kept as it was written.
    """

    id: str
    name: str
    relation: str = ""
    sex: str = ""
    birth: str = ""
    id_no: str = ""
    phone: str = ""
    status: PersonStatus = PersonStatus.PRESENT
    address: str = ""
    alias: str = ""
    note: str = ""
    id_digest: str = ""


@dataclass(frozen=True, slots=True)
class RegisterHousehold:
    """One household or unit with its members, head first.

    `no` is unique in the village; `group` the plain name ("3", "东组"); `door` the number on the door as
    written; `address` the full one where the file has it; `name` what a shop, school or other unit is called.
    """

    id: str
    no: str
    group: str = ""
    door: str = ""
    address: str = ""
    kind: UnitKind = UnitKind.RESIDENT
    name: str = ""
    phone: str = ""
    note: str = ""
    members: tuple[RegisterPerson, ...] = ()

    @property
    def head(self) -> str:
        """Give the head's name, the first member's where nobody is called head, empty without members."""
        for person in self.members:
            if person.relation == HEAD:
                return person.name
        return self.members[0].name if self.members else ""


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register as a roster is compared with it.

    `keeps` names the sensitive fields that the ledger stores: id_no, phone.
    """

    village_name: str = ""
    village_code: str = ""
    keeps: frozenset[str] = frozenset()
    households: tuple[RegisterHousehold, ...] = ()


@dataclass(frozen=True, slots=True)
class AddHousehold:
    """Add a household with its new members; `ref` stands for its id in later operations of the same plan.

    `position` is its place in walking order from 1 on, 0 where the ledger must find one.
    """

    ref: str
    household: RegisterHousehold
    position: int = 0


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add a person to a household, given by its id or by the `ref` of an AddHousehold."""

    household: str
    person: RegisterPerson


@dataclass(frozen=True, slots=True)
class MovePerson:
    """Put a person who is in the register into another household, given by id or `ref`."""

    person: str
    household: str


@dataclass(frozen=True, slots=True)
class EditPerson:
    """Set fields of a person: (field of RegisterPerson, new value) pairs."""

    person: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EditHousehold:
    """Set fields of a household: (field of RegisterHousehold, new value) pairs."""

    household: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RosterAnswer:
    """What the user said of rosters that are laid out alike; an empty value forgets it.

    `layout` is a fingerprint of headings without any data; `kind` is column, sheet, header or row; `key` says
    which one: a column's place from 0, or a keyed hash of a row; `value` the answer as a code.
    """

    layout: str
    kind: str
    key: str
    value: str


RegisterOperation = AddHousehold | AddPerson | MovePerson | EditPerson | EditHousehold


@dataclass(frozen=True, slots=True)
class RegisterUpdate:
    """Everything one roster does to the register, in the order it must be applied."""

    source: str = ""
    operations: tuple[RegisterOperation, ...] = field(default=())
