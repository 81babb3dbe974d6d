"""How far a phase or deadline is, in words: 还差 12 户，剩 9 天，每天 2 户."""

from __future__ import annotations

from outreach.queries.campaign_steps import StepRow
from outreach.vocabulary import SHARES, Measure, StepKind
from outreach.wording import tr
from ui import words

NAMED = 3


def days_words(row: StepRow) -> str:
    """Say from when to when, or by which day."""
    ends = words.day_words(row.ends)
    if row.kind is StepKind.DEADLINE or row.starts is None:
        return tr("by {day}", day=ends)
    return tr("{first} to {last}", first=words.day_words(row.starts), last=ends)


def standing_words(row: StepRow) -> str:
    """Say how far it is today, and what is needed a day."""
    if row.done_on is not None:
        return tr("done on {day}", day=words.day_words(row.done_on))
    if not row.has_begun:
        return tr("begins in {n} days", n=(row.starts - row.today).days) if row.starts else ""
    if row.measure is Measure.TICK:
        return _time_left(row)
    counted = tr("{value} of {needed}", value=row.value, needed=row.needed)
    if row.is_done:
        return tr("{counted}, target reached", counted=counted)
    left = left_words(row)
    return f"{counted}，{left}"


def left_words(row: StepRow) -> str:
    """Say what is missing, how many days are left, how many a day that makes."""
    if row.missing:
        names = "、".join(row.missing[:NAMED])
        said = tr("still missing: {names}", names=names if len(row.missing) <= NAMED else f"{names}…")
    elif row.measure in SHARES:
        said = tr("{n} households missing", n=row.left)
    else:
        said = tr("{n} still missing", n=row.left)
    time = _time_left(row)
    if row.measure in SHARES and row.days_left > 1:
        return tr("{said}, {time}, {n} households a day", said=said, time=time, n=row.a_day)
    return f"{said}，{time}"


def _time_left(row: StepRow) -> str:
    if row.days_left < 0:
        return tr("{n} days overdue", n=-row.days_left)
    if row.days_left == 0:
        return tr("today is the last day")
    return tr("{n} days to go", n=row.days_left)


def ended_words(row: StepRow) -> str:
    """Say what there was on its last day, "" while it runs or where nothing is counted."""
    if row.at_end is None:
        return ""
    return tr("on the last day {value} of {needed}", value=row.at_end, needed=row.needed)
