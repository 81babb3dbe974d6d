"""python -m tests.soak: every figure of the soak, two jobs at a time, going on where it was stopped."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

os.environ["DOORBOOK_CONFIG"] = mkdtemp(prefix="doorbook-soak-config-")

from outreach.storage import slots
from tests.soak import clocks, damage, fuzz, kills, leaks, power
from tests.soak.results import Result

STATE = Path(__file__).resolve().parents[2] / "out" / "soak.json"
SEED = 20261127
slots.COST = slots.Cost(time=1, memory=64, lanes=1)

JOBS: dict[str, Callable[[int], list[Result]]] = {
    "kills": lambda seed: [kills.kill_while_logging(seed, 1000, 50_000)],
    "power": lambda seed: [power.control(seed, 1000), power.cuts(seed, 5000)],
    "inside": lambda seed: kills.kill_inside(seed, 200),
    "disk": lambda seed: [damage.full_disk(seed, 32)],
    "bits": lambda seed: [damage.bit_flips(seed, 1000)],
    "copy": lambda seed: [damage.copy_ratio(seed, 10_000)],
    "plain": lambda seed: [leaks.plaintext(seed, 1000)],
    "audit": lambda seed: [damage.tampering(seed, 500)],
    "workbooks": lambda seed: [fuzz.rosters(seed, 20_000, "workbook")],
    "texts": lambda seed: [fuzz.rosters(seed, 20_000, "text")],
    "backups": lambda seed: [fuzz.backup_files(seed, 20_000)],
    "codes": lambda seed: [fuzz.codes(seed, 20_000)],
    "pdf": lambda seed: [fuzz.pdf_text(seed, 20_000)],
    "excel": lambda seed: [fuzz.workbook_text(seed, 20_000)],
    "schemas": lambda seed: [clocks.schemas(seed)],
    "clock": lambda seed: [clocks.clocks(seed, 300)],
}


def run(job: tuple[str, int]) -> tuple[str, list[Result]]:
    """Do one job; what it raises is its failure."""
    name, seed = job
    started = time.monotonic()
    try:
        results = JOBS[name](seed)
    except Exception as problem:  # noqa: BLE001 - a job that breaks is a failure of its figure
        results = [Result(name, "to end", seed, bad=[f"{type(problem).__name__}: {problem}"])]
    for result in results:
        result.seconds = (time.monotonic() - started) / len(results)
    return name, results


def main(words: list[str]) -> int:
    """Do what is left, print the table; gives 1 where a figure is not reached."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", action="append", choices=JOBS, help="only this job")
    parser.add_argument("--fresh", action="store_true", help="forget what an earlier run has done")
    options = parser.parse_args(words)
    done = {} if options.fresh else read_state(options.seed)
    left = [(name, options.seed) for name in options.only or JOBS if name not in done or options.only]
    with get_context("fork").Pool(2, maxtasksperchild=1) as pool:
        for name, results in pool.imap_unordered(run, left, chunksize=1):
            done[name] = [asdict(result) for result in results]
            keep_state(options.seed, done)
            for result in results:
                print(line(result), flush=True)
    print("\n" + "\n".join(line(Result(**row)) for name in JOBS for row in done.get(name, [])))
    bad = [row for rows in done.values() for row in rows if row["bad"]]
    for row in bad:
        print(f"\n{row['what']} (seed {row['seed']}): " + "; ".join(row["bad"][:5]))
    return 1 if bad else 0


def line(result: Result) -> str:
    """Give one line of the table."""
    how = "FAILED" if result.bad else "ok"
    head = f"| {result.what} | {result.wanted} | {result.done} done"
    return f"{head}{', ' + result.note if result.note else ''} | {how}, {result.seconds:.0f} s |"


def read_state(seed: int) -> dict[str, list[dict[str, object]]]:
    """Give what an earlier run with this seed has done and found good."""
    try:
        found = json.loads(STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    done = found.get("done", {}) if found.get("seed") == seed else {}
    return {name: rows for name, rows in done.items() if not any(row["bad"] for row in rows)}


def keep_state(seed: int, done: dict[str, list[dict[str, object]]]) -> None:
    """Keep what is done, so that a run that was stopped goes on."""
    STATE.parent.mkdir(exist_ok=True)
    STATE.write_text(json.dumps({"seed": seed, "done": done}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
