"""What does not add up in the books: stock, slips, closed households. Somebody must look at each."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from outreach.model import Person, Receipt, Unit, Visit
from outreach.places import natural_key
from outreach.queries.stock import stock_summary
from outreach.vocabulary import PersonStatus, ReceiptState
from outreach.wording import mark, zh

MORE_GONE = mark("{label}: {n} {unit} more were given than came in: enter what came, or count what is there.")
MORE_BACK = mark("{label}: {worker} brought back {n} {unit} too many: look at what they took and gave.")
SLIPS = mark(
    "{n} slips are signed or handed in without a visit that stands ({which}): look at them in the slip book."
)
OPEN_SLIPS = mark("{n} slips that are still open name a visit ({which}): look at them in the slip book.")
CLOSED = mark(
    "{n} households that were merged into another still have people or visits ({which}): look at them."
)
LOOPS = mark("{n} households were merged into one that does not stand itself ({which}): look at them.")
MOST_NAMED = 10


def book_findings(session: Session) -> Iterator[str]:
    """Give a Chinese sentence for each thing that cannot be as it is written."""
    yield from _stock(session)
    for sentence, wanted in (
        (SLIPS, _signed_of_nothing()), (OPEN_SLIPS, _open_with_visit()),
        (CLOSED, _busy_although_closed()), (LOOPS, _merged_into_closed()),
    ):  # fmt: skip
        if found := sorted(session.scalars(wanted), key=natural_key):
            more = "……" if len(found) > MOST_NAMED else ""
            yield zh(sentence, n=len(found), which="、".join(found[:MOST_NAMED]) + more)


def _stock(session: Session) -> Iterator[str]:
    """Where receiving is written down at all, no more can have gone than came."""
    stock = stock_summary(session)
    for row in stock.rows:
        if row.moved and row.left < 0:
            yield zh(MORE_GONE, label=row.label, n=-row.left, unit=row.unit)
    for held in stock.held:
        if held.over_back:
            yield zh(MORE_BACK, label=held.label, worker=held.worker, n=held.over_back, unit=held.unit)


def _signed_of_nothing() -> Select[str]:
    done = [ReceiptState.SIGNED.value, ReceiptState.RETURNED.value]
    wanted = select(Receipt.serial).outerjoin(Visit, Visit.id == Receipt.visit_id)
    return wanted.where(Receipt.state.in_(done), or_(Visit.id.is_(None), Visit.voided_at.is_not(None)))


def _open_with_visit() -> Select[str]:
    still = [ReceiptState.PRINTED.value, ReceiptState.OUT.value]
    return select(Receipt.serial).where(Receipt.state.in_(still), Receipt.visit_id.is_not(None))


def _busy_although_closed() -> Select[str]:
    people = select(Person.unit_id).where(Person.status == PersonStatus.PRESENT)
    visits = select(Visit.unit_id).where(Visit.voided_at.is_(None))
    busy = or_(Unit.id.in_(people), Unit.id.in_(visits))
    return select(Unit.no).where(Unit.merged_into_id.is_not(None), busy)


def _merged_into_closed() -> Select[str]:
    into = aliased(Unit)
    joined = select(Unit.no).join(into, into.id == Unit.merged_into_id)
    return joined.where(into.merged_into_id.is_not(None))
