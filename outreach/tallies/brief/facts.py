"""What the fields of a summary say: figures by code and column, words about the report, short lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.catalog import CatalogKind
from outreach.model import CatalogOption, Visit, VisitTopic
from outreach.places import group_label
from outreach.queries.leading_group import LeaderRow, leading_group
from outreach.tallies.brief.sentences import FIELD, Sentence
from outreach.tallies.catalogue import Figure
from outreach.tallies.tally import COLUMNS, TallySheet
from outreach.vocabulary import LeadingRole

MOST_TOPICS = 4
HANDOUT, ACTIVITY, GIVEN = "handout_", "activity_", "activity_handout_"


@dataclass(frozen=True)
class Piece:
    """A part of a sentence: plain words, or a field with its code and what it says; a list has parts."""

    text: str
    field: str = ""
    parts: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Everything a field may name, read once."""

    sheet: TallySheet
    topics: tuple[str, ...]
    leaders: tuple[LeaderRow, ...] = ()
    until: date | None = None
    """The last day that can be told of: today while the period runs."""

    @classmethod
    def read(cls, session: Session, sheet: TallySheet, today: date | None = None) -> Facts:
        """Read what the figures do not say: the topics explained most in the period, who leads."""
        explained = (
            select(CatalogOption.label, func.count().label("n"))
            .join(VisitTopic, VisitTopic.code == CatalogOption.code)
            .join(Visit, Visit.id == VisitTopic.visit_id)
            .where(Visit.voided_at.is_(None), Visit.campaign_id == sheet.campaign.id)
            .where(Visit.at >= sheet.period.starts, Visit.at < sheet.period.ends)
            .where(CatalogOption.kind == CatalogKind.SCAM.value)
            .group_by(CatalogOption.code)
            .order_by(func.count().desc(), CatalogOption.position)
        )
        topics = tuple(label for label, _ in session.execute(explained.limit(MOST_TOPICS)))
        runs = today is not None and sheet.period.first <= today < sheet.period.last
        return cls(sheet, topics, leading_group(session, sheet.campaign.id), today if runs else None)

    def holds(self, sentence: Sentence) -> bool:
        """Tell whether everything a sentence needs is there."""
        return all(
            not self._there(need[1:]) if need.startswith("!") else self._there(need)
            for need in sentence.needs
        )

    def pieces(self, sentence: Sentence) -> list[Piece]:
        """Cut a sentence into words and filled fields; a field that nothing is known of stays empty."""
        found: list[Piece] = []
        parts = FIELD.split(sentence.text)
        for place, part in enumerate(parts):
            if place % 2 == 0:
                found += [Piece(part)] if part else []
            elif part.startswith("list."):
                found.append(Piece("", part, tuple(self._list(part.removeprefix("list.")))))
            else:
                found.append(Piece(self.word(part), part))
        return found

    def word(self, field: str) -> str:
        """Give what one field says: a figure such as reached.value, or a word such as text.village."""
        code, _, column = field.partition(".")
        if code == "text":
            return self._words().get(column, "")
        figure = self._figure(code)
        if figure is None or column not in COLUMNS:
            return "0"
        number = getattr(self.sheet.row(code), column)
        return figure.written(number)

    def _there(self, need: str) -> bool:
        if "." in need:
            return self.word(need) not in ("0", "0.0%", "")
        return bool(self.topics) if need == "topics" else bool(self._list(need))

    def _words(self) -> Mapping[str, str]:
        return {
            "village": self.sheet.village.name,
            "township": self.sheet.village.township,
            "campaign": self.sheet.campaign.name,
            "period": self.sheet.period.chinese(),
            "days": self._days(),
            "until": self._until(),
            "basis": _in_a_row(self.sheet.campaign.legal_basis),
            "head": self._leader(LeadingRole.HEAD),
            "seat": self._leader(LeadingRole.OFFICE),
        }

    def _leader(self, role: LeadingRole) -> str:
        """Give the head with their post, or where the office is; "" where there is none."""
        row = next((one for one in self.leaders if one.role is role), None)
        if row is None:
            return ""
        return f"{row.post}{row.name}" if role is LeadingRole.HEAD else row.name

    def _days(self) -> str:
        first, last = self.sheet.period.first, self.until or self.sheet.period.last
        started = f"{first.year}年{first.month}月{first.day}日"
        if first == last:
            return started
        year = f"{last.year}年" if last.year != first.year else ""
        return f"{started}至{year}{last.month}月{last.day}日"

    def _until(self) -> str:
        last = self.until or self.sheet.period.last
        year = f"{last.year}年" if last.year != self.sheet.period.first.year else ""
        return f"{year}{last.month}月{last.day}日"

    def _list(self, name: str) -> list[Piece]:
        if name == "topics":
            return [Piece("、".join(self.topics))] if self.topics else []
        if name == "groups":
            rows = [
                (group_label(group), f"reached.cumulative@{group}", self.sheet.row("reached", group))
                for group in self.sheet.groups
            ]
            items = [(label, field, f"{row.cumulative}", "户") for label, field, row in rows]
        else:
            items = [self._item(figure) for figure in self._listed(name)]
        found: list[Piece] = []
        comma = "，" if any("、" in label for label, *_ in items) else "、"
        for label, field, number, unit in items:
            found += [Piece(f"{comma if found else ''}{label}"), Piece(number, field), Piece(unit)]
        return found

    def _item(self, figure: Figure) -> tuple[str, str, str, str]:
        """Give name, field, number and unit of a figure in a list."""
        name, number = figure.name.removeprefix("活动发放"), self.sheet.row(figure.code).value
        return name, f"{figure.code}.value", str(number), figure.unit

    def _listed(self, name: str) -> list[Figure]:
        start = {"handouts": HANDOUT, "given": GIVEN}.get(name, ACTIVITY)
        return [
            figure
            for figure in self.sheet.figures
            if figure.code.startswith(start) and self.sheet.row(figure.code).value
            if name == "given" or not figure.code.startswith(GIVEN)
        ]

    def _figure(self, code: str) -> Figure | None:
        return next((figure for figure in self.sheet.figures if figure.code == code), None)


def _in_a_row(basis: str) -> str:
    """Write grounds that stand apart by semicolons or lines as one part of a sentence: 甲、乙和丙."""
    parts = [part.strip(" 　。") for part in re.split("[；;\n]", basis)]
    known = [part for part in parts if part]
    return "和".join(part for part in ("、".join(known[:-1]), known[-1]) if part) if known else ""
