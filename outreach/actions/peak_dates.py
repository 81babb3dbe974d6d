"""Peak dates as the village keeps them: changed, added, switched off (DOMAIN C35)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.campaign_plans import peak_entries
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import PeakDate, new_id
from outreach.wording import mark

PEAK_LABEL_MISSING = declare("peak_label_missing", mark("The peak date has no name yet: type it first."))
PEAK_DAY_WRONG = declare(
    "peak_day_wrong",
    mark("It is not clear which day is meant: give a day like 3-15, one date, or market days like 3,8."),
)
PEAK_LEAD_WRONG = declare(
    "peak_lead_wrong", mark("How many days ahead must be 0 to 60: correct the number.")
)
PEAK_UNKNOWN = declare("peak_unknown", mark("There is no such peak date: look it up in peak list."))
LEAP_YEAR = 2028


@dataclass(frozen=True)
class PeakForm:
    """One peak date; `code` None makes an own one.

    It comes every year on `month` and `day`, or once `on` a day, or on the days of the month that end in one
    of `digits`; a built-in one whose days are listed by year (the lunar New Year) needs none of them.
    """

    label: str
    month: int = 0
    day: int = 0
    on: date | None = None
    digits: str = ""
    lead: int = 7
    advice: str = ""
    active: bool = True
    code: str | None = None


def keep_peak(act: Act, form: PeakForm) -> str:
    """Change a peak date or add one; gives its code. Raises UserMistake at the field."""
    label = fit_length(form.label, 100, "label")
    if not label:
        raise UserMistake(PEAK_LABEL_MISSING, field="label")
    if not 0 <= form.lead <= 60:
        raise UserMistake(PEAK_LEAD_WRONG, field="lead")
    form = replace(form, digits=_digits(form.digits))
    if not _has_a_day(form):
        raise UserMistake(PEAK_DAY_WRONG, field="day")
    act.describe(mark("Change the peak date {name}"), name=label)
    row = act.session.scalar(select(PeakDate).filter_by(code=form.code or ""))
    if row is None:
        if form.code is not None and form.code not in {entry.code for entry in peak_entries()}:
            raise UserMistake(PEAK_UNKNOWN, field="code")
        count = act.session.scalar(select(func.count()).select_from(PeakDate)) or 0
        row = PeakDate(id=new_id(), code=form.code or f"own_peak_{count + 1}")
        act.session.add(row)
    row.label, row.lead, row.active = label, form.lead, form.active
    row.month, row.day, row.on, row.digits = form.month, form.day, form.on, form.digits
    row.advice = fit_length(form.advice, 300, "advice")
    return row.code


def _digits(text: str) -> str:
    """Read “3,8”, “逢三逢八” or “3、8” as last digits of the days. Raises UserMistake."""
    for digit, word in enumerate("零一二三四五六七八九"):
        text = text.replace(word, str(digit))
    text = text.replace("十", "0")
    found = re.findall(r"\d+", text)
    if any(len(one) > 1 for one in found) or text.strip() and not found:
        raise UserMistake(PEAK_DAY_WRONG, field="day")
    return ",".join(dict.fromkeys(found))


def _has_a_day(form: PeakForm) -> bool:
    listed = any(entry.code == form.code and entry.days for entry in peak_entries())
    if form.month or form.day:
        try:
            date(LEAP_YEAR, form.month, form.day)
        except ValueError:
            return False
        return True
    return listed or form.on is not None or bool(form.digits)
