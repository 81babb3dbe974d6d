"""A register of 200,000 households and 700,000 people: search, the list, memory, and two commands.

The floor of the search is one SQL statement a word, over the index and the kinds of keys that gave the hits.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.clock import Measured, in_turns, seconds
from benchmarks.village import filled_ledger
from outreach.actions.search_keys import plain
from outreach.model import Area, Person, Unit
from outreach.model.search import KeyKind
from outreach.places import numbers_key
from outreach.queries.search import SearchHit, search
from outreach.readings import readings
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.workspace import Workspace

TITLE = "register of 200,000 households"
FLOOR = "see each line"
ROOT = Path(__file__).resolve().parent.parent
PEOPLE_TYPED = 40
PAUSE_ALLOWED = 100.0
"""ms of the window's thread that nobody feels."""
LISTED = ("scroll", "jump", "sort", "filter")
BY_HAND = """
SELECT unit.no, ifnull(person.name, unit.head), ifnull(person.relation, ''), unit.door, area.name
FROM (SELECT min(rank) AS rank, place, entry_id FROM ({ranges})
    GROUP BY entry_id ORDER BY 1, 2 LIMIT 20) AS found
JOIN search_entry AS entry ON entry.id = found.entry_id
JOIN unit ON unit.id = entry.unit_id JOIN area ON area.id = unit.area_id
LEFT JOIN person ON person.id = entry.person_id
ORDER BY rank, ifnull(person.position, 0) > 1, area.position, unit.position,
    ifnull(person.position, 0), entry.id
"""
EVERY_DOOR = """
SELECT unit.*, area.name, (SELECT count(*) FROM person WHERE person.unit_id = unit.id),
(SELECT max(at) FROM visit WHERE visit.unit_id = unit.id) FROM unit JOIN area ON area.id = unit.area_id
"""
RANGE = """
SELECT * FROM (SELECT CASE WHEN value = ? THEN ? ELSE ? END AS rank, place, entry_id FROM search_key
WHERE kind = ? AND value >= ? AND value < ? || char(1114111) ORDER BY rank, place LIMIT 80)
"""
RANKS = {KeyKind.PINYIN: 1, KeyKind.INITIALS: 1, KeyKind.DOOR: 1, KeyKind.PHONE: 2, KeyKind.ID: 2}
PARTS = {KeyKind.NAME: (KeyKind.NAME_PART, 6), KeyKind.DOOR: (KeyKind.DOOR_PART, 7)}


def measure(folder: Path, scale: float) -> tuple[Measured, ...]:
    """Fill one ledger and measure everything on it."""
    path = folder / "register.ledger"
    filled_ledger(path, max(100, int(200_000 * scale)), 1, max(350, int(700_000 * scale))).close()
    return measure_ledger(path)


def measure_ledger(path: Path) -> tuple[Measured, ...]:
    """Measure a ledger that is filled already."""
    return (*_searching(path), *_commands(path), *_window(path))


def _searching(path: Path) -> Iterator[Measured]:
    ours, floor = [], []
    connection = connect(path, keys.read_key(path, ""))
    with Workspace.open(path) as workspace:
        words = _typed(workspace)
        for word in words:
            measured = _both_ways(workspace, connection, word)
            ours.append(measured.ours)
            floor.append(measured.floor)
    connection.close()
    ours.sort()
    floor.sort()
    late = int(0.95 * len(words))
    against = "one indexed SQL a word"
    yield Measured(sum(ours), sum(floor), f"search, {len(words)} words as they are typed", against)
    yield Measured(ours[late], floor[late], "search, the slowest word in twenty", against)


def _both_ways(workspace: Workspace, connection: Any, word: str) -> Measured:
    """Measure one word; the floor is the shorter statement where that gives the same hits."""
    hits = workspace.ask(search, word)
    wanted = [(hit.no, hit.name, hit.relation) for hit in hits]
    ways = (_by_hand(word, hits, parts=parts) for parts in (False, True))
    same = (way for way in ways if [row[:3] for row in connection.execute(*way)] == wanted)
    statement, values = next(same, ("", []))
    assert statement, f"one SQL finds something else for {word}"
    return in_turns(
        lambda: workspace.ask(search, word), lambda: connection.execute(statement, values).fetchall(), 2
    )


