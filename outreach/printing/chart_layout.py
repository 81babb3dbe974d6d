"""Where the tiles of the wall chart stand: the sizes of sheet and tile, blocks down the columns."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach.printing.paper import A3_WIDE, A4_WIDE
from outreach.vocabulary import HouseholdState

LEFT, RIGHT = 14.0, 406.0
BLOCK_WIDTH = 127.05
COLUMNS = (14.0, 151.0)
HEAD = 11.7
GAP = 2.1
LEAST = 7.0
"""No type on the chart is smaller, in points."""


@dataclass(frozen=True)
class Tile:
    """One household: how far it has come, and how often nobody was home."""

    state: HouseholdState
    tries: int = 0


@dataclass(frozen=True)
class Block:
    """One group: who goes there, its households in walking order, reached and due."""

    group: str
    staff: str
    tiles: tuple[Tile, ...]
    reached: int
    due: int


@dataclass(frozen=True)
class TileSize:
    """How big tiles are, in millimetres of the sheet; small ones carry every tenth number only."""

    width: float
    height: float
    gap: float
    pitch: float
    line: int
    small: bool = False


@dataclass(frozen=True)
class ChartSheet:
    """A size of the chart: everything but the tiles is that of A3 times `scale`; `foot` is its last line."""

    name: str
    size: tuple[float, float]
    scale: float
    top: float
    bottom: float
    foot: float
    large: TileSize
    small: TileSize

    def mm(self, length: float) -> float:
        """Give a length of the A3 chart on this sheet."""
        return length * self.scale

    def type(self, size: float) -> float:
        """Give a size of type of the A3 chart on this sheet, to the half point, never too small to read."""
        return max(LEAST, round(size * self.scale * 2) / 2)


A3_CHART = ChartSheet(
    "A3",
    A3_WIDE,
    1.0,
    48.0,
    280.0,
    288.2,
    TileSize(11.4, 7.6, 1.45, 12.7, 10),
    TileSize(6.0, 4.0, 0.37, 6.38, 20, small=True),
)
A4_CHART = ChartSheet(
    "A4",
    A4_WIDE,
    297 / 420,
    33.5,
    196.5,
    201.6,
    TileSize(8.0, 5.4, 1.09, 9.1, 10),
    TileSize(6.0, 4.0, 0.45, 6.5, 14, small=True),
)
CHARTS = {"a3": A3_CHART, "a4": A4_CHART}


@dataclass(frozen=True)
class Placed:
    """Some lines of a block at their place: page, left edge, upper edge, size, tiles from `first`."""

    page: int
    x: float
    y: float
    size: TileSize
    block: Block
    first: int
    tiles: tuple[Tile, ...]

    def end(self, sheet: ChartSheet) -> float:
        """Give where its last line ends."""
        return self.y + sheet.mm(HEAD) + max(1, -(-len(self.tiles) // self.size.line)) * self.size.pitch


def place(blocks: Sequence[Block], sheet: ChartSheet) -> list[Placed]:
    """Give every block its place: one page with large tiles, else with small ones, else a page a group."""
    for size in (sheet.large, sheet.small):
        placed = list(_run_down(blocks, sheet, size, 0))
        if _pages(placed) <= 1:
            return _level(blocks, sheet, size) or placed
    return [part for parts in _a_page_each(blocks, sheet) for part in parts]


def _level(blocks: Sequence[Block], sheet: ChartSheet, size: TileSize) -> list[Placed]:
    """Let the columns of a page end as high as they can, no block parted; gives nothing where that fails."""
    for bottom in sorted(part.end(sheet) for part in _run_down(blocks, sheet, size, 0, math.inf)):
        placed = list(_run_down(blocks, sheet, size, 0, min(bottom + 0.01, sheet.bottom)))
        if _pages(placed) <= 1 and len(placed) == len(blocks):
            return placed
    return []


def _a_page_each(blocks: Sequence[Block], sheet: ChartSheet) -> Iterator[list[Placed]]:
    page = 0
    for block in blocks:
        large = list(_run_down([block], sheet, sheet.large, page))
        fits = _pages(large) - page <= 1
        parts = large if fits else list(_run_down([block], sheet, sheet.small, page))
        yield parts
        page = _pages(parts)


def _pages(placed: Sequence[Placed]) -> int:
    return placed[-1].page + 1 if placed else 0


def _run_down(
    blocks: Sequence[Block], sheet: ChartSheet, size: TileSize, page: int, bottom: float | None = None
) -> Iterator[Placed]:
    """Let the blocks run down the columns; one that is longer than a column goes on in the next."""
    head, bottom = sheet.mm(HEAD), sheet.bottom if bottom is None else bottom
    column, y = page * len(COLUMNS), sheet.top
    for block in blocks:
        lines = [block.tiles[n : n + size.line] for n in range(0, len(block.tiles), size.line)] or [()]
        height = head + len(lines) * size.pitch
        whole = height <= bottom - sheet.top
        if y > sheet.top and y + height > bottom and (whole or y + head + size.pitch > bottom):
            column, y = column + 1, sheet.top
        first = 0
        while lines:
            room = max(1, int((bottom - y - head) / size.pitch)) if bottom < math.inf else len(lines)
            tiles = tuple(tile for line in lines[:room] for tile in line)
            on, side = divmod(column, len(COLUMNS))
            yield Placed(on, sheet.mm(COLUMNS[side]), y, size, block, first, tiles)
            y += head + len(lines[:room]) * size.pitch + sheet.mm(GAP)
            first, lines = first + len(tiles), lines[room:]
            if lines:
                column, y = column + 1, sheet.top
