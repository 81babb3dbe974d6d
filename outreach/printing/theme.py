"""Two ways to print one drawing: in colour, or in plain black for a laser printer and a copier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from outreach.printing import palette
from outreach.printing.fonts import Face
from outreach.printing.paper import BLACK, Paper
from outreach.printing.shapes import rounded

FRAME = 1.0
FRAME_THIN = 0.4


@dataclass(frozen=True)
class Theme:
    """Colours by their part; `solid` says that areas are filled, else rules and frames stand for them.

    `outline` thickens Regular text (mm) so that small strokes survive a third copy.
    What the office put in: `logo` (a square JPEG), place of the `seal` (over, beside, none), `heading`.
    """

    solid: bool = True
    ink: str = palette.INK
    muted: str = palette.MUTED
    line: str = palette.LINE
    brand: str = palette.TEAL
    warn: str = palette.VERMILION
    help: str = palette.AMBER
    pale_brand: str = palette.PALE_TEAL
    pale_help: str = palette.PALE_AMBER
    on_solid: str = palette.WHITE
    hair: float = 0.2
    outline: float = 0.0
    logo: bytes = b""
    seal: str = "over"
    heading: str = ""

    @property
    def tag(self) -> str:
        """Give the colour of small words on a panel."""
        return self.help if self.solid else self.ink

    def panel(self, paper: Paper, x: float, y: float, width: float, height: float) -> float:
        """Draw the head of a paper; gives how far its words stand inside."""
        if self.solid:
            paper.block(x, y, width, height, self.brand)
            return 8.8
        paper.block(x, y, width, 1.8, BLACK)
        paper.block(x, y + height - 1.2, width, 0.6, BLACK)
        return 1.8

    def alarm(self, paper: Paper, x: float, y: float, width: float, height: float) -> None:
        """Draw the ground of the hotlines."""
        if self.solid:
            paper.block(x, y, width, height, self.warn)
        else:
            paper.frame(x + FRAME / 2, y + FRAME / 2, width - FRAME, height - FRAME, FRAME)

    def strip(self, paper: Paper, x: float, y: float, width: float, height: float, head: float) -> None:
        """Draw a band whose first `head` millimetres carry its name."""
        if self.solid:
            paper.block(x, y, head, height, self.brand)
            paper.block(x + head, y, width - head, height, self.pale_brand)
        else:
            inset = FRAME_THIN / 2
            paper.frame(x + inset, y + inset, width - FRAME_THIN, height - FRAME_THIN, FRAME_THIN)
            if head:
                paper.rule((x + head, y), (x + head, y + height), FRAME_THIN)

    def bubble(
        self, paper: Paper, box: tuple[float, float, float, float], tail: str, *, answer: bool
    ) -> None:
        """Draw a speech bubble with its tail (a closed path); the answer is the loud one."""
        shape = rounded(*box, 1.6)
        if self.solid:
            ground = self.help if answer else self.on_solid
            paper.shape(shape, ground)
            paper.shape(tail, ground)
            return
        line = 1.1 if answer else 0.5
        for path in (shape, tail):
            paper.shape(path, palette.WHITE, BLACK, line)
        paper.shape(
            rounded(box[0] + line / 2, box[1] + line / 2, box[2] - line, box[3] - line, 1.2), palette.WHITE
        )


COLOUR = Theme()
PLAIN = Theme(
    solid=False,
    ink=BLACK,
    muted=BLACK,
    line=BLACK,
    brand=BLACK,
    warn=BLACK,
    help=palette.WHITE,
    pale_brand=palette.WHITE,
    pale_help=palette.WHITE,
    on_solid=BLACK,
    hair=0.4,
    outline=0.08,
)


@contextmanager
def printed_as(paper: Paper, theme: Theme) -> Iterator[None]:
    """Draw Regular text as thick as the theme wants it."""
    paper.outline = theme.outline
    yield
    paper.outline = 0.0


def emphasised(theme: Theme) -> tuple[Face, float]:
    """Give the face of a stressed word and the width of the line under it (0 = none)."""
    return Face.BOLD, 0.0 if theme.solid else 0.45
