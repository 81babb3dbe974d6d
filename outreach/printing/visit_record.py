"""What a visit form shows of one household: number, place, head, members, number as registered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from outreach.places import door_label, place_label
from outreach.printing import visit_layout as layout
from outreach.printing.fonts import Face
from outreach.printing.paper import Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

NAME_STEPS = steps(13, 12, 10.5, (9, 2), (8, 2), (7.5, 2), (7, 3))
PLACE_STEPS = steps(10.5, 9, 8, 7.5)
CROWDED_NAME = steps(12, 10.5, (9, 2), (8, 2), (7.5, 3), (7, 4), (7, 5))
CROWDED_PLACE = steps(7.5, (7.5, 2), (7, 2), (7, 3))
LEFT = layout.HOUSEHOLD + 1.8
ROOM, CROWDED_ROOM = 22.0, 22.6
AFTER_NUMBER = 2.6
SMALL = 7.0
UPPER, BETWEEN = 1.1, 0.7
PARTS = {"head": mark("head of household"), "door": mark("group and door")}


@dataclass(frozen=True)
class VisitRecord:
    """One household: its place in the walk, group, door, head, members, code, its number and phone."""

    number: int
    group: str
    door: str
    head: str
    members: int
    code: str
    no: str = ""
    phone: str = ""


def draw_record(
    paper: Paper, shown: Collection[str], place: int, record: VisitRecord, page: int
) -> Iterator[PaperWarning]:
    """Draw what is known of a household into its record on a form with the `shown` fields."""
    x, y, size, _ = layout.record_code(place)
    paper.code(x, y, size, record.code)
    top = layout.record_top(place)
    wide = 0.0 if {"listener", "phone_number"} & set(shown) else layout.TICKS - layout.LISTENER
    number = fit(str(record.number), ROOM, steps(8)).width
    door = fit(place_label(record.group, record.door), 20 - number, PLACE_STEPS, gap=SEARCH_GAP)
    head = fit(record.head, ROOM + wide, NAME_STEPS, Face.BOLD, gap=0)
    if door.whole and head.whole:
        paper.text(LEFT, top + 5.5, str(record.number), 8)
        paper.text(LEFT + AFTER_NUMBER + number, top + 5.5, door.first, door.size)
        paper.fitted(LEFT, top + 10.2, head)
        paper.text(LEFT, top + 17.6, f"户籍{record.members}人", 8.2)
        under = top + 14.2
    else:
        door = _crowded_place(record, CROWDED_ROOM + wide)
        head = fit(record.head, CROWDED_ROOM + wide, CROWDED_NAME, Face.BOLD, gap=0)
        under = _draw_crowded(paper, record, top, door, head) + 2.9
    if "known_phone" in shown and record.phone:
        _draw_phone(paper, shown, record, top, under)
    for name, fitted in (("door", door), ("head", head)):
        yield from lost(fitted, PARTS[name], page, record.number, (record.no, record.head))


def _crowded_place(record: VisitRecord, room: float) -> Fitted:
    """Fit number and place into two lines, without the group where that helps: the heading names it."""
    named = (place_label(record.group, record.door), door_label(record.door))
    places = [fit((str(record.number), name), room, CROWDED_PLACE, gap=SEARCH_GAP) for name in named]
    return places[0] if len(places[0].lines) <= 2 else places[1]


def _draw_crowded(paper: Paper, record: VisitRecord, top: float, door: Fitted, head: Fitted) -> float:
    """Draw place and head close under each other, the members at the very foot; gives where they end."""
    below = top + UPPER + door.height
    paper.fitted(LEFT, top + UPPER + door.height / 2, door)
    paper.fitted(LEFT, below + BETWEEN + head.height / 2, head)
    paper.text(LEFT, top + layout.RECORD - 0.7, f"户籍{record.members}人", SMALL)
    return below + BETWEEN + head.height


def _draw_phone(paper: Paper, shown: Collection[str], record: VisitRecord, top: float, under: float) -> None:
    """Draw the number as registered above the room for a new one, else under the head."""
    room = layout.fields(shown).get("phone_number")
    x, y = (76.0, top + room[1] + 3.2) if room else (LEFT, under)
    words = fit(f"登记{record.phone}", 20.5 if room else ROOM, steps(SMALL), gap=0)
    paper.text(x, y, words.first, words.size)
