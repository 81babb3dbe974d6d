"""Where slips are: taken out by a worker in ranges, missing, void; numbers stay what they are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.paper_links import NOT_BACK, find_receipt
from outreach.actions.workers import worker_ids
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import Receipt
from outreach.vocabulary import ReceiptState
from outreach.wording import mark

RECEIPT_UNKNOWN = declare(
    "receipt_unknown",
    mark("There is no slip “{serial}” here: type its number with the last digit, as on the paper."),
)
RANGE_BACKWARDS = declare(
    "receipt_range_backwards", mark("The first number comes after the last: exchange the two.")
)
NOTHING_TO_TAKE = declare(
    "receipts_nothing_to_take",
    mark("None of these slips can be taken out, all are back or void: check the numbers."),
)
RECEIPT_IS_BACK = declare(
    "receipt_is_back",
    mark("Slip {serial} has recorded a visit: void that visit first, on the household's page."),
)
RECEIPT_IS_VOID = declare(
    "receipt_is_void", mark("Slip {serial} is void: use another slip, or number a hand-written one.")
)
RECEIPT_REASON_MISSING = declare(
    "receipt_reason_missing", mark("The reason is missing: say in a word why the slip is void.")
)


def known_receipt(act: Act, serial: str, field: str = "serial") -> Receipt:
    """Give the slip of a number or code as typed. Raises UserMistake."""
    found = find_receipt(act.session, serial)
    if found is None:
        raise UserMistake(RECEIPT_UNKNOWN, field=field, serial=serial.strip()[:30])
    return found


def take_receipts_out(act: Act, first: str, last: str, worker: str) -> int:
    """Note that a worker took a range of slips out, both ends included; gives how many those are.

    Slips in between that are back or void are passed over; what another had out is handed over. Raises
    UserMistake.
    """
    start, end = known_receipt(act, first, "first"), known_receipt(act, last, "last")
    if start.number > end.number:
        raise UserMistake(RANGE_BACKWARDS, field="last")
    (worker_id,) = worker_ids(act, [worker])
    wanted = select(Receipt).where(Receipt.number.between(start.number, end.number))
    taken = act.session.scalars(wanted.where(Receipt.state.in_(NOT_BACK))).all()
    if not taken:
        raise UserMistake(NOTHING_TO_TAKE, field="first")
    for receipt in taken:
        receipt.state, receipt.state_at = ReceiptState.OUT.value, act.now
        receipt.worker_id, receipt.taken_at = worker_id, act.now
    act.describe(mark("Take out {n} slips"), n=len(taken))
    return len(taken)


def miss_receipts(act: Act, serials: Sequence[str]) -> None:
    """Note that slips cannot be found; one that turns up is scanned like any other. Raises UserMistake."""
    for receipt in [_open_receipt(act, serial) for serial in serials]:
        receipt.state, receipt.state_at = ReceiptState.MISSING.value, act.now
    act.describe(mark("Note {n} slips as missing"), n=len(serials))


def void_receipts(act: Act, serials: Sequence[str], reason: str) -> None:
    """Take slips out of use for good, with a reason; their numbers stay used. Raises UserMistake."""
    reason = fit_length(reason, 300, "reason")
    if not reason:
        raise UserMistake(RECEIPT_REASON_MISSING, field="reason")
    for receipt in [_open_receipt(act, serial) for serial in serials]:
        receipt.state, receipt.state_at = ReceiptState.VOID.value, act.now
        receipt.void_reason = reason
    act.describe(mark("Void {n} slips"), n=len(serials))


def _open_receipt(act: Act, serial: str) -> Receipt:
    receipt = known_receipt(act, serial)
    if receipt.state == ReceiptState.VOID:
        raise UserMistake(RECEIPT_IS_VOID, field="serial", serial=receipt.serial)
    if receipt.state not in NOT_BACK:
        raise UserMistake(RECEIPT_IS_BACK, field="serial", serial=receipt.serial)
    return receipt
