"""docs/coverage-of-domain.md: every item once, and what a line names is there."""

import re

from outreach.catalog import CatalogKind, catalog, least_rules
from tests.support.sources import ROOT

LINES = (ROOT / "docs" / "coverage-of-domain.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES if line.startswith("| ")]
ROWS = [row for row in ROWS if row[0] != "id"]


def test_every_item_stands_once() -> None:
    ids = [row[0] for row in ROWS]
    assert sorted(set(ids)) == sorted(ids)
    wanted = {*(f"H{n}" for n in range(1, 41)), *(f"A{n}" for n in range(1, 46))}
    wanted |= {*(f"W{n}" for n in range(1, 16)), "V8", "13.6", "13.7", "2.3.7", "2.3.8"}
    wanted |= {f"{kind}{n}" for kind, last in (("P", 18), ("D", 19), ("I", 21)) for n in range(1, last + 1)}
    assert wanted <= {one for some in ids for one in _each(some)}


def _each(ids: str) -> list[str]:
    """The ids of a line: D10, D11."""
    return [one.strip() for one in ids.split(",")]


def test_the_figures_named_are_in_the_catalogue() -> None:
    source = (ROOT / "outreach" / "tallies" / "catalogue.py").read_text(encoding="utf-8")
    rows = [row for row in ROWS if re.match(r"(?:I\d|2\.3\.8)", row[0])]
    named = {code for row in rows for part in re.findall(r"figures? ([^;:.(]*)", row[1])
             for code in re.findall(r"`(\w+)`", part)}
    assert len(named) > 15
    assert [code for code in named if f'Figure("{code}"' not in source] == []


def test_the_tests_named_are_there() -> None:
    tests = {file.name for file in (ROOT / "tests").rglob("test_*.py")}
    named = {name for row in ROWS for name in re.findall(r"`(test_\w+\.py)`", row[2])}
    assert named <= tests, named - tests
    assert all(row[2] or "declined" in row[1] for row in ROWS)


def test_the_handouts_activities_and_rules_named_are_in_the_catalog() -> None:
    codes = {entry.code: entry.kind for entry in catalog()}
    rules = {rule.code for rule in least_rules()}
    for row in ROWS:
        for code in re.findall(r"(?:handout of the catalog|kind of activity|kind)\D*?`(\w+)`", row[1]):
            assert codes.get(code) in (CatalogKind.HANDOUT, CatalogKind.ACTIVITY), row
        for code in re.findall(r"rule `(\w+)`", row[1]):
            assert code in rules, row
