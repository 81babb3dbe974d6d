"""The list of doors not reached yet (未见面住户清单, DOMAIN 2.3.5), in walking order, to be written on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from outreach.places import door_label
from outreach.printing.columns import spread
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.form_columns import NOT_REACHED
from outreach.printing.paper import A4, BLACK, GRID, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.signoff_form import Notice
from outreach.printing.state_marks import draw_mark, label
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.where_line import draw_where
from outreach.printing.whole_numbers import seal_of_numbers
from outreach.printing.words import group_title, short_day
from outreach.progress import Report, silent
from outreach.vocabulary import HouseholdState
from outreach.wording import mark

TITLE = "未见面住户清单"
LEFT, RIGHT = 15.0, 195.0
FIRST_TOP, NEXT_TOP, BOTTOM = 47.0, 29.0, 278.0
ROW, GROUP, BLANK_ROW = 9.2, 11.5, 10.0
CLEAR = 1.2
GREY = "#56606B"
ALWAYS = (("number", 12.0), ("door", 23.0), ("head", 33.0))
HEADS = {"number": "序号", "door": "门牌", "head": "户主"} | {code: head for code, _, head, _ in NOT_REACHED}
NAME_STEPS = steps(12, 10.5, 9, (8, 2), (7.5, 2), (7, 3), (7, 4), (7, 5))
DOOR_STEPS = steps(10.5, 9, (8, 2), (7.5, 2), (7, 3))
PARTS = {"head": mark("head of household"), "door": mark("group and door")}
STAFF, CALL = mark("person in charge"), mark("visit as logged")


@dataclass(frozen=True)
class Door:
    """One household not reached: `last` is the latest call with who went, `follow_up` the day promised."""

    number: int
    door: str
    head: str
    state: HouseholdState
    tries: int = 0
    last: datetime | None = None
    workers: str = ""
    follow_up: date | None = None
    no: str = ""
    phone: str = ""
    unit_id: str = ""


@dataclass(frozen=True)
class DoorGroup:
    """The doors of one group, and how many of its due households were reached."""

    group: str
    staff: str
    reached: int
    due: int
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class NotReachedJob:
    """The whole list; groups without such doors are left out by the caller.

    `columns` are the chosen ones of NOT_REACHED; `blank` so many pages are drawn to be written on instead.
    """

    township: str
    village: str
    campaign: str
    office: str
    at: datetime
    deadline: date
    groups: tuple[DoorGroup, ...]
    destroyed_by: date | None = None
    columns: tuple[str, ...] = ("state", "last", "result")
    blank: int = 0
    whole: bool = False
    whose: str = ""
    """The patch that the list keeps to, "" for the whole village."""

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Give left edge and width of each column."""
        widths = (*ALWAYS, *((code, width) for code, _, _, width in NOT_REACHED))
        return spread(widths, {*self.columns, *(code for code, _ in ALWAYS)}, LEFT, RIGHT)

    @property
    def holds(self) -> str:
        """Say what of the people stands on it."""
        if "phone" in self.columns and not self.blank:
            return f"只列户主姓名、门牌和电话，{seal_of_numbers(self.whole)}"
        return "只列户主姓名和门牌"

    @property
    def count(self) -> int:
        """Give the doors on the list."""
        return sum(len(group.doors) for group in self.groups)


@dataclass(frozen=True)
class Placed:
    """A group's heading or a door at its height on a page."""

    page: int
    y: float
    group: DoorGroup
    door: Door | None = None
    height: float = GROUP


def draw(job: NotReachedJob, report: Report = silent) -> Drawn:
    """Draw the list."""
    placed = list(_place(job)) if not job.blank else []
    pages = job.blank or (placed[-1].page + 1 if placed else 1)
    paper = Paper(A4, TITLE)
    warnings: list[PaperWarning] = []
    for page in range(pages):
        report(page, pages)
        warnings += _draw_head(paper, job, page)
        here = [part for part in placed if part.page == page]
        for part in here:
            if part.door is None:
                warnings += _draw_group(paper, part)
            else:
                warnings += _draw_door(paper, job.places, part.door, part, page + 1)
        if job.blank:
            _draw_blank(paper, job, page)
        else:
            end = max((part.y + part.height for part in here), default=_top(page))
            _draw_edges(paper, job, page, end)
        _draw_foot(paper, job, page + 1, pages)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(warnings))


def _head(door: Door, width: float) -> Fitted:
    return fit(door.head, width - 2, NAME_STEPS, Face.BOLD, gap=0)


def _place(job: NotReachedJob) -> Iterator[Placed]:
    """Let groups and doors run down the pages; a heading never stands last.

    A name of many letters makes its line higher.
    """
    page, y = 0, FIRST_TOP
    _, width = job.places["head"]
    for group in job.groups:
        heights = [max(ROW, _head(door, width).height + CLEAR) for door in group.doors]
        if y + GROUP + sum(heights[:2]) > BOTTOM:
            page, y = page + 1, NEXT_TOP
        yield Placed(page, y, group)
        y += GROUP
        for door, height in zip(group.doors, heights, strict=True):
            if y + height > BOTTOM:
                page, y = page + 1, NEXT_TOP
                yield Placed(page, y, group)
                y += GROUP
            yield Placed(page, y, group, door, height)
            y += height


