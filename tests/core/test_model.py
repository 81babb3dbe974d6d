"""Permanent identity: ids sort by the order in which they were made."""

import uuid

from outreach.model import new_id


def test_ids_are_uuid7_and_grow():
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {uuid.UUID(one).version for one in ids} == {7}
    assert {uuid.UUID(one).variant for one in ids} == {uuid.RFC_4122}
