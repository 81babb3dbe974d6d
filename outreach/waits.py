"""Why something waits at a door, and what to try next."""

from __future__ import annotations

from enum import StrEnum

from outreach.vocabulary import Labels
from outreach.wording import mark


class WaitKind(StrEnum):
    """Why somebody has to go there, or ask, once more."""

    PROMISED = "promised"
    NOBODY_HOME = "nobody_home"
    REFUSED = "refused"
    AWAY = "away"
    VICTIM = "victim"
    SLIP_OUT = "slip_out"


class Answer(StrEnum):
    """What somebody said of it without going there as planned."""

    DONE = "done"
    PUT_OFF = "put_off"
    OFF = "off"


class Suggestion(StrEnum):
    """What to do differently next time."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEEKEND = "weekend"
    IN_PERSON = "in_person"
    AGAIN = "again"
    WITH_SOMEBODY = "with_somebody"
    FETCH_SLIP = "fetch_slip"


WAIT_LABELS = Labels(
    {
        WaitKind.PROMISED: mark("Promised to come again"),
        WaitKind.NOBODY_HOME: mark("Nobody home"),
        WaitKind.REFUSED: mark("Refused"),
        WaitKind.AWAY: mark("Back from away"),
        WaitKind.VICTIM: mark("Victim to call on"),
        WaitKind.SLIP_OUT: mark("Slip still out"),
    },
    {
        Answer.DONE: mark("Done otherwise"),
        Answer.PUT_OFF: mark("Put off"),
        Answer.OFF: mark("Dropped"),
    },
    {
        Suggestion.MORNING: mark("Try in the morning"),
        Suggestion.AFTERNOON: mark("Try in the afternoon"),
        Suggestion.EVENING: mark("Try after supper"),
        Suggestion.WEEKEND: mark("Try at the weekend"),
        Suggestion.IN_PERSON: mark("Tell them in person"),
        Suggestion.AGAIN: mark("Call again as promised"),
        Suggestion.WITH_SOMEBODY: mark("Go with somebody they know"),
        Suggestion.FETCH_SLIP: mark("Ask who took the slip for it"),
    },
)
