"""Where every tile of the wall chart lies: groups as blocks, walking order in lines. Pure numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

TILES = (12, 16, 20, 24, 28, 32, 36, 44, 56, 72, 96)
"""Edge lengths the wheel goes through, px."""
NAMED_FROM = 56
IN_SIXES_FROM = 20
"""Lines of smaller tiles take as many as there is room for."""
MOST_COLUMNS = 4
BETWEEN = 16
UNDER = 8


@dataclass(frozen=True)
class Measures:
    """Lengths that grow with the text, px: block head, the column of door numbers, a caption line."""

    head: int = 40
    label: int = 65
    caption: int = 18


@dataclass(frozen=True)
class Box:
    """A rectangle in px."""

    x: int
    y: int
    width: int
    height: int

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles share any point."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height

    def holds(self, x: int, y: int) -> bool:
        """Tell whether a point lies inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Block:
    """One group: the doors `first` to `first + count - 1`, in a box."""

    group: str
    first: int
    count: int
    box: Box


class Counts(tuple[tuple[str, int], ...]):
    """How many doors each group has, in walking order: counted once for every size that is tried."""

    @classmethod
    def of(cls, groups: Sequence[str]) -> Counts:
        """Count doors that are given by their groups' names."""
        return cls((group, len(list(members))) for group, members in groupby(groups))


class ChartLayout:
    """All tiles for a width: `groups` names the group of every door, in walking order, or counts them."""

    def __init__(self, groups: Sequence[str] | Counts, width: int, tile: int, measures: Measures) -> None:
        self.tile, self.measures = tile, measures
        self.gap = max(3, tile // 6)
        self.named = tile >= NAMED_FROM
        self.pitch = tile + (10 if self.named else self.gap)
        self.line = tile + (2 * measures.caption + 10 if self.named else self.gap)
        counts = groups if isinstance(groups, Counts) else Counts.of(groups)
        columns, self.per_line = self._columns(max(1, len(counts)), width)
        self.blocks = tuple(self._place(counts, columns, width))
        self.height = max((b.box.y + b.box.height for b in self.blocks), default=0)

    def _columns(self, most: int, width: int) -> tuple[int, int]:
        """Give blocks side by side and tiles a line: twelve if possible, else eight, else one block."""
        room = {n: self._tiles(self._width(n, width)) for n in range(1, min(MOST_COLUMNS, most) + 1)}
        beside = [n for least in (12, 8) for n in reversed(room) if n > 1 and room[n] >= least]
        columns = beside[0] if beside else 1
        tiles = max(1, room[columns])
        in_sixes = tiles >= 12 and self.tile >= IN_SIXES_FROM
        return columns, tiles - tiles % 6 if in_sixes else tiles

    def _tiles(self, width: int) -> int:
        return (width - self.measures.label - 12 + self.pitch - self.tile) // self.pitch

    @staticmethod
    def _width(columns: int, width: int) -> int:
        return (width - BETWEEN * (columns - 1)) // columns

    def _place(self, counts: Counts, columns: int, width: int) -> Iterator[Block]:
        wide, y, first = self._width(columns, width), 0, 0
        for start in range(0, len(counts), columns):
            row = counts[start : start + columns]
            lines = max(-(-count // self.per_line) for _, count in row)
            height = self.measures.head + lines * self.line - (self.line - self.tile) + 10
            height += self.line - self.tile - self.gap if self.named else 0
            for nth, (group, count) in enumerate(row):
                yield Block(group, first, count, Box(nth * (wide + BETWEEN), y, wide, height))
                first += count
            y += height + UNDER

    def block_of(self, index: int) -> Block:
        """Give the block in which a door stands."""
        return next(block for block in self.blocks if index < block.first + block.count)

    def box(self, index: int) -> Box:
        """Give the square of one tile."""
        block = self.block_of(index)
        line, place = divmod(index - block.first, self.per_line)
        x = block.box.x + self.measures.label + place * self.pitch
        return Box(x, block.box.y + self.measures.head + line * self.line, self.tile, self.tile)

    def lines(self, block: Block) -> Iterator[tuple[int, int, int]]:
        """Give each line of a block as (first door, one past the last, y)."""
        last = block.first + block.count
        for nth, first in enumerate(range(block.first, last, self.per_line)):
            yield first, min(last, first + self.per_line), block.box.y + self.measures.head + nth * self.line

    def inside(self, area: Box) -> list[int]:
        """Give the doors whose cell (with its caption) meets an area."""
        found: list[int] = []
        for block in self.blocks:
            if not block.box.meets(area):
                continue
            left = block.box.x + self.measures.label
            for first, last, y in self.lines(block):
                if y < area.y + area.height and area.y < y + self.line:
                    start = max(0, -(-(area.x - left - self.tile + 1) // self.pitch))
                    stop = min(last - first, -(-(area.x + area.width - left) // self.pitch))
                    found += range(first + start, first + max(start, stop))
        return found

    def at(self, x: int, y: int) -> int:
        """Give the door at a point, -1 beside every tile."""
        found = self.inside(Box(x, y, 1, 1))
        return found[0] if found and self.box(found[0]).y <= y < self.box(found[0]).y + self._tall() else -1

    def _tall(self) -> int:
        return self.tile + (2 * self.measures.caption if self.named else 0)

    def beside(self, index: int, right: int, down: int) -> int:
        """Give the door one step from another; up and down keep the column, through blocks too."""
        if right:
            return max(0, min(self._doors() - 1, index + right))
        here = self.box(index)
        y = here.y + down * self.line
        while -self.line <= y <= self.height + self.line:
            near = self.inside(Box(here.x, y, self.tile, self.tile))
            if near:
                return near[-1 if down < 0 else 0]
            y += down * max(4, self.tile // 2)
        return index

    def _doors(self) -> int:
        return self.blocks[-1].first + self.blocks[-1].count if self.blocks else 0


def fitting_tile(
    groups: Sequence[str] | Counts, width: int, height: int, most: int, measures: Measures
) -> int:
    """Give the largest tile up to `most` at which the whole chart is seen at once, else the smallest."""
    smallest = ChartLayout(groups, width, TILES[0], measures)
    if smallest.height > height:
        return TILES[0]
    for tile in reversed([tile for tile in TILES if tile <= most]):
        if ChartLayout(groups, width, tile, measures).height <= height:
            return tile
    return TILES[0]
