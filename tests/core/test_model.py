"""Permanent identity: ids sort by the order in which they were made; and what is personal is said."""

import uuid

from outreach.model import Base, new_id
from outreach.model.personal import HARMLESS, PERSONAL


def test_ids_are_uuid7_and_grow():
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {uuid.UUID(one).version for one in ids} == {7}
    assert {uuid.UUID(one).variant for one in ids} == {uuid.RFC_4122}


def test_of_every_text_column_it_is_said_whether_it_belongs_to_a_household() -> None:
    """Whoever adds a column decides here what becomes of it when a household is erased."""
    undecided = []
    for table in Base.metadata.sorted_tables:
        fine = HARMLESS.get(table.name, "")
        for column in table.columns:
            known = column.name in PERSONAL.get(table.name, {}) or column.name in fine.split() or fine == "*"
            if column.type.python_type in (str, bytes) and not column.foreign_keys and column.name != "id":
                undecided += [] if known else [f"{table.name}.{column.name}"]
    assert not undecided, (
        f"{undecided}: say in outreach/model/personal.py whether each holds what belongs to a household "
        "(PERSONAL, with what stands there once it is erased) or tells nothing of one (HARMLESS)."
    )
