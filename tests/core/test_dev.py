"""dev.py starts on a bare machine: it needs nothing but Python, and says so where that is too old."""

import ast
import sys

from tests.support.sources import ROOT, read


def test_it_needs_the_standard_library_only() -> None:
    imported = {name.partition(".")[0] for name in read(ROOT / "dev.py").imports()}
    assert imported <= set(sys.stdlib_module_names)


def test_an_old_python_gets_as_far_as_the_sentence() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_lock_names_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)


def test_every_requirement_has_its_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    wanted = [
        line.partition(";")[0].partition("=")[0].partition(">")[0].strip()
        for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert [name for name in wanted if name.lower() not in readme.lower()] == []
