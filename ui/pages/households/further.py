"""The further filter of the list: a term of the equation, who lives there, a key group, a kind of unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outreach.queries.doors import DoorRow
from outreach.queries.key_groups import KeyGroupRow, campaign_day, unit_ids_of_key_group
from outreach.queries.occupancy import unit_ids_by_occupancy
from outreach.vocabulary import (
    HOUSEHOLD_KINDS,
    LABELS,
    REGISTERED_KINDS,
    HouseholdState,
    Occupancy,
    UnitKind,
)
from outreach.wording import mark, tr
from outreach.workspace import Workspace

TERM, LIVING, KEYS, KIND = "term:", "living:", "keys:", "kind:"
TERMS = {
    "registered": mark("Registered households"),
    "incomers": mark("Incomers"),
    "due": mark("Households due"),
}
EXCLUDED = "excluded"
Keep = Callable[[DoorRow], bool]


def offered(groups: Sequence[KeyGroupRow] = ()) -> list[tuple[str, str]]:
    """Give the codes that can be chosen with their words; an empty code parts two kinds of them."""
    terms = [(TERM + code, tr(label)) for code, label in TERMS.items()]
    living = [(LIVING + s, tr(LABELS[s])) for s in Occupancy if s is not Occupancy.OCCUPIED]
    kinds = [(KIND + kind, tr(LABELS[kind])) for kind in UnitKind if kind not in HOUSEHOLD_KINDS]
    keys = [(KEYS + group.code, group.name) for group in groups]
    return [*terms, ("", ""), *living, ("", ""), *keys, ("", ""), *kinds]


def is_of_units(code: str) -> bool:
    """Tell whether shops and the like are meant."""
    return code.startswith(KIND)


def is_asked(code: str) -> bool:
    """Tell whether the ledger must be asked which doors are meant."""
    return code.startswith((LIVING, KEYS))


def ask(workspace: Workspace, code: str) -> frozenset[str]:
    """Ask the ledger which doors are meant."""
    if code.startswith(KEYS):
        on = workspace.ask(campaign_day, workspace.now().date())
        return workspace.ask(unit_ids_of_key_group, code.removeprefix(KEYS), on)
    return workspace.ask(unit_ids_by_occupancy, Occupancy(code.removeprefix(LIVING)))


def keep(code: str, among: frozenset[str]) -> Keep | None:
    """Give what a door must be to pass, None where all pass; `among` is what the ledger said."""
    if is_asked(code):
        return lambda row: row.id in among
    if code.startswith(KIND):
        kind = UnitKind(code.removeprefix(KIND))
        return lambda row: row.kind is kind
    return {
        "": None,
        TERM + "registered": lambda row: row.kind in REGISTERED_KINDS,
        TERM + "incomers": lambda row: row.kind is UnitKind.TENANT,
        TERM + "due": lambda row: row.state is not HouseholdState.EXCLUDED,
    }.get(code)

