"""Whether the “at least” rules are kept today, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.least_rules import UPKEEP
from outreach.actions.settings import setting
from outreach.catalog import LeastRuleEntry, least_rules
from outreach.model import Activity, ActivityGroup, ChatGroup, LeastRule
from outreach.periods import PeriodKind, containing
from outreach.queries.upkeep import posted_things
from outreach.vocabulary import RulePer

PERIODS = {
    RulePer.WEEK: PeriodKind.WEEK,
    RulePer.HALF_MONTH: PeriodKind.HALF_MONTH,
    RulePer.MONTH: PeriodKind.MONTH,
    RulePer.MINUTE: PeriodKind.MONTH,
    RulePer.YEAR: PeriodKind.YEAR,
}
AUTUMN, SPRING = 9, 2
"""The months in which the two school terms begin; each lasts until the other."""


@dataclass(frozen=True)
class RuleRow:
    """One rule in the period that holds today.

    `done` of `needed`: times, or groups served, things looked at, screens in time; `missing` names what was
    left out; `applies` False: there is nothing yet that it could be about.
    """

    code: str
    label: str
    kinds: tuple[str, ...]
    least: int
    per: RulePer
    each_group: bool
    active: bool
    source: str
    first: date
    last: date
    done: int
    needed: int
    missing: tuple[str, ...]
    applies: bool
    today: date

    @property
    def short(self) -> int:
        """Give how many are missing."""
        return max(0, self.needed - self.done) if self.active and self.applies else 0

    @property
    def days_left(self) -> int:
        """Give how many days of the period are left, today included."""
        return (self.last - self.today).days + 1

    @property
    def pressing(self) -> bool:
        """Tell whether it has to be done now: little of the period is left, or a gap is off."""
        soon = max(2, ((self.last - self.first).days + 1) // 7)
        return self.short > 0 and (self.per is RulePer.MINUTE or self.days_left <= soon)


def rule_rows(session: Session, today: date) -> tuple[RuleRow, ...]:
    """Give every rule with what was done in its running period; those switched off last."""
    rows = [_row(session, rule, today) for rule in _rules(session)]
    return tuple(sorted(rows, key=lambda row: not row.active))


def term_of(day: date) -> tuple[date, date]:
    """Give first and last day of the school term: September to January, or February to August."""
    if SPRING <= day.month < AUTUMN:
        return date(day.year, SPRING, 1), date(day.year, AUTUMN, 1) - timedelta(days=1)
    year = day.year if day.month >= AUTUMN else day.year - 1
    return date(year, AUTUMN, 1), date(year + 1, SPRING, 1) - timedelta(days=1)


def _rules(session: Session) -> list[LeastRuleEntry]:
    """Give the plans' rules as changed here, then the village's own."""
    here = {
        rule.code: LeastRuleEntry(
            rule.code, rule.label, tuple(json.loads(rule.kinds)), rule.least, rule.per, rule.each_group,
            rule.active, rule.source,
        )
        for rule in session.scalars(select(LeastRule).order_by(LeastRule.id))
    }  # fmt: skip
    return [here.pop(entry.code, entry) for entry in least_rules()] + list(here.values())


def _row(session: Session, rule: LeastRuleEntry, today: date) -> RuleRow:
    per = RulePer(rule.per)
    if per is RulePer.TERM:
        first, last = term_of(today)
    else:
        period = containing(PERIODS[per], today, setting(session, "week_starts"))
        first, last = period.first, period.last
    if UPKEEP in rule.kinds:
        done, needed, missing = _looked_after(session, first, last)
    elif per is RulePer.MINUTE:
        done, needed, missing = _gaps(session, rule, first, last)
    elif rule.each_group:
        done, needed, missing = _each_group(session, rule, first, last)
    else:
        done, needed, missing = len(_standing(session, rule.kinds, first, last)), rule.least, ()
    return RuleRow(
        rule.code, rule.label, rule.kinds, rule.least, per, rule.each_group, rule.active, rule.source,
        first, last, done, needed, missing, needed > 0, today,
    )  # fmt: skip


Found = tuple[int, int, tuple[str, ...]]


def _standing(session: Session, kinds: Sequence[str], first: date, last: date) -> list[Activity]:
    wanted = select(Activity).where(Activity.voided_at.is_(None), Activity.kind.in_(kinds))
    return list(session.scalars(wanted.where(Activity.on >= first, Activity.on <= last)))


def _each_group(session: Session, rule: LeastRuleEntry, first: date, last: date) -> Found:
    """Count the open groups that got enough pushes; one registered later in the period counts, too."""
    ids = [activity.id for activity in _standing(session, rule.kinds, first, last)]
    pushed = list(session.scalars(select(ActivityGroup.group_id).where(ActivityGroup.activity_id.in_(ids))))
    groups = session.scalars(select(ChatGroup).where(ChatGroup.closed_on.is_(None)).order_by(ChatGroup.name))
    names = {group.id: group.name for group in groups}
    missing = tuple(name for key, name in names.items() if pushed.count(key) < rule.least)
    return len(names) - len(missing), len(names), missing


def _gaps(session: Session, rule: LeastRuleEntry, first: date, last: date) -> Found:
    """Count the screens whose newest entry keeps the gap; those without a gap written down are not judged."""
    newest: dict[str, Activity] = {}
    for activity in sorted(_standing(session, rule.kinds, first, last), key=lambda a: (a.on, a.counter)):
        if activity.gap_seconds is not None:
            newest[activity.place] = activity
    late = [place for place, a in newest.items() if (a.gap_seconds or 0) * rule.least > 60]
    return len(newest) - len(late), len(newest), tuple(late)


def _looked_after(session: Session, first: date, last: date) -> Found:
    """Count the things that hang and were looked at in the period, or were only put up in it."""
    things = [thing for thing in posted_things(session) if thing.stands]
    missing = [thing for thing in things if (thing.checked_on or thing.since) < first]
    named = tuple(f"{thing.place} {thing.label}" for thing in missing)
    return len(things) - len(missing), len(things), named
