"""What the digest of the content says of key groups, contact persons and the questions of the quiz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CatalogOption, Contact, KeyMark, Person


def contact_lines(session: Session, numbers: Mapping[str, str]) -> Iterator[list[Any]]:
    """Give the contact persons of units."""
    for row in session.scalars(select(Contact)):
        yield ["contact", numbers[row.unit_id], row.name, row.post, row.phone, row.wechat]


def key_group_lines(session: Session, numbers: Mapping[str, str]) -> Iterator[list[Any]]:
    """Give what was ticked, and the key groups of one's own."""
    people = {
        person_id: [numbers[unit_id], name]
        for person_id, unit_id, name in session.execute(select(Person.id, Person.unit_id, Person.name))
    }
    for row in session.scalars(select(KeyMark)):
        whose = people[row.person_id] if row.person_id else [numbers[row.unit_id or ""]]
        yield ["key_mark", row.code, *whose]
    for option in session.scalars(select(CatalogOption).where(CatalogOption.code.like("own_key_group%"))):
        yield ["key_group", option.label, option.age_from, option.age_to, option.retired_on is not None]


def question_lines(session: Session) -> Iterator[list[Any]]:
    """Give the questions of the quiz as they are asked."""
    for option in session.scalars(select(CatalogOption).where(CatalogOption.kind == "question")):
        yield ["question", option.label, option.choices, option.answer, option.retired_on is not None]
