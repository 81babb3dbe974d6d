"""Receipts get their numbers: planned, drawn, and given for good once the paper is printed.

How a paper with slips is made (`print receipts`, the letter with its slip, any other):

1. `drafts = workspace.ask(planned_receipts, unit_ids, today, workspace.random_bytes)`, one draft a slip, None
   for a blank one. Nothing is written yet, so that a preview uses up no number.
2. Draw. `draft.serial` and `draft.code` stand on both halves; `outreach.printing.slip` draws the slip's half.
3. Remember the print with `BatchRecord(kind, ..., receipts=placed, slip_geometry=..., page_count=...)`, where
   `placed` are the drafts with `page` (from 1) and `place` on the page (from 0) filled in. From then on the
   numbers are taken. They are never given twice, so printing is not undone: void the slips instead.

A slip that was written by hand gets its number by `label_receipt`, at once; its label is printed later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.known import standing_unit
from outreach.actions.settings import code_secret, setting
from outreach.actions.visits import open_campaign_id
from outreach.codes import CodeKind, make_code
from outreach.errors import Conflict, UserMistake, declare
from outreach.model import Receipt, new_id
from outreach.serials import LARGEST, village_letters, write_serial
from outreach.vocabulary import ReceiptState
from outreach.wording import mark

NUMBERS_TAKEN = declare(
    "receipt_numbers_taken",
    mark("Other slips got these numbers meanwhile: make the paper once more, then print it."),
)
TOO_MANY_RECEIPTS = declare(
    "too_many_receipts", mark("So many slips at once cannot be: ask for {most} at most.")
)
MOST_AT_ONCE = 20_000


@dataclass(frozen=True)
class ReceiptDraft:
    """A slip with the number it will have; `unit_id` None is a blank one; page from 1, place from 0."""

    number: int
    serial: str
    code: str
    unit_id: str | None = None
    page: int = 0
    place: int = 0


def planned_receipts(
    session: Session, unit_ids: Sequence[str | None], today: date, random_bytes: Callable[[int], bytes]
) -> tuple[ReceiptDraft, ...]:
    """Plan one slip for each household (None = blank) with the next free numbers; nothing is written.

    Raises UserMistake where there are too many.
    """
    first = (session.scalar(select(func.max(Receipt.number))) or 0) + 1
    if len(unit_ids) > MOST_AT_ONCE or first + len(unit_ids) > LARGEST:
        raise UserMistake(TOO_MANY_RECEIPTS, field="count", most=MOST_AT_ONCE)
    letters = village_letters(setting(session, "village_name"))
    secret = code_secret(session)
    return tuple(
        ReceiptDraft(
            number,
            write_serial(letters, today.year, number),
            make_code(CodeKind.RECEIPT, secret, random_bytes),
            unit_id,
        )
        for number, unit_id in enumerate(unit_ids, first)
    )


def keep_receipts(
    act: Act, drafts: Sequence[ReceiptDraft], campaign_id: str, batch_id: str | None = None
) -> list[str]:
    """Give planned slips their numbers for good; gives their ids. Raises Conflict where others took them."""
    newest = act.session.scalar(select(func.max(Receipt.number))) or 0
    if any(draft.number <= newest for draft in drafts):
        raise Conflict(NUMBERS_TAKEN)
    act.undoable = False
    made = [
        Receipt(
            id=new_id(),
            number=draft.number,
            serial=draft.serial,
            code=draft.code,
            campaign_id=campaign_id,
            blank=draft.unit_id is None,
            unit_id=draft.unit_id,
            batch_id=batch_id,
            page=draft.page,
            place=draft.place,
            state=ReceiptState.PRINTED.value,
            state_at=act.now,
        )
        for draft in drafts
    ]
    act.session.add_all(made)
    return [receipt.id for receipt in made]


def make_receipts(
    act: Act, unit_ids: Sequence[str | None], campaign_id: str | None = None
) -> list[str]:
    """Give numbers to slips at once, without a printed batch; gives their ids. Raises UserMistake."""
    act.describe(mark("Number {n} slips"), n=len(unit_ids))
    standing = [_standing(act, unit_id) for unit_id in unit_ids]
    drafts = planned_receipts(act.session, standing, act.now.date(), act.random_bytes)
    return keep_receipts(act, drafts, campaign_id or open_campaign_id(act))


def label_receipt(act: Act, unit_id: str, campaign_id: str | None = None) -> str:
    """Give a hand-written slip of a household its number, for the label to be stuck on it; gives its id."""
    (receipt_id,) = make_receipts(act, [unit_id], campaign_id)
    act.session.flush()
    return receipt_id


def _standing(act: Act, unit_id: str | None) -> str | None:
    return None if unit_id is None else standing_unit(act, unit_id).id