def _draw_head(paper: Paper, job: NotReachedJob, page: int) -> list[PaperWarning]:
    top, warnings = _top(page), list[PaperWarning]()
    if page == 0:
        paper.text(LEFT, 24, TITLE, 22, Face.BOLD)
        if not job.blank:
            paper.text(RIGHT, 24, f"还差{job.count}户", 15, Face.BOLD, "right")
        named = (f"{job.township}{job.village}{job.whose}", job.campaign)
        warnings = draw_where(paper, (LEFT, 31.5), 110, named)
        days = max(0, (job.deadline - job.at.date()).days)
        until = f"截止日{job.deadline:%m-%d}"
        if not job.blank:
            until = f"截至{short_day(job.at)} {job.at:%H:%M}　{until}，还剩{days}天"
        paper.text(RIGHT, 31.5, until, 9, align="right", colour=GREY)
    paper.rule((LEFT, top - 10), (RIGHT, top - 10), 0.6)
    for code, (x, width) in job.places.items():
        if code == "number":
            paper.text(x + width - 2, top - 3.4, HEADS[code], 8, Face.BOLD, "right")
        else:
            paper.text(x + (2 if code == "result" else 0), top - 3.4, HEADS[code], 8, Face.BOLD)
    paper.rule((LEFT, top), (RIGHT, top), 0.35)
    return warnings


def _top(page: int) -> float:
    return FIRST_TOP if page == 0 else NEXT_TOP


def _draw_blank(paper: Paper, job: NotReachedJob, page: int) -> None:
    """Draw rows to be written on, with rules between the columns."""
    top = _top(page)
    rows = int((BOTTOM - top) / BLANK_ROW)
    for row in range(1, rows):
        paper.rule((LEFT, top + row * BLANK_ROW), (RIGHT, top + row * BLANK_ROW), 0.2, GRID)
    end = top + rows * BLANK_ROW
    for code, (x, _) in job.places.items():
        if code not in ("number", "result"):
            paper.rule((x - 1, top - 10), (x - 1, end), 0.2, GRID)
    _draw_edges(paper, job, page, end)


def _draw_group(paper: Paper, part: Placed) -> list[PaperWarning]:
    group, baseline = part.group, part.y + 7.6
    x = LEFT + 4 + paper.text(LEFT + 4, baseline, group_title(group.group), 13, Face.BOLD) + 4
    words = f"还差{len(group.doors)}户，已入户{group.reached}/{group.due}"
    right = RIGHT - 6 - paper.text(RIGHT - 2, baseline, words, 9, align="right")
    staff = fit(group.staff, right - x, steps(9, 8, 7.5, 7, (7, 2)), gap=0)
    paper.fitted(x, baseline - 1.2, staff, colour=GREY)
    paper.rule((LEFT, part.y + GROUP), (RIGHT, part.y + GROUP), 0.35)
    return list(lost(staff, STAFF, part.page + 1))


def _draw_door(
    paper: Paper, places: Mapping[str, tuple[float, float]], door: Door, part: Placed, page: int
) -> Iterator[PaperWarning]:
    y, end, middle = part.y, part.y + part.height, part.y + part.height / 2
    (x, width), (door_x, door_width), (head_x, head_width) = (places[code] for code, _ in ALWAYS)
    paper.text(x + width - 2, middle + 1.2, str(door.number), 9, align="right", colour=GREY)
    place = fit(door_label(door.door), door_width - 2, DOOR_STEPS, gap=SEARCH_GAP)
    head = _head(door, head_width)
    paper.fitted(door_x, middle, place)
    paper.fitted(head_x, middle, head)
    if "state" in places:
        _draw_state(paper, *places["state"], middle, door)
    if "phone" in places:
        phone = fit(door.phone, places["phone"][1] - 2, steps(9, 8, 7.5, (7, 2)), gap=0)
        paper.fitted(places["phone"][0], middle, phone)
    if "last" in places:
        call = _last(door, places["last"][1] - 1)
        paper.fitted(places["last"][0], middle, call)
        yield from lost(call, CALL, page, door.number, (door.no, door.head))
    paper.rule((LEFT, end), (RIGHT, end), 0.2, GRID)
    if "result" in places:
        paper.rule((places["result"][0], y), (places["result"][0], end), 0.2, GRID)
    for name, fitted in (("door", place), ("head", head)):
        yield from lost(fitted, PARTS[name], page, door.number, (door.no, door.head))


def _draw_state(paper: Paper, x: float, width: float, middle: float, door: Door) -> None:
    draw_mark(paper, x, middle - 2, 6, 4, door.state, door.tries)
    tried = door.tries if door.state is HouseholdState.NOBODY_HOME else 0
    words = fit(label(door.state) + (f"{tried}次" if tried > 1 else ""), width - 9, steps(9, 8, 7.5))
    paper.text(x + 8, middle + 1.3, words.first, words.size)


def _last(door: Door, room: float) -> Fitted:
    """Say when the last call was, who went, and which day was promised."""
    parts = [short_day(door.last), door.workers] if door.last else []
    promised = f"约{short_day(door.follow_up)}" if door.follow_up else ""
    return fit(" ".join([*parts, promised]), room, steps(9, 8, (7.5, 2), (7, 2), (7, 3)))


def _draw_edges(paper: Paper, job: NotReachedJob, page: int, end: float) -> None:
    if "result" in job.places:
        written, top = job.places["result"][0], _top(page)
        paper.rule((written, top - 10), (written, end if job.blank else top), 0.2, GRID)
    paper.rule((LEFT, end), (RIGHT, end), 0.6)


def _draw_foot(paper: Paper, job: NotReachedJob, page: int, pages: int) -> None:
    words = Notice(job.office, job.destroyed_by).short(job.holds)
    for number, line in enumerate(fit(words, RIGHT - LEFT - 22, steps(7, (7, 2))).lines):
        paper.text(LEFT, 286 + number * 3, line, 7)
    paper.text(RIGHT, 286, f"第{page}页　共{pages}页", 8, align="right", colour=BLACK)
