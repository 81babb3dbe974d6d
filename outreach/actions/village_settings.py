"""What the village page of the settings changes: names, the office, the phone for enquiries, the week."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.ledger import check_village
from outreach.actions.settings import put_setting
from outreach.input_edge import fit_to_store
from outreach.model import Area
from outreach.wording import mark


@dataclass(frozen=True)
class VillageForm:
    """The village as it is typed; `week_starts` 0 = Monday to 6 = Sunday; `office` hands the papers in."""

    village_name: str
    village_code: str = ""
    township: str = ""
    county: str = ""
    office: str = ""
    enquiry_phone: str = ""
    week_starts: int = 0


def change_village(act: Act, form: VillageForm) -> None:
    """Correct what the ledger says of the village. Raises UserMistake at the field that is wrong."""
    name, code = check_village(form.village_name, form.village_code)
    act.describe(mark("Change what is said of the village"))
    values = {"village_name": name, "village_code": code, "week_starts": form.week_starts}
    for field in ("township", "county", "office", "enquiry_phone"):
        values[field] = fit_to_store(getattr(form, field).strip()[:100], field)
    for field, value in values.items():
        put_setting(act.session, field, value)
    village = act.session.scalars(select(Area).where(Area.kind == "village")).one()
    village.name, village.code = name, code
