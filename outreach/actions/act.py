"""What an action is given: the open transaction, the time, who acts; and what it says of itself."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from outreach.progress import Report, silent
from outreach.vocabulary import Access


@dataclass
class Act:
    """One action under way; `label` and `values` say what undo would take back."""

    session: Session
    now: datetime
    by: str
    counter: int
    report: Report = silent
    label: str = ""
    values: dict[str, object] = field(default_factory=dict)
    undoable: bool = True
    noted: bool = False
    access: Access = Access.ADMINISTRATOR
    random_bytes: Callable[[int], bytes] = secrets.token_bytes

    def describe(self, label: str, **values: object) -> None:
        """Say in a marked English sentence what this action does; values carry places, never names."""
        self.label = label
        self.values = values

    def note_only(self) -> None:
        """Leave a line in the history although no row changes, one that cannot be undone."""
        self.noted, self.undoable = True, False

    @property
    def values_text(self) -> str:
        """Give the values as JSON."""
        return json.dumps(self.values, ensure_ascii=False)
