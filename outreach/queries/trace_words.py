"""What a back-trace says in sentences, on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from outreach.queries.back_trace import BackTraceSummary, TraceVisit
from outreach.vocabulary import LABELS, SIGNED, Outcome, WhyNotReached
from outreach.wording import mark

Say = Callable[..., str]
"""`wording.tr` for the screen, `wording.zh` for paper."""
CALLS = {
    WhyNotReached.REFUSED: (Outcome.REFUSED, mark("Refused to listen {n} times: {when}")),
    WhyNotReached.PHONE_ONLY: (Outcome.PHONE, mark("Told by phone only, {n} times: {when}")),
    WhyNotReached.LEAFLET_ONLY: (Outcome.LEAFLET_ONLY, mark("A leaflet was left only, {n} times: {when}")),
    WhyNotReached.NOBODY_HOME: (Outcome.NOBODY_HOME, mark("Nobody home {n} times: {when}")),
}
NEVER = mark("The ledger has no call at this door before that day")
NOT_THEN = mark("Came into the register on {day} only")
EXCLUDED = mark("Left out of the count then: {reason}, since {day}, as told by {who}")
NAMED = 3


def answer(trace: BackTraceSummary, say: Say) -> str:
    """Say in one sentence whether the household was reached, when and by whom."""
    found = next((row for row in trace.visits if row.reached), None)
    if found is None:
        return say(mark("Not reached before that day"))
    how = say(mark("signed")) if found.visit.signoff in SIGNED else say(mark("told in person"))
    day, who = f"{found.visit.at:%Y-%m-%d}", "、".join(found.visit.workers)
    if not who:
        return say(mark("Reached on {day}, {how}"), day=day, how=how)
    return say(mark("Reached on {day} by {who}, {how}"), day=day, who=who, how=how)


def kind_answer(trace: BackTraceSummary, say: Say) -> str:
    """Say whether this kind of scam was explained, "" where no kind is asked about."""
    if not trace.kind:
        return ""
    told = next((row for row in trace.visits if row.this_kind), None)
    if told is None:
        return say(mark("“{kind}” had not been explained there"), kind=trace.kind_label)
    day = f"{told.visit.at:%Y-%m-%d}"
    return say(mark("“{kind}” was explained on {day}"), kind=trace.kind_label, day=day)


def reasons(trace: BackTraceSummary, say: Say) -> Iterator[str]:
    """Say why the household was not reached, a sentence each; nothing where it was."""
    for reason in trace.why_not():
        if reason in CALLS:
            outcome, sentence = CALLS[reason]
            calls = [row for row in trace.visits if row.visit.outcome is outcome]
            yield say(sentence, n=len(calls), when=_when(calls))
        elif reason is WhyNotReached.NOT_IN_REGISTER:
            yield say(NOT_THEN, day=trace.registered_on)
        elif reason is WhyNotReached.EXCLUDED:
            for row in trace.excluded:
                who = row.said_by or "—"
                yield say(EXCLUDED, reason=say(LABELS[row.reason]), day=row.since, who=who)
        else:
            yield say(NEVER)


def _when(calls: list[TraceVisit]) -> str:
    """Name the latest calls with who went."""
    named = [f"{row.visit.at:%m-%d} {'、'.join(row.visit.workers)}".strip() for row in calls[:NAMED]]
    return "；".join(named) + ("……" if len(calls) > NAMED else "")
