"""Prints a table of ratios: each heavy job beside its floor, measured in this run."""

from __future__ import annotations

import argparse
import importlib
import tempfile
from pathlib import Path

from benchmarks.clock import Measured

JOBS = (
    "roster", "coverage", "search", "register", "sheets", "papers", "window", "tallies", "workbook",
)  # fmt: skip


def main() -> None:
    """Measure the jobs named, or all, and print one line each as it is done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("jobs", nargs="*", help=f"all unless named: {' '.join(JOBS)}")
    parser.add_argument("--each", action="store_true", help="print what a line sums up, too: all 52 weeks")
    parser.add_argument("--scale", type=float, default=1.0, help="1 = the sizes in the table")
    asked = parser.parse_args()
    if unknown := set(asked.jobs) - set(JOBS):
        parser.error(f"unknown: {' '.join(sorted(unknown))}")
    print(f"{'job':<48} {'floor':<34} {'ours':>8} {'floor':>8} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.jobs or JOBS:
            job = importlib.import_module(f"benchmarks.{name}")
            done = job.measure(Path(folder), asked.scale)
            for one in done if isinstance(done, tuple) else (done,):
                for line in (*one.parts, one) if asked.each else (one,):
                    title, against = line.title or job.TITLE, line.against or job.FLOOR
                    print(f"{title:<48} {against:<34} {line.note or _figures(line)}", flush=True)


def _figures(one: Measured) -> str:
    return f"{_figure(one.ours, one.unit)} {_figure(one.floor, one.unit)} {one.ratio:6.2f}"


def _figure(value: float, unit: str) -> str:
    """Write seconds to the thousandth, anything else with its unit."""
    return f"{value:8.3f}" if unit == "s" else f"{value:.0f} {unit}".rjust(8)


if __name__ == "__main__":
    main()
