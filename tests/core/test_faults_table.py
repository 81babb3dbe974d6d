"""docs/faults.md names a test for each fault, and each test that it names is there."""

from __future__ import annotations

import re

from tests.support.sources import ROOT

TABLE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")


def test_every_test_that_the_table_names_is_there() -> None:
    named = set(re.findall(r"`(tests/\S+?\.py)::(\w+)`", TABLE))
    assert len(named) > 50
    missing = [
        f"{file}::{name}"
        for file, name in named
        if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert missing == []


def test_every_fault_from_1_to_50_has_its_line() -> None:
    numbers: set[int] = set()
    for cell in re.findall(r"^\| ([\d–, ]+) \|", TABLE, re.MULTILINE):
        for part in cell.split(","):
            first, _, last = part.strip().partition("–")
            numbers.update(range(int(first), int(last or first) + 1))
    assert numbers == set(range(1, 51))
