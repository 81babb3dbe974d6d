"""Settles who is the head of each household, and lists households with two heads or none."""

from __future__ import annotations

import re

from outreach.register_rows import HEAD
from outreach.roster.answers import KEEP, MAKE_HEAD, OWN, RELATION, Answers, Choice
from outreach.roster.drafts import HouseholdDraft, PersonDraft, Problem
from outreach.roster.ids import birth_in, is_valid, sex_in
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.layout import NO_CORRECTIONS
from outreach.roster.names import LOST, name_key
from outreach.vocabulary import HOUSEHOLD_KINDS

NO_ANSWERS = Answers(NO_CORRECTIONS)
IN_CHARGE = "负责人"
GENERATION_YEARS = 16


def settle_head(
    household: HouseholdDraft, told: bool, answers: Answers = NO_ANSWERS, tells: frozenset[str] = frozenset()
) -> list[Problem]:
    """Make one member the head; `told` says whether the file has a column of relations.

    `tells` names the sheets that tell most people's relation: there a blank one is worth a word.
    """
    people = household.members
    if not people:
        return []
    if household.kind not in HOUSEHOLD_KINDS:
        if people[0].relation in ("", HEAD):
            people[0].relation = IN_CHARGE
        return []
    problems = _settle(household, told, answers)
    _complete(household)
    problems += _apart(people[0], answers)
    problems += _without_relation(people, problems, answers, tells)
    return problems + _count_members(people)


def _apart(person: PersonDraft, answers: Answers) -> list[Problem]:
    """List again what was asked of somebody who keeps a household of their own since."""
    if not person.apart:
        return []
    answers.ask(person, person.apart, _relations(""), person.beside)
    return [_problem(person, person.apart, "", HEAD, answers)]


def _without_relation(
    people: list[PersonDraft], known: list[Problem], answers: Answers, tells: frozenset[str]
) -> list[Problem]:
    """Ask what those are to the head of whom the file does not say it."""
    head = next((person for person in people if person.relation == HEAD), None)
    asked = {(problem.sheet, problem.row) for problem in known}
    problems = []
    for person in people:
        place = (person.sheet, person.row)
        if head is None or person.relation or place in asked or person.sheet not in tells:
            continue
        person.relation = _answered(person, ProblemKind.RELATION_MISSING, head, answers)
        problems.append(_problem(person, ProblemKind.RELATION_MISSING, "", person.relation, answers))
    return problems


def _answered(person: PersonDraft, kind: ProblemKind, head: PersonDraft, answers: Answers) -> str:
    """Ask what somebody is to the head, and give the relation."""
    guess = relation_between(head, person)
    choices = _relations(guess)
    if kind is ProblemKind.TWO_HEADS:
        blank = Choice(RELATION + guess if guess else KEEP)
        choices = (blank, Choice(MAKE_HEAD), Choice(OWN))
    chosen = answers.ask(person, kind, choices, head.name)
    return chosen.removeprefix(RELATION) if chosen.startswith(RELATION) else ""


def _relations(guess: str) -> tuple[Choice, ...]:
    guessed = (Choice(RELATION + guess),) if guess else ()
    return (Choice(KEEP), *guessed, Choice(OWN))


def _count_members(people: list[PersonDraft]) -> list[Problem]:
    """List a written number of people that is neither that of all listed nor of those still there."""
    size = next((person.size for person in people if person.size), "").rstrip("人口")
    present = sum(1 for person in people if not person.status)
    if not size.isdigit() or size == "0" or int(size) in (len(people), present) or len(people) == 1:
        return []
    head = next((person for person in people if person.relation == HEAD), people[0])
    heading = head.heading_of.get("size", "")
    return [Problem(head.sheet, head.row, heading, ProblemKind.SIZE, Action.FIX, size, str(len(people)))]


def _complete(household: HouseholdDraft) -> None:
    """What the household's own columns say of its head counts where the head's row says nothing."""
    head = next((person for person in household.members if person.relation == HEAD), None)
    first = household.members[0]
    if head is None or not (first.head_phone or first.head_id):
        return
    if not household.head_name or name_key(household.head_name) == name_key(head.name):
        head.phone = head.phone or first.head_phone
        if not head.id_no and is_valid(first.head_id):
            head.id_no = first.head_id
            head.sex, head.birth = sex_in(head.id_no), birth_in(head.id_no)


