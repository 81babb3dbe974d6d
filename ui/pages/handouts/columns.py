"""The columns of the stock, of its entries and of what hangs outside, described by data."""

from __future__ import annotations

from outreach.queries.stock import StockRow
from outreach.queries.stock_entries import MovementRow
from outreach.queries.upkeep import PostedRow
from outreach.vocabulary import LABELS, MovementKind
from outreach.wording import tr
from ui import words
from ui.tables import Column

NOTHING = "—"


def stock_columns() -> list[Column]:
    """Give the equation from left to right: received = doors + activities + posted + spoilt + left."""
    return [
        Column("kind", tr("Handout"), lambda row: row.label, 190, fixed=True, aside=_aside, stretch=True),
        Column("received", tr("Came in"), lambda row: str(row.received), 72, right=True, bold=True),
        Column("doors", tr("= doors"), lambda row: str(row.doors), 72, right=True),
        Column("activities", tr("+ activities"), lambda row: str(row.activities), 72, right=True),
        Column("posted", tr("+ posted"), lambda row: str(row.posted), 72, right=True),
        Column("damaged", tr("+ spoilt"), lambda row: str(row.damaged), 72, right=True),
        Column(
            "left", tr("+ left"), lambda row: f"{row.left} {row.unit}", 92, right=True, bold=True,
            fixed=True, token=lambda row: "warn" if row.is_low or row.left < 0 else "ink",
        ),
        Column("held", tr("In hands"), lambda row: str(row.held) if row.held else NOTHING, 72, right=True,
               rank=1, token="muted"),
        Column("shelf", tr("On the shelf"), lambda row: str(row.shelf), 72, right=True, rank=1,
               token="muted"),
    ]  # fmt: skip


def entry_columns() -> list[Column]:
    """Give the columns of single entries."""
    return [
        Column("at", tr("When"), lambda row: words.moment_words(row.at), 148, token=_faded),
        Column("kind", tr("What was done"), lambda row: tr(LABELS[row.kind]), 72, token=_faded),
        Column("handout", tr("Handout"), lambda row: row.label, 128, fixed=True, token=_faded),
        Column("count", tr("How many"), lambda row: f"{row.count} {row.unit}", 88, right=True, fixed=True,
               bold=True, token=_faded),
        Column("who", tr("Who, where"), _who, 200, token=_faded),
        Column("note", tr("Note"), _note, 200, stretch=True, token="muted"),
        Column("by", tr("Entered by"), lambda row: row.entered_by, 80, rank=1, token="muted"),
    ]  # fmt: skip


def posted_columns() -> list[Column]:
    """Give the columns of what hangs outside."""
    return [
        Column("place", tr("Place"), lambda row: row.place, 220, fixed=True, stretch=True),
        Column("what", tr("What"), lambda row: row.label, 120),
        Column("count", tr("How many"), lambda row: f"{row.count} {row.unit}", 80, right=True),
        Column("since", tr("Since"), lambda row: words.day_words(row.since), 104),
        Column("condition", tr("Found"), _found, 96, token=lambda r: "warn" if r.needs_mending else "ink"),
        Column("checked", tr("Last look"), _looked, 116),
        Column("note", tr("Note"), lambda row: row.note, 160, token="muted"),
    ]


def _aside(row: StockRow) -> str:
    said = [tr("old edition: {names}", names="、".join(row.stale))] if row.stale else []
    if row.is_low:
        said.append(tr("nearly used up"))
    return "，".join(said)


def _who(row: MovementRow) -> str:
    return "  ".join(part for part in (row.worker, row.place, row.source) if part) or NOTHING


def _note(row: MovementRow) -> str:
    if row.voided:
        return tr("void: {reason}", reason=row.void_reason)
    cost = tr("{yuan} yuan", yuan=f"{row.cost / 100:.2f}") if row.cost is not None else ""
    return "  ".join(part for part in (row.edition, cost, row.note) if part)


def _faded(row: MovementRow) -> str:
    if row.voided:
        return "line2"
    return "muted" if row.kind is MovementKind.COUNT else "ink"


def _found(row: PostedRow) -> str:
    return tr(LABELS[row.condition]) if row.condition else NOTHING


def _looked(row: PostedRow) -> str:
    return words.day_words(row.checked_on) if row.checked_on else tr("not yet")
