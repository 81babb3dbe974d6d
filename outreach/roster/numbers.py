"""Gives every household a short number that is unique in the village."""

from __future__ import annotations

from collections import Counter

from outreach.roster.drafts import HouseholdDraft
from outreach.roster.household_codes import LENGTH, serial_of_code


def number_households(households: list[HouseholdDraft]) -> None:
    """Shorten the file's numbers; where they repeat from group to group put the group before; fill gaps."""
    for household in households:
        household.no = short_number(household.no)
    counts = Counter(household.no for household in households if household.no)
    if any(count > 1 for count in counts.values()):
        for household in households:
            if household.no and household.group:
                household.no = f"{household.group}-{household.no}"
    taken: set[str] = set()
    following = 1
    for household in households:
        if household.no and household.no not in taken:
            taken.add(household.no)
            continue
        base = household.no
        household.no = ""
        while not household.no or household.no in taken or household.no in counts:
            household.no = f"{base}-{following}" if base else str(following)
            following += 1
        taken.add(household.no)


def short_number(text: str) -> str:
    """Give the household's serial of an 18-digit household code, and plain digits without leading zeros."""
    if len(text) == LENGTH and text.isdigit():
        return serial_of_code(text)
    return str(int(text)) if text.isdigit() and text.isascii() else text
