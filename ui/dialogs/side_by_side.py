"""Two households beside each other, before they are merged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.household_card import HouseholdCardSummary
from outreach.queries.households import MemberRow
from outreach.vocabulary import LABELS, PersonStatus
from outreach.wording import tr
from ui.widgets.card import Card
from ui.widgets.glyph import state_words
from ui.widgets.text import Text

MOST_SHOWN = 8


def same_people(keep: Sequence[MemberRow], other: Sequence[MemberRow]) -> list[tuple[str, str]]:
    """Pair people of one name who are plainly the same: nothing known of them differs. (kept, other) ids."""
    pairs: list[tuple[str, str]] = []
    free = list(keep)
    for gone in other:
        found = next((row for row in free if _same(row, gone)), None)
        if found is not None:
            free.remove(found)
            pairs.append((found.id, gone.id))
    return pairs


def _same(one: MemberRow, other: MemberRow) -> bool:
    facts = ((one.birth, other.birth), (one.sex, other.sex), (one.id_no, other.id_no))
    return one.name == other.name and not any(a and b and a != b for a, b in facts)


class SideBySide(QWidget):
    """Two cards: where, who, how often visited, whether it counts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)

    def show_cards(self, *cards: HouseholdCardSummary) -> None:
        """Show these households in this order."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            self._line.addWidget(_one(card), 1)


def _one(card: HouseholdCardSummary) -> QWidget:
    row = card.row
    shown = Card(f"{row.place} {row.head}".strip())
    column = QVBoxLayout()
    column.setSpacing(4)
    lines = [f"{tr(LABELS[row.kind])} · {state_words(row.state, row.tries)}"]
    lines.append(tr("visited {n} times", n=sum(visit.voided_at is None for visit in card.visits)))
    lines += [text for text in (row.phone, card.address, row.note) if text]
    for line in lines:
        column.addWidget(Text(line, step=13, tone="muted", wrap=True))
    for member in card.members[:MOST_SHOWN]:
        gone = member.status is not PersonStatus.PRESENT
        parts = (member.name, member.relation, member.sex, member.birth, member.phone)
        said = " ".join(part for part in parts if part)
        column.addWidget(Text(said, tone="muted" if gone else "ink", wrap=True))
    if len(card.members) > MOST_SHOWN:
        column.addWidget(Text(tr("{n} people", n=len(card.members)), step=13, tone="muted"))
    column.addStretch(1)
    shown.body.addLayout(column)
    return shown
