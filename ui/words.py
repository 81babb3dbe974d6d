"""Dates, times and counts as the window says them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from outreach.files import LEDGER_SUFFIX, OLD_LEDGER_SUFFIX
from outreach.wording import mark, tr

WEEKDAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
MINUTES_A_DAY = 24 * 60
_clock: dict[str, Callable[[], datetime]] = {"now": datetime.now}


def go_by(clock: Callable[[], datetime]) -> None:
    """Tell days by this clock from now on: that of the open ledger, which in the demo village is its own."""
    _clock["now"] = clock


def now() -> datetime:
    """Give the moment by the clock of the open ledger."""
    return _clock["now"]()


def current_day() -> date:
    """Give the day by the clock of the open ledger; asked each time, since a window stays open overnight."""
    return now().date()


def day_words(day: date, today: date | None = None) -> str:
    """Say a day: 11-21 周六; with the year where it is not this year's."""
    form = "%m-%d" if day.year == (today or current_day()).year else "%Y-%m-%d"
    return f"{day.strftime(form)} {tr(WEEKDAYS[day.weekday()])}"


def short_day(day: date) -> str:
    """Say a day without its weekday: 11-21."""
    return day.strftime("%m-%d")


def time_words(moment: datetime) -> str:
    """Say the time of day: 20:14."""
    return moment.strftime("%H:%M")


def moment_words(moment: datetime, today: date | None = None) -> str:
    """Say day and time: 11-18 周三 19:40."""
    return f"{day_words(moment.date(), today)} {time_words(moment)}"


def ago_words(moment: datetime, now: datetime | None = None) -> str:
    """Say how long ago a file was made, by the computer's own clock: 2 小时前."""
    minutes = max(0, int(((now or datetime.now()) - moment).total_seconds() // 60))
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return tr("{n} minutes ago", n=minutes)
    if minutes < MINUTES_A_DAY:
        return tr("{n} hours ago", n=minutes // 60)
    return tr("{n} days ago", n=minutes // MINUTES_A_DAY)


def due_words(due: datetime, now: datetime) -> str:
    """Say how long there is until something is due, or how late it is."""
    days = (due.date() - now.date()).days
    hours = int(abs((due - now).total_seconds()) // 3600)
    if now > due:
        if days < 0:
            return tr("{n} days late", n=-days)
        return tr("{n} hours late", n=hours) if hours else tr("its time is just over")
    if days == 0:
        return tr("today, {n} hours left", n=hours) if hours else tr("today, less than an hour left")
    return tr("tomorrow {time}", time=time_words(due)) if days == 1 else tr("{n} days left", n=days)


def ledger_files() -> str:
    """Give the kind of files that a dialog offers for ledgers and copies: how they end now, and before."""
    return tr("Ledger") + f" (*{LEDGER_SUFFIX} *{OLD_LEDGER_SUFFIX})"


def rate_words(part: int, whole: int) -> str:
    """Say a rate, never without its counts: 137/174（78.7%）; no rate of nothing."""
    if not whole:
        return f"{part}/{whole}"
    return tr("{part}/{whole} ({rate}%)", part=part, whole=whole, rate=f"{100 * part / whole:.1f}")


def purpose_words() -> str:
    """Say what is recorded for and on what ground, where it is typed in (DOMAIN 2.6)."""
    return tr("Recorded for anti-fraud visits alone (Anti-Fraud Law 8): only what they need (PIPL 6).")
