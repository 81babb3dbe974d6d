"""What does not hang together in a ledger: what can be mended by itself, and what somebody must look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.exclusions import REASONS, said_by_visits
from outreach.actions.search_index import expected_keys, lost_keys
from outreach.model import Exclusion, Person, SearchEntry, SearchKey, Unit, Visit
from outreach.queries.content import loose_ends
from outreach.queries.soundness_books import book_findings
from outreach.storage.audit import find_break
from outreach.storage.portions import chunks
from outreach.vocabulary import HOUSEHOLD_KINDS, PersonStatus
from outreach.wording import mark, zh

SEARCH = mark("{n} households are not found as they are written: let check mend it.")
HEADLESS = mark("{n} households have people and no head's name: let check mend it.")
EXCLUSIONS = mark("{n} households are left out otherwise than their visits say: let check mend it.")


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
    if found := len(units_found_wrongly(session)) + lost_keys(session):
        rows.append(FindingRow(zh(SEARCH, n=found), mendable=True))
    if found := len(headless_units(session)):
        rows.append(FindingRow(zh(HEADLESS, n=found), mendable=True))
    if found := len(units_excluded_wrongly(session)):
        rows.append(FindingRow(zh(EXCLUSIONS, n=found), mendable=True))
    rows += [FindingRow(sentence) for sentence in book_findings(session)]
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


def units_excluded_wrongly(session: Session) -> set[str]:
    """Give the units whose exclusions made by visits are not those that their visits give."""
    kept: defaultdict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
    made = select(Exclusion.unit_id, Exclusion.visit_id, Exclusion.ended_by_visit_id)
    for unit, visit, lifted in session.execute(made.where(Exclusion.visit_id.is_not(None))):
        kept[unit].add((visit, lifted))
    said = select(Visit.unit_id).where(Visit.outcome.in_([outcome.value for outcome in REASONS]))
    concerned = kept.keys() | set(session.scalars(said.where(Visit.voided_at.is_(None))))
    visits: defaultdict[str, list[Visit]] = defaultdict(list)
    for chunk in chunks(concerned):
        standing = select(Visit).where(Visit.unit_id.in_(chunk), Visit.voided_at.is_(None))
        for row in session.scalars(standing.order_by(Visit.at, Visit.counter)):
            visits[row.unit_id].append(row)
    return {
        unit
        for unit in concerned
        if kept[unit] != {(v.id, later.id if later else None) for v, _, later in said_by_visits(visits[unit])}
    }
