"""What does not hang together in a ledger: what can be mended by itself, and what somebody must look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.actions.search_index import chunks, expected_keys
from outreach.model import Exclusion, Person, SearchEntry, SearchKey, Unit, Visit
from outreach.queries.content import loose_ends
from outreach.storage.audit import find_break
from outreach.vocabulary import HOUSEHOLD_KINDS, PersonStatus
from outreach.wording import mark, zh

SEARCH = mark("{n} households are not found as they are written: let check mend it.")
HEADLESS = mark("{n} households have people and no head's name: let check mend it.")
STALE_EXCLUSIONS = mark("{n} households are left out because of a visit that is void: look at them.")


@dataclass(frozen=True)
class FindingRow:
    """One finding in Chinese; `mendable` where `check --mend` mends it."""

    sentence: str
    mendable: bool = False


def findings(session: Session) -> tuple[FindingRow, ...]:
    """Look for all that does not hang together; nothing where all is well."""
    rows = [FindingRow(sentence) for sentence in loose_ends(session)]
    if broken := find_break(session):
        rows.append(FindingRow(broken.sentence))
    if found := len(units_found_wrongly(session)):
        rows.append(FindingRow(zh(SEARCH, n=found), mendable=True))
    if found := len(headless_units(session)):
        rows.append(FindingRow(zh(HEADLESS, n=found), mendable=True))
    if found := _stale_exclusions(session):
        rows.append(FindingRow(zh(STALE_EXCLUSIONS, n=found)))
    return tuple(rows)


def units_found_wrongly(session: Session) -> set[str]:
    """Give the units whose search keys are not those that their records give."""
    nowhere = select(SearchEntry.unit_id).where(SearchEntry.unit_id.not_in(select(Unit.id)))
    wrong = set(session.scalars(nowhere))
    for chunk in chunks(session.scalars(select(Unit.id))):
        wanted = expected_keys(session, chunk)
        kept: defaultdict[tuple[str, str | None], set[tuple[int, str]]] = defaultdict(set)
        entries = select(SearchEntry.unit_id, SearchEntry.person_id, SearchKey.kind, SearchKey.value)
        entries = entries.join(SearchKey, SearchKey.entry_id == SearchEntry.id)
        for unit, person, kind, value in session.execute(entries.where(SearchEntry.unit_id.in_(chunk))):
            kept[unit, person].add((kind, value))
        for entry in wanted.keys() | kept.keys():
            if wanted.get(entry, set()) != kept.get(entry, set()):
                wrong.add(entry[0])
    return wrong


def headless_units(session: Session) -> set[str]:
    """Give the standing households that have people but nobody's name at the door."""
    people = select(Person.unit_id).where(Person.status == PersonStatus.PRESENT, Person.name != "")
    wanted = select(Unit.id).where(Unit.head == "", Unit.kind.in_(HOUSEHOLD_KINDS), Unit.id.in_(people))
    return set(session.scalars(wanted.where(Unit.merged_into_id.is_(None))))


def _stale_exclusions(session: Session) -> int:
    wanted = select(func.count(Exclusion.id)).join(Visit, Visit.id == Exclusion.visit_id)
    return session.scalar(wanted.where(Exclusion.ended_on.is_(None), Visit.voided_at.is_not(None))) or 0
