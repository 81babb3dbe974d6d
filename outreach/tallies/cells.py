"""The one place that writes cells of workbooks: text stays text, formulas carry their result with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from outreach.tallies.cell_text import FORMULA_STARTS, harmless
from outreach.tallies.plain_rows import PlainRows, PlainValue

FONT = "宋体"
ROOM, WIDEST = 3, 48
_LINE = Side(style="thin", color="8A9694")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign, and what it comes to: readers that do not calculate show that."""

    text: str
    result: int | float | str


Value = str | int | float | date | Formula | None


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; `number` is an Excel number format."""

    size: float = 10.5
    bold: bool = False
    horizontal: str = "left"
    wrap: bool = False
    grid: bool = True
    fill: str = ""
    number: str = "General"


PLAIN = Style(grid=False)


class SheetWriter:
    """Writes one sheet row by row; what a row needs (heights, merges) is said with the row."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.results: dict[str, int | float | str] = {}
        self.plain: PlainRows | None = None
        self.at = 0
        self._looks: dict[tuple[Style, bool], Any] = {}

    def widths(self, widths: Iterable[float]) -> None:
        """Set the widths of the columns in characters; before the first row."""
        for place, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    def row(self, cells: Iterable[tuple[Value, Style] | None], height: float | None = None) -> int:
        """Write the next row, None leaving a cell out; gives its number. Raises UserMistake."""
        self.at += 1
        if height is not None:
            self.sheet.row_dimensions[self.at].height = height
        self.sheet.append([self._cell(place, cell) for place, cell in enumerate(cells, 1)])
        return self.at

    def plain_rows(self, rows: Iterable[Iterable[PlainValue]]) -> None:
        """Let rows without any look of their own end the sheet: many rows, quickly, put in by `finish`."""
        days, quoted = Style(grid=False, number="yyyy-mm-dd"), True
        looks = [self._styled(None, days), self._styled(None, PLAIN, quoted)]
        self.plain = PlainRows(self.at + 1, rows, *(look.style_id for look in looks))

    def merge(self, first: int, last: int, upto: int | None = None) -> None:
        """Merge columns `first` to `last` of this row, or from this row down to row `upto`."""
        self.sheet.merged_cells.add(
            f"{get_column_letter(first)}{self.at}:{get_column_letter(last)}{upto or self.at}"
        )

    def _cell(self, place: int, cell: tuple[Value, Style] | None) -> Any:
        if cell is None:
            return None
        value, style = cell
        if isinstance(value, Formula):
            self.results[f"{get_column_letter(place)}{self.at}"] = value.result
            return self._styled("=" + value.text, style)
        if isinstance(value, str):
            return self._text(value, style)
        return self._styled(value, style)

    def _text(self, value: str, style: Style) -> Any:
        """Make a cell of user text: never a formula, not even after somebody edits it in place."""
        text = harmless(value)
        made = self._styled(text or None, style, quoted=text.startswith(FORMULA_STARTS))
        made.data_type = "s" if text else "n"
        return made

    def _styled(self, value: Any, style: Style, quoted: bool = False) -> Any:
        made: Any = WriteOnlyCell(self.sheet, value)
        made._style = self._look(style, quoted)
        return made

    def _look(self, style: Style, quoted: bool) -> Any:
        """Give the style as the workbook keeps it, made once: setting it anew for each cell is slow."""
        if (style, quoted) not in self._looks:
            cell: Any = WriteOnlyCell(self.sheet)
            cell.font = Font(name=FONT, size=style.size, bold=style.bold)
            indent = 1 if style.grid and style.horizontal == "left" else 0
            cell.alignment = Alignment(style.horizontal, "center", wrap_text=style.wrap, indent=indent)
            cell.border = _GRID if style.grid else Border()
            if style.fill:
                cell.fill = PatternFill("solid", fgColor=style.fill)
            cell.number_format = style.number
            cell.quotePrefix = quoted
            self._looks[style, quoted] = cell._style
        return self._looks[style, quoted]


def wide_enough(least: float, texts: Iterable[str]) -> float:
    """Give the width of a column that shows these texts whole, up to a limit; Chinese takes two."""
    widest = max((sum(2 if sign > "\u2e7f" else 1 for sign in text) for text in texts), default=0)
    return min(max(least, widest + ROOM), WIDEST)


def use_font(book: Any) -> None:
    """Let cells without a look of their own take our font too."""
    book._named_styles["Normal"].font = Font(name=FONT, size=PLAIN.size)
    book._fonts[0] = book._named_styles["Normal"].font
