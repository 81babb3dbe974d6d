"""Takes names apart that stand together in one cell: the household's people after its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from outreach.register_rows import HEAD
from outreach.roster.conditions import relation_name
from outreach.roster.drafts import PersonDraft
from outreach.roster.names import name_key, read_name
from outreach.roster.words import word_set

BETWEEN = re.compile(r"\s*[、，,；;/\n]\s*")
ONE = re.compile(
    r"(?:[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]+(?:[·•][\u3400-\u9fff]+)+)(?:[(（][^()（）]{1,8}[)）])?"
)
RELATIONS = word_set("relations")


def names_in(text: str) -> list[str]:
    """Give the names of a cell that holds several, none where it holds one or something else."""
    if not BETWEEN.search(text):
        return []
    parts = [part for part in BETWEEN.split(text) if part]
    return parts if len(parts) > 1 and all(ONE.fullmatch(part) for part in parts) else []


def apart(row: PersonDraft, names: list[str]) -> Iterator[PersonDraft]:
    """Give the people of a row: what else it says is of the head it names beside them, else of the first."""
    head = row.head_name
    first, *others = [head, *names] if head else names
    yield _named(row, first, HEAD if head else row.relation)
    for name in others:
        if name_key(name) != name_key(first):
            yield _named(replace(_bare(row)), name, "")


def _named(draft: PersonDraft, text: str, relation: str) -> PersonDraft:
    reading = read_name(text)
    told = relation_name(reading.remark)
    known = told if told in RELATIONS else ""
    note = "" if known else reading.remark
    return replace(draft, name=reading.value, alias=reading.alias, note=note, relation=relation or known)


def _bare(row: PersonDraft) -> PersonDraft:
    """Keep of a row what it says of the household."""
    bare = PersonDraft(row.sheet, row.row, heading_of=row.heading_of)
    for field in ("household_no", "group", "door", "address", "head_name", "joined", "size"):
        setattr(bare, field, getattr(row, field))
    return bare
