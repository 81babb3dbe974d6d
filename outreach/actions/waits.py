"""Work that waits is answered: done otherwise, put off, or dropped with the reason; nothing vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach.actions.act import Act
from outreach.actions.known import place_of, standing_unit
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import WaitAnswer
from outreach.waits import Answer, WaitKind
from outreach.wording import mark

WAIT_REASON_MISSING = declare(
    "wait_reason_missing", mark("The reason is missing: say in a word why nobody need go there any more.")
)
WAIT_DAY_WRONG = declare(
    "wait_day_wrong", mark("This day is past: put the call-back off to today or a later day.")
)
SLIP_WAITS = declare(
    "slip_waits", mark("A slip waits until it is back: scan it, or note it as missing or void.")
)
LABELS = {
    Answer.DONE: mark("Call-back done at {place}"),
    Answer.PUT_OFF: mark("Call-back put off at {place}"),
    Answer.OFF: mark("Call-back dropped at {place}"),
}


@dataclass(frozen=True)
class WaitForm:
    """An answer: what waits (`unit_id`, `kind`, `cause`, `due` as the list gives them), and what of it."""

    unit_id: str
    kind: WaitKind
    cause: str
    due: date
    answer: Answer
    reason: str = ""
    until: date | None = None


def answer_waits(act: Act, forms: Sequence[WaitForm]) -> list[str]:
    """Answer things that wait, all of them or none; gives the answers' ids. Raises UserMistake."""
    return [_answer(act, form) for form in forms]


def _answer(act: Act, form: WaitForm) -> str:
    if form.kind is WaitKind.SLIP_OUT:
        raise UserMistake(SLIP_WAITS, field="household")
    unit = standing_unit(act, form.unit_id)
    reason = fit_length(form.reason, 300, "reason")
    if form.answer is Answer.OFF and not reason:
        raise UserMistake(WAIT_REASON_MISSING, field="reason")
    until = form.until if form.answer is Answer.PUT_OFF else None
    if form.answer is Answer.PUT_OFF and (until is None or until < act.now.date()):
        raise UserMistake(WAIT_DAY_WRONG, field="until")
    act.describe(LABELS[form.answer], place=place_of(act, unit))
    row = WaitAnswer(
        unit_id=unit.id, kind=form.kind.value, cause=form.cause, answer=form.answer.value, due=form.due,
        until=until, reason=reason, at=act.now, by=act.by, counter=act.counter,
    )  # fmt: skip
    act.session.add(row)
    act.session.flush()
    return row.id
