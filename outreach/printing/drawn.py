"""What comes of drawing a paper."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.printing.warnings import PaperWarning


@dataclass(frozen=True)
class Drawn:
    """A finished PDF, its number of pages, and what could not be shown as it was given."""

    pdf: bytes
    pages: int
    warnings: tuple[PaperWarning, ...]
