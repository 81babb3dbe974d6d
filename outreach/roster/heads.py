"""Settles who is the head of each household, and lists households with two heads or none."""

from __future__ import annotations

import re

from outreach.register_rows import HEAD
from outreach.roster.drafts import HouseholdDraft, PersonDraft, Problem
from outreach.roster.ids import birth_in, is_valid, sex_in
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.names import LOST, name_key
from outreach.vocabulary import HOUSEHOLD_KINDS

IN_CHARGE = "负责人"
GENERATION_YEARS = 16


def settle_head(household: HouseholdDraft, told: bool) -> list[Problem]:
    """Make one member the head; `told` says whether the table has a column of relations."""
    people = household.members
    if not people:
        return []
    if household.kind not in HOUSEHOLD_KINDS:
        if people[0].relation in ("", HEAD):
            people[0].relation = IN_CHARGE
        return []
    problems = _settle(household, told)
    _complete(household)
    return problems + _count_members(people)


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


def _settle(household: HouseholdDraft, told: bool) -> list[Problem]:
    people = household.members
    heads = [person for person in people if person.relation == HEAD]
    named = _named(household)
    if len(heads) == 1:
        return []
    if heads:
        return _one_of(heads, named)
    if named is None and household.head_name:
        people.insert(0, _head_above(household))
    elif named is not None and (not told or not named.relation):
        named.relation = HEAD
    elif not told:
        people[0].relation = HEAD
    else:
        return _without_head(people)
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


def _one_of(heads: list[PersonDraft], named: PersonDraft | None) -> list[Problem]:
    """Keep the head whom the household is named after, else the first; guess what the others are to them."""
    head = named if named in heads else heads[0]
    problems = []
    for other in heads:
        if other is not head:
            other.relation = relation_between(head, other)
            problems.append(_problem(other, ProblemKind.TWO_HEADS, HEAD, other.relation))
    return problems


def _without_head(people: list[PersonDraft]) -> list[Problem]:
    blank = next((person for person in people if not person.relation), None)
    if blank is not None:
        blank.relation = HEAD
    return [_problem(people[0], ProblemKind.NO_HEAD, "", HEAD if blank is not None else "")]


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


def _problem(person: PersonDraft, kind: ProblemKind, raw: str, value: str) -> Problem:
    return Problem(
        person.sheet, person.row, person.heading_of.get("relation", ""), kind, Action.ASK, raw, value
    )
