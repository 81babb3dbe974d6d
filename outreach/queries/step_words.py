"""What a phase or deadline asks for, in words: for the window, papers and commands."""

from __future__ import annotations

from collections.abc import Callable

from outreach.queries.campaign_steps import StepRow
from outreach.vocabulary import Measure
from outreach.wording import mark

TARGETS = {
    Measure.REACHED: mark("{n}% of the due households told in person: {needed}"),
    Measure.SIGNED: mark("{n}% of the due households signed: {needed}"),
    Measure.ACTIVITIES: mark("{n} times of: {kinds}"),
    Measure.EACH_KIND: mark("{n} times each of: {kinds}"),
    Measure.CHAT_GROUPS: mark("{n} WeChat groups, each with one who answers for it"),
    Measure.TICK: mark("ticked when it is done"),
}


def target_words(row: StepRow, say: Callable[..., str]) -> str:
    """Say the target and what counts towards it, in the language of `say` (`tr` or `zh`)."""
    kinds = "、".join(label for _, label in row.kinds)
    return say(TARGETS[row.measure], n=row.target, needed=row.needed, kinds=kinds)
