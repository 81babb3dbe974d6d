"""Foreign bytes and hostile text: nothing crashes, hangs or grows; each refusal is one that is known."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from outreach.codes import CodeKind, make_code, read_code
from outreach.errors import DoorbookError
from tests.soak.results import Result, chance, workplace

ROSTERS = Path(__file__).resolve().parents[1] / "data" / "rosters"
MEMORY, SECONDS, BATCH = 500 << 20, 10, 250
BITS = (
    "=cmd|' /C calc'!A0",
    "<b>",
    "</para>",
    "<img src='/etc/passwd'>",
    "&amp;",
    '\t+1',
    "@SUM(A1)",
    '\u202e',
    '\u200b',
    '\U0001f468\u200d\U0001f469\u200d\U0001f467',
    "é",
    '\U00020bb7',
    '\x00',
    "张三",
    '\u201c\u201d',
    "{x}",
    "%s",
    '\r\n',
    "-2+3",
    '\uff5e',
    "<font size='1e9'>",
)


def rosters(seed: int, count: int, kind: str) -> Result:
    """Broken copies of real rosters, read as they are by the process that may die."""
    from outreach.roster.reader_process import read_here
    from outreach.roster.workbook import read_workbook, read_zip  # noqa: F401 - loaded before the forks

    books = ("duplicates.xlsx", "numeric_ids.xlsx", "merged_cells.ods")
    names = books if kind == "workbook" else ("gbk_text.csv",)
    sources = [(ROSTERS / name).read_bytes() for name in names]

    def one(dice: random.Random, folder: Path) -> None:
        which = dice.randrange(len(sources))
        file = folder / names[which]
        inside = names[which].endswith(("xlsx", "ods")) and dice.random() < 0.7
        file.write_bytes((broken_inside if inside else broken)(dice, sources[which]))
        read_here(file)

    return _in_batches(Result(f"fuzz: {kind} rosters", f"{count}, 0 crashes, 500 MB, 10 s", seed), count, one)


def backup_files(seed: int, count: int) -> Result:
    """Broken backups and key files: refused, never half read."""
    from outreach.storage import backups, key_files, keys
    from tests.support.ledgers import small_village

    with workplace() as place:
        with small_village(place) as village:
            copy = village.keep_copy()
        data, key = copy.read_bytes(), keys.read_key(copy)
        slots = keys.key_file(copy).read_bytes()

    def one(dice: random.Random, folder: Path) -> None:
        if dice.random() < 0.7:
            file = folder / "copy.key"
            file.write_bytes(broken(dice, slots))
            key_files.read(file)
            return
        file = folder / "copy.ledger"
        file.write_bytes(changed := broken(dice, data))
        if changed != data:
            backups.verify_copy(file, key)
            raise AssertionError("a changed backup passed")

    return _in_batches(Result("fuzz: backup files", f"{count}, 0 crashes, 500 MB, 10 s", seed), count, one)


def codes(seed: int, count: int) -> Result:
    """Codes bent and made up: read or told apart, never more."""
    secret = bytes(32)

    def one(dice: random.Random, folder: Path) -> None:
        text = make_code(CodeKind.HOUSEHOLD, secret, dice.randbytes)
        letters = list(text) if dice.random() < 0.7 else list(hostile(dice))
        for _ in range(dice.randrange(3)):
            letters.insert(dice.randrange(len(letters) + 1), dice.choice(BITS + tuple("01OIL")))
        read_code("".join(letters))

    return _in_batches(Result("fuzz: QR text", f"{count}, 0 crashes", seed), count, one)


def pdf_text(seed: int, count: int) -> Result:
    """Hostile text drawn on paper."""
    from outreach.printing.paper import A4, Paper
    from outreach.printing.text import fit, steps

    def one(dice: random.Random, folder: Path) -> None:
        paper = Paper(A4, "t")
        paper.fitted(20, 20, fit(hostile(dice), 80, steps(12, (9, 2))))
        paper.end_page()
        assert paper.finish().startswith(b"%PDF")

    return _in_batches(Result("fuzz: user text into PDF", f"{count}, 0 crashes", seed), count, one)


def workbook_text(seed: int, count: int) -> Result:
    """Hostile text written into cells and read again: never a formula, never cut."""
    from openpyxl import Workbook, load_workbook

    from outreach.tallies.cells import SheetWriter

    def one(dice: random.Random, folder: Path) -> None:
        book = Workbook(write_only=True)
        writer = SheetWriter(book.create_sheet("s"))
        for _ in range(10):
            writer.plain_row([hostile(dice) for _ in range(5)])
        book.save(made := BytesIO())
        for row in load_workbook(made).active.iter_rows():
            assert not any(cell.data_type == "f" for cell in row)

    result = Result("fuzz: user text into Excel", f"{count}, 0 crashes", seed)
    return _in_batches(result, count, one, each=50)


def hostile(dice: random.Random) -> str:
    """Make a text as nobody should type it."""
    if dice.random() < 0.01:
        return "长" * dice.choice((1000, 32_000))
    return "".join(dice.choice(BITS) for _ in range(dice.randrange(1, 12)))


def broken(dice: random.Random, data: bytes) -> bytes:
    """Flip, cut, repeat or mix bytes."""
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(changed) + 1)
        how = dice.randrange(5)
        if how == 0 and changed:
            changed[place % len(changed)] ^= 1 << dice.randrange(8)
        elif how == 1:
            del changed[place:]
        elif how == 2:
            changed[place:place] = dice.randbytes(dice.randrange(1, 40))
        elif how == 3:
            changed[place:place] = changed[max(0, place - 200) : place]
        else:
            changed[place : place + dice.randrange(1, 60)] = bytes(dice.randrange(1, 60))
    return bytes(changed)


def broken_inside(dice: random.Random, data: bytes) -> bytes:
    """Break one part of a workbook and pack it again, so that the container is sound."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, broken(dice, part) if name == chosen else part)
    return made.getvalue()


def _in_batches(
    result: Result, count: int, one: Callable[[random.Random, Path], None], each: int = 1
) -> Result:
    """Do batches in processes of their own, so that a crash, a hang or greed is seen and told by its seed.

    Greed is what a batch takes beyond what it was born with: the tests before it are not its own.
    """
    peak = 0
    with workplace() as folder:
        for start in range(0, count, BATCH * each):
            size = min(BATCH, -(-(count - start) // each))
            before = _resident()
            number = os.fork()
            if number == 0:
                _batch(result, start, size, one, folder)
            _, status, usage = os.wait4(number, 0)
            peak = max(peak, (usage.ru_maxrss << 10) - before)
            result.done += size * each
            if status:
                how = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "an error"
                result.fail(f"batch from {start} (seed {result.seed}): {how}")
                break
    result.note = f"{peak >> 20} MB"
    if peak > MEMORY:
        result.fail(result.note)
    return result


def _resident() -> int:
    """Give the bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _batch(
    result: Result, start: int, size: int, one: Callable[[random.Random, Path], None], folder: Path
) -> None:
    """Never comes back; leaves with 0 where every one was read or refused as it should be."""
    dice = chance(result.seed, f"{result.what} {start}")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    code = 0
    for _ in range(size):
        signal.alarm(SECONDS)
        began = time.monotonic()
        try:
            one(dice, folder)
        except DoorbookError:
            pass
        except BaseException as problem:  # noqa: BLE001 - told and counted as a failure
            print(f"{result.what} from {start}: {type(problem).__name__}: {problem}", flush=True)
            code = 1
            break
        if time.monotonic() - began > SECONDS:
            code = 1
    os._exit(code)
