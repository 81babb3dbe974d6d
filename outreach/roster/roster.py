"""From plain grids to households: which sheets count, how each is laid out, who lives together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from outreach.progress import Report, silent
from outreach.roster.answers import Answers, Question, answer_rows, set_apart
from outreach.roster.blocks import cut_apart, further_headers, tables_beside
from outreach.roster.card_rows import read_cards
from outreach.roster.cards import Card, find_cards
from outreach.roster.columns import as_told, settle
from outreach.roster.drafts import HouseholdDraft, PersonDraft, Problem
from outreach.roster.duplicates import drop_duplicates
from outreach.roster.finished import Digest, no_digest
from outreach.roster.grid import Grids, Sheet
from outreach.roster.guess import guess_columns
from outreach.roster.headings import PEOPLE
from outreach.roster.heads import settle_head
from outreach.roster.households import Joiner, describe
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.layout import (
    NO_CORRECTIONS,
    Column,
    Corrections,
    SheetLayout,
    find_header,
    read_columns,
)
from outreach.roster.numbers import number_households
from outreach.roster.rows import SheetRows
from outreach.roster.words import words
from outreach.vocabulary import UnitKind

CARDS = "cards"
JOINING = frozenset(["household_no", "head_name", "relation", "door", "address", "unit_name", "wide", CARDS])
"""Without one of these nothing tells who lives together."""
SAME_SHARE = 0.6
FEWEST_TO_COMPARE = 5
FILLED_SHARE = 0.7
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Roster:
    """What a file says: households in its order, everything found on the way, and how it was read."""

    households: list[HouseholdDraft]
    problems: list[Problem]
    layouts: list[SheetLayout]
    questions: list[Question]


@dataclass(slots=True)
class _Read:
    """One sheet's people."""

    layout: SheetLayout
    people: list[PersonDraft]
    problems: list[Problem]


def read_roster(
    grids: Grids,
    corrections: Corrections = NO_CORRECTIONS,
    report: Report = silent,
    digest: Digest = no_digest,
) -> Roster:
    """Read every sheet that lists people; `Roster.layouts` tells how each sheet was used."""
    answers = Answers(corrections, digest)
    layouts = find_layouts(grids, corrections)
    by_name = {sheet.name: sheet for sheet in grids.sheets}
    total = sum(len(by_name[layout.sheet].rows) for layout in layouts if layout.used)
    read: list[_Read] = []
    done = 0
    for layout in layouts:
        if layout.used:
            read += _read_sheet(by_name[layout.sheet], layout, corrections)
            done += len(by_name[layout.sheet].rows)
            report(done, total)
    passed = _repeating_sheets(read, corrections)
    read = [one for one in read if one.layout.sheet not in passed]
    layouts = [replace(one, used=False, reason="repeats") if one.sheet in passed else one for one in layouts]
    households, problems = _households(read, answers)
    return Roster(households, problems, layouts, answers.questions)


def find_layouts(grids: Grids, corrections: Corrections) -> list[SheetLayout]:
    """Find how each sheet is laid out; sheets that are hidden, old or mere help are passed over."""
    layouts = [_layout(sheet, corrections) for sheet in grids.sheets]
    if not any(layout.used for layout in layouts):
        layouts = [replace(one, used=True, reason="") if one.reason == "name" else one for one in layouts]
    return layouts


def _layout(sheet: Sheet, corrections: Corrections) -> SheetLayout:
    if sheet.name not in corrections.headers and (cards := find_cards(sheet)):
        return _judged(sheet, corrections, _layout_of_cards(sheet, cards))
    header = _header(sheet, corrections)
    wanted = {index: field for (name, index), field in corrections.columns.items() if name == sheet.name}
    if header[1] < 0:
        cells = as_told(guess_columns(sheet), wanted)
        read = any(column.field in PEOPLE for column in cells)
        plain = SheetLayout(sheet.name, read, "" if read else "no_table", header, tuple(cells))
        return _judged(sheet, corrections, plain) if read else plain
    return _judged(sheet, corrections, _table(sheet, corrections, header, wanted))


def _table(
    sheet: Sheet, corrections: Corrections, header: tuple[int, int], wanted: Mapping[int, str]
) -> SheetLayout:
    """Lay out the table under the given heading rows."""
    columns = read_columns(sheet, header, [merge for merge in sheet.merges if merge[0] <= header[1]])
    if sheet.name in corrections.headers:
        columns = _named_by_cells(sheet, columns)
    beside = tables_beside(columns)
    columns = [column for column in columns if not beside or column.index < beside[0]]
    columns, form = settle(sheet, header[1], columns)
    told = tuple(as_told(columns, wanted))
    return SheetLayout(sheet.name, True, "", header, told, form, tuple(beside))