def _typed(workspace: Workspace) -> list[str]:
    """Give what is typed to find some people: every beginning of names, readings, doors and numbers."""
    source = random.Random(3)
    people = workspace.ask(
        lambda session: session.query(Person.name, Person.phone, Unit.no, Unit.door, Unit.code, Area.name)
        .join(Unit, Unit.id == Person.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .filter(Unit.position.in_(source.sample(range(1, 100), PEOPLE_TYPED)), Person.position <= 2)
        .all()
    )
    words: list[str] = []
    for name, phone, no, door, code, group in people:
        syllables = readings(name)[0]
        initials = "".join(syllable[0] for syllable in syllables)
        for whole in (name, "".join(syllables), initials, f"{group}组{door}", f"{group}-{door}", no):
            words += [whole[:length] for length in range(1, len(whole) + 1)]
        words += [name[1:], code, phone[-4:], phone[-3:], f"{name}x"]
    return [word for word in dict.fromkeys(words) if word]


def _by_hand(word: str, hits: tuple[SearchHit, ...], *, parts: bool) -> tuple[str, list[object]]:
    """Write the statement that looks only where hits were found, at least among the names."""
    wanted, ranges = plain(word), []
    for kind in sorted({KeyKind[hit.why.upper()] for hit in hits} or {KeyKind.NAME}):
        rank = RANKS.get(kind, 0)
        backwards = kind in (KeyKind.PHONE, KeyKind.ID)
        text = wanted[::-1] if backwards else wanted
        ranges.append((text, rank, 8 if backwards else rank + 3, int(kind), text, text))
        if kind is KeyKind.DOOR and (numbers := numbers_key(word)) not in ("", wanted):
            ranges.append((numbers, rank, rank, int(kind), numbers, numbers + chr(0)))
        if parts and kind in PARTS:
            part, elsewhere = PARTS[kind]
            ranges.append((text, elsewhere, elsewhere, int(part), text, text))
    union = " UNION ALL ".join([RANGE] * len(ranges))
    return BY_HAND.format(ranges=union), [value for values in ranges for value in values]


def _commands(path: Path) -> Iterator[Measured]:
    """Time commands whole, from the start of Python to the last line, against reading the same rows."""
    connection = connect(path, keys.read_key(path, ""))
    floor = seconds(lambda: json.dumps(connection.execute(EVERY_DOOR).fetchall(), default=str))
    connection.close()
    for command in (["coverage"], ["household", "list"]):
        words = [sys.executable, "-m", "outreach", "--ledger", str(path), "--json", *command]
        yield Measured(_run(words), floor, f"command {' '.join(command)}", "every door read by one SQL")


def _run(words: list[str]) -> float:
    return seconds(lambda: subprocess.run(words, cwd=ROOT, check=True, capture_output=True, timeout=600))


def _window(path: Path) -> Iterator[Measured]:
    ours, empty = _walk(str(path)), _walk()
    pauses: dict[str, float] = ours["pauses"]
    longest = max(pauses[name] for name in LISTED)
    yield Measured(longest, PAUSE_ALLOWED, "list: longest pause, scrolled and sorted", "100 ms", "ms")
    others = max(pause for name, pause in pauses.items() if name not in ("open", *LISTED))
    yield Measured(others, PAUSE_ALLOWED, "other pages: longest pause", "100 ms", "ms")
    yield Measured(ours["memory"], empty["memory"], "memory of the window", "an empty PySide6 window", "MiB")


def _walk(*words: str) -> dict[str, Any]:
    settings = str(Path(words[0]).parent / "settings") if words else ""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DOORBOOK_CONFIG": settings}
    command = [sys.executable, "-m", "benchmarks.register_window", *words]
    done = subprocess.run(command, cwd=ROOT, env=quiet, check=True, capture_output=True, timeout=900)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    for line in measure_ledger(Path(sys.argv[1])):
        print(f"{line.title:<48} {line.against:<34} {line.ours:8.3f} {line.floor:8.3f} {line.ratio:6.2f}")
