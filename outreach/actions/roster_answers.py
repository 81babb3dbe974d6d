"""Remembers how the rosters of this township are to be read."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.model import RosterReading
from outreach.register_rows import RosterAnswer
from outreach.wording import mark


def remember_answers(act: Act, answers: Iterable[RosterAnswer]) -> None:
    """Keep what the user said of a roster for the next one like it; an empty value forgets it."""
    act.describe(mark("Say how a roster is read"))
    for answer in answers:
        known = act.session.scalar(
            select(RosterReading).where(
                RosterReading.layout == answer.layout,
                RosterReading.kind == answer.kind,
                RosterReading.key == answer.key,
            )
        )
        if known is not None and answer.value:
            known.value = answer.value
        elif known is not None:
            act.session.delete(known)
        elif answer.value:
            act.session.add(
                RosterReading(layout=answer.layout, kind=answer.kind, key=answer.key, value=answer.value)
            )
