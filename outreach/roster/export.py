"""Writes the register as a CSV table, one line a person, masked unless asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from outreach.files import write_whole
from outreach.privacy import mask_id_no, mask_phone
from outreach.register_rows import Register, RegisterHousehold, RegisterPerson
from outreach.roster.addresses import full_address

HEADINGS = (
    "household_no",
    "group",
    "relation",
    "name",
    "sex",
    "birth",
    "id_no",
    "phone",
    "address",
    "status",
)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def export_people(register: Register, target: Path, unmasked: bool = False) -> int:
    """Write every person to a UTF-8 CSV file and give their number; raises StorageProblem."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    count = 0
    for household in register.households:
        for person in household.members:
            writer.writerow(
                [harmless(text) for text in _line(register.village_name, household, person, unmasked)]
            )
            count += 1
    write_whole(target, lines.getvalue().encode("utf-8"))
    return count


def _line(village: str, household: RegisterHousehold, person: RegisterPerson, unmasked: bool) -> list[str]:
    return [
        household.no,
        household.group,
        person.relation,
        person.name,
        person.sex,
        person.birth,
        person.id_no if unmasked else mask_id_no(person.id_no),
        person.phone if unmasked else mask_phone(person.phone),
        person.address or full_address(village, household),
        str(person.status),
    ]


def harmless(text: str) -> str:
    """Keep a text from being taken as a formula by table programs."""
    return "'" + text if text.startswith(FORMULA_SIGNS) else text
