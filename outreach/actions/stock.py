"""Stock of handouts: received, handed out and back, posted, spoilt, counted; a wrong entry is voided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.workers import worker_ids
from outreach.catalog import CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import CatalogOption, StockEdition, StockLimit, StockMovement, UpkeepCheck, new_id
from outreach.vocabulary import MovementKind, UpkeepCondition
from outreach.wording import mark

HANDOUT_UNKNOWN = declare(
    "handout_unknown", mark("There is no handout “{option}”: choose one of the catalog, or add it first.")
)
PIECES_WRONG = declare(
    "pieces_wrong", mark("The number of pieces must be 1 to {most}: correct the number.")
)
WHO_CARRIES = declare("who_carries", mark("Who takes or brings them is not said: choose the worker."))
WHERE_POSTED = declare("where_posted", mark("Where it hangs is not said: type the place."))
MOVEMENT_UNKNOWN = declare("movement_unknown", mark("There is no such stock entry: look it up in the list."))
MOVEMENT_VOID = declare("movement_void", mark("This stock entry is void already: nothing more is to do."))
MOVEMENT_OF_ACTIVITY = declare(
    "movement_of_activity", mark("This was put up by an activity: correct or void the activity instead.")
)
EDITION_UNKNOWN = declare("edition_unknown", mark("There is no such edition: choose one of the list."))
VOID_REASON = declare("stock_void_reason", mark("The reason is missing: say in a word why it is void."))
MOST = 1_000_000
CARRIED = (MovementKind.OUT, MovementKind.BACK)
DOINGS = {
    MovementKind.RECEIVE: mark("Receive {n} {unit} of {what}"),
    MovementKind.OUT: mark("Hand out {n} {unit} of {what}"),
    MovementKind.BACK: mark("Take back {n} {unit} of {what}"),
    MovementKind.POST: mark("Post {n} {unit} of {what}"),
    MovementKind.DAMAGE: mark("Write off {n} {unit} of {what}"),
    MovementKind.COUNT: mark("Count {n} {unit} of {what}"),
}


@dataclass(frozen=True)
class MovementForm:
    """Pieces of one handout that came or went; `at` None = now, `cost` in fen.

    `edition` and `printed_on` name the printing received; `edition_id` one that is known. `activity_id` is
    set by the activity that puts something up.
    """

    kind: MovementKind
    code: str
    count: int
    worker: str = ""
    at: datetime | None = None
    edition: str = ""
    printed_on: date | None = None
    edition_id: str | None = None
    place: str = ""
    source: str = ""
    cost: int | None = None
    note: str = ""
    activity_id: str | None = None


def record_movement(act: Act, form: MovementForm) -> str:
    """Write one movement of the stock; gives its id. Raises UserMistake at the field that is wrong."""
    option = handout(act.session, form.code)
    _check(form)
    act.describe(DOINGS[form.kind], n=form.count, unit=option.unit, what=option.label)
    worker = worker_ids(act, [form.worker])[0] if form.worker.strip() else None
    movement = StockMovement(
        id=new_id(),
        kind=form.kind.value,
        code=form.code,
        count=form.count,
        at=form.at or act.now,
        worker_id=worker,
        edition_id=_edition(act, form),
        activity_id=form.activity_id,
        place=fit_length(form.place, 200, "place"),
        source=fit_length(form.source, 200, "source"),
        cost=form.cost,
        note=fit_length(form.note, 300, "note"),
        entered_at=act.now,
        entered_by=act.by,
        counter=act.counter,
    )
    act.session.add(movement)
    return movement.id


def void_movement(act: Act, movement_id: str, reason: str) -> None:
    """Void a wrong entry with a reason; it stays in the list, struck out. Raises UserMistake."""
    movement = act.session.get(StockMovement, movement_id)
    if movement is None:
        raise UserMistake(MOVEMENT_UNKNOWN, field="movement")
    reason = fit_length(reason, 300, "reason")
    if not reason:
        raise UserMistake(VOID_REASON, field="reason")
    if movement.voided_at is not None:
        raise UserMistake(MOVEMENT_VOID, field="movement")
    if movement.activity_id is not None:
        raise UserMistake(MOVEMENT_OF_ACTIVITY, field="movement")
    option = handout(act.session, movement.code)
    act.describe(mark("Void a stock entry of {what}"), what=option.label)
    movement.voided_at, movement.voided_by, movement.void_reason = act.now, act.by, reason


def settle_count(act: Act, code: str, at: datetime, difference: int) -> str:
    """Make the book agree with a count: what was missing is written off, what was over is received.

    `at` is the moment of the count, `difference` what was found minus what was expected. Gives the id.
    """
    kind = MovementKind.DAMAGE if difference < 0 else MovementKind.RECEIVE
    return record_movement(act, MovementForm(kind, code, abs(difference), at=at, note="盘点"))


def mark_stale(act: Act, edition_id: str, since: date | None, left: int = 0) -> None:
    """Mark an edition as stale from a day on (None: good again); `left` of it are written off with it."""
    edition = act.session.get(StockEdition, edition_id)
    if edition is None:
        raise UserMistake(EDITION_UNKNOWN, field="edition")
    edition.stale_on = since
    if left:
        form = MovementForm(MovementKind.DAMAGE, edition.code, left, edition_id=edition_id, note="旧版")
        record_movement(act, form)
    doing = mark("Mark “{edition}” as good again") if since is None else mark("Mark “{edition}” as stale")
    act.describe(doing, edition=edition.name)


def set_low_limit(act: Act, code: str, low: int) -> None:
    """Say from how few pieces on a handout is low; 0 = never."""
    option = handout(act.session, code)
    if not 0 <= low <= MOST:
        raise UserMistake(PIECES_WRONG, field="low", most=MOST)
    act.describe(mark("Change the low-stock limit of {what}"), what=option.label)
    limit = act.session.scalar(select(StockLimit).filter_by(code=code))
    if limit is None:
        act.session.add(StockLimit(code=code, low=low))
    else:
        limit.low = low


def check_upkeep(
    act: Act, movement_id: str, condition: UpkeepCondition, note: str = "", on: date | None = None
) -> str:
    """Note how something posted was found; gives the id of the check. Raises UserMistake."""
    movement = act.session.get(StockMovement, movement_id)
    if movement is None or movement.kind != MovementKind.POST:
        raise UserMistake(MOVEMENT_UNKNOWN, field="movement")
    option = handout(act.session, movement.code)
    act.describe(mark("Look after {what} at {place}"), what=option.label, place=movement.place)
    check = UpkeepCheck(
        id=new_id(),
        movement_id=movement_id,
        on=on or act.now.date(),
        condition=condition.value,
        note=fit_length(note, 300, "note"),
        checked_by=act.by,
    )
    act.session.add(check)
    return check.id


def handout(session: Session, code: str) -> CatalogOption:
    """Give a handout of the catalog. Raises UserMistake."""
    option = session.scalar(select(CatalogOption).filter_by(code=code, kind=CatalogKind.HANDOUT))
    if option is None:
        raise UserMistake(HANDOUT_UNKNOWN, field="handout", option=code)
    return option


def _check(form: MovementForm) -> None:
    least = 0 if form.kind is MovementKind.COUNT else 1
    if not least <= form.count <= MOST:
        raise UserMistake(PIECES_WRONG, field="count", most=MOST)
    if form.kind in CARRIED and not form.worker.strip():
        raise UserMistake(WHO_CARRIES, field="worker")
    if form.kind is MovementKind.POST and not form.place.strip():
        raise UserMistake(WHERE_POSTED, field="place")
    if form.cost is not None and not 0 <= form.cost <= MOST * 100:
        raise UserMistake(PIECES_WRONG, field="cost", most=MOST)


def _edition(act: Act, form: MovementForm) -> str | None:
    """Give the edition named, a new one where its name was not met before; None where none is named."""
    if form.edition_id is not None:
        if act.session.get(StockEdition, form.edition_id) is None:
            raise UserMistake(EDITION_UNKNOWN, field="edition")
        return form.edition_id
    name = fit_length(form.edition, 60, "edition")
    if not name and form.printed_on is not None:
        name = f"{form.printed_on:%Y-%m}版"
    if not name:
        return None
    known = act.session.scalar(select(StockEdition).filter_by(code=form.code, name=name))
    if known is None:
        known = StockEdition(id=new_id(), code=form.code, name=name, printed_on=form.printed_on)
        act.session.add(known)
    return known.id
