"""Prints a table of ratios: each heavy job beside its floor, measured in this run."""

from __future__ import annotations

import argparse
import importlib
import tempfile
from pathlib import Path

JOBS = ("roster", "coverage", "search", "sheets", "window", "workbook")


def main() -> None:
    """Measure the jobs named, or all, and print one line each as it is done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("jobs", nargs="*", help=f"all unless named: {' '.join(JOBS)}")
    parser.add_argument("--scale", type=float, default=1.0, help="1 = the sizes in the table")
    asked = parser.parse_args()
    if unknown := set(asked.jobs) - set(JOBS):
        parser.error(f"unknown: {' '.join(sorted(unknown))}")
    print(f"{'job':<48} {'floor':<34} {'ours s':>8} {'floor s':>8} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.jobs or JOBS:
            job = importlib.import_module(f"benchmarks.{name}")
            done = job.measure(Path(folder), asked.scale)
            print(
                f"{job.TITLE:<48} {job.FLOOR:<34} {done.ours:8.3f} {done.floor:8.3f} {done.ratio:6.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
