"""Starts a ledger: the village, what may be kept of people, the secret of its codes, the catalog."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from outreach.actions.act import Act
from outreach.actions.settings import put_setting
from outreach.catalog import catalog
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import Area, CatalogOption, Worker
from outreach.wording import mark

VILLAGE_NAME_MISSING = declare("village_name_missing", mark("The village has no name yet: type it first."))
VILLAGE_CODE_WRONG = declare(
    "village_code_wrong", mark("A village code has 12 digits: correct it, or leave it empty.")
)
KEEP_UNKNOWN = declare("keep_unknown", mark("Only id_no and phone can be kept: leave the other words out."))
KEEPABLE = ("id_no", "phone")


@dataclass(frozen=True)
class LedgerForm:
    """What a new ledger is told: names and 12-digit code; `keep` names the sensitive fields stored.

    `worker` is the first who goes to the doors, "" for nobody yet.
    """

    village_name: str
    village_code: str = ""
    township: str = ""
    county: str = ""
    keep: tuple[str, ...] = ()
    worker: str = ""
    is_demo: bool = False
    code_secret: bytes | None = None


def start_ledger(act: Act, form: LedgerForm) -> None:
    """Write what every ledger begins with. Raises UserMistake."""
    name, code = check_village(form.village_name, form.village_code)
    if set(form.keep) - set(KEEPABLE):
        raise UserMistake(KEEP_UNKNOWN, field="keep")
    act.describe(mark("New ledger"))
    act.undoable = False
    put_setting(act.session, "village_name", name)
    put_setting(act.session, "village_code", code)
    put_setting(act.session, "township", form.township.strip())
    put_setting(act.session, "county", form.county.strip())
    put_setting(act.session, "keep", sorted(form.keep))
    put_setting(act.session, "is_demo", form.is_demo)
    put_setting(act.session, "code_secret", (form.code_secret or secrets.token_bytes(32)).hex())
    act.session.add(Area(kind="village", name=name, code=code))
    if form.worker.strip():
        act.session.add(Worker(name=fit_to_store(form.worker.strip()[:100], "recorder")))
    for entry in catalog():
        act.session.add(
            CatalogOption(
                code=entry.code,
                kind=entry.kind,
                label=entry.label,
                unit=entry.unit,
                list_name=entry.list_name,
                year=entry.year,
                source=entry.source,
                position=entry.sort,
                manner=entry.manner,
                choices="\n".join(entry.choices),
                answer=entry.answer,
                age_from=entry.age_from,
                age_to=entry.age_to,
                retired_on=act.now.date() if entry.off else None,
            )
        )


def check_village(name: str, code: str) -> tuple[str, str]:
    """Give name and 12-digit code as they are stored. Raises UserMistake at the field that is wrong."""
    name, code = fit_length(fit_to_store(name), 100, "village_name"), code.strip()
    if not name:
        raise UserMistake(VILLAGE_NAME_MISSING, field="village_name")
    if code and not (len(code) == 12 and code.isascii() and code.isdecimal()):
        raise UserMistake(VILLAGE_CODE_WRONG, field="village_code")
    return name, code
