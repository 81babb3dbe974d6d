"""Changes of the register in words: what happened, to whom, and why the import thinks so."""

from __future__ import annotations

import datetime

from outreach.privacy import mask_id_no, mask_phone
from outreach.register_rows import HEAD, RegisterPerson
from outreach.roster.alike import Likeness, likeness
from outreach.roster.plan import Change
from outreach.vocabulary import PersonStatus
from outreach.wording import mark, zh

CHILD_YEARS = 6
"""Up to this age somebody new in a household was born there; older people moved in."""
BORN = mark("New child in the household")
CAME = mark("New in the household")
NEW_DOOR = mark("New household")
DIED = mark("Marked as deceased in the roster")
LEFT = mark("Marked as moved out in the roster")
MOVED = mark("Stands in another household now")
SPLIT = mark("Has a household of their own now")
GONE = mark("Not in this roster; stays in the register")
ALL_GONE = mark("Nobody of the household is in this roster; all stay in the register")
DIFFERS = mark("The roster says otherwise")
OTHER_GROUP = mark("The household stands in another group now")
OTHER_HEAD = mark("The household has another head now")
STILL_LISTED = mark("The roster still lists somebody who is marked as gone; the mark stays")
VARIANT_NAME = mark("Another form of the same character")
SOUND_NAME = mark("Read the same, and all else agrees")
OTHER_NAME = mark("The name was put right; all else agrees")
NAME_REASONS = {Likeness.VARIANT: VARIANT_NAME, Likeness.SAME: DIFFERS, Likeness.SOUND: SOUND_NAME}


def arrival(no: str, person: RegisterPerson, reason: str) -> Change:
    """Say that somebody is new: born into a household that was known, or moved in."""
    child = person.birth and datetime.date.today().year - int(person.birth[:4]) <= CHILD_YEARS
    if child and reason != NEW_DOOR:
        return Change("birth", no, person.name, new=person.birth, reason=zh(BORN))
    return Change("move", no, person.name, new=no, reason=zh(reason))


def edit_change(no: str, there: RegisterPerson, field: str, value: str) -> Change:
    """Say that a fact of a person changed; numbers are masked."""
    old = str(getattr(there, field))
    if field == "status" and value == PersonStatus.DECEASED:
        return Change("death", no, there.name, field, old, value, zh(DIED))
    if field == "status" and value == PersonStatus.MOVED_OUT:
        return Change("move", no, there.name, field, old, value, zh(LEFT))
    mask = {"id_no": mask_id_no, "phone": mask_phone}.get(field, str)
    return Change("edit", no, there.name, field, mask(old), mask(value), zh(_reason(field, old, value)))


def _reason(field: str, old: str, value: str) -> str:
    if field == "name" and old:
        return NAME_REASONS.get(likeness(old, value), OTHER_NAME)
    return OTHER_HEAD if field == "relation" and old and HEAD in (old, value) else DIFFERS


def household_change(no: str, field: str, old: str, value: str, moved: bool) -> Change:
    """Say that a fact of a household changed; `moved` where it stands in another group now."""
    if moved:
        return Change("move", no, "", field, old, value, zh(OTHER_GROUP))
    return Change("edit", no, "", field, old, value, zh(DIFFERS))
