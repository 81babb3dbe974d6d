"""Codes of the other books: stock, activities, slips, sheets, reports; permanent, their labels are not."""

from __future__ import annotations

from enum import StrEnum


class SheetState(StrEnum):
    """Where a printed sheet is."""

    PRINTED = "printed"
    OUT = "out"
    BACK = "back"
    DONE = "done"


class MovementKind(StrEnum):
    """What happened to pieces of a handout besides being given (DOMAIN 13.6)."""

    RECEIVE = "receive"
    OUT = "out"
    BACK = "back"
    POST = "post"
    DAMAGE = "damage"
    COUNT = "count"


class UpkeepCondition(StrEnum):
    """How something posted was found (DOMAIN H38)."""

    GOOD = "good"
    DAMAGED = "damaged"
    MISSING = "missing"
    TAKEN_DOWN = "taken_down"


class ActivityManner(StrEnum):
    """How a kind of activity works: what its form asks for, and whether people are sent out for it."""

    GATHERING = "gathering"
    ROUNDS = "rounds"
    STANDING = "standing"
    BROADCAST = "broadcast"
    ONLINE = "online"


SENT_OUT = (ActivityManner.GATHERING, ActivityManner.ROUNDS, ActivityManner.STANDING)
"""The manners for which people leave the office: only these count as sent out (出动)."""


class RulePer(StrEnum):
    """For how long an “at least” rule counts; a minute is the longest gap on a screen (DOMAIN A3)."""

    MINUTE = "minute"
    WEEK = "week"
    HALF_MONTH = "half-month"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


class ReceiptState(StrEnum):
    """Where a numbered slip is (DOMAIN S-1 to S-4): signed = a visit names it, returned = it is in hand."""

    PRINTED = "printed"
    OUT = "out"
    SIGNED = "signed"
    RETURNED = "returned"
    MISSING = "missing"
    VOID = "void"


class ScanCommand(StrEnum):
    """What a command card tells the scanner's next slip, or the one before it (undo)."""

    NOBODY_HOME = "nobody_home"
    REFUSED = "refused"
    PROXY = "proxy"
    DATE = "date"
    UNDO = "undo"


class ReportState(StrEnum):
    """How far a report for an office has come (上报: made, carried over, acknowledged)."""

    MADE = "made"
    CARRIED = "carried"
    ACKNOWLEDGED = "acknowledged"
