"""What a scanned code is to this ledger: ours, another village's, or unknown; and what it opens."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.closed import standing_unit_id
from outreach.actions.settings import code_secret
from outreach.codes import CodeKind, ParsedCode, is_ours, read_code
from outreach.command_cards import CommandCard, read_card
from outreach.model import PrintedPage, Receipt, Unit


@dataclass(frozen=True)
class ScanRow:
    """The meaning of one scan: `status` open, unknown or forged; ids of what it opens."""

    kind: str
    status: str
    code: str = ""
    unit_id: str | None = None
    household_no: str | None = None
    page_id: str | None = None
    receipt_id: str | None = None
    card: CommandCard | None = None


def resolve_scan(session: Session, text: str) -> ScanRow:
    """Say what a scanned payload means here; never raises for whatever text."""
    parsed = read_code(text)
    if not isinstance(parsed, ParsedCode):
        return ScanRow("unknown", "unknown")
    kind = parsed.kind.name.lower()
    if not is_ours(parsed, code_secret(session)):
        return ScanRow(kind, "forged", parsed.text)
    if parsed.kind is CodeKind.HOUSEHOLD:
        unit_id = session.scalar(select(Unit.id).where(Unit.code == parsed.text))
        if unit_id is not None:
            unit = session.get_one(Unit, standing_unit_id(session, unit_id))
            return ScanRow(kind, "open", parsed.text, unit_id=unit.id, household_no=unit.no)
    if parsed.kind is CodeKind.SHEET:
        page_id = session.scalar(select(PrintedPage.id).where(PrintedPage.code == parsed.text))
        if page_id is not None:
            return ScanRow(kind, "open", parsed.text, page_id=page_id)
    if parsed.kind is CodeKind.RECEIPT:
        found = session.scalar(select(Receipt).where(Receipt.code == parsed.text))
        if found is not None:
            return ScanRow(kind, "open", parsed.text, found.unit_id, receipt_id=found.id)
    if parsed.kind is CodeKind.COMMAND and (card := read_card(parsed)) is not None:
        return ScanRow(kind, "open", parsed.text, card=card)
    return ScanRow(kind, "unknown", parsed.text)
