"""The photos that go to the office with a period: those of activities, each with its caption.

Photos of doors, cases and slips show homes, victims and signatures: they stay in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach.errors import StorageProblem
from outreach.periods import Period
from outreach.queries.activities import activities
from outreach.queries.evidence import PhotoRow, photos
from outreach.tallies.books import activity_words
from outreach.tallies.brief.document import Photo
from outreach.tallies.file_names import file_safe
from outreach.vocabulary import PhotoOf
from outreach.wording import mark, zh
from outreach.workspace import Workspace

MOST_IN_BRIEF = 6
UNREADABLE = mark("{n} photos of activities cannot be read and are left out: run the check of the ledger.")


@dataclass(frozen=True)
class PeriodPhotos:
    """Pictures in order of day with the names of their files; `unreadable` ones are left out."""

    pictures: tuple[Photo, ...]
    names: tuple[str, ...]
    unreadable: int

    def for_brief(self) -> tuple[Photo, ...]:
        """Give those for the summary: a few, spread over the period."""
        step = max(1, -(-len(self.pictures) // MOST_IN_BRIEF))
        return self.pictures[::step]

    def warnings(self) -> tuple[str, ...]:
        """Say in Chinese how many are left out."""
        return (zh(UNREADABLE, n=self.unreadable),) if self.unreadable else ()


def period_photos(workspace: Workspace, period: Period) -> PeriodPhotos:
    """Read the photos of the activities of a period that stand; the same picture comes once."""
    known = {row.id: row for row in workspace.ask(activities, period, void=False)}
    rows = [row for row in workspace.ask(photos, PhotoOf.ACTIVITY) if row.record_id in known]
    pictures: list[Photo] = []
    names: list[str] = []
    unreadable = 0
    for row in _each_once(sorted(rows, key=lambda row: (row.day, row.added_at))):
        activity = known[row.record_id]
        try:
            data = workspace.unseal(row.file, row.salt)
        except StorageProblem:
            unreadable += 1
            continue
        day = f"{row.day.month}月{row.day.day}日"
        pictures.append(Photo(data, row.caption or f"{day}　{activity_words(activity)}"))
        names.append(file_safe(f"照片{len(names) + 1:02}_{row.day.isoformat()}_{activity.label}") + ".jpg")
    return PeriodPhotos(tuple(pictures), tuple(names), unreadable)


def _each_once(rows: list[PhotoRow]) -> list[PhotoRow]:
    taken: set[str] = set()
    kept = []
    for row in rows:
        if not taken & set(row.again):
            kept.append(row)
            taken.add(row.id)
    return kept
