"""The quiz at the door: its questions edited, an answer checked before it is kept (DOMAIN V18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.settings import put_setting
from outreach.catalog import CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import CatalogOption
from outreach.vocabulary.quiz import MOST_ASKED, QuizResult
from outreach.wording import mark

QUIZ_WRONG = declare(
    "quiz_wrong",
    mark("Of {asked} questions {right} cannot be right: correct the numbers, {most} questions at most."),
)
QUIZ_NOT_ASKED = declare(
    "quiz_not_asked", mark("With this outcome nobody answered questions: leave the quiz out.")
)
QUESTION_UNKNOWN = declare(
    "question_unknown", mark("There is no question “{question}”: see which there are with quiz list.")
)
QUESTION_TAKEN = declare("question_taken", mark("This question is there already: correct that one instead."))
QUESTION_MISSING = declare(
    "question_missing", mark("The question or its answer is missing: type both, then add it.")
)
ANSWER_NOT_OFFERED = declare(
    "answer_not_offered", mark("The right answer is none of the choices: correct one of them.")
)
TOO_MANY_CHOICES = declare(
    "too_many_choices",
    mark("A question has {most} choices at most: leave some out, the card has no more room."),
)
PASS_MARK_WRONG = declare(
    "pass_mark_wrong", mark("The pass mark is from 1 to 100 in a hundred: correct the number.")
)
OWN = "自定"
MOST_CHOICES = 9
TRUE_OR_FALSE = ("对", "错")


@dataclass(frozen=True)
class QuestionForm:
    """A question as it is typed; without `choices` it is answered by right or wrong (对、错)."""

    text: str
    answer: str
    choices: Sequence[str] = TRUE_OR_FALSE


def add_question(act: Act, form: QuestionForm) -> str:
    """Add a question of one's own; gives its permanent code. Raises UserMistake."""
    count = act.session.scalar(select(func.count()).select_from(CatalogOption)) or 0
    option = CatalogOption(code=f"own_question_{count + 1}", kind=CatalogKind.QUESTION.value, label="")
    option.list_name, option.position = OWN, 1000 + count
    _fill(act, option, form)
    act.describe(mark("Add a question to the quiz"))
    act.session.add(option)
    return option.code


def correct_question(act: Act, code: str, form: QuestionForm) -> None:
    """Word a question otherwise; its code and what was answered stay. Raises UserMistake."""
    option = _known(act.session, code)
    _fill(act, option, form)
    act.describe(mark("Change a question of the quiz"))


def retire_question(act: Act, code: str, retired: bool = True) -> None:
    """Ask a question no more, or again; what was answered stays. Raises UserMistake."""
    option = _known(act.session, code)
    option.retired_on = act.now.date() if retired else None
    act.describe(mark("Ask a question no more") if retired else mark("Ask a question again"))


def set_pass_mark(act: Act, percent: int) -> None:
    """Say how many in a hundred make a household one that knows. Raises UserMistake."""
    if not 1 <= percent <= 100:
        raise UserMistake(PASS_MARK_WRONG, field="percent")
    act.describe(mark("Change the pass mark of the quiz"))
    put_setting(act.session, "quiz_pass", percent)


def checked_quiz(act: Act, given: QuizResult) -> QuizResult:
    """Give an answer with its numbers filled in. Raises UserMistake at `quiz`."""
    for code in given.missed:
        _known(act.session, code)
    missed = tuple(dict.fromkeys(given.missed))
    asked = given.asked or _in_use(act.session)
    right = asked - len(missed) if given.right is None else given.right
    if not (0 < asked <= MOST_ASKED and 0 <= right <= asked and len(missed) <= asked - right):
        raise UserMistake(QUIZ_WRONG, field="quiz", asked=asked, right=right, most=MOST_ASKED)
    return QuizResult(right, asked, missed)


def _in_use(session: Session) -> int:
    wanted = select(func.count()).select_from(CatalogOption).where(CatalogOption.retired_on.is_(None))
    return session.scalar(wanted.where(CatalogOption.kind == CatalogKind.QUESTION.value)) or 0


def _known(session: Session, code: str) -> CatalogOption:
    found = session.scalar(select(CatalogOption).filter_by(code=code, kind=CatalogKind.QUESTION.value))
    if found is None:
        raise UserMistake(QUESTION_UNKNOWN, field="quiz", question=code[:60])
    return found


def _fill(act: Act, option: CatalogOption, form: QuestionForm) -> None:
    text, answer = fit_length(form.text, 200, "text"), fit_length(form.answer, 100, "answer")
    choices = [fit_length(choice, 100, "choices") for choice in form.choices] or list(TRUE_OR_FALSE)
    if not text or not answer:
        raise UserMistake(QUESTION_MISSING, field="answer" if text else "text")
    if len(choices) > MOST_CHOICES:
        raise UserMistake(TOO_MANY_CHOICES, field="choices", most=MOST_CHOICES)
    if answer not in choices:
        raise UserMistake(ANSWER_NOT_OFFERED, field="answer")
    same = select(CatalogOption.id).filter_by(kind=CatalogKind.QUESTION.value, label=text)
    if act.session.scalar(same.where(CatalogOption.code != option.code)):
        raise UserMistake(QUESTION_TAKEN, field="text")
    option.label, option.answer, option.choices = text, answer, "\n".join(choices)
