"""python -m tests.soak: every figure of the soak, three parts at a time, going on where it was stopped."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

from outreach.files import write_whole
from outreach.storage import slots
from tests.soak.figures import FIGURES
from tests.soak.results import Result

ROOT = Path(__file__).resolve().parents[2]
WORK, STATE = ROOT / "out" / "soak", ROOT / "out" / "soak.json"
SEED = 20261127
LANES, TELL_SECONDS = 3, 30
"""Three on two cores: one waits for the disk as a rule."""
Part = tuple[str, int, int]
"""The figure, which part of it, and the seed of the whole."""


def run(part: Part) -> tuple[Part, Result]:
    """Do one part; what it raises is its failure."""
    name, number, seed = part
    started = time.monotonic()
    try:
        result = FIGURES[name].part(seed + number)
    except Exception as problem:  # noqa: BLE001 - a part that breaks is a failure of its figure
        result = Result(name, seed + number)
        result.fail(f"{type(problem).__name__}: {problem}")
    result.seconds = time.monotonic() - started
    return part, result


def main(words: list[str]) -> int:
    """Do what is left, print the table; gives 1 where a figure is not reached."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", action="append", choices=FIGURES, help="only this line of the table")
    parser.add_argument("--parts", type=int, default=1000, help="no more than so many parts of each line")
    parser.add_argument("--fresh", action="store_true", help="forget what an earlier run has done")
    options = parser.parse_args(words)
    _work_in_a_folder_of_its_own()
    done = {} if options.fresh else read_state(options.seed)
    left = [part for part in in_turn(options.seed, options.parts) if part[0] in (options.only or FIGURES)]
    left = [part for part in left if part[1] not in done.get(part[0], {})]
    began = told = time.monotonic()
    for count, (part, result) in enumerate(results(left), 1):
        done.setdefault(part[0], {})[part[1]] = result
        keep_state(options.seed, done)
        if (now := time.monotonic()) - told > TELL_SECONDS or count == len(left):
            print(f"{count} of {len(left)} parts, {now - began:.0f} s", flush=True)
            told = now
    print(f"\nseed {options.seed}")
    return print_table(done, options.seed, options.only or tuple(FIGURES))


def _work_in_a_folder_of_its_own() -> None:
    """Write on the project's own disk, where /tmp may be none; what a stopped run left is cleared."""
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "config").mkdir(parents=True)
    os.environ["DOORBOOK_CONFIG"] = str(WORK / "config")
    tempfile.tempdir = str(WORK)
    slots.COST = slots.Cost(time=1, memory=64, lanes=1)


def in_turn(seed: int, most: int) -> list[Part]:
    """Give all parts so that every figure moves on evenly and what waits for the disk is spread."""
    parts = [(name, number, seed) for name, one in FIGURES.items() for number in range(min(most, one.parts))]
    return sorted(parts, key=lambda part: (part[1] + 0.5) / FIGURES[part[0]].parts)


def results(left: list[Part]) -> Iterator[tuple[Part, Result]]:
    """Do the parts in lanes, each in a program of its own; those that measure time at the end, alone."""
    for alone in (False, True):
        mine = [part for part in left if FIGURES[part[0]].alone is alone]
        with get_context("fork").Pool(1 if alone else LANES, maxtasksperchild=1) as pool:
            yield from pool.imap_unordered(run, mine, chunksize=1)


def print_table(done: dict[str, dict[int, Result]], seed: int, names: Iterable[str]) -> int:
    """Print a line a figure; gives 1 where one is not reached."""
    print("| what | wanted | reached | | seconds |\n|---|---|---|---|---|")
    missed = 0
    for name in names:
        figure = FIGURES[name]
        if not (parts := done.get(name)):
            print(f"| {name} | {figure.wanted} | not done | | |")
            missed = 1
            continue
        whole = Result(next(iter(parts.values())).what, seed)
        for part in parts.values():
            whole.add(part)
        reached = figure.reached(whole)
        state = "ok" if reached else "FAILED" if whole.bad else "not yet"
        print(f"| {whole.what} | {figure.wanted} | {said(whole)} | {state} | {whole.seconds:.0f} |")
        for words in whole.bad[:5]:
            print(f"|   | | {words} | | |")
        missed |= not reached
    return int(missed)


def said(result: Result) -> str:
    """Give what was reached in words: how many, what came of them, the worst measured."""
    counts = [f"{number:,} {what}" for what, number in result.counts.items()]
    peaks = [f"at most {height:.3g} {what}" for what, height in result.peaks.items()]
    return ", ".join([f"{result.done:,}", *counts, *peaks])


def read_state(seed: int) -> dict[str, dict[int, Result]]:
    """Give the parts that an earlier run with this seed has done and found good."""
    try:
        found = json.loads(STATE.read_text(encoding="utf-8"))
        rows = [(row["name"], row["part"], Result(**row["result"])) for row in found["parts"]]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    done: dict[str, dict[int, Result]] = {}
    for name, number, result in rows if found.get("seed") == seed else ():
        if not result.bad and name in FIGURES:
            done.setdefault(name, {})[number] = result
    return done


def keep_state(seed: int, done: dict[str, dict[int, Result]]) -> None:
    """Keep what is done, so that a run that was stopped goes on."""
    parts = [
        {"name": name, "part": number, "result": asdict(result)}
        for name, results in done.items()
        for number, result in results.items()
    ]
    write_whole(STATE, json.dumps({"seed": seed, "parts": parts}, ensure_ascii=False).encode())


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
