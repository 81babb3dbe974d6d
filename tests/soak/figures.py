"""The lines of the soak's table: what is tried, the figure wanted, and in how many parts it is done."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.soak import (
    clocks,
    damage,
    full_disk,
    fuzz_files,
    fuzz_text,
    kills,
    kills_inside,
    leaks,
    matrix,
    power,
)
from tests.soak.results import Result

ROOT = Path(__file__).resolve().parents[2]
LONG_TESTS = ROOT / "out" / "soak-tests.txt"


@dataclass(frozen=True)
class Figure:
    """One line of the table; part n is done with the seed + n, so that a part can be seen again by itself."""

    wanted: str
    part: Callable[[int], Result]
    parts: int = 1
    least: Mapping[str, int] = field(default_factory=dict)
    """What all parts together must come to: "done" or a count of the results."""
    alone: bool = False
    """Whether it measures time, so that nothing else may run beside it."""

    def reached(self, result: Result) -> bool:
        """Tell whether all is there and nothing went wrong."""
        got = {**result.counts, "done": result.done}
        return not result.bad and all(got.get(what, 0) >= least for what, least in self.least.items())


def _inside(job: str) -> Figure:
    part = partial(kills_inside.kill_inside, name=job, times=50)
    return Figure("200, 0 half states", part, 4, {"done": 200})


def _fuzz(part: Callable[..., Result]) -> Figure:
    wanted = "20,000, 0 crashes, under 500 MB, under 10 s"
    return Figure(wanted, partial(part, count=2000), 10, {"done": 20_000})


def long_tests(seed: int) -> Result:
    """The tests that an everyday run leaves out; what they say is kept in out/soak-tests.txt."""
    result = Result("tests marked soak", seed)
    LONG_TESTS.write_text("", encoding="utf-8")
    pytest = [sys.executable, "-m", "pytest", "-m", "soak", "-n", "0", "-p", "no:cacheprovider", "-rf"]
    for which in ("tests/faults", "--ignore=tests/faults"):
        quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        done = subprocess.run([*pytest, which], cwd=ROOT, env=quiet, capture_output=True, text=True)
        with LONG_TESTS.open("a", encoding="utf-8") as log:
            log.write(done.stdout + done.stderr)
        passed = re.search(r"(\d+) passed", done.stdout)
        result.done += int(passed[1]) if passed else 0
        if done.returncode:
            failed = re.findall(r"^FAILED (\S+)", done.stdout, re.MULTILINE)
            result.fail(f"see {LONG_TESTS}: {len(failed)} failed, {' '.join(failed[:3])}")
    return result


FIGURES: dict[str, Figure] = {
    "kills": Figure(
        "1,000 kills, 50,000 acknowledged, 0 lost",
        lambda seed: kills.kill_while_logging(seed, 25, 1250),
        parts=40,
        least={"done": 1000, "acknowledged": 50_000},
    ),
    "power": Figure(
        "5,000, 0 lost, 0 unreadable", lambda seed: power.cuts(seed, 500), parts=10, least={"done": 5000}
    ),
    "control": Figure("must lose", lambda seed: power.control(seed, 1000), least={"done": 1000}),
    **{f"in-{job}": _inside(job) for job in kills_inside.JOBS},
    "disk": Figure("32 sizes, 0 lost", lambda seed: full_disk.full_disk(seed, 8), 4, {"done": 32}),
    "bits": Figure("1,000, all noticed", lambda seed: damage.bit_flips(seed, 250), 4, {"done": 1000}),
    "copy": Figure(
        "50,000 rows; under 3 times; under 10 s",
        lambda seed: damage.copy_ratio(seed, 10_000),
        least={"done": 50_000},
        alone=True,
    ),
    "plain": Figure("1,000 each, 0 found", lambda seed: leaks.plaintext(seed, 1000), least={"done": 3000}),
    "audit": Figure("500, all located", lambda seed: damage.tampering(seed, 250), 2, {"done": 500}),
    "matrix": Figure("every cell", matrix.matrix),
    "workbooks": _fuzz(fuzz_files.workbooks),
    "texts": _fuzz(fuzz_files.texts),
    "backups": _fuzz(fuzz_files.backup_files),
    "codes": _fuzz(fuzz_text.codes),
    "pdf": _fuzz(fuzz_text.pdf),
    "excel": _fuzz(fuzz_text.excel),
    "word": _fuzz(fuzz_text.word),
    "schemas": Figure("every one, killed midway or not", lambda seed: clocks.schemas(seed, 20)),
    "clock": Figure("order kept, flagged, no backup lost", lambda seed: clocks.clocks(seed, 300)),
    "tests": Figure("all pass", long_tests, alone=True),
}
