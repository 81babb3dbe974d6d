"""What people said of the anti-fraud app the last time: no phone for it, not wanted, who could have it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import select

from outreach.model import Person, Visit, VisitApp
from outreach.tallies.reading import Reading, Standing
from outreach.tallies.standing import at_the_end
from outreach.tallies.windows import Entry, Window
from outreach.vocabulary import AppState, PersonStatus


def said(state: AppState) -> Standing:
    """People of the register who said this the last time they were asked, by the end of the window."""

    def lines(reading: Reading, window: Window) -> list[Entry]:
        return [
            Entry(unit_id, visit_id, at, 1)
            for told, unit_id, visit_id, at in _newest(reading, window.whole()).values()
            if told == state.value
            and unit_id in reading.units
            and (window.starts is None or at >= window.starts)
        ]

    return lines


Said = dict[str, tuple[str, str, str, datetime]]
"""By person: what was said, the unit, the visit and when."""


def _newest(reading: Reading, window: Window) -> Said:
    """Give what each person said last by the end of a window; the book is read once for all windows."""
    latest = Window(window.campaign_id, None, reading.latest(window))

    def read() -> list[tuple[str, str, str, str, datetime]]:
        wanted = (
            select(VisitApp.person_id, VisitApp.state, Person.unit_id, Visit.id, Visit.at)
            .join(Visit, Visit.id == VisitApp.visit_id)
            .join(Person, Person.id == VisitApp.person_id)
            .where(*latest.visits(), Person.status == PersonStatus.PRESENT.value)
            .order_by(Visit.at, Visit.counter, Visit.id)
        )
        rows = reading.session.execute(wanted)
        return [(person, told, unit, visit, at) for person, told, unit, visit, at in rows]

    def newest() -> Said:
        said = reading.once(("app", latest), read)
        return {person: (told, unit, visit, at) for person, told, unit, visit, at in said if at < window.ends}

    return reading.once(("newest", window), newest)


@at_the_end
def could_have_it(reading: Reading, window: Window) -> list[Entry]:
    """Everybody in the register but those without a phone for it, the lines by unit."""
    without = Counter(entry.unit_id for entry in said(AppState.BASIC_PHONE)(reading, window.whole()))
    if not without:
        return reading.present
    lines = (line._replace(n=line.n - without[line.unit_id]) for line in reading.present)
    return [line for line in lines if line.n > 0]
