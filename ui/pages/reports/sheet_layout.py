"""Where the columns of the sheet stand: as wide as their words need; where it is narrow, some make way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from outreach.tallies.layout import TableColumn, group_name_shown, table_columns
from outreach.tallies.tally import TallySheet
from ui import theme
from ui.pages.reports.figures import Spot, number_at, number_words

PAD = 5
ROW, HEAD = 36, 28
HEAD_LINE = 18
LONGEST_LINE, LONGEST_UNDER = 5, 3
"""Longer words stand on two lines; in the lower row of heads sooner."""
FIRST_TO_GO = ("persons", "app_rate")


@dataclass(frozen=True)
class HeadCell:
    """One cell of the two rows of heads, its words line by line."""

    lines: list[str]
    box: QRect


def head_lines(text: str, longest: int = LONGEST_LINE) -> list[str]:
    """Break the words over a column into lines: as they are written, a long name in the middle."""
    lines: list[str] = []
    for line in text.split("\n"):
        if len(line) > longest and not line.startswith("（"):
            half = (len(line) + 1) // 2
            lines += [line[:half], line[half:]]
        else:
            lines.append(line)
    return lines


class SheetLayout:
    """The columns that find room in `width` px, their edges, and the boxes of all cells."""

    def __init__(self, sheet: TallySheet, width: int) -> None:
        self.sheet = sheet
        self.rows: list[str | None] = [*sheet.groups, None]
        self.columns, self.left_out = _fitting(sheet, table_columns(sheet), width)
        self.edges = _edges([group_width(sheet), *_needs(sheet, self.columns)], width)
        self.upper, self.head = _head_heights(self.columns)
        self.row_height = theme.px(ROW)
        self.width, self.height = width, self.head + len(self.rows) * self.row_height

    def spot(self, row: int, column: int) -> Spot:
        """Give the number in a cell."""
        found = self.columns[column]
        return Spot(found.code, self.rows[row], found.column)

    def box(self, row: int, column: int) -> QRect:
        """Give the box of a number; column -1 is the group's."""
        left, right = self.edges[column + 1], self.edges[column + 2]
        return QRect(left, self.head + row * self.row_height, right - left, self.row_height)

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """Tell which number lies at a place, as (row, column)."""
        row = (y - self.head) // self.row_height
        if y < self.head or row >= len(self.rows):
            return None
        for column in range(len(self.columns)):
            if self.edges[column + 1] <= x < self.edges[column + 2]:
                return row, column
        return None

    def heads(self) -> list[HeadCell]:
        """Give the cells of both rows of heads."""
        cells = [HeadCell(["组"], QRect(0, 0, self.edges[1], self.head))]
        at = 0
        for head, same in groupby(self.columns, key=lambda column: column.head):
            members = list(same)
            left, right = self.edges[at + 1], self.edges[at + 1 + len(members)]
            height, lines = (self.upper, [head]) if members[0].under else (self.head, head_lines(head))
            cells.append(HeadCell(lines, QRect(left, 0, right - left, height)))
            for nth, column in enumerate(members):
                if column.under:
                    x, stop = self.edges[at + 1 + nth], self.edges[at + 2 + nth]
                    box = QRect(x, self.upper, stop - x, self.head - self.upper)
                    cells.append(HeadCell(head_lines(column.under, LONGEST_UNDER), box))
            at += len(members)
        return cells


def column_width(sheet: TallySheet, column: TableColumn) -> int:
    """Give the px that the numbers and the head of a column need."""
    figure = sheet.figure(column.code)
    spots = [Spot(column.code, group, column.column) for group in (*sheet.groups, None)]
    bold, small = QFontMetrics(theme.font(15, True)), QFontMetrics(theme.font(13))
    numbers = (bold.horizontalAdvance(number_words(figure, number_at(sheet, spot))) for spot in spots)
    words = (small.horizontalAdvance(line) for line in _own_lines(column))
    return max(*numbers, *words) + 2 * theme.px(PAD)


def group_width(sheet: TallySheet) -> int:
    """Give the px that the names of the groups need."""
    metrics = QFontMetrics(theme.font(15, True))
    widest = max(metrics.horizontalAdvance(name) for name in ("合计", *map(group_name_shown, sheet.groups)))
    return min(widest, theme.px(96)) + 2 * theme.px(PAD + 2)


def least_width(sheet: TallySheet) -> int:
    """Give the px that the whole sheet needs."""
    return group_width(sheet) + sum(_needs(sheet, table_columns(sheet)))


def _needs(sheet: TallySheet, columns: Sequence[TableColumn]) -> list[int]:
    """Give the px of each column; where their common head needs more, the last of them gets it."""
    metrics, needs = QFontMetrics(theme.font(13)), []
    for head, same in groupby(columns, key=lambda column: column.head):
        members = list(same)
        widths = [column_width(sheet, column) for column in members]
        if members[0].under:
            widths[-1] += max(0, metrics.horizontalAdvance(head) + 2 * theme.px(PAD) - sum(widths))
        needs += widths
    return needs


def _own_lines(column: TableColumn) -> list[str]:
    return head_lines(column.under, LONGEST_UNDER) if column.under else head_lines(column.head)


def _head_heights(columns: Sequence[TableColumn]) -> tuple[int, int]:
    """Give the px of the upper row of heads, and of both."""
    line, gap = theme.px(HEAD_LINE), theme.px(4)
    single = max((len(_own_lines(column)) for column in columns if not column.under), default=1)
    under = max((len(_own_lines(column)) for column in columns if column.under), default=1)
    upper = theme.px(HEAD) if under == 1 else theme.px(24)
    both = max(upper + max(theme.px(HEAD), under * line + gap), single * line + gap)
    return upper, both


def _fitting(
    sheet: TallySheet, columns: Sequence[TableColumn], width: int
) -> tuple[list[TableColumn], list[TableColumn]]:
    """Give the columns that fit and those that have to make way."""
    handouts = [column.code for column in columns if column.code.startswith("handout_")]
    rates = [column.code for column in columns if column.rate_of and column.code not in FIRST_TO_GO]
    order = [*FIRST_TO_GO, *reversed(handouts), *reversed(rates)]
    kept, room = list(columns), width - group_width(sheet)
    for code in order:
        if sum(_needs(sheet, kept)) <= room:
            break
        kept = [column for column in kept if column.code != code]
    return kept, [column for column in columns if column not in kept]


def _edges(needs: Sequence[int], width: int) -> list[int]:
    """Share what is left over equally; give the x of every parting line."""
    spare = width - sum(needs)
    edges, x = [0], 0
    for nth, need in enumerate(needs, 1):
        x += need
        edges.append(x + round(spare * nth / len(needs)))
    return edges
