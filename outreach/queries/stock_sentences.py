"""Stock entries and contradictions as sentences, in the window's language or in Chinese."""

from __future__ import annotations

from collections.abc import Callable

from outreach.queries.stock_entries import Disagreement, MovementRow, StockWarning
from outreach.vocabulary import MovementKind
from outreach.wording import mark

Say = Callable[..., str]
"""`tr` or `zh`."""
SENTENCES = {
    Disagreement.MORE_GONE: mark(
        "{what}: {n} {unit} more went out than came in. Write down what was received, or look for a slip."
    ),
    Disagreement.SHELF_SHORT: mark(
        "{what}: with what the workers carry, {n} {unit} too many are gone. Count the shelf."
    ),
    Disagreement.COUNT_DIFFERS: mark(
        "{what}: the shelf count found {n} {unit} fewer than the book. Log the doors missing, or write off."
    ),
    Disagreement.OVER_USED: mark(
        "{what}: {who} gave {n} {unit} more than he took. Write down what he took, or look at his visits."
    ),
    Disagreement.OVER_BACK: mark(
        "{what}: {who} brought back {n} {unit} more than he had left. Look at his visits for too many given."
    ),
}
FOUND_MORE = mark(
    "{what}: the shelf count found {n} {unit} more than the book. Write down what was received."
)
MOVED = {
    MovementKind.RECEIVE: mark("Received {n} {unit} of {what}"),
    MovementKind.OUT: mark("{who} took {n} {unit} of {what}"),
    MovementKind.BACK: mark("{who} brought back {n} {unit} of {what}"),
    MovementKind.POST: mark("Posted {n} {unit} of {what} at {place}"),
    MovementKind.DAMAGE: mark("Wrote off {n} {unit} of {what}"),
    MovementKind.COUNT: mark("Counted {n} {unit} of {what} on the shelf"),
}


def warning_words(say: Say, row: StockWarning) -> str:
    """Say what does not agree, and what to do."""
    found_more = row.kind is Disagreement.COUNT_DIFFERS and row.amount > 0
    sentence = FOUND_MORE if found_more else SENTENCES[row.kind]
    return say(sentence, what=row.label, n=abs(row.amount), unit=row.unit, who=row.worker)


def movement_words(say: Say, row: MovementRow) -> str:
    """Say what one entry is."""
    return say(
        MOVED[row.kind], n=row.count, unit=row.unit, what=row.label, who=row.worker, place=row.place
    )
