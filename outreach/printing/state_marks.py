"""The states of a household on paper: told apart by form, so that a grey copy says the same."""

from __future__ import annotations

from outreach.printing.palette import WHITE
from outreach.printing.paper import Paper
from outreach.printing.shapes import circle, through
from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import zh

COLOURS = {
    HouseholdState.SIGNED: "#0A4F57",
    HouseholdState.TOLD: "#1F8189",
    HouseholdState.TOLD_BY_PHONE: "#2C4FB8",
    HouseholdState.LEAFLET_ONLY: "#BA62BE",
    HouseholdState.REFUSED: "#6E7A78",
    HouseholdState.NOBODY_HOME: "#AE5B06",
    HouseholdState.NOT_VISITED: "#6E7A78",
    HouseholdState.EXCLUDED: "#78837F",
}
LETTERS = {
    HouseholdState.SIGNED: "签",
    HouseholdState.TOLD: "面",
    HouseholdState.TOLD_BY_PHONE: "话",
    HouseholdState.LEAFLET_ONLY: "单",
    HouseholdState.REFUSED: "拒",
    HouseholdState.NOBODY_HOME: "敲",
    HouseholdState.NOT_VISITED: "未",
    HouseholdState.EXCLUDED: "除",
}
ORDER = tuple(LETTERS)
EDGE = 0.3
HATCH_PITCH = 1.24
HATCH_LINE = 0.45
CHECK = ((0.30, 0.50), (0.45, 0.70), (0.72, 0.30))
MOST_DOTS = 3


def label(state: HouseholdState) -> str:
    """Give the word for a state, as on screen."""
    return zh(LABELS[state])


def draw_mark(
    paper: Paper, x: float, y: float, width: float, height: float, state: HouseholdState, tries: int = 1
) -> None:
    """Draw a state into a rectangle; `tries` are the dots of “nobody home”, three at most."""
    colour = COLOURS[state]
    if state is HouseholdState.EXCLUDED:
        middle = y + height / 2
        paper.rule((x + 0.13 * width, middle), (x + 0.87 * width, middle), height / 8, colour)
        return
    if state in (HouseholdState.SIGNED, HouseholdState.TOLD):
        paper.block(x, y, width, height, colour)
    else:
        inner = _Inside(paper, x, y, width, height, colour)
        inner.draw(state, tries)
        paper.frame(x + EDGE / 2, y + EDGE / 2, width - EDGE, height - EDGE, EDGE, colour)
    if state is HouseholdState.SIGNED:
        left = x + (width - height * 1.1) / 2
        points = [(left + px * height * 1.1, y + py * height) for px, py in CHECK]
        paper.shape(through(*points), edge=WHITE, line=height * 0.1)


class _Inside:
    """The inside of the open marks."""

    def __init__(self, paper: Paper, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.paper, self.colour = paper, colour
        self.x, self.y, self.width, self.height = x, y, width, height

    def draw(self, state: HouseholdState, tries: int) -> None:
        """Draw what is inside the edge."""
        if state is HouseholdState.TOLD_BY_PHONE:
            corners = ((self.x, self.y), (self.x + self.width, self._bottom), (self.x, self._bottom))
            self.paper.shape(through(*corners, closed=True), self.colour)
        elif state is HouseholdState.LEAFLET_ONLY:
            self._hatch()
        elif state is HouseholdState.NOBODY_HOME:
            self._dots(max(1, min(tries, MOST_DOTS)))
        elif state is HouseholdState.REFUSED:
            self._cross()

    @property
    def _bottom(self) -> float:
        return self.y + self.height

    def _hatch(self) -> None:
        count = int((self.width + self.height) / HATCH_PITCH) + 1
        starts = (self.x + number * HATCH_PITCH for number in range(1, count))
        ends = [((start, self.y), (start - self.height, self._bottom)) for start in starts]
        with self.paper.clipped(self.x, self.y, self.width, self.height):
            self.paper.lines(ends, HATCH_LINE, self.colour)

    def _dots(self, count: int) -> None:
        pitch, radius = self.height * 0.29, self.height * 0.085
        left = self.x + self.width / 2 - (count - 1) * pitch / 2
        for number in range(count):
            dot = circle(left + number * pitch, self.y + self.height / 2, radius)
            self.paper.shape(dot, self.colour)

    def _cross(self) -> None:
        across, middle, half = self.x + self.width / 2, self.y + self.height / 2, self.height * 0.24
        for slope in (1, -1):
            way = through((across - half, middle - slope * half), (across + half, middle + slope * half))
            self.paper.shape(way, edge=self.colour, line=self.height * 0.07)
