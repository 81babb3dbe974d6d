"""The forms of offices that were learned."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.forms import FORM_UNKNOWN
from outreach.errors import UserMistake
from outreach.model import OfficeForm


@dataclass(frozen=True)
class FormRow:
    """One learned form; `map` and `labels` as JSON."""

    id: str
    name: str
    map: str
    labels: str
    learned_at: datetime
    learned_by: str


def forms(session: Session) -> tuple[FormRow, ...]:
    """Give the forms that count: the newest of each name, by name."""
    newest: dict[str, FormRow] = {}
    for form in session.scalars(select(OfficeForm).order_by(OfficeForm.name, OfficeForm.id)):
        row = FormRow(form.id, form.name, form.map, form.labels, form.learned_at, form.learned_by)
        newest[form.name] = row
    return tuple(newest.values())


def form(session: Session, name: str) -> FormRow:
    """Give a form by its file's name. Raises UserMistake."""
    found = next((row for row in forms(session) if row.name == name), None)
    if found is None:
        raise UserMistake(FORM_UNKNOWN, field="template", name=name)
    return found


def form_file(session: Session, form_id: str) -> bytes:
    """Give the empty form as it was learned."""
    return session.scalars(select(OfficeForm.file).where(OfficeForm.id == form_id)).one()


def form_digests(session: Session) -> list[list[str]]:
    """Give name, map and the digest of the file of each form, for the content of the ledger."""
    return [
        ["form", row.name, row.map, hashlib.sha256(form_file(session, row.id)).hexdigest()]
        for row in forms(session)
    ]
