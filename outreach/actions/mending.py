"""Mends what can be worked out anew: how records are found, the name at the door, who is left out."""

from __future__ import annotations

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.exclusions import settle_exclusions
from outreach.actions.search_index import drop_lost_keys, reindex
from outreach.model import Person, Unit
from outreach.queries.soundness import headless_units, units_excluded_wrongly, units_found_wrongly
from outreach.vocabulary import PersonStatus
from outreach.wording import mark


def mend(act: Act) -> int:
    """Mend what is safe to mend; gives how many households it concerned."""
    act.describe(mark("Mend what can be worked out anew"))
    act.note_only()
    lost = drop_lost_keys(act.session)
    units = units_found_wrongly(act.session)
    reindex(act.session, units, set())
    nameless = headless_units(act.session)
    for unit_id in nameless:
        wanted = select(Person.name).where(Person.unit_id == unit_id, Person.status == PersonStatus.PRESENT)
        name = act.session.scalar(wanted.order_by(Person.position).limit(1))
        if name:
            act.session.get_one(Unit, unit_id).head = name
    miscounted = units_excluded_wrongly(act.session)
    for unit_id in miscounted:
        settle_exclusions(act, unit_id)
    return len(units | nameless | miscounted) + lost
