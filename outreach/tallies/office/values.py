"""What belongs in a mapped cell: a figure of the tally, or a word about the report itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.periods import PeriodKind
from outreach.tallies.office.mapping import CellEntry
from outreach.tallies.tally import RANK, TallySheet

Value = int | float | str | date


@dataclass(frozen=True)
class Filling:
    """What a form is filled from: the figures, who prepares it, the day of the report."""

    sheet: TallySheet
    preparer: str
    on: date

    def value(self, entry: CellEntry) -> Value:
        """Give what belongs there. Raises UserMistake (unknown figure)."""
        if entry.text is not None:
            return self._word(entry.text)
        figure = self.sheet.figure(entry.figure or "")
        number = self.sheet.number(figure.code, entry.group, entry.period)
        unknown = entry.period == "last_year" and figure.book is None and not self.sheet.last_year_known
        if number is None or unknown:
            return ""
        scaled = figure.numerator is not None and entry.period != RANK
        return round(number * entry.scale, 10) if scaled else number

    def in_words(self, entry: CellEntry) -> str:
        """Give it as it stands in a sentence: 137, 78.7%, 2026-11-22."""
        value = self.value(entry)
        if entry.figure is None or entry.period == RANK or not isinstance(value, int | float):
            return str(value)
        return f"{value:.1f}" if entry.scale != 1 else self.sheet.figure(entry.figure).written(value)

    def _word(self, name: str) -> Value:
        period = self.sheet.period
        week = period.code.partition("-W")[2]
        words: dict[str, Value] = {
            "village": self.sheet.village.name,
            "township": self.sheet.village.township,
            "campaign": self.sheet.campaign.name,
            "period": period.chinese(),
            "year": int(period.code[:4]) if period.kind is PeriodKind.WEEK else period.first.year,
            "month": period.last.month if period.kind is not PeriodKind.WEEK else period.first.month,
            "week": int(week) if week else "",
            "report_date": self.on,
            "preparer": self.preparer,
        }
        return words[name]
