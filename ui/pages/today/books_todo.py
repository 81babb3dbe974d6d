"""What the books beside the visits ask for today: handouts nearly used up, rules not kept yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.queries.least_rules import RuleRow, rule_rows
from outreach.queries.stock import LowStockRow, low_stock
from outreach.wording import tr
from ui import words

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(frozen=True)
class BookNeeds:
    """Handouts that are low, the scarcest first, and rules that press."""

    low: tuple[LowStockRow, ...] = ()
    rules: tuple[RuleRow, ...] = ()


def read_needs(workspace: Workspace) -> BookNeeds:
    """Read what the books ask for."""
    rules = workspace.ask(rule_rows, workspace.now().date())
    pressing = sorted((row for row in rules if row.pressing), key=lambda row: row.last)
    return BookNeeds(workspace.ask(low_stock), tuple(pressing))


def low_words(rows: tuple[LowStockRow, ...], doors_left: int) -> tuple[str, str]:
    """Say which handout is low, and what for it does not do any more."""
    first = rows[0]
    if first.left < 0:
        given = tr("{n} {unit} more of {what} went out than came in", n=-first.left, unit=first.unit,
                   what=first.label)  # fmt: skip
        return given, tr("write down what came, or look for a slip")
    title = tr("Only {n} {unit} of {what} left", n=first.left, unit=first.unit, what=first.label)
    if len(rows) > 1:
        return title, tr("and {what}", what="、".join(f"{row.label} {row.left}" for row in rows[1:4]))
    if first.left < doors_left:
        return title, tr("{n} households are still to go: not one {unit} each", n=doors_left, unit=first.unit)
    return title, ""


def rule_words(rows: tuple[RuleRow, ...]) -> tuple[str, str]:
    """Say which rules are short, and until when there is time."""
    title = tr("{n} activities are due by rule", n=len(rows))
    until = words.day_words(rows[0].last)
    return title, tr("{rule}, by {day}", rule=rows[0].label, day=until)
