"""What a visit does to the paper it came from: its slip is signed, its row recorded; open again once void."""

from __future__ import annotations

import unicodedata

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.codes import ParsedCode, read_code, read_short
from outreach.model import PrintedPage, Receipt, SheetRow, Visit
from outreach.serials import read_serial
from outreach.vocabulary import SIGNED, ReceiptState, SheetState

NOT_BACK = (ReceiptState.PRINTED, ReceiptState.OUT, ReceiptState.MISSING)


def find_receipt(session: Session, text: str) -> Receipt | None:
    """Find a slip by serial number, running number with check digit, code, or the code's eight letters."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()[:60]
    found = session.scalar(select(Receipt).where(Receipt.serial == plain))
    if found is None and isinstance(parsed := read_code(text), ParsedCode):
        found = session.scalar(select(Receipt).where(Receipt.code == parsed.text))
    if found is None and (typed := read_serial(text)) is not None:
        found = session.scalar(select(Receipt).where(Receipt.number == typed.number))
        written = read_serial(found.serial) if found is not None else None
        if written is None or not typed.may_be(written):
            return None
    if found is None and (short := read_short(text)) is not None:
        found = session.scalar(select(Receipt).where(func.substr(Receipt.code, 3, 8) == short))
    return found


def link_receipt(act: Act, visit: Visit) -> None:
    """Let the slip named in a visit be signed by its household, if it is one of ours and not back yet."""
    if not visit.receipt or visit.signoff not in SIGNED:
        return
    receipt = find_receipt(act.session, visit.receipt)
    if receipt is None or receipt.state not in NOT_BACK or receipt.unit_id not in (None, visit.unit_id):
        return
    receipt.unit_id, receipt.visit_id = visit.unit_id, visit.id
    receipt.state, receipt.state_at = ReceiptState.SIGNED.value, act.now


def free_receipts(act: Act, visit_id: str) -> None:
    """Let slips whose visit was wrong be open again: where they were before anybody signed."""
    for receipt in act.session.scalars(select(Receipt).where(Receipt.visit_id == visit_id)):
        _free(act, receipt)


def _free(act: Act, receipt: Receipt) -> None:
    open_state = ReceiptState.OUT if receipt.taken_at else ReceiptState.PRINTED
    receipt.state, receipt.state_at = open_state.value, act.now
    receipt.visit_id = receipt.returned_at = None
    receipt.unit_id = None if receipt.blank else receipt.unit_id


def move_receipts(act: Act, old: Visit, new: Visit) -> None:
    """Let slips follow a visit that is recorded anew; one not handed in is open again if nobody signed."""
    for receipt in act.session.scalars(select(Receipt).where(Receipt.visit_id == old.id)):
        if receipt.returned_at is None and new.signoff not in SIGNED:
            _free(act, receipt)
        else:
            receipt.visit_id, receipt.unit_id = new.id, new.unit_id if receipt.blank else receipt.unit_id


def reopen_row(act: Act, sheet_row_id: str | None) -> None:
    """Let a sheet that was done be back on the desk, as one of its rows is open again."""
    row = act.session.get(SheetRow, sheet_row_id) if sheet_row_id else None
    page = act.session.get(PrintedPage, row.page_id) if row is not None else None
    if page is not None and page.state == SheetState.DONE:
        page.state, page.state_at = SheetState.BACK.value, act.now
