"""Publicity other than visits: recorded in the unit of its kind; a wrong entry is voided, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.stock import HANDOUT_UNKNOWN, MovementForm, record_movement
from outreach.actions.workers import worker_ids
from outreach.catalog import TOPIC_KINDS, CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import (
    Activity,
    ActivityGroup,
    ActivityHandout,
    ActivityTopic,
    ActivityWorker,
    Campaign,
    CatalogOption,
    ChatGroup,
    StockMovement,
    new_id,
)
from outreach.periods import YEARS
from outreach.vocabulary import EntrySource, MovementKind
from outreach.wording import mark

ACTIVITY_KIND = declare(
    "activity_kind", mark("“{option}” is no kind of activity: choose one of the catalog, or add it first.")
)
ACTIVITY_TOPIC = declare(
    "activity_topic", mark("“{option}” is no topic of the catalog: choose one of the list, or add it first.")
)
QUANTITY_WRONG = declare("quantity_wrong", mark("How much it was must be more than 0: correct the number."))
NUMBER_WRONG = declare("number_wrong", mark("This must be a whole number from 0 to {most}: correct it."))
PLACE_MISSING = declare("place_missing", mark("Where it was put up is not said: type the place."))
DAY_WRONG = declare("activity_day", mark("The day is hardly right: correct the date."))
CHAT_GROUP_UNKNOWN = declare(
    "chat_group_unknown", mark("There is no group “{name}”: choose one of the list, or add it first.")
)
ACTIVITY_UNKNOWN = declare("activity_unknown", mark("There is no such activity: look it up in the list."))
ACTIVITY_VOID = declare("activity_void", mark("This activity is void already: nothing more is to do."))
ACTIVITY_REASON = declare(
    "activity_void_reason", mark("The reason is missing: say in a word why it is void.")
)
MOST_PEOPLE = 1_000_000
TRIPS = "车次"
"""A kind measured in vehicle trips: its quantity are the trips, unless the vehicles are given apart."""


@dataclass(frozen=True)
class ActivityForm:
    """One activity as written down.

    `quantity` in the kind's unit, None = 1 (pushes count once however many groups got them); `others` people
    sent out besides the named `workers`; `vehicles` None = none, or the quantity of a kind counted in trips;
    `handouts` given and `posted` put up, code -> count; `groups` names of WeChat groups; `cost` in fen.
    """

    kind: str
    on: date
    place: str = ""
    theme: str = ""
    organiser: str = ""
    workers: Sequence[str] = ()
    others: int = 0
    vehicles: int | None = None
    audience: int = 0
    quantity: float | None = None
    handouts: Mapping[str, int] = field(default_factory=dict)
    posted: Mapping[str, int] = field(default_factory=dict)
    topics: Sequence[str] = ()
    groups: Sequence[str] = ()
    gap_seconds: int | None = None
    cost: int | None = None
    note: str = ""
    campaign_id: str | None = None
    source: EntrySource = EntrySource.FORM


def record_activity(act: Act, form: ActivityForm) -> str:
    """Record one activity; gives its id. Raises UserMistake at the field that is wrong."""
    kind = act.session.scalar(select(CatalogOption).filter_by(code=form.kind, kind=CatalogKind.ACTIVITY))
    if kind is None:
        raise UserMistake(ACTIVITY_KIND, field="kind", option=form.kind)
    _check(form)
    act.describe(mark("Log the activity {what} of {day}"), what=kind.label, day=f"{form.on:%m-%d}")
    quantity = round(1.0 if form.quantity is None else float(form.quantity), 2)
    trips = round(quantity) if kind.unit == TRIPS and form.vehicles is None else form.vehicles or 0
    activity = Activity(
        id=new_id(),
        campaign_id=form.campaign_id or _running(act, form.on),
        kind=form.kind,
        on=form.on,
        place=fit_length(form.place, 200, "place"),
        theme=fit_length(form.theme, 300, "theme"),
        organiser=fit_length(form.organiser, 200, "organiser"),
        quantity=quantity,
        others=form.others,
        vehicles=trips,
        audience=form.audience,
        gap_seconds=form.gap_seconds,
        cost=form.cost,
        note=fit_length(form.note, 2000, "note"),
        source=form.source.value,
        entered_at=act.now,
        entered_by=act.by,
        counter=act.counter,
    )
    act.session.add(activity)
    label, values = act.label, act.values
    _add_parts(act, activity, form)
    act.describe(label, **values)
    return activity.id


def void_activity(act: Act, activity_id: str, reason: str) -> None:
    """Void a wrong activity, and what it put up, with a reason. Raises UserMistake."""
    activity = act.session.get(Activity, activity_id)
    if activity is None:
        raise UserMistake(ACTIVITY_UNKNOWN, field="activity")
    reason = fit_length(reason, 300, "reason")
    if not reason:
        raise UserMistake(ACTIVITY_REASON, field="reason")
    if activity.voided_at is not None:
        raise UserMistake(ACTIVITY_VOID, field="activity")
    kind = act.session.scalar(select(CatalogOption.label).filter_by(code=activity.kind))
    act.describe(mark("Void the activity {what} of {day}"), what=kind, day=f"{activity.on:%m-%d}")
    activity.voided_at, activity.voided_by, activity.void_reason = act.now, act.by, reason
    for movement in act.session.scalars(select(StockMovement).filter_by(activity_id=activity_id)):
        movement.voided_at, movement.voided_by, movement.void_reason = act.now, act.by, reason


def correct_activity(act: Act, activity_id: str, form: ActivityForm) -> str:
    """Void an activity as corrected and record it anew with its right content; gives the new id."""
    void_activity(act, activity_id, "更正")
    new = record_activity(act, form)
    act.describe(mark("Correct the activity {what} of {day}"), **act.values)
    return new


def _running(act: Act, day: date) -> str | None:
    """Give the campaign an activity belongs to: the open one that started last by then, else none."""
    wanted = select(Campaign.id).where(Campaign.closed.is_(False), Campaign.starts <= day)
    return act.session.scalar(wanted.order_by(Campaign.starts.desc(), Campaign.id.desc()).limit(1))


def _check(form: ActivityForm) -> None:
    if form.on.year not in YEARS:
        raise UserMistake(DAY_WRONG, field="on")
    if form.quantity is not None and not 0.01 <= form.quantity <= MOST_PEOPLE:
        raise UserMistake(QUANTITY_WRONG, field="quantity")
    numbers = {"others": form.others, "vehicles": form.vehicles or 0, "audience": form.audience}
    numbers |= {"gap_seconds": form.gap_seconds or 0, "handouts": 0}
    for name, number in numbers.items():
        if not 0 <= number <= MOST_PEOPLE:
            raise UserMistake(NUMBER_WRONG, field=name, most=MOST_PEOPLE)
    for name, given in (("handouts", form.handouts), ("posted", form.posted)):
        if any(not 0 <= count <= MOST_PEOPLE for count in given.values()):
            raise UserMistake(NUMBER_WRONG, field=name, most=MOST_PEOPLE)
    if form.cost is not None and not 0 <= form.cost <= MOST_PEOPLE * 100:
        raise UserMistake(NUMBER_WRONG, field="cost", most=MOST_PEOPLE)
    if any(form.posted.values()) and not form.place.strip():
        raise UserMistake(PLACE_MISSING, field="place")


def _add_parts(act: Act, activity: Activity, form: ActivityForm) -> None:
    for position, worker_id in enumerate(worker_ids(act, form.workers)):
        act.session.add(ActivityWorker(activity_id=activity.id, worker_id=worker_id, position=position))
    for code in _known(act, form.topics, TOPIC_KINDS, ACTIVITY_TOPIC, "topics"):
        act.session.add(ActivityTopic(activity_id=activity.id, code=code))
    for code in _known(act, form.handouts, (CatalogKind.HANDOUT,), HANDOUT_UNKNOWN, "handouts"):
        if form.handouts[code]:
            act.session.add(ActivityHandout(activity_id=activity.id, code=code, count=form.handouts[code]))
    for group_id in _groups(act, form.groups):
        act.session.add(ActivityGroup(activity_id=activity.id, group_id=group_id))
    first = next(iter(form.workers), "")
    at = datetime.combine(form.on, time(12))
    for code, count in form.posted.items():
        if count:
            up = MovementForm(
                MovementKind.POST, code, count, first, at, place=form.place, activity_id=activity.id
            )
            record_movement(act, up)


def _known(act: Act, codes: Iterable[str], kinds: Sequence[str], error: str, name: str) -> list[str]:
    wanted = list(dict.fromkeys(codes))
    rows = select(CatalogOption.code).where(CatalogOption.code.in_(wanted), CatalogOption.kind.in_(kinds))
    known = set(act.session.scalars(rows))
    for code in wanted:
        if code not in known:
            raise UserMistake(error, field=name, option=code)
    return wanted


def _groups(act: Act, names: Iterable[str]) -> list[str]:
    known = {name: key for key, name in act.session.execute(select(ChatGroup.id, ChatGroup.name))}
    ids = []
    for name in dict.fromkeys(name.strip() for name in names):
        if name not in known:
            raise UserMistake(CHAT_GROUP_UNKNOWN, field="groups", name=name)
        ids.append(known[name])
    return ids
