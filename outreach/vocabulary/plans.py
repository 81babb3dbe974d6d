"""What a campaign is planned by: its steps, how they are measured, who leads it."""

from __future__ import annotations

from enum import StrEnum


class StepKind(StrEnum):
    """A stretch of the campaign, or a day by which something must be there."""

    PHASE = "phase"
    DEADLINE = "deadline"


class Measure(StrEnum):
    """How it is told that a step is done."""

    REACHED = "reached"
    """A share of the due households told in person."""
    SIGNED = "signed"
    """A share of the due households that signed."""
    ACTIVITIES = "activities"
    """So many activities of these kinds."""
    EACH_KIND = "each_kind"
    """Each of these kinds of activity so many times."""
    CHAT_GROUPS = "chat_groups"
    """So many WeChat groups, each with one who answers for it."""
    TICK = "tick"
    """Somebody ticks it."""


class LeadingRole(StrEnum):
    """What somebody is in the leading group; the office is a place with a telephone."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    OFFICE = "office"


SHARES = (Measure.REACHED, Measure.SIGNED)
"""The measures whose target is a share in per cent."""
BY_KINDS = (Measure.ACTIVITIES, Measure.EACH_KIND)
"""The measures that count activities of chosen kinds."""
