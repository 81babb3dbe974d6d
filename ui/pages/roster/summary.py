"""What a plan means in households: four numbers, each with two examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach.places import place_label
from outreach.register_rows import AddHousehold, AddPerson, Register, RegisterHousehold
from outreach.roster.plan import Change, Plan
from outreach.vocabulary import PersonStatus
from outreach.wording import tr
from ui.pages.roster.fields import EDITED

EXAMPLES = 2


@dataclass(frozen=True)
class Part:
    """One of the four numbers: households, people, examples."""

    households: int
    persons: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanSummary:
    """New, changed, same, and in the ledger but not in the file."""

    new: Part
    changed: Part
    same: Part
    missing: Part


def summarise_plan(plan: Plan, register: Register) -> PlanSummary:
    """Sum a plan up by household."""
    added = [one.household for one in plan.update.operations if isinstance(one, AddHousehold)]
    numbers = {household.no for household in added}
    touched = [c for c in plan.changes if c.what != "missing" and c.household not in numbers]
    changed = {c.household for c in touched}
    joined = sum(isinstance(one, AddPerson) for one in plan.update.operations)
    known = {household.no: household for household in register.households}
    gone = _gone(plan, known)
    same = max(0, len(plan.found) - len(added) - len(changed))
    return PlanSummary(
        Part(len(added), sum(len(one.members) for one in added), tuple(_new_lines(added))),
        Part(len(changed), plan.changed + joined, tuple(_changed_lines(touched, known))),
        Part(same, plan.same),
        Part(len(gone), plan.missing, tuple(_missing_lines(plan, gone, known))),
    )


def _gone(plan: Plan, known: dict[str, RegisterHousehold]) -> list[str]:
    """Give the households none of whose people stand in the file."""
    missing: dict[str, int] = {}
    for change in plan.changes:
        if change.what == "missing":
            missing[change.household] = missing.get(change.household, 0) + 1
    return [no for no, count in missing.items() if no in known and count >= _present(known[no])]


def _present(household: RegisterHousehold) -> int:
    return sum(person.status is PersonStatus.PRESENT for person in household.members)


def _new_lines(added: Iterable[RegisterHousehold]) -> list[str]:
    lines = []
    for household in list(added)[:EXAMPLES]:
        name = household.name or household.head
        place = place_label(household.group, household.door)
        lines.append(tr("{place} {name}, {n} people", place=place, name=name, n=len(household.members)))
    return lines


def _changed_lines(touched: Iterable[Change], known: dict[str, RegisterHousehold]) -> Iterator[str]:
    shown: set[str] = set()
    for change in touched:
        if change.household not in shown and len(shown) < EXAMPLES:
            shown.add(change.household)
            yield _changed_line(change, known.get(change.household))


def _changed_line(change: Change, household: RegisterHousehold | None) -> str:
    place = place_label(household.group, household.door) if household else change.household
    if change.what == "edit":
        label = tr(EDITED.get(change.field, change.field)) if change.field in EDITED else change.field
        what = tr("{field}: {old} → {new}", field=label, old=change.old or "—", new=change.new)
        return f"{place} {change.person} {what}".replace("  ", " ")
    return tr("{place} {name}: {reason}", place=place, name=change.person, reason=change.reason)


def _missing_lines(plan: Plan, gone: list[str], known: dict[str, RegisterHousehold]) -> list[str]:
    if gone:
        rows = [known[no] for no in gone[:EXAMPLES]]
        return [f"{place_label(row.group, row.door)} {row.name or row.head}" for row in rows]
    people = [change for change in plan.changes if change.what == "missing"][:EXAMPLES]
    return [
        f"{place_label(known[one.household].group, known[one.household].door)} {one.person}"
        for one in people
        if one.household in known
    ]