def _named_by_cells(sheet: Sheet, columns: list[Column]) -> list[Column]:
    """Under headings that nobody knows, and that the user pointed at, the cells tell what the columns are."""
    if any(column.field in PEOPLE for column in columns):
        return columns
    told = {column.index: column.field for column in guess_columns(sheet)}
    return [replace(one, field=one.field or told.get(one.index, "")) for one in columns]


def _layout_of_cards(sheet: Sheet, cards: list[Card]) -> SheetLayout:
    first = cards[0]
    columns = tuple(Column(place, first.headings[field], field) for field, place in first.columns.items())
    return SheetLayout(sheet.name, True, "", (first.header, first.header), columns, CARDS)


def _judged(sheet: Sheet, corrections: Corrections, layout: SheetLayout) -> SheetLayout:
    """Decide whether a sheet counts: as the user said, else not where it is hidden, old or mere help."""
    said = corrections.sheets.get(sheet.name)
    if said is not None:
        return replace(layout, used=said, reason="" if said else "user")
    if sheet.hidden:
        return replace(layout, used=False, reason="hidden")
    if re.search(words()["passed_over_sheets"], sheet.name):
        return replace(layout, used=False, reason="name")
    return layout


def _header(sheet: Sheet, corrections: Corrections) -> tuple[int, int]:
    if sheet.name not in corrections.headers:
        return find_header(sheet)
    first, last = corrections.headers[sheet.name]
    places = [place for place, number in enumerate(sheet.numbers) if first <= number <= last]
    return (places[0], places[-1]) if places else (-1, -1)


def _read_sheet(sheet: Sheet, layout: SheetLayout, corrections: Corrections) -> list[_Read]:
    """Read the table or cards of a sheet, and the tables further down that have headings of their own."""
    if layout.form == CARDS:
        return [_Read(layout, *read_cards(sheet, find_cards(sheet)))]
    headers = further_headers(sheet, layout.header) if layout.header[1] >= 0 else []
    layouts = [layout, *(_table(sheet, corrections, header, {}) for header in headers)]
    stops = [*(header[0] for header in headers), len(sheet.rows)]
    read = []
    for one, stop in zip(layouts, stops, strict=True):
        people: list[PersonDraft] = []
        problems: list[Problem] = []
        for part in cut_apart(sheet, one.beside):
            found, listed = SheetRows(part, one, stop).read()
            people += found
            problems += listed
        read.append(_Read(one, people, problems))
    return read


def _repeating_sheets(read: list[_Read], corrections: Corrections) -> set[str]:
    """Name the sheets that list mostly the people of another one: of two the older, else the shorter goes."""
    passed: set[str] = set()
    known = [({person.id_no or person.name for person in one.people}, one) for one in read]
    known.sort(key=lambda pair: (_year(pair[1].layout.sheet), len(pair[0])), reverse=True)
    for place, (people, one) in enumerate(known):
        if len(people) < FEWEST_TO_COMPARE or corrections.sheets.get(one.layout.sheet):
            continue
        for others, other in known[:place]:
            if other.layout.sheet in passed or other.layout.sheet == one.layout.sheet:
                continue
            if len(people & others) >= SAME_SHARE * len(people):
                passed.add(one.layout.sheet)
                break
    return passed


def _year(name: str) -> str:
    found = YEAR.search(name)
    return found[0] if found else ""


def _tells_relations(one: _Read) -> bool:
    """Tell a sheet whose column of relations is filled for most people: there a blank one was forgotten."""
    told = sum(1 for person in one.people if person.relation)
    return bool(told) and told >= FILLED_SHARE * len(one.people)


def _households(read: list[_Read], answers: Answers) -> tuple[list[HouseholdDraft], list[Problem]]:
    joiner = Joiner()
    problems: list[Problem] = []
    told: set[str] = set()
    tells = frozenset(one.layout.sheet for one in read if _tells_relations(one))
    for one in read:
        one.people = answer_rows(one.people, one.problems, answers)
        set_apart(one.people, answers)
        fields = frozenset(column.field for column in one.layout.columns) | {one.layout.form}
        joiner.take(one.people, fields)
        told |= {one.layout.sheet} if "relation" in fields else set()
        problems += one.problems
        if one.people and not fields & JOINING:
            first = one.people[0]
            problems.append(Problem(first.sheet, first.row, "", ProblemKind.OWN_HOUSEHOLDS, Action.ASK))
    for household in joiner.households:
        describe(household)
    problems += drop_duplicates(joiner.taken, answers)
    households = [one for one in joiner.households if one.members or one.kind is UnitKind.EMPTY or one.name]
    for household in households:
        tell = any(person.sheet in told for person in household.members)
        problems += settle_head(household, tell, answers, tells)
    number_households(households)
    order = {one.layout.sheet: place for place, one in enumerate(read)}
    problems.sort(key=lambda problem: (order.get(problem.sheet, 0), problem.row))
    return households, problems
