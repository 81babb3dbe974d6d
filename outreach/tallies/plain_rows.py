"""Many rows without a look of their own, written as the XML of a sheet: quickly, and one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from outreach.tallies.cell_text import FORMULA_STARTS, harmless

PlainValue = str | int | float | date | None
AT_ONCE = 500
RETURN = {"\r": "&#13;"}
EPOCH = date(1899, 12, 30)
KEPT = 5_000
"""So many texts are remembered as they are written: names of figures and groups come again and again."""


@dataclass(frozen=True)
class PlainRows:
    """Rows from row `first` on; the two styles are numbers of the workbook's own looks."""

    first: int
    rows: Iterable[Iterable[PlainValue]]
    of_dates: int
    of_quoted: int

    def xml(self) -> Iterator[bytes]:
        """Write the rows, some at a time; text is never a formula. Raises UserMistake (a text too long)."""
        letters, texts, part = [get_column_letter(place) for place in range(1, 51)], dict[str, str](), []
        for at, row in enumerate(self.rows, self.first):
            cells = [
                f'<c r="{letter}{at}"{self._inside(value, texts)}</c>'
                for letter, value in zip(letters, row, strict=False)
                if value is not None and value != ""
            ]
            part.append(f'<row r="{at}">{"".join(cells)}</row>')
            if len(part) == AT_ONCE:
                yield "".join(part).encode()
                part = []
        yield "".join(part).encode()

    def _inside(self, value: PlainValue, texts: dict[str, str]) -> str:
        if isinstance(value, str):
            known = texts.get(value)
            if known is None:
                known = self._text(value)
                if len(texts) < KEPT:
                    texts[value] = known
            return known
        if isinstance(value, date):
            return f' s="{self.of_dates}"><v>{(value - EPOCH).days}</v>'
        return f"><v>{value!r}</v>"

    def _text(self, value: str) -> str:
        shown = harmless(value)
        style = f' s="{self.of_quoted}"' if shown.startswith(FORMULA_STARTS) else ""
        return f'{style} t="inlineStr"><is><t xml:space="preserve">{escape(shown, RETURN)}</t></is>'
