"""What a scanned code is to this ledger: ours, another village's, or unknown; and what it opens."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.closed import standing_unit_id
from outreach.actions.settings import code_secret
from outreach.codes import CodeKind, ParsedCode, is_ours, read_code
from outreach.model import PrintedPage, Unit


@dataclass(frozen=True)
class ScanRow:
    """The meaning of one scan: `status` open, unknown or forged; ids of what it opens."""

    kind: str
    status: str
    code: str = ""
    unit_id: str | None = None
    household_no: str | None = None
    page_id: str | None = None


def resolve_scan(session: Session, text: str) -> ScanRow:
    """Say what a scanned payload means here; never raises for whatever text."""
    parsed = read_code(text)
    if not isinstance(parsed, ParsedCode):
        return ScanRow("unknown", "unknown")
    kind = parsed.kind.name.lower()
    if not is_ours(parsed, code_secret(session)):
        return ScanRow(kind, "forged", parsed.text)
    if parsed.kind is CodeKind.HOUSEHOLD:
        found = session.scalar(select(Unit.id).where(Unit.code == parsed.text))
        if found is not None:
            unit = session.get_one(Unit, standing_unit_id(session, found))
            return ScanRow(kind, "open", parsed.text, unit_id=unit.id, household_no=unit.no)
    if parsed.kind is CodeKind.SHEET:
        page_id = session.scalar(select(PrintedPage.id).where(PrintedPage.code == parsed.text))
        if page_id is not None:
            return ScanRow(kind, "open", parsed.text, page_id=page_id)
    return ScanRow(kind, "unknown", parsed.text)
