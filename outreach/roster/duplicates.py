"""Finds people who stand in a roster twice."""

from __future__ import annotations

from outreach.register_rows import HEAD
from outreach.roster.answers import HERE, THERE, Answers, Choice
from outreach.roster.drafts import HouseholdDraft, PersonDraft, Problem
from outreach.roster.ids import GOOD
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.names import name_key

FULL_DATE = len("1970-01-01")
_Place = tuple[HouseholdDraft, PersonDraft]


def drop_duplicates(taken: list[tuple[HouseholdDraft, PersonDraft]], answers: Answers) -> list[Problem]:
    """Keep each person once: the first row counts, unless only the later one says the person is there."""
    search = _Search(answers)
    for household, person in taken:
        if GOOD.fullmatch(person.id_no):
            search.by_id(household, person)
        elif person.name:
            search.by_name(household, person)
    for household in {id(household): household for household in search.lessened}.values():
        household.members = [one for one in household.members if id(one) not in search.dropped]
    return search.problems


class _Search:
    """What was seen so far, what is dropped and why."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.problems: list[Problem] = []
        self.dropped: set[int] = set()
        self.lessened: list[HouseholdDraft] = []
        self.seen: dict[str, tuple[HouseholdDraft, PersonDraft]] = {}
        self.named: dict[tuple[object, ...], PersonDraft] = {}

    def by_id(self, household: HouseholdDraft, person: PersonDraft) -> None:
        there, other = self.seen.setdefault(person.id_no, (household, person))
        if other is person:
            return
        if not _same_name(other.name, person.name):
            self._list(person, ProblemKind.ID_TWO_PEOPLE, Action.REJECT)
            person.id_no = ""
        elif there is household:
            self._skip(household, other, person)
        elif other.status and not person.status:
            self._of_two((there, other), (household, person))
        else:
            self._of_two((household, person), (there, other))

    def _of_two(self, usual: _Place, kept: _Place) -> None:
        """Drop the usual one of two, or the other if the user said so; asked at the usual one's row."""
        kind = ProblemKind.ID_TWO_HOUSEHOLDS
        choices = (Choice(THERE, _head(kept[0])), Choice(HERE, _head(usual[0])))
        if self.answers.ask(usual[1], kind, choices) == HERE:
            dropped, stays = kept, usual
        else:
            dropped, stays = usual, kept
        self._list(usual[1], kind, self.answers.action())
        self.seen[stays[1].id_no] = stays
        self._drop(*dropped)

    def by_name(self, household: HouseholdDraft, person: PersonDraft) -> None:
        """Without an ID number the same name in one household is one person if all else agrees too."""
        key = (id(household), name_key(person.name), person.relation, person.birth, person.sex)
        other = self.named.setdefault(key, person)
        if other is not person and (other.cells == person.cells or len(person.birth) == FULL_DATE):
            self._skip(household, other, person)

    def _drop(self, household: HouseholdDraft, person: PersonDraft) -> None:
        self.lessened.append(household)
        self.dropped.add(id(person))

    def _skip(self, household: HouseholdDraft, kept: PersonDraft, person: PersonDraft) -> None:
        exact = kept.cells == person.cells
        kind = ProblemKind.ROW_DUPLICATE_EXACT if exact else ProblemKind.ROW_DUPLICATE
        self.problems.append(Problem(person.sheet, person.row, "", kind, Action.SKIP))
        self._drop(household, person)
        _complete(kept, person)

    def _list(self, person: PersonDraft, kind: ProblemKind, action: Action) -> None:
        heading = person.heading_of.get("id_no", "")
        self.problems.append(Problem(person.sheet, person.row, heading, kind, action, person.id_no))


def _head(household: HouseholdDraft) -> str:
    """Name the household for a question: by its head, else by its first member."""
    heads = (person.name for person in household.members if person.relation == HEAD)
    return next(heads, household.members[0].name)


def _complete(kept: PersonDraft, dropped: PersonDraft) -> None:
    """What only the second row says is not lost."""
    for field in ("relation", "birth", "phone", "note", "alias", "address"):
        if not getattr(kept, field):
            setattr(kept, field, getattr(dropped, field))
    kept.status = kept.status or dropped.status


def _same_name(one: str, other: str) -> bool:
    return name_key(one) == name_key(other) or not one or not other
