"""Whether somebody of the file may be somebody of the register: what agrees, what speaks against it."""

from __future__ import annotations

from collections.abc import Callable

from outreach.register_rows import RegisterPerson
from outreach.roster.alike import Likeness, folded, likeness
from outreach.roster.ids import GOOD

FULL_DATE = len("1970-01-01")
TAIL = 4
PHONE_TAIL = 7
Test = Callable[[RegisterPerson, RegisterPerson], bool]


def same_number(one: RegisterPerson, other: RegisterPerson) -> bool | None:
    """Compare ID numbers, whole, hashed or masked; None where that tells nothing."""
    if one.id_digest and other.id_digest:
        return one.id_digest == other.id_digest
    first, second = one.id_no, other.id_no
    if not first or not second or len(first) != len(second):
        return None
    if GOOD.fullmatch(first) and GOOD.fullmatch(second):
        return first == second
    both = [pair for pair in zip(first, second, strict=True) if pair[0].isalnum() and pair[1].isalnum()]
    if any(a != b for a, b in both):
        return False
    return True if len(both) >= TAIL + 2 and first[-TAIL:].isalnum() and second[-TAIL:].isalnum() else None


def same_birth(one: RegisterPerson, other: RegisterPerson) -> bool | None:
    """Compare dates of birth as far as both are known; None where one is not."""
    if not one.birth or not other.birth:
        return None
    return one.birth.startswith(other.birth) or other.birth.startswith(one.birth)


def full_birth(one: RegisterPerson, other: RegisterPerson) -> bool:
    """Tell that both were born on the same known day."""
    return len(one.birth) == FULL_DATE and one.birth == other.birth


def same_phone(one: RegisterPerson, other: RegisterPerson) -> bool:
    """Tell that both have the same phone, or where one is masked the same beginning and end."""
    first, second = one.phone, other.phone
    if "*" in first or "*" in second:
        shown = len(first) == len(second) and first[-TAIL:] == second[-TAIL:]
        return shown and first[:3] == second[:3] and first[-TAIL:].isdigit()
    return len(first) >= PHONE_TAIL and first[-PHONE_TAIL:] == second[-PHONE_TAIL:]


def agree(one: RegisterPerson, other: RegisterPerson) -> bool:
    """Tell that nothing known speaks against it: ID number, birth, sex."""
    sexes = one.sex and other.sex and one.sex != other.sex
    return not sexes and same_number(one, other) is not False and same_birth(one, other) is not False


def names(one: RegisterPerson, other: RegisterPerson) -> Likeness:
    """Compare names; one's other name is as good as a variant."""
    found = likeness(one.name, other.name)
    if found < Likeness.VARIANT and (one.alias or other.alias) and one.name and other.name:
        first = {folded(name) for name in (one.name, *one.alias.split("、")) if name}
        second = {folded(name) for name in (other.name, *other.alias.split("、")) if name}
        if folded(one.name) in second or folded(other.name) in first:
            return Likeness.VARIANT
    return found


def may_be(one: RegisterPerson, other: RegisterPerson) -> bool:
    """Tell quickly whether two may be one person, for counting what households share."""
    found = same_number(one, other)
    return found is True or (agree(one, other) and names(one, other) >= Likeness.SOUND)


# Those who stand in the same household, the surest first


def _same_in_all(one: RegisterPerson, other: RegisterPerson) -> bool:
    same = one.birth == other.birth and one.relation == other.relation
    return same and agree(one, other) and names(one, other) is Likeness.SAME


def _same_name(one: RegisterPerson, other: RegisterPerson) -> bool:
    return agree(one, other) and names(one, other) is Likeness.SAME


def _variant_name(one: RegisterPerson, other: RegisterPerson) -> bool:
    return agree(one, other) and names(one, other) >= Likeness.VARIANT


def _read_alike(one: RegisterPerson, other: RegisterPerson) -> bool:
    told = same_birth(one, other) or same_phone(one, other) or one.relation == other.relation
    return _living(one, other) and told and agree(one, other) and names(one, other) >= Likeness.SOUND


def _same_but_birth(one: RegisterPerson, other: RegisterPerson) -> bool:
    """A date of birth may be put right: name and relation must agree."""
    same = one.relation == other.relation and same_number(one, other) is not False
    return same and names(one, other) >= Likeness.VARIANT


def _same_but_name(one: RegisterPerson, other: RegisterPerson) -> bool:
    """A name may be put right: birth, sex and relation must agree, or phone or ID number say so."""
    if not _living(one, other) or not agree(one, other):
        return False
    close = names(one, other) >= Likeness.CLOSE
    if full_birth(one, other) and one.sex == other.sex:
        return close or one.relation == other.relation
    return close and (same_phone(one, other) or same_number(one, other) is True)


def _same_but_number(one: RegisterPerson, other: RegisterPerson) -> bool:
    """An ID number may be put right: name and relation, or name and birth must agree."""
    told = one.relation == other.relation or same_birth(one, other)
    sexes = one.sex and other.sex and one.sex != other.sex
    return bool(told) and not sexes and names(one, other) >= Likeness.VARIANT


def _living(one: RegisterPerson, other: RegisterPerson) -> bool:
    """Those who are gone are only taken for somebody by their whole name."""
    return not other.status or bool(one.status)


AT_HOME: tuple[Test, ...] = (
    _same_in_all,
    _same_name,
    _variant_name,
    _read_alike,
    _same_but_birth,
    _same_but_name,
    _same_but_number,
)


def strength_elsewhere(one: RegisterPerson, other: RegisterPerson) -> int:
    """Say how surely somebody is who was registered elsewhere: 0 not at all, 1 by the name alone, to 4."""
    if not agree(one, other) or not _living(one, other):
        return 0
    found = names(one, other)
    if full_birth(one, other) and found >= Likeness.SOUND:
        return 4 if found >= Likeness.VARIANT else 3
    if found >= Likeness.VARIANT and same_phone(one, other):
        return 3
    if found >= Likeness.SOUND and same_number(one, other) is True:
        return 3
    alone = found >= Likeness.VARIANT and same_birth(one, other) is None and len(folded(one.name)) > 1
    return 1 if alone and not one.status else 0
