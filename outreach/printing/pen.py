"""The pen that draws pictures: lines, areas, dots, coins in the colours of a theme."""

from __future__ import annotations

from outreach.printing.palette import WHITE
from outreach.printing.paper import Paper
from outreach.printing.shapes import circle, through
from outreach.printing.theme import Theme

LINE = 0.95
THIN = 0.75


class Pen:
    """Draws at a picture's place, `scale` times as large as the picture's own millimetres."""

    blank = WHITE

    def __init__(self, paper: Paper, theme: Theme, x: float, y: float, scale: float = 1.0) -> None:
        self.paper, self.x, self.y, self.scale = paper, x, y, scale
        self.ink, self.help = theme.brand, theme.help

    def area(self, path: str, colour: str, line: float = LINE) -> None:
        """Draw a filled shape with its edge."""
        self.paper.shape(path, colour, self.ink, line * self.scale, (self.x, self.y), self.scale)

    def line(self, path: str, width: float = LINE) -> None:
        """Draw a line."""
        self.paper.shape(path, edge=self.ink, line=width * self.scale, at=(self.x, self.y), scale=self.scale)

    def dot(self, x: float, y: float, radius: float) -> None:
        """Draw a dot."""
        self.paper.shape(circle(x, y, radius), self.ink, at=(self.x, self.y), scale=self.scale)

    def coin(self, x: float, y: float, radius: float, colour: str | None = None, line: float = LINE) -> None:
        """Draw a coin with the sign of the yuan."""
        self.area(circle(x, y, radius), colour or self.help, line)
        arm, low, thin = radius * 0.38, radius * 0.55, line * THIN / LINE
        self.line(through((x - arm, y - low), (x, y - radius * 0.02), (x + arm, y - low)), thin)
        self.line(through((x, y), (x, y + low)), thin)
        for height in (0.08, 0.32):
            self.line(through((x - arm, y + radius * height), (x + arm, y + radius * height)), thin * 0.8)
