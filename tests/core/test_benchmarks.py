"""The benchmarks still run, and both ways of each do the same work; how fast is for `dev.py bench` to say.

The county's register and the year of tallies take long at any size, so that they are left to `dev.py soak`.
"""

import importlib
from pathlib import Path

import pytest

from benchmarks.__main__ import JOBS


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.soak) if name in ("register", "tallies") else name
        for name in JOBS
        if name != "window"
    ],
)
def test_a_benchmark_measures_both_ways(name: str, tmp_path: Path) -> None:
    job = importlib.import_module(f"benchmarks.{name}")
    measured = job.measure(tmp_path, 0.01)
    for one in measured if isinstance(measured, tuple) else (measured,):
        assert one.title or job.TITLE
        assert one.against or job.FLOOR
        may_be_none = one.title.startswith("memory for each further page")
        assert one.note or (one.floor > 0 and (one.ours > 0 or may_be_none))
