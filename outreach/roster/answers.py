"""What only the user can tell of single rows: the questions, the answers given, what follows without one."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.roster.drafts import PersonDraft, Problem
from outreach.roster.finished import Digest, no_digest
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.layout import Corrections
from outreach.vocabulary import PersonStatus

KEEP, OUT, OWN, HERE, THERE, STILL_HERE = "keep", "out", "own", "here", "there", "present"
MAKE_HEAD = "head"
RELATION = "relation:"
"""An answer that begins so tells the relation to the head; any relation may follow."""
STATUS = {
    "moved_out": PersonStatus.MOVED_OUT,
    "deceased": PersonStatus.DECEASED,
    STILL_HERE: PersonStatus.PRESENT,
}
"""What a struck-through person can be, by the code of the answer; without one they moved out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its code, and the name or place that it is about, if any."""

    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked about a problem, by its sheet, row and kind; `key` is under what it is remembered.

    `key` is a keyed hash, empty where there is no ledger; `chosen` is the answer in force, `said` whether
    the user gave it.
    """

    sheet: str
    row: int
    kind: ProblemKind
    person: str
    head: str
    choices: tuple[Choice, ...]
    chosen: str
    said: bool = False
    key: str = ""


class Answers:
    """Looks up what was said of a row, of this file or remembered, and collects the questions."""

    def __init__(self, corrections: Corrections, digest: Digest = no_digest) -> None:
        self.corrections = corrections
        self.digest = digest
        self.questions: list[Question] = []
        self.any = bool(corrections.rows or corrections.row_keys)

    def said(self, person: PersonDraft, kind: ProblemKind, more: str = "") -> str:
        """Give what the user said of a person's row, empty if nothing."""
        if not self.any:
            return ""
        known = self.corrections
        place = (person.sheet, person.row, str(kind))
        return known.rows.get(place, "") or known.row_keys.get(self._key(person, kind, more), "")

    def ask(
        self,
        person: PersonDraft,
        kind: ProblemKind,
        choices: tuple[Choice, ...],
        head: str = "",
        more: str = "",
    ) -> str:
        """Give the answer in force, the first choice if nothing fitting was said, and note the question."""
        said = self.said(person, kind, more)
        relations = any(choice.code.startswith((RELATION, KEEP)) for choice in choices)
        fits = any(said == choice.code for choice in choices) or (relations and said.startswith(RELATION))
        chosen = said if fits else choices[0].code
        key = self._key(person, kind, more)
        self.questions.append(
            Question(person.sheet, person.row, kind, person.name, head, choices, chosen, fits, key)
        )
        return chosen

    def action(self, usual: Action = Action.ASK) -> Action:
        """Give the action of the problem whose question was noted last: answered ones are put right."""
        return Action.FIX if self.questions[-1].said else usual

    def _key(self, person: PersonDraft, kind: ProblemKind, more: str) -> str:
        """Know the person's row again next year, wherever it stands then."""
        who = person.id_no or person.birth or person.phone or repr(person.cells)
        return self.digest("\x1f".join(("row", kind, person.group, person.name, who, more)))


_CHOICES = {
    ProblemKind.STRUCK: tuple(Choice(code) for code in STATUS),
    ProblemKind.NAME_PLACEHOLDER: (Choice(KEEP), Choice(OUT)),
    ProblemKind.NAME_MISSING: (Choice(KEEP), Choice(OUT)),
}


def answer_rows(people: list[PersonDraft], problems: list[Problem], answers: Answers) -> list[PersonDraft]:
    """Ask about struck-through people and about names that are none; give the people who are taken."""
    by_row: dict[int, list[PersonDraft]] = {}
    for person in people:
        by_row.setdefault(person.row, []).append(person)
    left_out: set[int] = set()
    for place, problem in enumerate(problems):
        choices = _CHOICES.get(problem.kind)
        somebody = _person_of(problem, by_row.get(problem.row, []))
        if choices is None or somebody is None or problem.action is Action.FIX:
            continue
        chosen = answers.ask(somebody, problem.kind, choices)
        if chosen == OUT:
            left_out.add(id(somebody))
        elif problem.kind is ProblemKind.STRUCK:
            somebody.status = STATUS[chosen]
            problem = problem._replace(value=str(somebody.status))
        action = Action.SKIP if chosen == OUT else answers.action(problem.action)
        problems[place] = problem._replace(action=action)
    return [person for person in people if id(person) not in left_out]


def _person_of(problem: Problem, people: list[PersonDraft]) -> PersonDraft | None:
    return next((one for one in people if one.name in (problem.raw, problem.value)), None)


def set_apart(people: list[PersonDraft], answers: Answers) -> None:
    """Make those heads of whom was said that they keep a household of their own."""
    if answers.any:
        for person in people:
            for kind in (ProblemKind.RELATION_MISSING, ProblemKind.TWO_HEADS):
                if answers.said(person, kind) == OWN:
                    person.apart = kind
