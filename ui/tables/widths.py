"""How columns share a table's width: as designed, else as narrow as their words, else fewer columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetrics

from ui import theme
from ui.tables.columns import Column
from ui.tables.model import PagedModel

PAD = 8
GLYPH = 16
SAMPLE = 40
LEAST = 40


def needs(model: PagedModel, columns: Sequence[Column], first: int) -> dict[str, int]:
    """Give the px each column needs for its title and for the words of `SAMPLE` rows from `first` on."""
    words, bold, small = (QFontMetrics(face) for face in (theme.font(), theme.font(15, True), theme.font(13)))
    rows = [model.at_hand(nth) for nth in range(first, min(first + SAMPLE, len(model.ids)))]
    found = {}
    for column in columns:
        metrics = bold if column.bold or column.marks else words
        texts = [column.text(row) for row in rows if row is not None]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        glyph = theme.px(GLYPH + PAD) if column.glyph else 0
        title = small.horizontalAdvance(column.title) + (theme.px(18) if column.sort else 0)
        found[column.id] = max(widest + glyph, title) + 2 * theme.px(PAD) + 2
    return found


def share(
    columns: Sequence[Column], wanted: Mapping[str, int], needed: Mapping[str, int], room: int
) -> dict[str, int]:
    """Give widths in px that fill `room`; columns left out have no place.

    Those of high `rank` go first, then those further right; a fixed column stays, cut if it must be.
    """
    shown = list(columns)
    tight = {column.id: min(wanted[column.id], needed[column.id]) for column in columns}
    if sum(wanted[column.id] for column in shown) <= room:
        tight = dict(wanted)
    while sum(tight[column.id] for column in shown) > room:
        loose = [(column.rank, nth) for nth, column in enumerate(shown) if not column.fixed]
        if not loose:
            break
        shown.pop(max(loose)[1])
    widths = {column.id: tight[column.id] for column in shown}
    spare = room - sum(widths.values())
    if spare < 0:
        total = sum(widths.values())
        return {name: max(theme.px(LEAST), width * room // total) for name, width in widths.items()}
    return _spread(shown, widths, spare)


def _spread(shown: Sequence[Column], widths: dict[str, int], spare: int) -> dict[str, int]:
    takers = [column.id for column in shown if column.stretch] or [shown[-1].id] if shown else []
    for nth, name in enumerate(takers):
        widths[name] += spare // len(takers) + (nth < spare % len(takers))
    return widths
