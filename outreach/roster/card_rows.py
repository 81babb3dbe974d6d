"""Reads the people of household cards and forms."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.register_rows import HEAD
from outreach.roster.cards import Card
from outreach.roster.drafts import PersonDraft, Problem
from outreach.roster.grid import Sheet, Value
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.names import name_key
from outreach.roster.people import RowReader
from outreach.roster.row_kinds import RowKinds
from outreach.roster.rows import group_of_sheet
from outreach.roster.values import as_text

FACTS = ("household_no", "group", "door", "address", "head_name", "head_id", "head_phone", "kind")


def read_cards(sheet: Sheet, cards: list[Card]) -> tuple[list[PersonDraft], list[Problem]]:
    """Give the people of all cards; `PersonDraft.joined` is the number of the card."""
    people: list[PersonDraft] = []
    problems: list[Problem] = []
    group = group_of_sheet(sheet.name)
    for number, card in enumerate(cards):
        for person in _people(sheet, card, problems):
            person.joined = number
            person.group = person.group or group
            people.append(person)
    return people, problems


def _people(sheet: Sheet, card: Card, problems: list[Problem]) -> Iterator[PersonDraft]:
    """Read each member's row with the household's facts beside it; a head without any row counts too."""
    places = {field: [place] for place, field in enumerate([*card.columns, *FACTS])}
    reader = RowReader(sheet.name, places, card.headings, problems)
    kinds = RowKinds(places, [_row(sheet, card, card.header)])
    facts = [card.facts.get(field) for field in FACTS]
    head = name_key(as_text(card.facts.get("head_name")))
    some = False
    for place in card.members:
        row = _row(sheet, card, place)
        texts = [text for value in row if (text := as_text(value))]
        reader.row = sheet.numbers[place]
        if not kinds.is_person(row) and not _is_somebody(reader, kinds, row, texts):
            continue
        person = reader.read(row, sheet.numbers[place])
        reader.read_household(person, [*row, *facts])
        reader.settle_name(person, row)
        if not person.relation and head and name_key(person.name) == head:
            person.relation = HEAD
        person.cells = tuple(row)
        some = True
        yield person
    if not some and head:
        yield _head_alone(sheet, card, problems)


def _is_somebody(reader: RowReader, kinds: RowKinds, row: list[Value], texts: list[str]) -> bool:
    """Look closer at a row of a card; whoever is not taken is listed, blanks to be filled in are not."""
    kind = kinds.skipped(row, texts)
    if not kind and (reader.names_somebody(row) or reader.tells_somebody(row)):
        return True
    if texts:
        reader.found("", kind or ProblemKind.FOOTER_ROW, Action.SKIP)
    return False


def _row(sheet: Sheet, card: Card, place: int) -> list[Value]:
    row = sheet.rows[place]
    return [row[column] if column < len(row) else None for column in card.columns.values()]


def _head_alone(sheet: Sheet, card: Card, problems: list[Problem]) -> PersonDraft:
    places = {field: [place] for place, field in enumerate(FACTS)}
    places |= {"name": places["head_name"], "id_no": places["head_id"], "phone": places["head_phone"]}
    reader = RowReader(sheet.name, places, card.headings, problems)
    facts = [card.facts.get(field) for field in FACTS]
    person = reader.read(facts, sheet.numbers[card.header])
    reader.read_household(person, facts)
    person.relation = HEAD
    return person
