"""Remembers how an office's own workbook is filled."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.errors import UserMistake, declare
from outreach.model import OfficeForm
from outreach.wording import mark

FORM_UNKNOWN = declare(
    "form_unknown", mark("No form “{name}” has been learned here: learn it first, with its map.")
)


@dataclass(frozen=True)
class LearnedForm:
    """What is remembered of a form: its file's name and bytes; as JSON the map and the words at its cells."""

    name: str
    file: bytes
    map: str
    labels: str


def learn_form(act: Act, form: LearnedForm) -> str:
    """Remember a form; one of the same name is kept, the new one counts from now on. Gives its id."""
    act.describe(mark("Learn the form of an office"))
    learned = OfficeForm(
        name=form.name,
        file=form.file,
        map=form.map,
        labels=form.labels,
        learned_at=act.now,
        learned_by=act.by,
    )
    act.session.add(learned)
    act.session.flush()
    return learned.id


def forget_form(act: Act, name: str) -> None:
    """Forget every version of a form. Raises UserMistake where there is none of that name."""
    act.describe(mark("Forget the form of an office"))
    found = act.session.scalars(select(OfficeForm).where(OfficeForm.name == name)).all()
    if not found:
        raise UserMistake(FORM_UNKNOWN, field="template", name=name)
    for form in found:
        act.session.delete(form)
