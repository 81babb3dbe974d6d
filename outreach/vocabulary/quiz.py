"""What a household answered of the short quiz at the door (DOMAIN V18, V3)."""

from __future__ import annotations

from dataclasses import dataclass

PASS_MARK = 60
"""So many in a hundred answered right make a household one that knows, unless a village says otherwise."""
MOST_ASKED = 20


@dataclass(frozen=True)
class QuizResult:
    """How many of the questions asked were answered right; `missed` are the codes of wrong ones, if noted.

    `asked` 0 means as many as there are questions in use, `right` None as many as were not missed.
    """

    right: int | None
    asked: int = 0
    missed: tuple[str, ...] = ()

    def passes(self, mark: int) -> bool:
        """Tell whether it reaches a pass mark, in a hundred."""
        return self.asked > 0 and 100 * (self.right or 0) >= mark * self.asked