def _settle(household: HouseholdDraft, told: bool, answers: Answers) -> list[Problem]:
    people = household.members
    heads = [person for person in people if person.relation == HEAD]
    named = _named(household)
    if len(heads) == 1:
        return []
    if heads:
        return _one_of(heads, named, answers)
    if named is None and household.head_name:
        people.insert(0, _head_above(household))
    elif named is not None and (not told or not named.relation):
        named.relation = HEAD
    elif not told:
        people[0].relation = HEAD
    else:
        return _without_head(people, answers)
    return []


def _head_above(household: HouseholdDraft) -> PersonDraft:
    """Make the head whom only the household's own columns name."""
    first = household.members[0]
    number = first.head_id
    head = PersonDraft(
        first.sheet, first.row, household.head_name, HEAD, id_no=number, phone=first.head_phone
    )
    if is_valid(number):
        head.sex, head.birth = sex_in(number), birth_in(number)
    return head


def _named(household: HouseholdDraft) -> PersonDraft | None:
    """Find the member that the household is called after; a lost character fits any."""
    key = name_key(household.head_name)
    if not key:
        return None
    same = re.compile(LOST.sub(".", re.escape(key).replace("\\?", "?")))
    return next((one for one in household.members if same.fullmatch(name_key(one.name))), None)


def _one_of(heads: list[PersonDraft], named: PersonDraft | None, answers: Answers) -> list[Problem]:
    """Keep the head who was said to be, is still there, or gave the household its name, else the first.

    What the others are to the head is guessed.
    """
    there = [person for person in heads if not person.status] or heads
    usual = named if named in there else there[0]
    said = (one for one in heads if answers.said(one, ProblemKind.TWO_HEADS) == MAKE_HEAD)
    head = next(said, usual)
    problems = []
    for other in heads:
        if other is usual:
            continue
        relation = _answered(other, ProblemKind.TWO_HEADS, usual, answers)
        other.relation = HEAD if other is head else relation
        gone = Action.FIX if other.status and not usual.status else Action.ASK
        problems.append(_problem(other, ProblemKind.TWO_HEADS, HEAD, other.relation, answers, gone))
    if head is not usual:
        usual.relation = relation_between(head, usual)
    return problems


def _without_head(people: list[PersonDraft], answers: Answers) -> list[Problem]:
    """Ask who is the head; until then the first without a relation is, and nobody where all have one."""
    blank = next((person for person in people if not person.relation), None)
    named = tuple(Choice(f"{MAKE_HEAD}:{nth}", one.name) for nth, one in enumerate(people, 1))
    usual = named[people.index(blank)] if blank is not None else Choice(KEEP)
    choices = (usual, *(choice for choice in named if choice is not usual))
    who = "|".join(one.name for one in people)
    chosen = answers.ask(people[0], ProblemKind.NO_HEAD, choices, more=who)
    head = people[int(chosen.rpartition(":")[2]) - 1] if chosen != KEEP else None
    if head is not None:
        head.relation = HEAD
    value = HEAD if head is not None else ""
    return [_problem(people[0], ProblemKind.NO_HEAD, "", value, answers)]


def relation_between(head: PersonDraft, other: PersonDraft) -> str:
    """Guess what another is to the head by sex and years of birth; empty where these are not known."""
    if not (head.birth and other.birth and head.sex and other.sex):
        return ""
    younger = int(other.birth[:4]) - int(head.birth[:4])
    male = other.sex == "男"
    if younger >= GENERATION_YEARS:
        return "子" if male else "女"
    if younger <= -GENERATION_YEARS:
        return "父亲" if male else "母亲"
    if head.sex != other.sex:
        return "夫" if male else "妻"
    return "兄弟" if male else "姐妹"


def _problem(
    person: PersonDraft,
    kind: ProblemKind,
    raw: str,
    value: str,
    answers: Answers,
    usual: Action = Action.ASK,
) -> Problem:
    """List what was asked last; where the relation is blank the person is taken all the same."""
    heading = person.heading_of.get("relation", "")
    action = answers.action(Action.FIX if kind is ProblemKind.RELATION_MISSING else usual)
    return Problem(person.sheet, person.row, heading, kind, action, raw, value)
